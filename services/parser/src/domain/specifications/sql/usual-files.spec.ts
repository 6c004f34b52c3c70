import { readText } from '../testing/read-fixture';

const factsOf = async (sql: string, ...kinds: readonly string[]): Promise<string[]> =>
  (await readText('x.sql', sql)).facts.filter((fact) => kinds.includes(fact.split(' ')[0] ?? ''));

describe('where a statement ends', () => {
  it.each([
    [
      'GO',
      'CREATE DATABASE [Kennel]\nGO\nUSE Kennel\nGO\nCREATE TABLE [dbo].[Dogs] ([Id] INT IDENTITY(1,1) PRIMARY KEY, [Tame] BIT NOT NULL)\nGO\nCREATE TABLE Cats (Id INT PRIMARY KEY)',
    ],
    [
      'a new line, without semicolons',
      'USE kennel\nCREATE TABLE dogs (id INT PRIMARY KEY, tame BIT NOT NULL)\nCREATE TABLE cats (id INT PRIMARY KEY)',
    ],
    [
      '"/" behind a routine',
      "SET ECHO ON\nrem the owner's tables\nCREATE TABLE dogs (id NUMBER PRIMARY KEY, tame BIT NOT NULL);\nCREATE OR REPLACE TRIGGER t BEFORE INSERT ON dogs BEGIN IF 1 = 1 THEN NULL; END IF; END t;\n/\nCREATE TABLE cats (id NUMBER PRIMARY KEY);",
    ],
  ])('%s', async (_title, sql) => {
    expect(await factsOf(sql, 'entity', 'field')).toEqual(['entity Dog', 'field Dog.tame boolean', 'entity Cat']);
  });

  it('the name of a right begins none', async () => {
    const sql =
      'GRANT CREATE SESSION,\n  create table,\n  create view TO keeper;\nCREATE TABLE dogs (id INT PRIMARY KEY);';
    expect(await factsOf(sql, 'entity')).toEqual(['entity Dog']);
  });

  it('a column called like a remark of SQL*Plus is a column', async () => {
    const sql = 'CREATE TABLE drafts (id INT PRIMARY KEY,\n  prompt VARCHAR(80) NOT NULL,\n  show BOOLEAN\n);';
    expect(await factsOf(sql, 'field')).toEqual(['field Draft.prompt string', 'field Draft.show boolean']);
  });
});

describe('SQL Server and Oracle', () => {
  it('what is added later, in the one and the other way', async () => {
    const sql = `CREATE TABLE Dogs (DogId int NOT NULL, Born datetime2, Story NVARCHAR(MAX), Chip VARCHAR2(9 CHAR));
      ALTER TABLE Dogs ADD CONSTRAINT DF_Born DEFAULT (getdate()) FOR Born;
      ALTER TABLE Dogs ADD Weight decimal(5,2), Name nvarchar(40) NOT NULL;
      ALTER TABLE Dogs WITH NOCHECK ADD CONSTRAINT PK_Dogs PRIMARY KEY (DogId);
      ALTER TABLE Dogs ADD (CONSTRAINT chip_once UNIQUE (Chip), Tame NUMBER(1));
      ALTER TABLE Dogs CHECK CONSTRAINT PK_Dogs;`;
    const { facts, reading, assumptions } = await readText('x.sql', sql);
    expect(facts).toEqual(
      expect.arrayContaining([
        'field Dog.story text',
        'constraint Dog.chip max_length=9',
        'constraint Dog.chip unique',
        'field Dog.weight decimal',
        'constraint Dog.name required',
        'field Dog.tame integer',
      ]),
    );
    expect(reading.model.entities[0]?.key).toEqual({ kind: 'integer' });
    expect(reading.model.entities[0]?.fields.find(({ name }) => name === 'born')?.default).toEqual({ now: true });
    expect(assumptions.join()).not.toContain('left out');
  });
});

