import { join } from 'node:path';
import { loadBriefs } from './load-briefs';

describe('the labelled briefs', () => {
  const briefs = loadBriefs(join(__dirname, '../briefs'));

  it('are of the development part unless they lie among the held-out ones, which are enough to tell something', () => {
    expect(briefs.find(({ id }) => id === 'stranger-choir')?.split).toBe('development');
    expect(briefs.filter(({ split }) => split === 'held-out').length).toBeGreaterThanOrEqual(20);
  });

  it('state an entity for every subject that they label', () => {
    const unstated = briefs.flatMap(({ id, expected, allowed }) => {
      const patterns = [...expected.flat(2), ...allowed];
      const entities = new Set(patterns.filter(({ kind }) => kind === 'entity').flatMap(({ subjects }) => subjects));
      return expected
        .flat(2)
        .filter(({ kind }) => kind === 'field' || kind === 'state' || kind === 'relation')
        .flatMap(({ subjects }) => subjects.map((subject) => subject.split(/[.-]/)[0] ?? ''))
        .filter((entity) => !entities.has(entity) && !['User', '?'].includes(entity))
        .map((entity) => `${id}: ${entity}`);
    });
    expect(unstated).toEqual([]);
  });
});
