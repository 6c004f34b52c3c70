import { readText } from '../testing/read-fixture';

type Json = Readonly<Record<string, unknown>>;

const answer = (schema: Json): Json => ({ '200': { description: 'ok', content: { 'application/json': { schema } } } });
const body = (schema: Json): Json => ({ content: { 'application/json': { schema } } });
const object = (properties: Json): Json => ({ type: 'object', properties });
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const list = (items: Json): Json => ({ type: 'array', items });
const kite = object({ id: { type: 'integer' }, colour: { type: 'string' } });

const read = (paths: Json, rest: Json = {}): ReturnType<typeof readText> =>
  readText('kites.json', JSON.stringify({ openapi: '3.0.3', paths, ...rest }));

const shown = async (paths: Json, rest: Json = {}): Promise<string[]> => {
  const { facts } = await read(paths, rest);
  return facts.filter((fact) => /^(?:entity|field|exclusion)/.test(fact));
};

describe('envelopes', () => {
  it.each<[string, Json]>([
    ['the one object of its name', object({ kite })],
    ['beside a message', object({ message: { type: 'string' }, kite })],
    ['within data', object({ status: { type: 'string' }, data: object({ kite }) })],
  ])('hold %s', async (_title, schema) => {
    const paths = {
      '/kites': { post: { requestBody: body(object({ kite })) } },
      '/kites/{id}': { get: { responses: answer(schema) } },
    };
    expect(await shown(paths)).toEqual([
      'entity Kite',
      'field Kite.colour string',
      'exclusion Kite.update',
      'exclusion Kite.delete',
    ]);
  });

  it.each<[string, Json]>([
    ['with a count of its name', object({ kites: list(kite), kitesCount: { type: 'integer' } })],
    ['alone', object({ kites: list(kite) })],
    [
      'on a page of a framework',
      object({
        content: list(kite),
        pageable: object({ offset: { type: 'integer' } }),
        sort: object({ sorted: { type: 'boolean' } }),
        empty: { type: 'boolean' },
        totalElements: { type: 'integer' },
      }),
    ],
  ])('hold a list %s', async (_title, schema) => {
    expect(await shown({ '/kites': { get: { responses: answer(schema) } } })).toContain('field Kite.colour string');
  });

  it('a body of nothing but a list of parts is the thing itself', async () => {
    const order = object({ items: list(object({ quantity: { type: 'integer' } })) });
    const { assumptions } = await read({
      '/orders': { post: { requestBody: body(order), responses: answer(object({ id: { type: 'integer' } })) } },
      '/orders/{id}': { get: { responses: answer(object({ id: { type: 'integer' }, total: { type: 'number' } })) } },
    });
    expect(assumptions.join()).toContain('"items" of Order is left out');
  });

  it('of which nothing is said add no field', async () => {
    const paths = {
      '/kites': {
        post: {
          requestBody: body(object({ colour: { type: 'string' } })),
          responses: answer(object({ message: { type: 'string' }, kite: { type: 'object' } })),
        },
      },
      '/kites/{id}': { delete: {} },
    };
    expect(await shown(paths)).toContain('field Kite.colour string');
    expect(await shown(paths)).not.toContain('field Kite.kite json');
  });
});

describe('names of schemas', () => {
  it.each([
    ['KiteWithOwner', 'kites'],
    ['app.v1.SingleKite', 'kites'],
    ['app__schemas__Kite', 'kites'],
    ['KiteListItem', 'kites'],
    ['ManyKitesReply_Kite', 'kites'],
  ])('%s under /%s is a kite', async (component, path) => {
    const paths = { [`/${path}`]: { get: { responses: answer(list(ref(component))) } } };
    expect(await shown(paths, { components: { schemas: { [component]: kite } } })).toContain('entity Kite');
  });

  it('two schemas under one path are one entity', async () => {
    const schemas = { Kite: kite, AirObject: object({ id: { type: 'integer' }, span: { type: 'number' } }) };
    const paths = {
      '/kites': { get: { responses: answer(list(ref('Kite'))) } },
      '/admin/kites': { get: { responses: answer(list(ref('AirObject'))) } },
    };
    expect((await shown(paths, { components: { schemas } })).filter((fact) => fact.startsWith('entity'))).toEqual([
      'entity Kite',
    ]);
  });

  it('a search is no thing', async () => {
    const paths = { '/kites/search': { get: { responses: answer(list(object({ colour: { type: 'string' } }))) } } };
    expect(await shown(paths)).toContain('entity Kite');
  });
});

