import { ChatRole, LlmRouterService, type ChatResponse } from '@quantumlayer/contracts/llmrouter/v1/llmrouter';
import { ErrorCode } from '@quantumlayer/errors';
import { createClient, createInProcessTransport } from '@quantumlayer/rpc';
import { composeLlmRouter, type LlmRouter } from './compose';
import {
  chunk,
  DONE,
  startMockProvider,
  USAGE,
  withJson,
  withStream,
  type MockProvider,
} from './testing/mock-provider';

const CHAT = { model: 'model-1', messages: [{ role: 'user', content: 'Hello' }] };
let provider: MockProvider;
let router: LlmRouter;
let url: string;

beforeAll(async () => {
  provider = await startMockProvider();
  router = composeLlmRouter({ provider: { url: provider.url, key: 'provider-key', patience: 30 }, key: undefined });
  url = await router.http.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await router.http.close();
  await provider.close();
});

const post = (body: unknown, init: RequestInit = {}) =>
  fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer of-the-caller' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...init,
  });

describe('over HTTP', () => {
  it('passes a chat and its answer as they are, with the key of the installation', async () => {
    const completion = { id: 'x', object: 'chat.completion', choices: [{ message: { content: 'Hi' } }], extra: [1] };
    provider.answerWith(withJson(200, completion));
    const response = await post({ ...CHAT, seed: 7, tools: [] });
    expect([response.status, await response.json()]).toEqual([200, completion]);
    expect(provider.calls).toEqual([
      { path: '/v1/chat/completions', authorization: 'Bearer provider-key', body: { ...CHAT, seed: 7, tools: [] } },
    ]);
  });

  it('streams: the first part is there before the provider has made the next', async () => {
    let goOn: () => void = () => undefined;
    const seen = new Promise<void>((resolve) => (goOn = resolve));
    provider.answerWith(async (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(chunk('Hel'));
      await seen;
      response.end(`${chunk('lo', 'stop')}${DONE}`);
    });
    const response = await post({ ...CHAT, stream: true });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    let text = '';
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(part).toString();
      if (text === chunk('Hel')) goOn();
    }
    expect(text).toBe(`${chunk('Hel')}${chunk('lo', 'stop')}${DONE}`);
  });

  it('gives up the provider’s work when the caller hangs up', async () => {
    const left = new Promise<void>((resolve) => {
      provider.answerWith((response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write(chunk('Hel'));
        response.once('close', resolve);
      });
    });
    const control = new AbortController();
    const response = await post({ ...CHAT, stream: true }, { signal: control.signal });
    expect(response.status).toBe(200);
    control.abort();
    await expect(left).resolves.toBeUndefined();
  });

  it('says in the stream that it broke', async () => {
    provider.answerWith((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(chunk('Hel'), () => response.destroy());
    });
    const text = await (await post({ ...CHAT, stream: true })).text();
    const last = text.trim().split('\n\n').at(-1) ?? '';
    expect(JSON.parse(last.replace('data: ', ''))).toMatchObject({ error: { type: 'api_error', code: 'unavailable' } });
  });

  it('tries again what passes, until an answer begins', async () => {
    provider.answerWith(
      withJson(503, {}),
      withJson(429, {}, { 'retry-after': '0' }),
      withJson(200, { object: 'chat.completion' }),
    );
    expect((await post(CHAT)).status).toBe(200);
    expect(provider.calls).toHaveLength(3);
  });

  it.each([
    ['asks to wait for long', withJson(429, {}, { 'retry-after': '60' }), 429, 'resource_exhausted', 1],
    ['stays away', withJson(503, {}), 503, 'unavailable', 3],
    ['fails', withJson(500, { error: 'stack' }), 503, 'unavailable', 3],
    ['refuses our key', withJson(401, { error: { message: 'bad key provider-key' } }), 503, 'unavailable', 3],
  ])('a provider that %s', async (_, answer, status, code, tries) => {
    provider.answerWith(answer);
    const response = await post(CHAT);
    const text = await response.text();
    expect([response.status, JSON.parse(text)]).toMatchObject([status, { error: { code } }]);
    expect(text).not.toMatch(/provider-key|stack/);
    expect(provider.calls.length).toBeLessThanOrEqual(tries);
  });

  it('passes what the provider says of the request itself', async () => {
    const body = { error: { message: 'no such model', type: 'invalid_request_error', param: 'model', code: null } };
    provider.answerWith(withJson(404, body));
    const response = await post(CHAT);
    expect([response.status, await response.json()]).toEqual([404, body]);
  });

  it.each([
    [{ messages: CHAT.messages }, 'model'],
    [{ model: 'm', messages: [] }, 'messages'],
    [{ ...CHAT, stream: 'yes' }, 'stream'],
    [{ model: 'm', messages: [{ content: 'x' }] }, 'messages.0.role'],
  ])('refuses %j before anybody is asked', async (body, param) => {
    provider.answerWith(withJson(200, {}));
    const response = await post(body);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ error: { type: 'invalid_request_error', param } });
    expect(provider.calls).toHaveLength(0);
  });

  it('answers bad JSON and unknown paths in the same form', async () => {
    const bad = await post('{');
    expect([bad.status, await bad.json()]).toMatchObject([400, { error: { type: 'invalid_request_error' } }]);
    const unknown = await fetch(`${url}/v1/nothing`);
    expect([unknown.status, await unknown.json()]).toMatchObject([404, { error: { code: 'not_found' } }]);
  });

  it('asks for its key where it has one', async () => {
    const own = composeLlmRouter({
      provider: { url: provider.url, key: undefined, patience: 30 },
      key: 'key-of-the-router',
    });
    provider.answerWith(withJson(200, { data: [] }));
    const get = (authorization?: string) =>
      own.http.inject({ url: '/v1/models', headers: authorization === undefined ? {} : { authorization } });
    expect((await get()).statusCode).toBe(401);
    expect((await get('Bearer other')).statusCode).toBe(401);
    expect(provider.calls).toHaveLength(0);
    expect((await get('Bearer key-of-the-router')).statusCode).toBe(200);
    expect(provider.calls[0]?.authorization).toBeUndefined();
    await own.http.close();
  });
});

