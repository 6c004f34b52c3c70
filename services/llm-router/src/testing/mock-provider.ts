import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export interface ProviderCall {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: { readonly model?: string; readonly stream?: boolean; readonly seed?: number };
}

export type Answer = (response: ServerResponse, call: ProviderCall) => void | Promise<void>;

export interface MockProvider {
  readonly url: string;
  readonly calls: readonly ProviderCall[];
  /** How the next calls are answered, one after the other; the last one goes on. */
  answerWith(...answers: readonly Answer[]): void;
  close(): Promise<void>;
}

/** A provider of models that says what a spec wants. */
export async function startMockProvider(): Promise<MockProvider> {
  const calls: ProviderCall[] = [];
  let answers: Answer[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = request.method === 'POST' ? await json(request) : {};
    const call = { path: request.url ?? '', authorization: request.headers.authorization, body } as ProviderCall;
    calls.push(call);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    await answer?.(response, call);
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls,
    answerWith: (...next) => {
      calls.length = 0;
      answers = [...next];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function withJson(status: number, body: object, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
}

/** One event of a stream. */
export function chunk(text: string, reason: string | null = null): string {
  const choices = [{ index: 0, delta: { content: text }, finish_reason: reason }];
  return `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', model: 'model-1', choices })}\n\n`;
}

export const USAGE = `data: ${JSON.stringify({ model: 'model-1', choices: [], usage: { prompt_tokens: 7, completion_tokens: 3 } })}\n\n`;
export const DONE = 'data: [DONE]\n\n';

export function withStream(...events: readonly string[]): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const event of events) response.write(event);
    response.end();
  };
}
