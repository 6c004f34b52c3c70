import type { JsonValue } from '@quantumlayer/ir';
import { Breach } from '../session/breach';
import type { HttpExchange } from '../session/http-client';

/** Demands a status, and of a problem its code. */
export function expectProblem(exchange: HttpExchange, status: number, code: string): void {
  const { request, json } = exchange;
  const what = `${request.method} ${request.path.split('?')[0] ?? ''}`;
  if (exchange.status !== status)
    throw new Breach(`${what} answered ${exchange.status}, expected ${status} (${code})`, exchange);
  const actual = (json as Readonly<Record<string, JsonValue>> | undefined)?.['code'];
  if (actual !== code) throw new Breach(`${what} has code ${JSON.stringify(actual)}, expected "${code}"`, exchange);
}

export function expectStatus(exchange: HttpExchange, status: number): void {
  if (exchange.status === status) return;
  const { method, path } = exchange.request;
  throw new Breach(`${method} ${path} answered ${exchange.status}, expected ${status}`, exchange);
}
