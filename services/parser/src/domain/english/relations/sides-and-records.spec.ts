import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const relationsOf = (brief: string): string[] => factsOf(brief, FactKind.RELATION);

describe('what a row has on each side', () => {
  it.each([
    [
      'Players have a name. A game is played between a white player and a black player.',
      'Game-Player',
      ['white', 'black'],
    ],
    ['Teams have a name. Matches take place between a home team and an away team.', 'Match-Team', ['home', 'away']],
    ['Depots have a name. A run is between an origin depot and a target depot.', 'Run-Depot', ['origin', 'target']],
  ])('has in "%s" a name of its own', (brief, pair, roles) => {
    const noun = pair.split('-')[1] ?? '';
    expect(relationsOf(brief)).toEqual(roles.map((role) => `${pair} many_to_one:${role}${noun}`));
  });
});

describe('what records who did something to what', () => {
  it.each([
    ['A shift records which driver used which vehicle.', ['Shift-Driver many_to_one', 'Shift-Vehicle many_to_one']],
    ['Each trip says which driver took which vehicle.', ['Trip-Driver many_to_one', 'Trip-Vehicle many_to_one']],
    ['We record which driver used which vehicle.', ['Vehicle-Driver many_to_many']],
  ])('refers in "%s" to both, where it is named', (sentence, relations) => {
    expect(relationsOf(`Drivers have a name. Vehicles have a plate. ${sentence}`)).toEqual(relations);
  });
});

describe('what goes with its whole', () => {
  it.each([
    'If an order is deleted, its garments go too.',
    'When an order is removed, its garments disappear with it.',
    'Deleting an order deletes its garments.',
  ])('is deleted with it: %s', (sentence) => {
    const brief = `Orders have a number. A garment belongs to an order. ${sentence}`;
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual(['Garment.order on_delete=cascade']);
  });
});

describe('words behind the noun', () => {
  it.each([
    ['Our customers can look at the plants online.', 'Plant'],
    ['Visitors can see the plants available.', 'Plant'],
    ['Visitors can search plants by name and see the newest first.', 'Plant'],
  ])('name nothing in "%s"', (sentence, entity) => {
    expect(factsOf(`Plants have a name. ${sentence}`, FactKind.ENTITY)).toEqual([entity]);
  });
});