describe('names of tables', () => {
  it.each([
    [
      'a prefix of all',
      'CREATE TABLE hr_jobs (id INT PRIMARY KEY);\nCREATE TABLE hr_posts (id INT PRIMARY KEY);',
      ['Job', 'Post'],
    ],
    [
      'a prefix that means table',
      'CREATE TABLE t_role (id INT PRIMARY KEY);\nCREATE TABLE dogs (id INT PRIMARY KEY);',
      ['Role', 'Dog'],
    ],
    [
      'no prefix but a part',
      'CREATE TABLE dog_walks (id INT PRIMARY KEY);\nCREATE TABLE dog_beds (id INT PRIMARY KEY);',
      ['DogWalk', 'DogBed'],
    ],
  ])('%s', async (_title, sql, expected) => {
    const { reading } = await readText('x.sql', sql);
    expect(reading.model.entities.map(({ name }) => name)).toEqual(expected);
  });

  it('Spanish and Portuguese plurals, which stay in the paths', async () => {
    const sql = `CREATE TABLE clientes (id INT PRIMARY KEY, nombre VARCHAR(40), fecha DATE);
      CREATE TABLE reservaciones (id INT PRIMARY KEY, id_cliente INT REFERENCES clientes(id), contraseña VARCHAR(9));
      CREATE TABLE notas_fiscais (id INT PRIMARY KEY);`;
    const { reading, facts } = await readText('x.sql', sql);
    expect(reading.model.entities.map(({ name, plural }) => [name, plural])).toEqual([
      ['Cliente', undefined],
      ['Reservacion', 'Reservaciones'],
      ['NotaFiscal', 'NotasFiscais'],
    ]);
    expect(facts).toContain('relation Reservacion-Cliente many_to_one');
    expect(facts.join()).not.toMatch(/contrase/);
  });
});

describe('references', () => {
  const relations = async (sql: string): Promise<(string | undefined)[]> =>
    (await readText('x.sql', sql)).reading.model.relations.map(
      ({ name, target, cardinality }) => `${name ?? ''} ${target} ${cardinality}`,
    );

  it.each([
    ['owner_id INT REFERENCES people(id)', 'owner'],
    ['id_owner INT REFERENCES people(id)', 'owner'],
    ['ownerid INT REFERENCES people(id)', 'owner'],
    ['owner_mail VARCHAR(50) REFERENCES people(mail)', 'owner'],
    ['mail VARCHAR(50) REFERENCES people(mail)', 'person'],
    ['walker INT REFERENCES people(id)', 'walker'],
  ])('%s is the %s', async (column, name) => {
    const sql = `CREATE TABLE people (id INT PRIMARY KEY, mail VARCHAR(50) UNIQUE);\nCREATE TABLE dogs (id INT PRIMARY KEY, ${column});`;
    expect(await relations(sql)).toEqual([`${name} Person many_to_one`]);
  });

  it('of several columns are one relation, whose columns are no fields', async () => {
    const sql = `CREATE TABLE rows_ (hall CHAR(2), number INT, PRIMARY KEY (hall, number));
      CREATE TABLE seats (id INT PRIMARY KEY, hall CHAR(2) NOT NULL, row_number INT NOT NULL, letter CHAR(1),
        UNIQUE (hall, row_number, letter), FOREIGN KEY (hall, row_number) REFERENCES rows_(hall, number));`;
    const { reading } = await readText('x.sql', sql);
    const seat = reading.model.entities.find(({ name }) => name === 'Seat');
    expect(seat?.fields.map(({ name }) => name)).toEqual(['letter']);
    expect(seat?.unique).toEqual([['row', 'letter']]);
    expect(await relations(sql)).toEqual(['row Row many_to_one']);
  });

  it('between rows of one table have the name of the role', async () => {
    const sql = `CREATE TABLE people (id INT PRIMARY KEY, name TEXT);
      CREATE TABLE follows (person_id INT REFERENCES people(id), follower_id INT REFERENCES people(id), PRIMARY KEY (person_id, follower_id));`;
    expect(await relations(sql)).toEqual(['followers Person many_to_many']);
  });

  it('alone, beside the time of the last change, are a link', async () => {
    const sql = `CREATE TABLE films (id INT PRIMARY KEY);\nCREATE TABLE actors (id INT PRIMARY KEY);
      CREATE TABLE film_actors (film_id INT REFERENCES films(id), actor_id INT REFERENCES actors(id), last_update TIMESTAMP NOT NULL, PRIMARY KEY (film_id, actor_id));`;
    expect(await relations(sql)).toEqual([' Actor many_to_many']);
  });
});

