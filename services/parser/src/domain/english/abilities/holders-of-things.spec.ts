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
    [
      'Gardens have a name. Beds have a number and belong to a garden. Only the garden owner can add beds.',
      'Bed.create guard:self.garden.ownerId == caller.id',
    ],
    [
      "Gardens have a name. Beds have a number and belong to a garden. The garden's owner can delete beds.",
      'Bed.delete guard:self.garden.ownerId == caller.id',
    ],
    [
      'Gardens have a name. Gardens have beds with a number. Only the owner can add beds.',
      'Bed.create guard:self.garden.ownerId == caller.id',
    ],
  ])('is the one of that thing, and no role: %s', (brief, rule) => {
    expect(factsOf(brief, FactKind.RULE)).toEqual([rule]);
    expect(factsOf(brief, FactKind.ROLE)).not.toContainEqual(expect.stringMatching(/host|captain|organiser/));
  });

  it.each([
    'Cruises have a port. Skippers plan cruises. Only the skipper of a cruise can cancel it.',
    'Cruises have a port. Skippers plan cruises. Passengers can join a cruise. Only the cruise skipper can cancel a cruise.',
  ])('is whoever made it, where those are said to: %s', (brief) => {
    expect(factsOf(brief, FactKind.PERMISSION)).toContain('owner Cruise.cancel');
    expect(factsOf(brief, FactKind.ROLE)).not.toContainEqual(expect.stringMatching('cruise_skipper'));
  });

  it.each([
    'Sales have an amount. The sales manager can delete sales.',
    'A team has a name. Players have a name and belong to a team. The team leader can add players.',
  ])('is a role where nothing says that he made it: %s', (brief) => {
    expect(factsOf(brief, FactKind.ROLE)).toContainEqual(expect.stringMatching(/sales_manager|team_leader/));
  });

  it('stays a role where no thing tells of him', () => {
    const brief =
      'A school has a name. Pupils have a name and belong to a school. Only the head of the school can add pupils.';
    expect(factsOf(brief, FactKind.RULE)).toEqual([]);
  });
});
