import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const rights = (brief: string): string[] => factsOf(brief, FactKind.PERMISSION);

describe('a deed that is said as a noun', () => {
  const permits = 'A permit has a number. Permits go through the states drafted, published and archived.';
  it.each([
    [
      'Publication is done by the editor, archiving by the curator.',
      ['editor Permit.publish', 'curator Permit.archive'],
    ],
    ['The archiving itself is done by the curator.', ['curator Permit.archive']],
    ['Publication of a permit is granted by the mayor.', ['mayor Permit.publish']],
  ])('is the right of whoever does it: %s', (said, expected) => {
    expect(rights(`${permits} ${said}`)).toEqual(expected);
    expect(factsOf(`${permits} ${said}`, FactKind.ENTITY)).toEqual(['Permit']);
  });

  it('is done to what the sentence spoke of before', () => {
    const brief = 'Maps have a title. Guests see them until the map is locked; the locking is done by the curator.';
    expect(rights(brief)).toContain('curator Map.lock');
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Map']);
  });
});
