import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('lines that each define a thing by its parts in brackets', () => {
  it.each(['Data', 'Information:', '## Details', 'What we keep:'])('stand beside each other under %j', (label) => {
    const lines = [
      '- Hive (code, colour: red, white or blue)',
      '- Inspection (hive, date, queen seen yes/no)',
      '- Keeper (first name, last name, email unique)',
    ];
    const brief = `Backend for beekeepers in Go.\n\n${label}\n${lines.join('\n')}`;
    expect(factsOf(brief, FactKind.ENTITY).sort()).toEqual(['Hive', 'Inspection', 'Keeper']);
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Inspection-Hive many_to_one']);
    expect(factsOf(brief, FactKind.FIELD)).toContain('Hive.colour enum(red|white|blue)');
  });

  it('are parts where the thing is named above', () => {
    const brief = 'Go API.\n\n## Hive\nFields:\n- code (string, unique)\n- address (street, town)\n- weight (number)';
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Hive']);
    expect(factsOf(brief, FactKind.FIELD)).toEqual([
      'Hive.code string',
      'Hive.street string',
      'Hive.town string',
      'Hive.weight number',
    ]);
  });

  it('tells what a part points at from states', () => {
    const brief =
      'An API for drones. Drone (serial, model). Mission (title, drone -> Drone, pilot -> User, status [planned|flown])';
    expect(factsOf(brief, FactKind.STATE)).toEqual([]);
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Mission-Drone many_to_one', 'Mission-User many_to_one']);
  });
});