describe('over gRPC', () => {
  const client = () => createClient(LlmRouterService, createInProcessTransport(router.services));
  const chat = { model: 'model-1', messages: [{ role: ChatRole.USER, content: 'Hello' }] };
  const collect = async () => {
    const events: ChatResponse['event'][] = [];
    for await (const { event } of client().chat(chat)) events.push(event);
    return events;
  };

  it('gives the text as it comes, and then how it ended', async () => {
    provider.answerWith(withStream(chunk('Hel'), chunk('lo'), chunk('', 'stop'), USAGE, DONE));
    expect(await collect()).toMatchObject([
      { case: 'text', value: 'Hel' },
      { case: 'text', value: 'lo' },
      { case: 'finished', value: { reason: 'stop', model: 'model-1', promptTokens: 7, completionTokens: 3 } },
    ]);
    expect(provider.calls[0]?.body).toMatchObject({ stream: true, messages: [{ role: 'user', content: 'Hello' }] });
  });

  it.each([
    ['ends early', withStream(chunk('Hel')), ErrorCode.UNAVAILABLE],
    ['sends nonsense', withStream('data: {"choices": 7}\n\n'), ErrorCode.UNAVAILABLE],
    ['does not know the model', withJson(404, { error: {} }), ErrorCode.NOT_FOUND],
    ['refuses the request', withJson(400, { error: { message: 'too long' } }), ErrorCode.INVALID_INPUT],
    ['is busy', withJson(429, {}, { 'retry-after': '60' }), ErrorCode.RESOURCE_EXHAUSTED],
  ])('a provider that %s', async (_, answer, code) => {
    provider.answerWith(answer);
    await expect(collect()).rejects.toMatchObject({ code });
  });

  it('tells the models', async () => {
    provider.answerWith(withJson(200, { object: 'list', data: [{ id: 'model-1' }, { id: 'model-2' }] }));
    expect((await client().listModels({})).models).toEqual(['model-1', 'model-2']);
  });
});

it('tells that a provider is away, and one that takes too long', async () => {
  const away = composeLlmRouter({
    provider: { url: 'http://127.0.0.1:9/v1', key: undefined, patience: 30 },
    key: undefined,
  });
  expect((await away.http.inject('/v1/models')).statusCode).toBe(503);
  await away.http.close();
  provider.answerWith(() => undefined);
  const slow = composeLlmRouter({ provider: { url: provider.url, key: undefined, patience: 0.05 }, key: undefined });
  expect((await slow.http.inject('/v1/models')).statusCode).toBe(504);
  await slow.http.close();
});