describe('columns', () => {
  it('of enumerations keep their default, images need no address', async () => {
    const sql =
      "CREATE TABLE dogs (id INT PRIMARY KEY, mood TEXT NOT NULL DEFAULT 'WELL FED' CHECK (mood IN ('WELL FED', 'HUNGRY')), image VARCHAR(90), image_url VARCHAR(90));";
    expect(await factsOf(sql, 'field', 'constraint')).toEqual(
      expect.arrayContaining([
        'field Dog.mood enum(well_fed|hungry)',
        'constraint Dog.mood default=well_fed',
        'field Dog.image string',
        'field Dog.imageUrl url',
      ]),
    );
  });

  it('of types that a block makes, with letters of other languages', async () => {
    const sql =
      "DO $$ BEGIN CREATE TYPE spoon AS ENUM ('łyżka', 'cuillère'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;\nCREATE TABLE dogs (id INT PRIMARY KEY, spoon spoon DEFAULT 'łyżka');";
    expect(await factsOf(sql, 'field', 'constraint')).toEqual([
      'field Dog.spoon enum(lyzka|cuillere)',
      'constraint Dog.spoon default=lyzka',
    ]);
  });

  it('that a link shows already are left to it', async () => {
    const sql =
      'CREATE TABLE dogs (id INT PRIMARY KEY, toy_ids JSON);\nCREATE TABLE toys (id INT PRIMARY KEY);\nCREATE TABLE dog_toys (dog_id INT REFERENCES dogs(id), toy_id INT REFERENCES toys(id));';
    expect(await factsOf(sql, 'field', 'relation')).toEqual(['relation Dog-Toy many_to_many']);
  });

  it('a name or an address is no key that stands in URLs', async () => {
    const sql =
      'CREATE TABLE races (race_name VARCHAR(40) PRIMARY KEY);\nCREATE TABLE dogs (race_name VARCHAR(40) REFERENCES races(race_name));\nCREATE TABLE chips (code CHAR(4) PRIMARY KEY);';
    const { reading } = await readText('x.sql', sql);
    expect(reading.model.entities.map(({ key }) => key?.kind)).toEqual(['uuid', undefined, 'natural']);
    expect(reading.model.entities[0]?.fields).toEqual([
      expect.objectContaining({ name: 'raceName', unique: true, required: true }),
    ]);
  });
});

describe('logins', () => {
  it.each([
    ['users (id INT PRIMARY KEY, e_mail VARCHAR(50), lozinka VARCHAR(50))', ['email']],
    [
      'usuarios (id INT PRIMARY KEY, correo VARCHAR(50), senha VARCHAR(50), reset_password_token VARCHAR(50))',
      ['email'],
    ],
    ['staff (login VARCHAR(20) PRIMARY KEY, user_password VARCHAR(50))', ['login']],
  ])('%s', async (table, fields) => {
    const { reading } = await readText('x.sql', `CREATE TABLE ${table};`);
    expect(reading.model.authentication).toBe('jwt');
    expect(reading.model.entities[0]?.key?.kind).not.toBe('natural');
    expect(reading.model.entities[0]?.fields.map(({ name }) => name)).toEqual(fields);
  });

  it('a password of a thing makes nobody log in', async () => {
    expect(
      (await readText('x.sql', 'CREATE TABLE routers (id INT PRIMARY KEY, ssid TEXT, password TEXT);')).reading.model
        .authentication,
    ).toBeUndefined();
  });

  it('tables of their tokens are not shown', async () => {
    const sql =
      'CREATE TABLE users (id INT PRIMARY KEY, email TEXT, password TEXT);\nCREATE TABLE refresh_tokens (id INT PRIMARY KEY, user_id INT REFERENCES users(id), token TEXT, expires_at TIMESTAMP);\nCREATE TABLE training_sessions (id INT PRIMARY KEY, user_id INT REFERENCES users(id), place TEXT);';
    const { reading } = await readText('x.sql', sql);
    expect(reading.model.entities.map(({ name }) => name)).toEqual(['User', 'TrainingSession']);
    expect(reading.model.relations).toHaveLength(1);
  });
});
