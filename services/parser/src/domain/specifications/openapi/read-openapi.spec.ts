import { readFixture, readText } from '../testing/read-fixture';

describe('a pet shop in OpenAPI 3.0 YAML', () => {
  it('gives the entities behind singular and nested paths', async () => {
    const { facts, reading } = await readFixture('petstore.yaml');
    expect(facts).toEqual(
      expect.arrayContaining([
        'name corner-pet-shop',
        'authentication jwt',
        'constraint Pet.name required',
        'field Pet.photoUrls string_list',
        'field Pet.status enum(available|pending|sold)',
        'field Order.shipDate datetime',
        'constraint Order.quantity minimum=1',
        'constraint Order.complete default=false',
        'exclusion Order.update',
        'relation Pet-Category many_to_one',
        'relation Pet-Tag many_to_many',
        'relation Order-Pet many_to_one',
      ]),
    );
    expect(reading.model.entities.map(({ name }) => name)).toEqual(['Pet', 'Order', 'User', 'Category', 'Tag']);
    expect(reading.model).toMatchObject({ basePath: '/api/v3', accountEntity: 'User' });
    expect(facts.filter((fact) => /password/i.test(fact))).toEqual([]);
  });

  it('names every path that it cannot place', async () => {
    const { assumptions } = await readFixture('petstore.yaml');
    for (const path of [
      '/pet/findByStatus',
      '/pet/{petId}/uploadImage',
      '/store/inventory',
      '/user/createWithList',
      '/user/login',
    ]) {
      expect(assumptions.join('\n')).toContain(path);
    }
    expect(assumptions).toContain('Security of type oauth2 becomes login with a JWT (bearer token).');
  });
});

describe('a bookstore in OpenAPI 3.1 JSON', () => {
  it('merges the schemas for reading and writing', async () => {
    const { facts, reading } = await readFixture('bookstore.json');
    expect(facts).toEqual(
      expect.arrayContaining([
        'pagination page',
        'pagination limit=20',
        'pagination max=100',
        'constraint Book.title max_length=200',
        'constraint Book.isbn pattern=^[0-9]{13}$',
        'constraint Book.price exclusive_minimum=0',
        'field Book.publishedOn date',
        'field Book.format enum(hardcover|paperback|e_book)',
        'constraint Book.salesCount read_only',
        'exclusion Book.delete',
        'constraint Review.rating maximum=5',
        'field Review.reviewerEmail email',
        'relation Review-Book many_to_one',
        'relation OrderLine-Book many_to_one',
        'relation Book-Tag many_to_many',
      ]),
    );
    expect(facts.filter((fact) => fact.startsWith('relation Book-Author'))).toEqual([
      'relation Book-Author many_to_one',
    ]);
    const { entities, relations, operations, basePath } = reading.model;
    expect(basePath).toBe('/api/v1');
    expect(entities.find(({ name }) => name === 'Author')?.crud).toEqual(['list']);
    expect(relations.find(({ source, target }) => source === 'Book' && target === 'Author')).toMatchObject({
      required: true,
    });
    expect(relations.find(({ source }) => source === 'Review')).toMatchObject({ nested: true, required: true });
    expect(operations).toEqual(
      expect.arrayContaining([
        { entity: 'Book', name: 'list', kind: 'list', access: 'public' },
        expect.objectContaining({
          entity: 'Order',
          name: 'cancel',
          effects: [{ assign: 'self.status', value: '"cancelled"' }],
        }),
      ]),
    );
  });

  it('names what the model cannot hold', async () => {
    const { assumptions } = await readFixture('bookstore.json');
    expect(assumptions).toEqual(
      expect.arrayContaining([
        'Webhooks are left out: nothing is called from here.',
        'The callbacks of POST /api/v1/books are left out: nothing is called from here.',
        'The variants of Payment (discriminator) become one entity with the common properties.',
        '"scores" of Book is left out: nothing in the model holds array of number.',
        '"dimensions" of Book: its inner object becomes free JSON.',
        'Lists of Author are bare arrays with X-Total-Count, without an envelope.',
        'POST /api/v1/orders/{id}/reprint (reprintOrder) is left out: the document does not say what it does to which resource.',
      ]),
    );
  });
});

describe('single matters', () => {
  const api = (schema: string, rest = ''): string =>
    `openapi: 3.0.0\npaths: {}\n${rest}components:\n  schemas:\n    Thing:\n      type: object\n      properties:\n${schema}`;

  it.each([
    ['a: { type: string, format: email }', 'field Thing.a email'],
    ['a: { type: string, format: uri }', 'field Thing.a url'],
    ['a: { type: string, format: date }', 'field Thing.a date'],
    ['a: { type: string, format: uuid }', 'field Thing.a uuid'],
    ['a: { type: integer, minimum: 1, exclusiveMinimum: true }', 'constraint Thing.a exclusive_minimum=1'],
    ["a: { type: string, enum: ['1', '2'] }", 'constraint Thing.a pattern=^(1|2)$'],
    ['a: { type: boolean, readOnly: true }', 'constraint Thing.a read_only'],
    ['a: { allOf: [{ type: integer }], nullable: true }', 'field Thing.a integer'],
    ['snake_case: { type: number }', 'field Thing.snakeCase number'],
  ])('%s', async (property, expected) => {
    expect((await readText('x.yaml', api(`        ${property}\n`))).facts).toContain(expected);
  });

  it('schemas without paths are entities, errors are not', async () => {
    const text = `${api('        a: { type: string }\n')}    Error: { type: object, properties: { code: { type: integer } } }\n`;
    expect((await readText('x.yaml', text)).facts.filter((fact) => fact.startsWith('entity'))).toEqual([
      'entity Thing',
    ]);
  });

  it('a scheme that nothing asks for means nothing', async () => {
    const text = `${api('        a: { type: string }\n')}  securitySchemes:\n    k: { type: apiKey, in: header, name: X-API-Key }\n`;
    expect((await readText('x.yaml', text)).facts.join()).not.toContain('authentication');
    const used = await readText('x.yaml', text.replace('paths: {}', 'paths: {}\nsecurity: [{ k: [] }]'));
    expect(used.facts).toContain('authentication api_key');
  });

  it('reads a nested creation of what has its own collection, and the owner that it implies', async () => {
    const item =
      '{ type: object, properties: { id: { type: integer }, title: { type: string }, owner_id: { type: integer } } }';
    const user =
      "{ type: object, properties: { id: { type: integer }, items: { type: array, items: { $ref: '#/components/schemas/Item' } } } }";
    const answer = (schema: string): string =>
      `{ responses: { '200': { description: ok, content: { application/json: { schema: ${schema} } } } } }`;
    const list = (name: string): string => answer(`{ type: array, items: { $ref: '#/components/schemas/${name}' } }`);
    const text = [
      'openapi: 3.1.0',
      'paths:',
      `  /users/: { get: ${list('User')} }`,
      `  /users/{user_id}/items/: { post: ${answer("{ $ref: '#/components/schemas/Item' }")} }`,
      `  /items/: { get: ${list('Item')} }`,
      `components: { schemas: { User: ${user}, Item: ${item} } }`,
    ].join('\n');
    const { facts, assumptions, reading } = await readText('x.yaml', text);
    expect(facts.filter((fact) => /relation|ownerId/.test(fact))).toEqual(['relation Item-User many_to_one']);
    expect(reading.model.relations).toEqual([expect.objectContaining({ name: 'owner', nested: true, required: true })]);
    expect(reading.model.entities.find(({ name }) => name === 'Item')?.crud).toEqual(['create', 'list']);
    expect(assumptions).toEqual([]);
  });
});
