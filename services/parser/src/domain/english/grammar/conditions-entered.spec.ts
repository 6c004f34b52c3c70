import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const rights = (said: string): string[] => factsOf(`A tram has a number. ${said}`, FactKind.PERMISSION);

describe('where things are put', () => {
  it.each([
    ['Drivers can put a tram into the workshop.', ['driver Tram.putIntoWorkshop']],
    ['Only the manager can put trams into cold storage.', ['manager Tram.putIntoColdStorage']],
    ['The manager puts a tram out of service.', ['manager Tram.putOutOfService']],
  ])('tells how it stands with them: %s', (said, expected) => {
    expect(rights(said)).toEqual(expected);
  });

  it.each(['Bakers put cakes on the list.'])('makes a row where it is a list: %s', (said) => {
    expect(factsOf(`A cake has a name. ${said}`, FactKind.PERMISSION)).toEqual(['baker Cake.create']);
  });
});
