import { ErrorCode, INTERNAL_ERROR_TEXT, QuantumLayerError } from '@quantumlayer/errors';
import { createClient } from './client';
import { ParserService } from '@quantumlayer/contracts/parser/v1/parser';
import { collectPaths, entriesOf, entry, serversOf } from './testing/serve-echo';

describe.each(['in-process', 'gRPC'] as const)('calls over %s', (kind) => {
  const { serve, end } = serversOf(kind);
  afterEach(end);

  test('of all four kinds carry their messages', async () => {
    const { client } = await serve({
      one: async ({ path }) => entry(`one ${path}`),
      async *many({ path }) {
        for (const letter of path) yield entry(letter);
      },
      collect: async (requests) => entry((await collectPaths(requests)).join('+')),
      async *converse(requests) {
        for await (const { path } of requests) yield* [entry(path), entry(path.toUpperCase())];
      },
    });
    expect((await client.one(entry('x'))).path).toBe('one x');
    expect(await collectPaths(client.many(entry('abc')))).toEqual(['a', 'b', 'c']);
    expect((await client.collect(entriesOf('a', 'b', 'c'))).path).toBe('a+b+c');
    expect(await collectPaths(client.converse(entriesOf('a', 'b')))).toEqual(['a', 'A', 'b', 'B']);
  });

  test('answer before the requests have ended', async () => {
    const { client } = await serve({
      async *converse(requests) {
        for await (const { path } of requests) yield entry(path);
      },
    });
    let answered: (path: string) => void = () => undefined;
    async function* requests() {
      for (const path of ['1', '2', '3']) {
        const answer = new Promise<string>((resolve) => {
          answered = resolve;
        });
        yield entry(path);
        expect(await answer).toBe(path);
      }
    }
    for await (const { path } of client.converse(requests())) answered(path);
  });

  test('end for the caller when the handler needs no more requests', async () => {
    let returned = false;
    const { client } = await serve({
      async collect(requests) {
        for await (const { path } of requests) return entry(path);
        return entry('none');
      },
    });
    async function* endless() {
      try {
        for (let index = 1; ; index += 1) {
          yield entry(String(index));
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
      } finally {
        returned = true;
      }
    }
    expect((await client.collect(endless())).path).toBe('1');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(returned).toBe(true);
  });

  test('really serialise: the handler gets a copy without what the schema lacks', async () => {
    const sent = Object.assign(entry('x', 7), { secret: 'memory' });
    const { client } = await serve({
      one: async (request) => {
        expect(request).not.toBe(sent);
        expect(request).not.toHaveProperty('secret');
        return request;
      },
    });
    expect((await client.one(sent)).size).toBe(7n);
  });

  test('carry metadata both ways, also when they fail', async () => {
    const { client } = await serve({
      async one({ path }, { metadata, trailers }) {
        trailers['x-seen'] = metadata['x-request-id'] ?? '';
        if (path === 'fail') throw new QuantumLayerError(ErrorCode.CONFLICT, 'no');
        return entry(Object.keys(metadata).join());
      },
    });
    const seen: unknown[] = [];
    const options = { metadata: { 'x-request-id': 'a b=c' }, onTrailers: (trailers: unknown) => seen.push(trailers) };
    expect((await client.one(entry('x'), options)).path).toBe('x-request-id');
    await expect(client.one(entry('fail'), options)).rejects.toMatchObject({ code: ErrorCode.CONFLICT });
    expect(seen).toEqual([{ 'x-seen': 'a b=c' }, { 'x-seen': 'a b=c' }]);
  });

  test.each([
    { 'X-Upper': 'a' },
    { 'grpc-timeout': '1S' },
    { 'x-bin': 'a' },
    { x: 'naïve' },
    { x: 'two\nlines' },
    { x: ' padded' },
  ])('refuse metadata that cannot travel: %j', async (metadata) => {
    const { client } = await serve({ one: async (request) => request });
    await expect(client.one(entry('x'), { metadata })).rejects.toMatchObject({
      code: ErrorCode.INVALID_INPUT,
      violations: [{ rule: 'metadata' }],
    });
  });

  test('with a value that its field cannot hold are the mistake of the caller', async () => {
    const { client } = await serve({ one: async (request) => request });
    await expect(client.one({ ...entry('x'), size: -1n })).rejects.toMatchObject({
      code: ErrorCode.INVALID_INPUT,
      message: expect.stringContaining('cannot be sent') as string,
    });
  });

  test('are validated before the handler sees them', async () => {
    const seen: string[] = [];
    const { client } = await serve({
      one: async (request) => request,
      async collect(requests) {
        for await (const { path } of requests) seen.push(path);
        return entry('x');
      },
    });
    const invalid = { path: '', digest: 'latest' };
    const refusal = {
      code: ErrorCode.INVALID_INPUT,
      violations: [{ field: 'path', rule: 'string.min_len' }, { field: 'digest' }],
    };
    await expect(client.one(invalid)).rejects.toMatchObject(refusal);
    async function* requests() {
      yield entry('good');
      yield invalid;
    }
    await expect(client.collect(requests())).rejects.toMatchObject(refusal);
    expect(seen).toEqual(['good']);
  });

  test('fail with the code, message, violations and wait that the handler threw', async () => {
    const violations = [
      { field: 'brief:12-40', rule: 'contradiction', message: 'stateless, yet it stores users – “both”' },
    ];
    const { client } = await serve({
      one: () =>
        Promise.reject(
          new QuantumLayerError(ErrorCode.CONTRADICTION, 'Choose one – please.\n'.repeat(90), {
            violations,
            retryAfterSeconds: 1.5,
          }),
        ),
      async *many() {
        yield entry('a');
        yield entry('b');
        throw new QuantumLayerError(ErrorCode.RESOURCE_EXHAUSTED, 'enough');
      },
    });
    const failure: unknown = await client.one(entry('x')).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(QuantumLayerError);
    expect(failure).toMatchObject({
      code: ErrorCode.CONTRADICTION,
      message: 'Choose one – please.\n'.repeat(90),
      violations,
      retryAfterSeconds: 1.5,
    });
    const received: string[] = [];
    const stream = async () => {
      for await (const { path } of client.many(entry('x'))) received.push(path);
    };
    await expect(stream()).rejects.toMatchObject({ code: ErrorCode.RESOURCE_EXHAUSTED, message: 'enough' });
    expect(received).toEqual(['a', 'b']);
  });

  test('carry as many violations as a header can hold', async () => {
    const violations = Array.from({ length: 500 }, (_, index) => ({
      field: `f${index}`,
      rule: 'r',
      message: 'ü'.repeat(100),
    }));
    const { client } = await serve({
      one: () => Promise.reject(new QuantumLayerError(ErrorCode.INVALID_INPUT, 'many', { violations })),
    });
    const failure = (await client.one(entry('x')).catch((error: unknown) => error)) as QuantumLayerError;
    expect(failure.code).toBe(ErrorCode.INVALID_INPUT);
    expect(failure.violations.length).toBeGreaterThan(50);
  });

  test('never tell the caller the text of an internal error, but tell the operator', async () => {
    const reported: string[] = [];
    const { client } = await serve(
      { one: () => Promise.reject(new Error('password is hunter2')) },
      { onInternalError: ({ message }, path) => reported.push(`${path} ${message}`) },
    );
    const failure: unknown = await client.one(entry('x')).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: ErrorCode.INTERNAL, message: INTERNAL_ERROR_TEXT });
    expect((failure as Error).cause).toBeUndefined();
    expect(reported).toEqual(['/quantumlayer.test.v1.EchoService/One password is hunter2']);
  });

  test('to a method that nobody serves are unsupported', async () => {
    const { transport } = await serve({});
    await expect(createClient(ParserService, transport).parse({ brief: 'x' })).rejects.toMatchObject({
      code: ErrorCode.UNSUPPORTED,
    });
  });

  test('fail with what the caller own stream of requests failed with', async () => {
    const { client } = await serve({ collect: async (requests) => entry((await collectPaths(requests)).join()) });
    async function* broken() {
      yield entry('a');
      throw new QuantumLayerError(ErrorCode.NOT_FOUND, 'file is gone');
    }
    await expect(client.collect(broken())).rejects.toMatchObject({
      code: ErrorCode.NOT_FOUND,
      message: 'file is gone',
    });
  });

  test('with a message of several megabytes work; beyond the limit they are refused', async () => {
    const { client } = await serve({ one: async ({ digest, path }) => ({ path: `${path}${path.length}`, digest }) });
    await expect(client.one({ ...entry('x'), path: 'x'.repeat(65 * 1024 * 1024) })).rejects.toMatchObject({
      code: ErrorCode.RESOURCE_EXHAUSTED,
    });
    await expect(client.one({ ...entry('x'), path: 'x'.repeat(6 * 1024 * 1024) })).rejects.toMatchObject({
      code: ErrorCode.INVALID_INPUT,
    });
  });
});
