import { getMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { CallContext } from './call';
import { collectPaths, entry, serversOf } from './testing/serve-echo';

/** Resolves with the code of the reason that a handler was stopped for. */
function stopReason({ signal }: CallContext): Promise<ErrorCode> {
  return new Promise((resolve) => {
    const stop = (): void => resolve((signal.reason as QuantumLayerError).code);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop);
  });
}

describe.each(['in-process', 'gRPC'] as const)('lifetimes over %s', (kind) => {
  const { serve, end } = serversOf(kind);
  afterEach(end);

  test('a deadline ends the call on both sides', async () => {
    let stopped: Promise<ErrorCode> | undefined;
    const { client } = await serve({
      one: async (_, context) => {
        stopped = stopReason(context);
        await stopped;
        throw new Error('stopped');
      },
    });
    const started = Date.now();
    await expect(client.one(entry('x'), { timeoutSeconds: 0.1 })).rejects.toMatchObject({
      code: ErrorCode.DEADLINE_EXCEEDED,
    });
    expect(Date.now() - started).toBeLessThan(1000);
    expect(await stopped).toBe(ErrorCode.DEADLINE_EXCEEDED);
  });

  test('a handler that does not heed its signal does not keep the caller waiting', async () => {
    const { client } = await serve({ one: () => new Promise(() => undefined) });
    await expect(client.one(entry('x'), { timeoutSeconds: 0.05 })).rejects.toMatchObject({
      code: ErrorCode.DEADLINE_EXCEEDED,
    });
    const cancelled = client.one(entry('x'), { signal: AbortSignal.timeout(50) });
    await expect(cancelled).rejects.toMatchObject({ code: ErrorCode.DEADLINE_EXCEEDED });
  });

  test('the handler knows the deadline, and can pass it on', async () => {
    const inner = await serve({ one: async (_, { deadline }) => entry(String(deadline?.getTime())) });
    const { client } = await serve({
      one: (request, { deadline, signal }) => inner.client.one(request, { deadline, signal, timeoutSeconds: 60 }),
    });
    const deadline = Date.now() + 5000;
    expect(
      Math.abs(Number((await client.one(entry('x'), { deadline: new Date(deadline) })).path) - deadline),
    ).toBeLessThan(250);
    expect(Number((await client.one(entry('x'))).path)).toBeGreaterThan(deadline + 40_000);
  });

  test('a deadline that has passed is not even sent', async () => {
    let called = false;
    const { client } = await serve({
      one: async (request) => {
        called = true;
        return request;
      },
    });
    await expect(client.one(entry('x'), { deadline: new Date(Date.now() - 1) })).rejects.toMatchObject({
      code: ErrorCode.DEADLINE_EXCEEDED,
    });
    await expect(client.one(entry('x'), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: ErrorCode.CANCELLED,
    });
    expect(called).toBe(false);
  });

  test('cancelling stops the handler', async () => {
    let stopped: Promise<ErrorCode> | undefined;
    const { client } = await serve({
      one: async (request, context) => {
        stopped = stopReason(context);
        controller.abort();
        await stopped;
        return request;
      },
    });
    const controller = new AbortController();
    await expect(client.one(entry('x'), { signal: controller.signal })).rejects.toMatchObject({
      code: ErrorCode.CANCELLED,
    });
    expect(await stopped).toBe(ErrorCode.CANCELLED);
  });

  test('the reason of a cancellation stays with the caller', async () => {
    let stopped: Promise<ErrorCode> | undefined;
    const { client } = await serve({
      one: (_, context) => {
        stopped = stopReason(context);
        controller.abort(new QuantumLayerError(ErrorCode.VERIFICATION_FAILED, 'another gate failed'));
        return new Promise(() => undefined);
      },
    });
    const controller = new AbortController();
    await expect(client.one(entry('x'), { signal: controller.signal })).rejects.toMatchObject({
      code: ErrorCode.VERIFICATION_FAILED,
    });
    expect(await stopped).toBe(ErrorCode.CANCELLED);
  });

  test('leaving a stream stops the handler', async () => {
    let stopped: Promise<ErrorCode> | undefined;
    const { client } = await serve({
      async *many(_, context) {
        stopped = stopReason(context);
        for (let index = 0; !context.signal.aborted; index += 1) {
          yield entry(String(index));
          await sleep(1);
        }
      },
    });
    for await (const { path } of client.many(entry('x'))) if (path === '3') break;
    expect(await stopped).toBe(ErrorCode.CANCELLED);
  });

  test('a slow reader slows the handler down', async () => {
    let produced = 0;
    const { client } = await serve({
      async *many() {
        const padding = 'x'.repeat(100_000);
        for (; produced < 2000; produced += 1) yield { ...entry(padding), size: BigInt(produced) };
      },
    });
    for await (const { size } of client.many(entry('x'))) {
      if (size === 0n) await sleep(300);
      if (size === 5n) break;
    }
    expect(produced).toBeLessThan(200);
  });

  test('a slow handler slows the sender down', async () => {
    let sent = 0;
    const { client } = await serve({
      async collect(requests) {
        for await (const { size } of requests) {
          if (size === 0n) await sleep(300);
          if (size === 5n) break;
        }
        return entry(String(sent));
      },
    });
    async function* requests() {
      const path = 'x'.repeat(1024);
      for (; sent < 50_000; sent += 1) yield { ...entry(path), size: BigInt(sent) };
    }
    expect(Number((await client.collect(requests())).path)).toBeLessThan(5000);
  });

  test('a stop lets running calls finish and refuses new ones', async () => {
    const { client, stop } = await serve({
      one: async (request) => {
        await sleep(150);
        return request;
      },
    });
    const running = client.one(entry('running'));
    await sleep(50);
    const stopping = stop(5);
    await expect(client.one(entry('late'))).rejects.toMatchObject({ code: ErrorCode.UNAVAILABLE });
    expect((await running).path).toBe('running');
    await stopping;
  });

  test('a stop cuts off what takes too long', async () => {
    const { client, stop } = await serve({ one: () => new Promise(() => undefined) });
    const running = client.one(entry('x'));
    const outcome = expect(running).rejects.toMatchObject({ code: ErrorCode.UNAVAILABLE });
    await sleep(50);
    const started = Date.now();
    await stop(0.3);
    expect(Date.now() - started).toBeLessThan(2500);
    await outcome;
  });

  test('one signal stops any number of calls, without warnings of a leak', async () => {
    const { client } = await serve({ one: () => new Promise(() => undefined) });
    const controller = new AbortController();
    const calls = Array.from({ length: 30 }, () => client.one(entry('x'), { signal: controller.signal }));
    const outcomes = Promise.allSettled(calls);
    await sleep(50);
    controller.abort();
    expect((await outcomes).map(({ status }) => status)).toEqual(calls.map(() => 'rejected'));
    // Node would warn on standard error from the eleventh listener on.
    expect(getMaxListeners(controller.signal)).toBe(Infinity);
  });

  test('many calls at once do not get into each other’s way', async () => {
    const { client } = await serve({
      async *many({ path }) {
        for (let index = 0; index < 20; index += 1) {
          await sleep(Math.random() * 3);
          yield entry(`${path}${index}`);
        }
      },
    });
    const streams = await Promise.all(
      Array.from({ length: 50 }, (_, call) => collectPaths(client.many(entry(`${call}-`)))),
    );
    streams.forEach((paths, call) =>
      expect(paths).toEqual(Array.from({ length: 20 }, (_, index) => `${call}-${index}`)),
    );
  });
});
