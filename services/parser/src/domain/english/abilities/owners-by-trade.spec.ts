import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const THINGS = 'A berth has a length. A boat has a name. A note has a text. ';
const rights = (sentences: string): string[] => factsOf(THINGS + sentences, FactKind.PERMISSION);

describe('people called after what they own', () => {
  it.each([
    ['Boat owners reserve berths. An owner can book a berth.', 'boat_owner Reservation.create'],
    ['Boat owners may see berths. Owners can delete berths.', 'boat_owner Berth.delete'],
    ['Owners register their boats with a name. Owners can delete berths.', 'boat_owner Berth.delete'],
    ['Each owner can add their boats. Owners can delete berths.', 'boat_owner Berth.delete'],
  ])('have a role of their own: %s', (sentences, expected) => {
    expect(rights(sentences)).toContain(expected);
    expect(rights(sentences)).not.toContainEqual(expect.stringMatching(/^owner /));
  });

  it.each([
    'Owners rent out boats. Owners can delete berths.',
    'Owners can see the history of their boats. Owners can delete berths.',
    'Owners can only see their own boats. Owners can delete berths.',
  ])('do not run the place: %s', (sentences) => {
    expect(rights(sentences)).toContain('boat_owner Berth.delete');
  });

  it('act on what is theirs alone, where it is what they own', () => {
    expect(rights('Boat owners add boats. Only an owner can delete a boat.')).toEqual([
      'boat_owner Boat.create',
      'owner Boat.delete',
    ]);
  });

  it.each([
    'Boat owners reserve berths. The owner of a note can edit it.',
    'The owner can edit a note.',
    'The note owner can edit it.',
  ])('are not those of a row: %s', (sentences) => {
    expect(rights(sentences)).toContain('owner Note.update');
  });
});

describe('the owner of the business', () => {
  it.each([
    ['The owner sees everything.', 'business_owner *.read'],
    ['The owner manages berths and cranes.', 'business_owner Berth.*'],
    ['Only the owner can delete notes. The owner has full access.', 'business_owner Note.delete'],
    ['The owner may add berths. The owner may do everything.', 'business_owner Berth.create'],
  ])('is a role, and not whoever made a row: %s', (sentences, expected) => {
    expect(rights(sentences)).toContain(expected);
    expect(rights(sentences)).not.toContainEqual(expect.stringMatching(/^owner /));
  });

  it('is one among several who run it', () => {
    expect(rights('Owners can do everything. Owners manage their staff. Bakers add berths.')).toContain('owner *.*');
  });

  it('leaves a row to its owner', () => {
    expect(rights('The owner sees everything. A note can be edited by its owner.')).toContain('owner Note.update');
  });
});
