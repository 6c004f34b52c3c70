import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../testing/facts-of';

const partsOf = (brief: string): string[] => factsOf(brief, FactKind.FIELD);
const entitiesIn = (brief: string): string[] => factsOf(brief, FactKind.ENTITY);

describe('names above the lines that tell their parts, without bullets', () => {
  it.each([
    'Quilts\nname, width\n\nPatches\nquilt, colour, position',
    'quilts:\nname, width\n\npatches:\nquilt, colour, position',
    'quilts\nid | name | width\n\npatches\nid | quilt_id | colour | position',
    'Quilt\nname: string\nwidth: number\n\nPatch\nquilt_id: FK to Quilt\ncolour: string\nposition: integer',
  ])('%s', (brief) => {
    expect(entitiesIn(brief)).toEqual(['Quilt', 'Patch']);
    expect(partsOf(brief)).toEqual([
      'Quilt.name string',
      'Quilt.width number',
      'Patch.colour string',
      'Patch.position integer',
    ]);
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Patch-Quilt many_to_one']);
  });

  it('what each is of may stand in the name', () => {
    const brief =
      'Regattas\nname, date\n\nraces of a regatta\nnumber, start time\n\nboats entered in a race\nname, colour';
    expect(entitiesIn(brief)).toEqual(['Regatta', 'Race', 'Boat']);
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Race-Regatta many_to_one', 'Boat-Race many_to_one']);
  });

  it('a letter and sentences are no such lists', () => {
    const brief = 'Hi Bo\nsorry, no time\n\nQuilts have a name and a width. Sewers add quilts.\n\nBest\nAnke, Hall 4';
    expect(entitiesIn(brief)).toEqual(['Quilt']);
    expect(partsOf(brief)).toEqual(['Quilt.name string', 'Quilt.width number']);
  });
});

describe('columns as a database has them, in a line', () => {
  it('types, keys and limits are no part of the name', () => {
    const brief =
      'quilts: id PK, name varchar(80) not null, code TEXT UNIQUE, price numeric(10,2)\n' +
      'patches: id, quilt_id FK quilts, colour text default red, position int, unique (quilt_id, position)';
    expect(partsOf(brief)).toEqual([
      'Quilt.name string',
      'Quilt.code text',
      'Quilt.price decimal',
      'Patch.colour text',
      'Patch.position integer',
    ]);
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual(
      expect.arrayContaining([
        'Quilt.name max_length=80',
        'Quilt.name required',
        'Quilt.code unique',
        'Patch.colour default=red',
        'Patch.quilt unique_with=position',
      ]),
    );
    expect(factsOf(brief, FactKind.STATE)).toEqual([]);
  });

  it('an arrow points at a thing, or leads from state to state', () => {
    const brief = 'Quilt(name, width)\nPatch(quilt -> Quilt, maker_id -> users, position)\nQuilts go planned -> sewn.';
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Patch-Quilt many_to_one', 'Patch-User many_to_one']);
    expect(factsOf(brief, FactKind.STATE)).toEqual(['Quilt planned>sewn']);
  });
});
