import { randomBytes } from 'node:crypto';
import type { Agent } from 'node:http';
import { OperationKind, PaginationStyle, type EntityModel, type JsonValue, type Model } from '@quantumlayer/ir';
import type { Answer } from '../reference/answer';
import { ReferenceApi, type ReferenceRequest } from '../reference/reference-api';
import { routesOf, type Route } from '../reference/routes';
import type { Values } from '../reference/row';
import { Breach } from './breach';
import type { Caller } from './caller';
import { compareAnswer } from './compare-answer';
import { sendRequest, type HttpExchange, type HttpRequest } from './http-client';
import { UNIVERSAL_RULES } from './universal-rules';

/** What a check asks of an operation. */
export interface Call {
  readonly route: Route;
  readonly parameters?: readonly string[];
  readonly query?: readonly (readonly [string, string])[];
  readonly body?: JsonValue | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly caller: Caller;
  /** The If-Match among the headers does not match. */
  readonly mismatch?: boolean;
}

/** A call whose body can be varied. */
export interface PlannedCall extends Call {
  readonly body: Readonly<Record<string, JsonValue>>;
}

/** An answer that was as demanded. */
export interface Judged {
  readonly exchange: HttpExchange;
  readonly expected: Answer;
  /** The body where it is an object, else empty. */
  readonly row: Values;
}

/** A breach of a universal rule. */
export interface UniversalBreach {
  readonly id: string;
  readonly message: string;
  readonly exchange: HttpExchange;
}

/** One conversation with the judged server; the reference keeps in step with it. */
export class JudgeSession {
  readonly reference: ReferenceApi;
  readonly routes: readonly Route[];
  /** Mixed into values, so that the judged code cannot know them. */
  readonly nonce = `q${randomBytes(3).toString('hex')}`;
  readonly exchanges: { readonly exchange: HttpExchange; readonly route: Route | undefined }[] = [];
  readonly breaches = new Map<string, UniversalBreach>();
  private count = 0;

  constructor(
    readonly model: Model,
    private readonly agent: Agent,
  ) {
    this.reference = new ReferenceApi(model);
    this.routes = routesOf(model);
  }

  /** A number that has not been given before. */
  next(): number {
    return (this.count += 1);
  }

  /** @throws RangeError when the IR has no such route. */
  route(entity: EntityModel, kind: OperationKind, method?: string): Route {
    const found = this.routes.find((route) => {
      return (
        route.entity === entity &&
        route.operation?.kind === kind &&
        !route.nested &&
        (method === undefined || route.method === method)
      );
    });
    if (!found) throw new RangeError(`${entity.name} has no ${OperationKind[kind]}`);
    return found;
  }

  /** Sends a request as it is and holds the answer to the rules that are the same for all. */
  async send(request: HttpRequest, route?: Route): Promise<HttpExchange> {
    const exchange = await sendRequest(this.agent, request);
    this.exchanges.push({ exchange, route });
    for (const rule of UNIVERSAL_RULES) {
      const { id } = rule;
      const message = this.breaches.has(id) ? undefined : rule.judge(exchange);
      if (message !== undefined)
        this.breaches.set(id, { id, message: `${request.method} ${request.path} ${message}.`, exchange });
    }
    return exchange;
  }

  exchange(call: Call): Promise<HttpExchange> {
    return this.send(requestOf(call), call.route);
  }

  /** Calls an operation and demands exactly what the reference says. */
  async call(call: Call): Promise<Judged> {
    await this.recogniseAll([call]);
    return this.settle(call, await this.exchange(call));
  }

  /** Calls that the reference refuses or that read only, sent side by side. */
  async callAll(calls: readonly Call[]): Promise<Judged[]> {
    await this.recogniseAll(calls);
    const exchanges = await Promise.all(calls.map((call) => this.exchange(call)));
    return calls.map((call, index) => this.settle(call, exchanges[index] as HttpExchange));
  }

  /** What the reference would answer now. */
  foresee(call: Call): Answer {
    return this.reference.foresee(referenceRequest(call));
  }

