import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { parse } from '../../parse';
import { factsOf } from '../../testing/facts-of';

const CHANGES = 'A change has a title and a status (open, approved). Developers create changes. ';
const OFFERS = 'Offers have a title. A request belongs to an offer and has a message. Members make offers. ';

describe('what somebody may do with what others made', () => {
  it.each([
    'A change must not be approved by the developer who created it.',
    'The author of a change may not approve it.',
    'Changes are approved by someone other than their author.',
    'A change can be approved by another developer than the one who created it.',
    'Developers approve changes that they did not create themselves.',
    "Developers can approve changes they haven't written.",
    'Developers shall not approve a change that he or she wrote.',
    'Developers may approve all changes except their own.',
    'Developers can approve changes, but not their own.',
    'Developers can approve the changes of their team, but not their own.',
    'Developers can approve changes of their own team, but never those they wrote themselves.',
    'Developers can approve changes in their team except the ones they created.',
  ])('is refused to whoever made it: %s', (sentence) => {
    const brief = CHANGES + sentence;
    expect(factsOf(brief, FactKind.RULE)).toEqual(['Change.approve guard:self.ownerId != caller.id']);
    expect(factsOf(brief, FactKind.OPERATION)).toEqual(['Change.approve transition(open>approved)']);
    expect(factsOf(brief, FactKind.PERMISSION)).not.toContain('owner Change.approve');
  });

  it.each([
    'Members can request any offer other than one of theirs.',
    'Members can request any offer except their own.',
    'Members can request any offer but not the ones they made.',
  ])('is refused for what a record is made of: %s', (sentence) => {
    expect(factsOf(OFFERS + sentence, FactKind.RULE)).toEqual(['Request.create guard:self.offer.ownerId != caller.id']);
  });

  it('is told where nobody knows whose it is', () => {
    const { requirements } = parse(
      create(ParseRequestSchema, { brief: `${CHANGES}Developers can approve changes but never one they took.` }),
    );
    const [sentence] = (requirements?.sentences ?? []).slice(-1);
    expect(sentence?.notUnderstood).not.toEqual([]);
  });
});

describe('what nobody but its maker may do', () => {
  it.each([
    'Nobody but its owner may delete a change.',
    'A change may not be deleted by anybody but the developer who made it.',
    'A change must not be deleted by anyone except the person who created it.',
    'A change cannot be deleted by anyone other than its author.',
  ])('is his right, and refused to others: %s', (sentence) => {
    expect(factsOf(CHANGES + sentence, FactKind.PERMISSION)).toContain('owner Change.delete');
    expect(factsOf(CHANGES + sentence, FactKind.RULE)).toEqual([]);
    expect(factsOf(CHANGES + sentence, FactKind.EXCLUSION)).toEqual([]);
  });

  it('may be that of a role', () => {
    const sentence = 'A change may not be deleted by anybody but a manager.';
    expect(factsOf(CHANGES + sentence, FactKind.PERMISSION)).toContain('manager Change.delete');
  });

  it('is no right of whoever it is denied to behind a grant', () => {
    const sentence = 'Approving a change is reserved for managers, and never for the one who created it.';
    expect(factsOf(CHANGES + sentence, FactKind.PERMISSION)).toEqual([
      'developer Change.create',
      'manager Change.approve',
    ]);
    expect(factsOf(CHANGES + sentence, FactKind.RULE)).toEqual(['Change.approve guard:self.ownerId != caller.id']);
  });
});
