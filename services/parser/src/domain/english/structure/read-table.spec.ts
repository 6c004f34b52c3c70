import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const fields = (brief: string): string[] => factsOf(brief, FactKind.FIELD);

describe('tables of things and their fields', () => {
  it('reads all the fields that one cell lists', () => {
    const brief = [
      '| thing | attributes |',
      '|---|---|',
      '| `Satellite` | norad_id (int, unique), name, planted on |',
      '| `Pass` | satellite, priority low/high |',
    ].join('\n');
    expect(fields(brief)).toEqual([
      'Satellite.noradId integer',
      'Satellite.name string',
      'Satellite.plantedOn date',
      'Pass.priority enum(low|high)',
    ]);
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Pass-Satellite many_to_one']);
  });

  it('takes what stands before the colon for the thing that the table is about', () => {
    const brief = [
      'Each bus also gets many overhauls:',
      '',
      '| Field | Type | Required |',
      '|---|---|---|',
      '| performed_on | date | yes |',
      '| cost | decimal | no |',
    ].join('\n');
    expect(fields(brief)).toEqual(['Overhaul.performedOn date', 'Overhaul.cost decimal']);
  });

  it('needs no outer bars, and takes the key for granted', () => {
    const brief = [
      'Table: overhauls',
      'id | uuid | primary key',
      'elevator_id | uuid | references elevators',
      'done_on | date | not null',
      '',
      'Table: elevators',
      'id | uuid | primary key',
      'floors | int | between 2 and 120',
      '',
      'A REST API in Go.',
    ].join('\n');
    expect(fields(brief)).toEqual(['Overhaul.doneOn date', 'Elevator.floors integer']);
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Overhaul-Elevator many_to_one']);
  });

  it('finds the values of "one of" in the next cell', () => {
    const brief = [
      '## Hire',
      '',
      '| field | type | remarks |',
      '|---|---|---|',
      '| status | one of | offered, on site, dismantled |',
      '| day | date | |',
    ].join('\n');
    expect(fields(brief)).toEqual(['Hire.status enum(offered|on_site|dismantled)', 'Hire.day date']);
  });

  it.each(['Pass', 'Pass:\n', '## Pass'])('belongs to the name over the table, "%s"', (name) => {
    const brief = [name, '| Field | Type |', '|---|---|', '| plate | string |', '| valid_to | date |'].join('\n');
    expect(fields(`An API for a car park.\n\n${brief}`)).toEqual(['Pass.plate string', 'Pass.validTo date']);
  });

  it('reads each cell under its own head, of a table of several things too', () => {
    const brief = [
      '# Harbour API',
      '',
      '| Table | Column | Type | Required | Notes |',
      '|---|---|---|---|---|',
      '| boat | hull_no | string | yes | unique, 12 characters |',
      '| boat | draught | decimal | no | greater than 0 |',
      '| boat | rig | enum | no | sloop, ketch, cutter |',
      '| mooring | boat_id | reference | yes | -> Boat |',
      '| mooring | laid_on | date | yes | not in the future |',
    ].join('\n');
    expect(fields(brief)).toEqual([
      'Boat.hullNo string',
      'Boat.draught decimal',
      'Boat.rig enum(sloop|ketch|cutter)',
      'Mooring.laidOn date',
    ]);
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual([
      'Boat.hullNo unique',
      'Boat.hullNo max_length=12',
      'Boat.draught exclusive_minimum=0',
      'Boat.hullNo required',
      'Boat.draught optional',
      'Boat.rig optional',
      'Mooring.laidOn required',
    ]);
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Mooring-Boat many_to_one']);
    expect(factsOf(brief, FactKind.RULE)).toEqual(['Mooring invariant:self.laidOn <= today()']);
    expect(factsOf(brief, FactKind.STATE)).toEqual([]);
  });

  it('takes people in the rows of a table of fields for what they hold, and for no columns of rights', () => {
    const brief = [
      '| Entity | Field | Type | Notes |',
      '|---|---|---|---|',
      '| Guide | name | string | required |',
      '| Guide | on call | boolean | default false |',
      '| Tour | guide | Guide | optional, chosen by the planner |',
      '| Tour | booked for | datetime | required |',
      '| Tour | state | enum | booked, running, finished |',
    ].join('\n');
    expect(fields(brief)).toEqual([
      'Guide.name string',
      'Guide.onCall boolean',
      'Tour.bookedFor datetime',
      'Tour.state enum(booked|running|finished)',
    ]);
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Tour-Guide many_to_one']);
    expect(factsOf(brief, FactKind.CONSTRAINT)).toContain('Tour.guide optional');
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual([]);
  });
});
