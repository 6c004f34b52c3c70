import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../testing/facts-of';

describe('things written down in JSON', () => {
  it.each([
    '{"Kiln": ["name!", "heat:int>=0"], "Firing": ["kiln", "startsAt:datetime"]}',
    '{ "entities": { "Kiln": ["name!", "heat:int>=0"], "Firing": ["kiln", "startsAt:datetime"] } }',
  ])('have the parts that are listed: %s', (json) => {
    const brief = `REST API in Go.\n${json}`;
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Kiln', 'Firing']);
    expect(factsOf(brief, FactKind.FIELD)).toEqual([
      'Kiln.name string',
      'Kiln.heat integer',
      'Firing.startsAt datetime',
    ]);
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual(['Kiln.name required', 'Kiln.heat minimum=0']);
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Firing-Kiln many_to_one']);
  });

  it('have the types that stand for values', () => {
    const brief = '{"models": {"kilns": {"name": "string", "price": "decimal"}, "potters": {"email": "string"}}} in Go';
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Kiln.name string', 'Kiln.price decimal', 'Potter.email string']);
  });

  it('are none where data is shown', () => {
    const brief = 'REST API. A kiln looks like:\n{"Name": "Vulcan", "Tags": ["hot", "old"]}';
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Kiln']);
  });
});
