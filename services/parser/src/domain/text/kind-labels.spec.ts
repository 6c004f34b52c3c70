import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../testing/facts-of';

const partsOf = (brief: string): string[] => factsOf(brief, FactKind.FIELD);
const PARTS = ['Kiln.name string', 'Kiln.volume number', 'Firing.date date'];

describe('lines that say of what kind it is what they name', () => {
  it.each([
    ['Entity: %', ''],
    ['### Entity: %', ''],
    ['**Entity: %**', ''],
    ['Entity 1: %', ''],
    ['1. Entity: %', '   '],
    ['## % entity', ''],
    ['% table:', ''],
    ['Model: %', ''],
    ['Model %:', ''],
    ['Table: %', ''],
    ['#### Resource – %', ''],
  ])('"%s" is the heading of its parts', (line, indent) => {
    const above = (name: string): string => line.replace('%', name);
    const brief = `${above('Kiln')}\n${indent}- name\n${indent}- volume\n\n${above('Firing')}\n${indent}- kiln\n${indent}- date`;
    expect(partsOf(brief)).toEqual(PARTS);
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Kiln', 'Firing']);
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Firing-Kiln many_to_one']);
  });

  it('three of them, with "Fields:" below each, are no talk', () => {
    const outline = ['Kiln', 'Glaze', 'Potter'].map((name) => `Entity: ${name}\nFields:\n  - name (string, required)`);
    expect(partsOf(outline.join('\n\n'))).toEqual(['Kiln.name string', 'Glaze.name string', 'Potter.name string']);
  });

  it('the parts may stand behind the name', () => {
    expect(partsOf('Table: kilns — name, volume\nTable: firings — kiln, date')).toEqual(PARTS);
    expect(partsOf('Entity: Kiln (name, volume)\nEntity: Firing (kiln, date)')).toEqual(PARTS);
  });

  it('a part that is called so is none', () => {
    expect(
      partsOf('### Car\n- Model: string\n- Seats: integer\n\n### Phone\n- Model: string\n- Weight: number'),
    ).toEqual(['Car.model string', 'Car.seats integer', 'Phone.model string', 'Phone.weight number']);
    expect(partsOf('A restaurant.\n\nTable: number, seats\nGuest: name, phone')).toEqual([
      'Table.number string',
      'Table.seats integer',
      'Guest.name string',
      'Guest.phone string',
    ]);
  });
});
