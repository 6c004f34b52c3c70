import { SentenceOutcome } from '@quantumlayer/contracts/requirements/v1/requirements';
import { readFixture, readText } from '../testing/read-fixture';

const facts = async (text: string): Promise<string[]> => (await readText('x.sql', text)).facts;
const model = async (text: string) => (await readText('x.sql', text)).reading.model;

describe('a Rails schema dumped by pg_dump', () => {
  it('gives entities, fields and constraints with their later alterations', async () => {
    const { facts: found } = await readFixture('rails.sql');
    expect(found).toEqual(
      expect.arrayContaining([
        'authentication jwt',
        'field User.email email',
        'constraint User.email unique',
        'constraint User.displayName max_length=80',
        'constraint Listing.price exclusive_minimum=0',
        'field Listing.status enum(draft|on_sale|sold)',
        'constraint Listing.status default=draft',
        'field Listing.condition enum(good|fair|poor)',
        'field Listing.keywords string_list',
        'rule Listing invariant:self.closesAt > self.opensAt',
        'constraint Category.parent unique_with=name',
        'relation Listing-User many_to_one',
        'relation Category-Category many_to_one',
        'relation Category-Tag many_to_many',
      ]),
    );
    expect(found.filter((fact) => /createdAt|password|SchemaMigration|Tag\.id/i.test(fact))).toEqual([]);
  });

  it('keeps keys, roles of references and what deletion does', async () => {
    const { entities, relations, accountEntity } = (await readFixture('rails.sql')).reading.model;
    expect(accountEntity).toBe('User');
    expect(entities.find(({ name }) => name === 'Listing')?.key).toEqual({ kind: 'integer' });
    expect(relations).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ source: 'Listing', name: 'seller', required: true, onDelete: 'cascade' }),
        expect.objectContaining({ source: 'Listing', name: 'category', required: false, onDelete: 'set_null' }),
        expect.objectContaining({ source: 'Category', name: 'parent', onDelete: 'restrict' }),
      ]),
    );
  });

  it('names what it leaves out', async () => {
    const { assumptions, reading, text } = await readFixture('rails.sql');
    expect(assumptions).toEqual(
      expect.arrayContaining([
        'SQL that has no counterpart in the model is left out: function touch.',
        'SQL that has no counterpart in the model is left out: view open_listings.',
        'A unique index over a part of the rows or over an expression is left out.',
        '"photo" of Listing is left out: nothing in the model holds bytea.',
        'The rows that the file inserts are not taken over; only the tables are.',
        '"schema_migrations" is left out: a migration tool keeps its own books in it.',
      ]),
    );
    const view = reading.sentences.find(({ span }) => text.startsWith('CREATE VIEW', span?.start));
    expect(view?.outcome).toBe(SentenceOutcome.NOT_UNDERSTOOD);
  });
});

describe('a script of MySQL Workbench', () => {
  it('is read with its quoting, index options and comments', async () => {
    const { facts: found, reading } = await readFixture('workbench.sql');
    expect(found).toEqual(
      expect.arrayContaining([
        'constraint Customer.email unique',
        'field Customer.vip boolean',
        'constraint Customer.vip default=false',
        'field Car.fuel enum(petrol|diesel|electric)',
        'field Car.extras string_list',
        'constraint Repair.started default=now',
        'constraint Repair.cost minimum=0',
        'field Repair.limitValue integer',
        'field Repair.key string',
        'relation Repair-Mechanic many_to_many',
      ]),
    );
    const { entities, relations } = reading.model;
    expect(entities.map(({ name }) => name)).toEqual(['Customer', 'Car', 'Repair', 'Mechanic']);
    expect(entities[0]?.description).toBe('People who bring cars');
    expect(entities[0]?.fields.find(({ name }) => name === 'note')?.description).toBe("it's free text; really");
    expect(entities[1]?.key).toEqual({ kind: 'natural', field: 'licencePlate' });
    expect(relations).toContainEqual(expect.objectContaining({ source: 'Repair', name: 'car', onDelete: 'cascade' }));
  });
});

