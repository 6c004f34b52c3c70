import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../testing/facts-of';
import { readSchemas } from './read-schemas';

const said = (brief: string): Record<string, string[]> => ({
  entities: factsOf(brief, FactKind.ENTITY),
  fields: factsOf(brief, FactKind.FIELD),
  constraints: factsOf(brief, FactKind.CONSTRAINT),
  relations: factsOf(brief, FactKind.RELATION),
});

describe('declarations in a brief', () => {
  it.each([
    [
      'TypeScript',
      `A REST API, please:\n\ninterface Parcel {\n  id: string;\n  code: string; // max 12 chars\n  size: 'small' | 'large';\n  sentAt?: Date;\n  depot: Depot;\n}\ninterface Depot {\n  city: string;\n  tags: string[];\n}`,
      {
        entities: ['Parcel', 'Depot'],
        fields: [
          'Parcel.code string',
          'Parcel.size enum(small|large)',
          'Parcel.sentAt datetime',
          'Depot.city string',
          'Depot.tags string_list',
        ],
        constraints: ['Parcel.code max_length=12', 'Parcel.sentAt optional'],
        relations: ['Parcel-Depot many_to_one'],
      },
    ],
    [
      'braces alone, the key without a type',
      'An API in Go.\n\nShow { id, slug: string (unique), explicit: bool, owner: User }\nDownload { id, show: Show, country: string }',
      {
        entities: ['Show', 'User', 'Download'],
        fields: ['Show.slug string', 'Show.explicit boolean', 'Download.country string'],
        constraints: ['Show.slug unique'],
        relations: ['Show-User many_to_one', 'Download-Show many_to_one'],
      },
    ],
    [
      'Prisma',
      'model Lane {\n  id Int @id\n  name String @unique\n  seats Int @default(6)\n  level Level\n  rows Row[]\n}\nmodel Row {\n  lane Lane @relation(fields: [laneId], references: [id])\n  laneId Int\n  note String?\n}\nenum Level { LOW HIGH }\nIn Go.',
      {
        entities: ['Lane', 'Row'],
        fields: ['Lane.name string', 'Lane.seats integer', 'Lane.level enum(low|high)', 'Row.note string'],
        constraints: ['Lane.name unique', 'Lane.seats default=6', 'Row.note optional'],
        relations: ['Row-Lane many_to_one'],
      },
    ],
    [
      'SQL',
      'CREATE TABLE vans (id serial primary key, plate varchar(9) unique not null, seats int check (seats > 0));\nCREATE TABLE tours (van_id int references vans(id), starts_at timestamp not null, full boolean default false);',
      {
        entities: ['Van', 'Tour'],
        fields: ['Van.plate string', 'Van.seats integer', 'Tour.startsAt datetime', 'Tour.full boolean'],
        constraints: [
          'Van.plate max_length=9',
          'Van.plate required',
          'Van.plate unique',
          'Van.seats exclusive_minimum=0',
          'Tour.startsAt required',
          'Tour.full default=false',
        ],
        relations: ['Tour-Van many_to_one'],
      },
    ],
    [
      'Python',
      'class Colour(Enum):\n    RED = "red"\n    BLUE = "blue"\n\n@dataclass\nclass Kite:\n    name: str\n    span: float = Field(gt=0, le=9)\n    colour: Colour\n    sold: bool = False\n\nMake it a FastAPI service.',
      {
        entities: ['Kite'],
        fields: ['Kite.name string', 'Kite.span number', 'Kite.colour enum(red|blue)', 'Kite.sold boolean'],
        constraints: ['Kite.span exclusive_minimum=0', 'Kite.span maximum=9', 'Kite.sold default=false'],
        relations: [],
      },
    ],
    [
      'a diagram',
      'erDiagram\n  CREW ||--o{ BOAT : sails\n  CREW {\n    string name\n  }\n  BOAT {\n    int length\n    date builtOn\n  }\nIn Go.',
      {
        entities: ['Crew', 'Boat'],
        fields: ['Crew.name string', 'Boat.length integer', 'Boat.builtOn date'],
        constraints: [],
        relations: ['Boat-Crew many_to_one'],
      },
    ],
  ])('are read as they are written: %s', (_language, brief, expected) => {
    expect(said(brief)).toEqual(expected);
  });

  it('leave the rest of the brief, in its place, to be read as English', () => {
    const brief = 'type Kite struct {\n  Name string\n}\nShops (name, city) sell kites.';
    const { english } = readSchemas(brief);
    expect(english).toHaveLength(brief.length);
    expect(english.trim()).toBe('Shops (name, city) sell kites.');
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Kite.name string', 'Shop.name string', 'Shop.city string']);
  });

  it('are not taken from prose', () => {
    const brief = 'The class: a course (name, teacher) runs weekly. Type the model (in short) of each table.';
    expect(readSchemas(brief).entities).toEqual([]);
  });
});
