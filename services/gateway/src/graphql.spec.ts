import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { Role } from '@quantumlayer/contracts/platform/v1/platform';
import { create, finish, METHODS } from './testing/gateway-suite';
import { GatewayFixture } from './testing/gateway-fixture';

interface GraphAnswer {
  readonly data: Readonly<Record<string, Readonly<Record<string, unknown>> | null>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}

interface SocketAnswer {
  readonly id?: string;
  readonly type: string;
  readonly payload?: unknown;
}

describe('GraphQL', () => {
  const spec = new GatewayFixture();
  beforeAll(() => spec.open('pglite:'));
  afterAll(() => spec.close());

  async function ask(
    key: string | undefined,
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
    headers: Record<string, string> = {},
  ): Promise<GraphAnswer> {
    const { bytes } = await spec.call(key, 'POST', '/v1/graphql', { query, variables }, headers);
    return JSON.parse(bytes.toString()) as GraphAnswer;
  }

  it('has a field for every method of the public services', async () => {
    const { data } = await ask(
      undefined,
      `{__schema {${['queryType', 'mutationType', 'subscriptionType'].map((type) => `${type} {fields {name}}`).join(' ')}}}`,
    );
    const types = Object.values(data?.['__schema'] ?? {}) as { fields: { name: string }[] }[];
    const names = types.flatMap(({ fields }) => fields.map(({ name }) => name));
    expect(names.sort()).toEqual(METHODS.map(({ localName }) => localName).sort());
  });

  it('creates, reads and lists, as REST does', async () => {
    const { key } = await spec.organisation();
    const mutation = 'mutation ($brief: String) {createGeneration(brief: $brief) {id status createTime}}';
    const once = { 'idempotency-key': 'one' };
    const first = await ask(key, mutation, { brief: 'A todo app' }, once);
    const again = await ask(key, mutation, { brief: 'A todo app' }, once);
    const made = first.data?.['createGeneration'];
    expect(made).toMatchObject({ status: 'GENERATION_STATUS_QUEUED', createTime: '2026-03-04T05:06:07Z' });
    expect(again).toEqual(first);
    const { data } = await ask(
      key,
      'query ($id: String) {getGeneration(id: $id) {request {brief}} listGenerations(pageSize: 10) {generations {id}}}',
      { id: made?.['id'] },
    );
    expect(data).toEqual({
      getGeneration: { request: { brief: 'A todo app' } },
      listGenerations: { generations: [{ id: made?.['id'] }] },
    });
  });

  it('answers errors with what a problem document says', async () => {
    const { id, key } = await spec.organisation();
    const theirs = await create(spec, (await spec.organisation()).key);
    const codes = async (by: string | undefined, query: string) =>
      (await ask(by, query)).errors?.map(({ extensions }) => extensions?.['code']);
    expect(await codes(undefined, '{getOrganisation {name}}')).toEqual(['unauthenticated']);
    expect(await codes(key, `{getGeneration(id: "${theirs}") {id}}`)).toEqual(['not_found']);
    expect(await codes(key, '{getGeneration(id: "7") {id}}')).toEqual(['invalid_input']);
    expect(await codes(await spec.key(id, Role.VIEWER), 'mutation {createProject(name: "x") {id}}')).toEqual([
      'permission_denied',
    ]);
    const { data, errors } = await ask(key, '{getOrganisation {name} getGeneration(id: "7") {id}}');
    expect([data, errors?.[0]?.extensions]).toEqual([
      null,
      expect.objectContaining({ status: 422, errors: [expect.objectContaining({ field: 'id' })] }),
    ]);
  });

  it.each([
    [
      'too deep',
      `{__schema {types {${'ofType {'.repeat(20)}name${'}'.repeat(20)}}}}`,
      /exceeds the depth limit|depth/i,
    ],
    [
      'too dear',
      `{${Array.from({ length: 60 }, (_, i) => `a${i}: listGenerations(pageSize: 200) {generations {id status}}`).join(' ')}}`,
      /costs \d+; at most/,
    ],
    [
      'dear through fragments',
      `{...a ...a ...a} fragment a on Query {${Array.from({ length: 40 }, (_, i) => `a${i}: listGenerations(pageSize: 200) {generations {id status}}`).join(' ')}}`,
      /costs \d+; at most/,
    ],
    ['too long', `{${'a '.repeat(3000)}}`, /more (that|than) 2000 tokens/],
    ['not GraphQL', '{', /Syntax Error/],
    ['of a field nobody knows', '{colour}', /Cannot query field "colour"/],
  ])('refuses what is %s before it is read', async (_, query, reason) => {
    const { key } = await spec.organisation();
    const { errors, data } = await ask(key, query);
    expect(data ?? null).toBeNull();
    expect(errors?.map(({ message }) => message).join(' ')).toMatch(reason);
  });

  describe('over WebSocket', () => {
    let url: string;
    const clients: Client[] = [];
    beforeAll(async () => {
      url = (await spec.gateway.http.listen({ port: 0, host: '127.0.0.1' })).replace('http', 'ws');
    });
    afterAll(async () => {
      for (const client of clients) await client.dispose();
    });

    function watch(key: string, id: string, after = 0) {
      const client = createClient({
        url: `${url}/v1/graphql`,
        connectionParams: { authorization: `Bearer ${key}` },
        webSocketImpl: WebSocket,
        retryAttempts: 0,
      });
      clients.push(client);
      return client.iterate<{ watchGeneration: { sequence: string } }>({
        query:
          'subscription ($id: String, $after: UInt32) {watchGeneration(id: $id, after: $after) {sequence written {tree}}}',
        variables: { id, after },
      });
    }

    async function sequencesOf(events: ReturnType<typeof watch>): Promise<unknown[]> {
      const sequences: unknown[] = [];
      for await (const { data } of events) sequences.push(data?.watchGeneration.sequence);
      return sequences;
    }

    it('follows a generation to its end, from any event on', async () => {
      const { key } = await spec.organisation();
      const generation = await create(spec, key);
      const all = sequencesOf(watch(key, generation));
      await finish(spec, generation);
      const sequences = await all;
      expect(sequences[0]).toBe('1');
      expect(sequences).toEqual(sequences.map((_, index) => String(index + 1)));
      const rest = await sequencesOf(watch(key, generation, 2));
      expect(rest).toEqual(sequences.slice(2));
    });

    it('lets go of a generation whose events are wanted no more, though it is quiet', async () => {
      const { key } = await spec.organisation();
      const generation = await create(spec, key);
      await spec.happen(generation, 1, { case: 'started', value: {} });
      const before = spec.gateway.feed.size;
      const events = watch(key, generation);
      await events.next();
      while (spec.gateway.feed.size === before) await sleep(10);
      await events.return?.();
      while (spec.gateway.feed.size > before) await sleep(10);
    });

    it('shows nothing of another organisation', async () => {
      const generation = await create(spec, (await spec.organisation()).key);
      const events = watch((await spec.organisation()).key, generation);
      const failure = sequencesOf(events);
      await expect(failure).rejects.toMatchObject([{ extensions: { code: 'not_found' } }]);
    });

    /** What a socket that says who it is gets to these messages, until it has that many answers or is closed. */
    async function converse(key: string, messages: readonly object[], answers: number): Promise<SocketAnswer[]> {
      const socket = new WebSocket(`${url}/v1/graphql`, 'graphql-transport-ws');
      const got: SocketAnswer[] = [];
      const over = new Promise<void>((resolve) => {
        socket.on('close', () => resolve());
        socket.on('message', (data: Buffer) => {
          const answer = JSON.parse(data.toString()) as SocketAnswer;
          if (answer.type === 'connection_ack') for (const message of messages) socket.send(JSON.stringify(message));
          else if (got.push(answer) === answers) resolve();
        });
      });
      socket.on('open', () => {
        const payload = { authorization: `Bearer ${key}` };
        socket.send(JSON.stringify({ type: 'connection_init', payload }));
      });
      await over;
      socket.terminate();
      return got;
    }

    it('answers what is no GraphQL with an error, and goes on', async () => {
      const { key } = await spec.organisation();
      const ask = (id: string, query: string) => ({ id, type: 'subscribe', payload: { query } });
      const got = await converse(key, [ask('a', '{'), ask('b', '{getOrganisation {name}}')], 3);
      expect(got.map(({ id, type }) => [id, type])).toEqual([
        ['a', 'error'],
        ['b', 'next'],
        ['b', 'complete'],
      ]);
    });

    it('reckons what an operation costs with its variables', async () => {
      const { key } = await spec.organisation();
      const calls = Array.from(
        { length: 60 },
        (_, i) => `a${i}: listGenerations(pageSize: $n) {generations {id status}}`,
      );
      const query = `query ($n: UInt32) {${calls.join(' ')}}`;
      const ask = (id: string, n: number) => ({ id, type: 'subscribe', payload: { query, variables: { n } } });
      const [few] = await converse(key, [ask('few', 1)], 1);
      const [many] = await converse(key, [ask('many', 200)], 1);
      expect([few?.type, many?.type]).toEqual(['next', 'error']);
    });

    it('keeps no more operations open than a client can need', async () => {
      const { key } = await spec.organisation();
      const generation = await create(spec, key);
      const query = `subscription {watchGeneration(id: "${generation}") {sequence}}`;
      const messages = Array.from({ length: 101 }, (_, id) => ({
        id: String(id),
        type: 'subscribe',
        payload: { query },
      }));
      expect(await converse(key, messages, 1)).toMatchObject([
        { id: '100', type: 'error', payload: [{ extensions: { code: 'resource_exhausted' } }] },
      ]);
    });

    it('ends a client that asks and does not read', async () => {
      const socket = new WebSocket(`${url}/v1/graphql`, 'graphql-transport-ws');
      socket.on('error', () => undefined);
      await once(socket, 'open');
      socket.pause();
      const ping = JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(500_000) } });
      const send = () => new Promise((resolve) => socket.send(ping, resolve));
      let sent = 0;
      while (sent < 200_000_000 && (await send()) === undefined) sent += ping.length;
      expect(sent).toBeLessThan(100_000_000);
    });

    it.each(['header', 'message'])('sends the events of REST too, to who says in a %s who it is', async (how) => {
      const { key } = await spec.organisation();
      const generation = await create(spec, key);
      await finish(spec, generation);
      const authorization = `Bearer ${key}`;
      const messages: string[] = [];
      const socket = await spec.gateway.http.injectWS(
        `/v1/generations/${generation}/events?after=1`,
        { headers: how === 'header' ? { authorization } : {} },
        { onInit: (opened) => opened.on('message', (data: Buffer) => messages.push(data.toString())) },
      );
      if (how === 'message') socket.send(JSON.stringify({ authorization }));
      const code = await new Promise((resolve) => socket.once('close', resolve));
      expect(code).toBe(1000);
      const sequences = messages.map((text) => (JSON.parse(text) as { sequence: string }).sequence);
      expect(sequences.length).toBeGreaterThan(1);
      expect(sequences).toEqual(sequences.map((_, index) => String(index + 2)));
    });

    it('closes on who has no key', async () => {
      const socket = await spec.gateway.http.injectWS('/v1/generations/0190a5c4-0000-7000-8000-000000000000/events');
      socket.send('{"authorization": "Bearer nonsense"}');
      const [message, code] = await Promise.all([
        new Promise<Buffer>((resolve) => socket.once('message', resolve)),
        new Promise((resolve) => socket.once('close', resolve)),
      ]);
      expect([JSON.parse(message.toString()), code]).toEqual([
        { error: expect.objectContaining({ code: 'unauthenticated' }) as unknown },
        4401,
      ]);
    });
  });
});
