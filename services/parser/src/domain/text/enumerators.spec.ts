import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../testing/facts-of';

describe('the numbers of requirements', () => {
  it.each([
    '(1) Athletes have a name. (2) Towns have a name. (3) Races have a date.',
    'a) Athletes have a name. b) Towns have a name. c) Races have a date.',
    '(i) Athletes have a name. (ii) Towns have a name. (iii) Races have a date.',
    '(a) Athletes have a name.\n(b) Towns have a name.\n(iii) Races have a date.',
  ])('are no part of them: %s', (list) => {
    expect(factsOf(`An API.\n\n${list}`, FactKind.ENTITY)).toEqual(['Athlete', 'Town', 'Race']);
  });

  it('leaves what stands in brackets of its own', () => {
    expect(factsOf('An API. Towns (a code, a name) have a mayor.', FactKind.ENTITY)).toEqual(['Town']);
  });
});
