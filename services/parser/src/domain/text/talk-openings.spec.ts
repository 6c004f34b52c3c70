import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { parse } from '../parse';
import { factsOf } from '../testing/facts-of';

const TENT = 'A tent has a size. ';

describe('what opens a sentence without being a part of it', () => {
  it.each([
    'Sorry, I meant a tent has a weight.',
    'One more thing - a tent has a weight.',
    'Oh, and by the way, tents have a weight.',
    'P.S. a tent has a weight.',
    'Scratch that, a tent has a weight.',
  ])('is not read as one: %s', (said) => {
    expect(factsOf(TENT + said, FactKind.ENTITY).map((name) => name.trim())).toEqual(['Tent']);
    expect(factsOf(TENT + said, FactKind.FIELD)).toContain('Tent.weight number');
  });

  it('gives the right to whom it is said to be left', () => {
    const brief = `${TENT}Members can rent tents. No wait, actually only clerks can add tents.`;
    expect(factsOf(brief, FactKind.ROLE).map((role) => role.trim())).toEqual(['member', 'clerk']);
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['member Rental.create', 'clerk Tent.create']);
  });

  it('is kept where it is the thing that is spoken of', () => {
    expect(factsOf('API. Wells have a depth. No login, no tests.', FactKind.AUTHENTICATION)).toEqual(['none']);
  });

  it.each([
    ['Scratch that, a tent has a weight.', ['Scratch that']],
    ['Btw, a tent has a weight.', []],
  ])('is told where it takes something back: %s', (said, told) => {
    const brief = TENT + said;
    const { requirements } = parse(create(ParseRequestSchema, { brief }));
    const [, second] = requirements?.sentences ?? [];
    expect(second?.notUnderstood.map(({ start, end }) => brief.slice(start, end))).toEqual(told);
  });

  it.each([
    ['Ensure weight is positive.', ['Tent.weight exclusive_minimum=0']],
    ['Make sure that the weight is positive.', ['Tent.weight exclusive_minimum=0']],
    ['Verify names are unique and weight is positive.', ['Tent.name unique', 'Tent.weight exclusive_minimum=0']],
    ['Check the tents that are positive.', []],
  ])('asks for what shall hold: %s', (said, expected) => {
    expect(factsOf(`A tent has a name, a weight and a note. ${said}`, FactKind.CONSTRAINT)).toEqual(expected);
  });
});
