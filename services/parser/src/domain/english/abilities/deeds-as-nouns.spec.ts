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
    [
      'Publication is up to the mayor, archiving is left to the curator.',
      ['mayor Permit.publish', 'curator Permit.archive'],
    ],
    ['Publication rests with the mayor.', ['mayor Permit.publish']],
    ['Publication is a matter for the council.', ['council Permit.publish']],
  ])('is the right of whoever does it: %s', (said, expected) => {
    expect(rights(`${permits} ${said}`)).toEqual(expected);
    expect(factsOf(`${permits} ${said}`, FactKind.ENTITY)).toEqual(['Permit']);
  });

  it('may be denied of one’s own before', () => {
    const brief = 'Editors write maps. Maps have a title. Nobody may approve his own map; approval is up to managers.';
    expect(factsOf(brief, FactKind.RULE)).toEqual(['Map.approve guard:self.ownerId != caller.id']);
    expect(rights(brief)).toContain('manager Map.approve');
  });

  it('is done to what the sentence spoke of before', () => {
    const brief = 'Maps have a title. Guests see them until the map is locked; the locking is done by the curator.';
    expect(rights(brief)).toContain('curator Map.lock');
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Map']);
  });
});
