import { join } from 'node:path';
import { loadBriefs, splitOf } from './load-briefs';

describe('the labelled briefs', () => {
  const briefs = loadBriefs(join(__dirname, '../briefs'));

  it('are split so that the held-out part is large enough to tell something', () => {
    const heldOut = briefs.filter(({ id }) => splitOf(id) === 'held-out').length / briefs.length;
    expect(heldOut).toBeGreaterThan(0.3);
    expect(heldOut).toBeLessThan(0.5);
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