describe('paths', () => {
  it.each<[string, Json]>([
    [
      'verbs behind the thing',
      {
        '/kites/list': { get: {} },
        '/kites/create': { post: {} },
        '/kites/{id}/edit': { post: {} },
        '/kites/delete/{id}': { delete: {} },
      },
    ],
    [
      'verbs before it',
      {
        '/getAllKites': { get: {} },
        '/createKite': { post: {} },
        '/updateKite/{id}': { put: {} },
        '/deleteKite/{id}': { delete: {} },
      },
    ],
    ['parameters behind a colon', { '/kites': { get: {}, post: {} }, '/kites/:id': { put: {}, delete: {} } }],
  ])('with %s mean the usual operations, also without a schema', async (_title, paths) => {
    const { entities } = (await read(paths)).reading.model;
    expect(entities).toEqual([expect.objectContaining({ name: 'Kite', crud: ['create', 'list', 'update', 'delete'] })]);
  });

  it('a verb stays where the plain route stands as well', async () => {
    const paths = {
      '/kites': { post: { requestBody: body(kite) } },
      '/kites/{id}': { get: { responses: answer(kite) } },
      '/kites/add': { post: {} },
    };
    expect((await read(paths)).assumptions.join()).toContain('POST /kites/add is left out');
  });

  it('about the running service do not hide what the others share', async () => {
    const paths = { '/health': { get: {} }, '/api/v1/kites': { get: { responses: answer(list(kite)) } } };
    expect((await read(paths, { servers: [{ url: 'https://kites.example/api/v1' }] })).reading.model.basePath).toBe(
      '/api/v1',
    );
  });

  it('without a leading slash are left out beside others', async () => {
    const paths = { '/kites': { get: { responses: answer(list(kite)) } }, kites2: { get: {} } };
    expect((await read(paths)).assumptions).toContain('The path "kites2" is left out: it does not begin with "/".');
  });
});

describe('bodies without a schema', () => {
  it('are read from their example', async () => {
    const example = [{ id: 1, colour: 'red', sewnOn: '2026-03-01', maker: { name: 'A' }, price: 9.5 }];
    const paths = { '/kites': { get: { responses: { '200': { content: { 'application/json': { example } } } } } } };
    expect(await shown(paths)).toEqual(
      expect.arrayContaining([
        'field Kite.colour string',
        'field Kite.sewnOn date',
        'field Kite.maker json',
        'field Kite.price number',
      ]),
    );
  });
});

describe('login', () => {
  const kites = { '/kites': { get: { responses: answer(list(kite)) } } };

  it('that the document shows without any security is needed everywhere', async () => {
    const { facts, reading } = await read({ ...kites, '/auth/login': { post: {} } });
    expect(facts).toContain('authentication jwt');
    expect(reading.model.operations).toEqual([]);
  });

  it('an API key in the header Authorization is a bearer token', async () => {
    const securitySchemes = { token: { type: 'apiKey', in: 'header', name: 'Authorization' } };
    const { facts } = await read(kites, { components: { securitySchemes }, security: [{ token: [] }] });
    expect(facts).toContain('authentication jwt');
  });
});

describe('what would not compile', () => {
  it('an action called like a standard operation gets a name of its own, once', async () => {
    const notice = object({ id: { type: 'integer' }, isRead: { type: 'boolean' } });
    const paths = {
      '/notices': { get: { responses: answer(list(notice)) } },
      '/notices/{id}/read': { post: {}, put: {} },
      '/admin/notices/{id}/read': { post: {} },
    };
    const { reading } = await read(paths);
    expect(reading.model.operations.map(({ name }) => name)).toEqual(['markRead']);
  });

  it('a pattern that not every language has is told and left out', async () => {
    const named = object({ id: { type: 'integer' }, tag: { type: 'string', pattern: '^[\\p{L}]+$' } });
    const { facts, assumptions } = await read({ '/kites': { get: { responses: answer(list(named)) } } });
    expect(facts.join()).not.toContain('pattern');
    expect(assumptions.join()).toContain('is not in the subset that every language has');
  });

  it('a key of free text stays a field, one that the document does not let in is sent', async () => {
    const by = (key: string): Json => ({
      '/kites': { post: { requestBody: body(object({ colour: { type: 'string' } })) } },
      [`/kites/{${key}}`]: {
        get: { responses: answer(object({ [key]: { type: 'string' }, colour: { type: 'string' } })) },
      },
    });
    const [titled] = (await read(by('title'))).reading.model.entities;
    expect(titled?.key).toEqual({ kind: 'uuid' });
    expect(titled?.fields.find(({ name }) => name === 'title')?.unique).toBe(true);
    const [coded] = (await read(by('code'))).reading.model.entities;
    expect(coded?.key).toEqual({ kind: 'natural', field: 'code' });
    expect(coded?.fields.find(({ name }) => name === 'code')?.readOnly).toBeUndefined();
  });

  it('keys and rows of one thing are one relation', async () => {
    const both = object({ id: { type: 'integer' }, tail_ids: list({ type: 'string' }), tails: list(ref('Tail')) });
    const schemas = { Tail: object({ id: { type: 'integer' } }) };
    const { reading } = await read(
      { '/kites': { get: { responses: answer(list(both)) } } },
      { components: { schemas } },
    );
    expect(reading.model.relations).toHaveLength(1);
    expect(reading.model.entities[0]?.fields).toEqual([]);
  });

  it('an owner under what is nobody is no such thing', async () => {
    const tail = object({ id: { type: 'integer' }, owner_id: { type: 'integer' } });
    const paths = {
      '/kites': { get: { responses: answer(list(kite)) } },
      '/kites/{id}/tails': { get: { responses: answer(list(tail)) } },
    };
    expect((await read(paths)).facts).toContain('field Tail.ownerId integer');
  });
});
