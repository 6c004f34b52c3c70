import { request, type Agent } from 'node:http';
import type { JsonValue } from '@quantumlayer/ir';

export interface HttpRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | undefined;
}

export interface HttpExchange {
  readonly request: HttpRequest;
  /** 0 when there was no answer. */
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** Undefined when the body is empty or no JSON. */
  readonly json: JsonValue | undefined;
  readonly milliseconds: number;
}

const TIMEOUT = 15_000;

/** Sends requests to the judged server; a broken connection is an exchange with status 0, never an exception. */
export async function sendRequest(agent: Agent, order: HttpRequest): Promise<HttpExchange> {
  for (;;) {
    const exchange = await tryRequest(agent, order);
    if (exchange !== 'stale') return exchange;
  }
}

/** 'stale' where the server had closed an idle connection just as it was used again: RFC 9112, section 9.3.1, has clients retry. */
function tryRequest(agent: Agent, order: HttpRequest): Promise<HttpExchange | 'stale'> {
  const began = performance.now();
  return new Promise((resolve) => {
    let answering = false;
    const finish = (status: number, headers: Record<string, string>, text: string): void => {
      resolve({
        request: order,
        status,
        headers,
        text,
        json: parseJson(text),
        milliseconds: performance.now() - began,
      });
    };
    const failed = (error: Error): void => {
      finish(0, {}, error.message);
    };
    const length = order.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(order.body)) };
    const sent = request({
      agent,
      host: 'localhost',
      method: order.method,
      path: order.path,
      headers: { ...length, ...order.headers },
      timeout: TIMEOUT,
    });
    sent.on('timeout', () => sent.destroy(new Error(`no answer within ${TIMEOUT / 1000} s`)));
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // A connection that was just opened is never stale, so this ends.
      const closed = ['ECONNRESET', 'EPIPE'].includes(error.code ?? '');
      if (sent.reusedSocket && closed && !answering) resolve('stale');
      else failed(error);
    });
    sent.on('response', (response) => {
      answering = true;
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', failed);
      response.on('end', () => {
        const headers = Object.entries(response.headers).map(([name, value]) => [
          name,
          Array.isArray(value) ? value.join(', ') : (value ?? ''),
        ]);
        finish(
          response.statusCode ?? 0,
          Object.fromEntries(headers) as Record<string, string>,
          Buffer.concat(chunks).toString('utf8'),
        );
      });
    });
    sent.end(order.body);
  });
}

function parseJson(text: string): JsonValue | undefined {
  try {
    return text === '' ? undefined : (JSON.parse(text) as JsonValue);
  } catch {
    return undefined;
  }
}