describe('a trading company in SQLite', () => {
  it('is read with bracketed names, bare references and loose types', async () => {
    const { facts: found } = await readFixture('northwind.sql');
    expect(found).toEqual(
      expect.arrayContaining([
        'constraint Product.productName unique',
        'constraint Product.productName min_length=2',
        'constraint Product.productName max_length=40',
        'constraint Product.unitPrice minimum=0',
        'constraint Product.reorderLevel default=5',
        'field Product.discontinued boolean',
        'field Product.anything string',
        'constraint Order.freight default=-1.5',
        'rule Order invariant:self.shippedDate >= self.orderDate',
        'constraint OrderDetail.quantity minimum=1',
        'constraint OrderDetail.order unique_with=product',
        'relation EmployeeProfile-Employee one_to_one',
        'relation Employee-Employee many_to_one',
        'relation Employee-Employee many_to_one:mentor',
      ]),
    );
  });

  it('keeps trigger bodies in one piece', async () => {
    const { assumptions } = await readFixture('northwind.sql');
    expect(assumptions).toContain('SQL that has no counterpart in the model is left out: trigger no_delete.');
    expect(assumptions.filter((text) => text.startsWith('SQL that'))).toHaveLength(1);
  });
});

describe('checks', () => {
  it.each([
    ['n INT CHECK (n > 0)', 'constraint A.n minimum=1'],
    ['n INT CHECK (0 <= n)', 'constraint A.n minimum=0'],
    ['n NUMERIC(8,2) CHECK (n < 100)', 'constraint A.n exclusive_maximum=100'],
    ['n INT CHECK (n BETWEEN -5 AND 5 OR n IS NULL)', 'constraint A.n minimum=-5'],
    ['n INT CHECK (n IN (1, 2, 3))', 'constraint A.n maximum=3'],
    ["s TEXT CHECK (s IN ('a', 'b'))", 'field A.s enum(a|b)'],
    ["s TEXT CHECK (s = 'a' OR s = 'b')", 'field A.s enum(a|b)'],
    ["s TEXT CHECK (s ~ '^[a-z]+$')", 'constraint A.s pattern=^[a-z]+$'],
    ["s VARCHAR(9) CHECK (s IN ('1', '2'))", 'constraint A.s pattern=^(1|2)$'],
    ['s TEXT CHECK (char_length(s) >= 3)', 'constraint A.s min_length=3'],
    ['s TEXT CHECK (s IS NOT NULL)', 'constraint A.s required'],
    ['f DATE, t DATE, CONSTRAINT c CHECK (f < t)', 'rule A invariant:self.f < self.t'],
  ])('%s', async (columns, expected) => {
    expect(await facts(`CREATE TABLE a (id INT PRIMARY KEY, ${columns});`)).toContain(expected);
  });

  it('of other kinds are named, never dropped', async () => {
    const text = 'CREATE TABLE a (id INT PRIMARY KEY, n INT, m INT, CHECK (n * m < 10), CHECK (n > 1 OR m > 1));';
    const { assumptions } = await readText('x.sql', text);
    expect(assumptions.filter((one) => one.startsWith('A CHECK of A is left out'))).toHaveLength(2);
  });

  it('of a domain hold for its columns', async () => {
    const text =
      'CREATE DOMAIN percent AS INT NOT NULL CHECK (VALUE BETWEEN 0 AND 100); CREATE TABLE a (p percent, id INT);';
    expect(await facts(text)).toEqual(
      expect.arrayContaining(['field A.p integer', 'constraint A.p required', 'constraint A.p maximum=100']),
    );
  });
});

