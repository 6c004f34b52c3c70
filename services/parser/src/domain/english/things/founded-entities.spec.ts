import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const DESCRIBED = 'A lamp post has a number and a street. Faults have a title, a date and a lamp post.';

describe('what the brief is about', () => {
  it('is no kind of its rows where it tells of others alone', () => {
    const brief = `Build a service for managing street lights. ${DESCRIBED}`;
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['LampPost', 'Fault']);
  });

  it('is one where it is spoken of again', () => {
    const brief = `Build a service for managing street lights. ${DESCRIBED} Lights can be searched.`;
    expect(factsOf(brief, FactKind.ENTITY)).toContain('StreetLight');
  });
});
