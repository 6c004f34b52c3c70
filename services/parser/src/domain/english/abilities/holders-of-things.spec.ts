import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('who may by what a thing says of him', () => {
  it.each([
    [
      'Sheds have a name. Items have a title and belong to a shed. Only the host of the shed may add items to it.',
      'Item.create guard:self.shed.ownerId == caller.id',
    ],
    [
      'A team has a name and a captain. Players have a name and belong to a team. Only the captain of the team can add players.',
      'Player.create guard:self.team.captainId == caller.id',
    ],
    [
      'A trip has a name. Stops have a place and belong to a trip. Stops can be deleted by members. Only the organiser of a trip can edit stops.',
      'Stop.update guard:self.trip.ownerId == caller.id',
    ],
    [
      'An album has a title and an owner. Photos belong to an album. Users log in. Photos can be deleted by the owner of the album.',
      'Photo.delete guard:self.album.ownerId == caller.id',
    ],
    [
      'Episodes have a title and belong to a show. A show has a name and a host. Only the host of the show can publish episodes.',
      'Episode.publish guard:self.show.hostId == caller.id',
    ],
  ])('is the one of that thing, and no role: %s', (brief, rule) => {
    expect(factsOf(brief, FactKind.RULE)).toEqual([rule]);
    expect(factsOf(brief, FactKind.ROLE)).not.toContainEqual(expect.stringMatching(/host|captain|organiser/));
  });

  it('stays a role where no thing tells of him', () => {
    const brief =
      'A school has a name. Pupils have a name and belong to a school. Only the head of the school can add pupils.';
    expect(factsOf(brief, FactKind.RULE)).toEqual([]);
  });
});