describe('keys and references', () => {
  it('links two tables through a table of nothing else, with or without a key of its own', async () => {
    const tables = 'CREATE TABLE a (id INT PRIMARY KEY); CREATE TABLE b (id INT PRIMARY KEY);';
    for (const own of ['', 'id SERIAL PRIMARY KEY, ', 'created_at TIMESTAMP, ']) {
      const link = `CREATE TABLE x (${own}a_id INT REFERENCES a, b_id INT REFERENCES b)`;
      expect(await facts(`${tables} ${link};`)).toEqual(['entity A', 'entity B', 'relation A-B many_to_many']);
    }
    expect(await facts(`${tables} CREATE TABLE x (a_id INT REFERENCES a, b_id INT REFERENCES b, n INT);`)).toContain(
      'entity X',
    );
  });

  it('adds what ALTER TABLE adds', async () => {
    const text = `CREATE TABLE a (id INT); CREATE TABLE b (id UUID PRIMARY KEY);
      ALTER TABLE a ADD PRIMARY KEY (id), ADD COLUMN b_id UUID NOT NULL, ADD n INT DEFAULT 3;
      ALTER TABLE a ADD CONSTRAINT f FOREIGN KEY (b_id) REFERENCES b (id) ON UPDATE CASCADE ON DELETE CASCADE;
      ALTER TABLE a ADD CONSTRAINT u UNIQUE (b_id, n), ALTER COLUMN n SET NOT NULL;`;
    const { entities, relations } = await model(text);
    expect(entities[0]).toMatchObject({
      key: { kind: 'integer' },
      unique: [['b', 'n']],
      fields: [{ name: 'n', required: true, default: { json: '3' } }],
    });
    expect(relations).toEqual([
      { source: 'A', target: 'B', cardinality: 'many_to_one', name: 'b', required: true, onDelete: 'cascade' },
    ]);
  });

  it('takes back what ALTER TABLE drops and renames, and names what it cannot follow', async () => {
    const text = `CREATE TABLE a (id INT PRIMARY KEY, b INT UNIQUE, c INT CHECK (c > 0), d TEXT, EXCLUDE USING gist (d WITH =));
      ALTER TABLE a DROP COLUMN c, RENAME COLUMN b TO bee;
      ALTER TABLE a CHANGE d dee VARCHAR(5) NOT NULL; ALTER TABLE a RENAME TO things; ALTER TABLE things OWNER TO me;
      ALTER TABLE things DROP CONSTRAINT a_b_key;`;
    const { facts: found, assumptions } = await readText('x.sql', text);
    expect(found).toEqual([
      'entity Thing',
      'field Thing.bee integer',
      'constraint Thing.bee unique',
      'field Thing.dee string',
      'constraint Thing.dee required',
      'constraint Thing.dee max_length=5',
    ]);
    expect(assumptions).toEqual([
      'ALTER TABLE things DROP CONSTRAINT a_b_key is left out: it is not understood.',
      'EXCLUDE of Thing is left out: the model has no such rule.',
    ]);
  });

  it('says where a reference leads nowhere or a name had to give way', async () => {
    const text = 'CREATE TABLE a (id INT PRIMARY KEY, c_id INT REFERENCES c (id), sort INT, "2nd" TEXT);';
    const { assumptions } = await readText('x.sql', text);
    expect(assumptions).toEqual(
      expect.arrayContaining([
        'The reference from a to c is left out: the file does not create "c".',
        '"sort" of A is called `sortValue`.',
        '"2nd" of A is called `nd`.',
      ]),
    );
  });

  it('makes roles of an account table that has them', async () => {
    const text = `CREATE TABLE users (id UUID PRIMARY KEY, email TEXT UNIQUE NOT NULL, password_hash TEXT NOT NULL,
      role TEXT NOT NULL DEFAULT 'reader' CHECK (role IN ('reader', 'admin')));`;
    expect((await model(text)).roles).toEqual([
      { name: 'reader', isDefault: true },
      { name: 'admin', isAdministrator: true },
    ]);
  });

  it("takes the application's name off the tables of a Django project, and leaves Django's own out", async () => {
    const text = `CREATE TABLE django_migrations (id INT PRIMARY KEY); CREATE TABLE auth_group (id INT PRIMARY KEY);
      CREATE TABLE blog_post (id INT PRIMARY KEY, title TEXT); CREATE TABLE shop_item (id INT PRIMARY KEY, n INT);
      CREATE TABLE shop_post (id INT PRIMARY KEY, n INT);`;
    const { entities, title } = await model(text);
    expect(entities.map(({ name }) => name)).toEqual(['BlogPost', 'Item', 'ShopPost']);
    expect(title).toBe('X');
  });

  it('names the project after its file, unless the file is called as all of them are', async () => {
    const table = 'CREATE TABLE a (id INT PRIMARY KEY, n INT);';
    expect((await readText('/tmp/chinook.sql', table)).reading.model.title).toBe('Chinook');
    expect((await readText('schema_dump.sql', table)).reading.model.title).toBeUndefined();
  });
});