  /** Tells the reference of an exchange and compares. @throws Breach */
  settle(call: Call, exchange: HttpExchange): Judged {
    const row = rowOf(exchange);
    const back = this.reference.store.checkpoint();
    const expected = this.reference.handle(referenceRequest(call), exchange.status < 300 ? row : {});
    const difference = compareAnswer(expected, exchange, this.reference.guesses);
    if (difference === undefined) return { exchange, expected, row };
    // The server did not do it, so later expectations must not build on it.
    if (exchange.status >= 400 || exchange.status === 0) back();
    throw new Breach(`${call.route.operationId} ${difference}`, exchange);
  }

  /** Before lists of an entity are compared, the keys of all its rows must be known. */
  private async recogniseAll(calls: readonly Call[]): Promise<void> {
    const { api } = this.model.application;
    const limit = api?.maxLimit ?? 200;
    const paged = api?.pagination === PaginationStyle.PAGE;
    const lists = calls.filter(({ route }) => route.operation?.kind === OperationKind.LIST);
    for (const { route, caller } of lists.filter(
      (call, index) => lists.findIndex((other) => other.route.entity === call.route.entity) === index,
    )) {
      const { entity } = route;
      const unknown = (): boolean =>
        entity !== undefined && this.reference.store.all(entity).some(({ provisional }) => provisional);
      const all = this.routes.find(
        (each) => each.entity === entity && each.operation?.kind === OperationKind.LIST && !each.nested,
      );
      for (let page = 0; entity && all && unknown() && page < 50; page += 1) {
        const query: [string, string][] = paged
          ? [
              ['pageSize', String(limit)],
              ['page', String(page + 1)],
            ]
          : [
              ['limit', String(limit)],
              ['offset', String(page * limit)],
            ];
        const exchange = await this.exchange({ route: all, caller, query });
        this.recognise(entity, exchange);
        if (!Array.isArray(exchange.json) || exchange.json.length < limit) break;
      }
    }
  }

  /** Rows that effects made have keys of the server's choice: found again by their other values. */
  private recognise(entity: EntityModel, { json }: HttpExchange): void {
    const { store } = this.reference;
    if (!Array.isArray(json)) return;
    for (const row of json as readonly Values[]) {
      const key = row[entity.key.name];
      if ((typeof key !== 'string' && typeof key !== 'number') || store.get(entity, key)) continue;
      const match = store
        .all(entity)
        .find(({ provisional, values }) => provisional && sameApartFrom(entity, values, row));
      if (!match) continue;
      const own = Object.fromEntries(Object.keys(match.values).map((name) => [name, row[name] ?? null]));
      store.rekey(match, key, own);
    }
  }
}

function sameApartFrom(entity: EntityModel, expected: Values, actual: Values): boolean {
  return entity.properties.every(({ name, role, type }) => {
    return (
      role === 'key' || type.kind === 'datetime' || JSON.stringify(expected[name]) === JSON.stringify(actual[name])
    );
  });
}

function rowOf({ json }: HttpExchange): Values {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Values) : {};
}

function referenceRequest({ route, parameters = [], query, body, caller, mismatch }: Call): ReferenceRequest {
  return {
    route,
    parameters,
    caller: caller.identity,
    body,
    ...(query ? { query } : {}),
    ...(mismatch === undefined ? {} : { mismatch }),
  };
}

/** The path of a route with its parameters and query filled in. */
export function pathOf(
  route: Route,
  parameters: readonly string[] = [],
  query: readonly (readonly [string, string])[] = [],
): string {
  let index = 0;
  const path = route.path.replace(/\{[^}]+\}/g, () => encodeURIComponent(parameters[index++] ?? ''));
  const search = query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
  return search === '' ? path : `${path}?${search}`;
}

export function requestOf({ route, parameters, query, body, headers, caller }: Call): HttpRequest {
  const json = body === undefined ? {} : { 'content-type': 'application/json' };
  return {
    method: route.method,
    path: pathOf(route, parameters, query),
    headers: { accept: 'application/json', ...json, ...caller.headers, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}
