import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Agent } from 'node:http';
import { once } from 'node:events';
import { randomUUID, createHash } from 'node:crypto';
import { connect, type AddressInfo, type Socket } from 'node:net';
import {
  OperationKind,
  PaginationStyle,
  requireModel,
  type Application,
  type JsonValue,
  type Model,
} from '@quantumlayer/ir';
import type { Answer } from '../../gates/contract/reference/answer';
import { ReferenceApi } from '../../gates/contract/reference/reference-api';
import { matchPath, routesOf, type Route } from '../../gates/contract/reference/routes';
import { STATUS_PHRASES } from '../../gates/contract/session/status-phrases';
import { Accounts } from './accounts';
import type { Incoming, Outgoing } from './exchange';
import { openApiOf } from './open-api';
import { textOf } from '../../gates/contract/reference/text-of';

/** A deliberate deviation of the server, for testing the judge. */
export interface Fault {
  /** Changes the IR that the server obeys. */
  misread?(application: Application): void;
  /** Changes a request before it is judged; may answer at once. */
  before?(exchange: Incoming, server: ReferenceServer): Outgoing | undefined | Promise<Outgoing | undefined>;
  /** Changes an answer. */
  after?(outgoing: Outgoing, exchange: Incoming, server: ReferenceServer): void | Promise<void>;
}

const USUAL_CODES: Readonly<Record<number, string>> = {
  400: 'malformed_json',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  409: 'unique',
  412: 'precondition_failed',
  413: 'too_large',
  415: 'unsupported_media_type',
  422: 'validation',
};

function misread(model: Model, fault: Fault): Model {
  if (!fault.misread) return model;
  const application = structuredClone(model.application);
  fault.misread(application);
  return requireModel(application);
}

/** An honest server for any IR, in memory: the reference behind HTTP. */
export class ReferenceServer {
  readonly api: ReferenceApi;
  readonly accounts: Accounts;
  readonly routes: readonly Route[];
  readonly agent: Agent;
  private counter = 0;
  private lastMillisecond = 0;

  private constructor(
    readonly model: Model,
    private readonly fault: Fault,
    private readonly server: Server,
    environment: Readonly<Record<string, string>>,
  ) {
    this.api = new ReferenceApi(model, ({ key }) =>
      key.type.kind === 'integer' ? (this.counter += 1) : textOf(this.keys()['id']),
    );
    this.routes = routesOf(model);
    this.accounts = new Accounts(this.api, () => this.chosen(), environment);
    const { port } = server.address() as AddressInfo;
    this.agent = Object.assign(new Agent({ keepAlive: true }), {
      createConnection: (): Socket => connect(port, '127.0.0.1'),
    });
  }

  static async start(
    model: Model,
    environment: Readonly<Record<string, string>> = {},
    fault: Fault = {},
  ): Promise<ReferenceServer> {
    const http = createServer().listen(0, '127.0.0.1');
    await once(http, 'listening');
    const server = new ReferenceServer(misread(model, fault), fault, http, environment);
    http.on('request', (request, response) => void server.serve(request, response));
    return server;
  }

  async close(): Promise<void> {
    this.agent.destroy();
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  /** What only a server can choose for a new row. */
  chosen(): Record<string, JsonValue> {
    const time = new Date(this.now()).toISOString();
    const code = Array.from(
      { length: 12 },
      () => '23456789abcdefghjkmnpqrstuvwxyz'[Math.floor(Math.random() * 31)],
    ).join('');
    return { createdAt: time, updatedAt: time, ...this.keys(), code };
  }

  /** Grows with every call, so that no two writes share a moment. */
  now(): number {
    this.lastMillisecond = Math.max(Date.now(), this.lastMillisecond + 1);
    return this.lastMillisecond;
  }

  private keys(): Record<string, JsonValue> {
    this.counter += 1;
    const time = Date.now().toString(16).padStart(12, '0');
    const order = this.counter.toString(16).padStart(3, '0').slice(-3);
    const high = Math.floor(this.counter / 4096)
      .toString(16)
      .padStart(3, '0');
    return { id: `${time.slice(0, 8)}-${time.slice(8)}-7${high}-8${order}-${randomUUID().slice(24)}` };
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const [path = '/', query = ''] = (request.url ?? '/').split('?');
    const exchange: Incoming = {
      method: request.method ?? 'GET',
      path,
      query: [...new URLSearchParams(query)],
      headers: request.headers as Record<string, string>,
      bytes: Buffer.concat(chunks),
      body: undefined,
      route: undefined,
      parameters: [],
    };
    const outgoing = (await this.fault.before?.(exchange, this)) ?? this.answer(exchange);
    this.decorate(outgoing, exchange);
    await this.fault.after?.(outgoing, exchange, this);
    const text =
      outgoing.body === undefined
        ? ''
        : typeof outgoing.body === 'string'
          ? outgoing.body
          : JSON.stringify(outgoing.body);
    response.writeHead(outgoing.status, outgoing.headers).end(text);
  }

  private answer(exchange: Incoming): Outgoing {
    const { method, path } = exchange;
    if (path === '/openapi.json' || path === '/docs') return this.documents(path, method);
    const matching = this.routes.flatMap((route) => {
      const parameters = matchPath(route.path, path);
      return parameters ? [{ route, parameters }] : [];
    });
    const fixed = matching.filter(
      ({ route }) =>
        route.path.split('{').length === Math.min(...matching.map((each) => each.route.path.split('{').length)),
    );
    if (fixed.length === 0) return this.problem(exchange, { status: 404, code: 'not_found' });
    const chosen = fixed.find(({ route }) => route.method === method);
    if (!chosen) {
      const allow = fixed.map(({ route }) => route.method).join(', ');
      return this.problem(exchange, { status: 405, code: 'method_not_allowed' }, { allow });
    }
    exchange.route = chosen.route;
    exchange.parameters = chosen.parameters.map(safeDecode);
    const { caller, refusal } = this.accounts.identify(exchange, chosen.route);
    if (refusal)
      return this.problem(
        exchange,
        refusal,
        refusal.status === 401 ? { 'www-authenticate': this.accounts.scheme } : {},
      );
    const early = this.readBody(exchange);
    if (early) return this.problem(exchange, early);
    const own = this.accounts.handle(exchange, caller);
    if (own)
      return own.status >= 400
        ? this.problem(exchange, own, own.headers)
        : { status: own.status, headers: own.headers, body: own.body };
    return this.operate(exchange, chosen.route, caller);
  }

  private readBody(exchange: Incoming): Answer | undefined {
    if (!['POST', 'PUT', 'PATCH'].includes(exchange.method)) return undefined;
    const { bytes } = exchange;
    const action = exchange.route?.operation?.kind === OperationKind.ACTION && !exchange.route.operation.bodyRequired;
    if (bytes.length === 0 && action) return undefined;
    if (bytes.length > 1024 * 1024) return { status: 413, code: 'too_large' };
    const type = (exchange.headers['content-type'] ?? '').split(';')[0]?.trim();
    const accepted =
      type === 'application/json' || (exchange.method === 'PATCH' && type === 'application/merge-patch+json');
    if (!accepted) return { status: 415, code: 'unsupported_media_type' };
    try {
      exchange.body = JSON.parse(bytes.toString('utf8')) as JsonValue;
      return undefined;
    } catch {
      return { status: 400, code: 'malformed_json' };
    }
  }

  private operate(exchange: Incoming, route: Route, caller: ReturnType<Accounts['identify']>['caller']): Outgoing {
    const { parameters, query, headers } = exchange;
    const current = this.etagNow(route, parameters);
    const wanted = headers['if-match'];
    const mismatch = wanted !== undefined && wanted !== '*' && wanted !== current;
    const body = exchange.body;
    const chosen = this.chosen();
    const answer = this.api.handle(
      { route, parameters, query, body, caller, mismatch },
      withCodes(chosen, route),
      new Date(this.now()),
    );
    if (answer.status >= 400)
      return this.problem(exchange, answer, answer.status === 401 ? { 'www-authenticate': this.accounts.scheme } : {});
    const out: Outgoing = { status: answer.status, headers: {}, body: answer.body };
    if (answer.location !== undefined) out.headers['location'] = answer.location;
    if (answer.status === 302) out.headers['cache-control'] = 'no-store';
    if (answer.total !== undefined)
      Object.assign(out.headers, { 'x-total-count': String(answer.total), link: this.links(exchange, answer.total) });
    else if (answer.body !== undefined) {
      out.headers['etag'] = etagOf(answer.body);
      const known = headers['if-none-match']?.split(',').map((tag) => tag.trim());
      if (exchange.method === 'GET' && known?.includes(out.headers['etag']))
        return { ...out, status: 304, body: undefined };
    }
    return out;
  }

  private etagNow({ entity, operation }: Route, [key = '']: readonly string[]): string | undefined {
    if (!entity || operation?.kind === OperationKind.CREATE || operation?.kind === OperationKind.LIST) return undefined;
    const row = this.api.store.get(entity, entity.key.type.kind === 'integer' ? Number(key) : key);
    const read = this.routes.find((route) => route.entity === entity && route.operation?.kind === OperationKind.READ);
    if (!row || !read) return undefined;
    return etagOf(this.api.show(row));
  }

  private links({ path, query }: Incoming, total: number): string {
    const api = this.model.application.api;
    const paged = api?.pagination === PaginationStyle.PAGE;
    const [size, start] = paged ? ['pageSize', 'page'] : ['limit', 'offset'];
    const given = new URLSearchParams(query);
    const limit = Number(given.get(size) ?? api?.defaultLimit);
    const from = paged ? (Number(given.get(start) ?? 1) - 1) * limit : Number(given.get(start) ?? 0);
    const target = (offset: number): string => {
      const parameters = new URLSearchParams(given);
      parameters.set(size, String(limit));
      parameters.set(start, String(paged ? offset / limit + 1 : offset));
      return `${path}?${parameters.toString()}`;
    };
    const last = Math.max(0, Math.ceil(total / limit) - 1) * limit;
    const pages: Record<string, number | undefined> = {
      first: 0,
      prev: from > 0 ? Math.max(0, Math.min(from - limit, last)) : undefined,
      next: from + limit < total ? from + limit : undefined,
      last,
    };
    return Object.entries(pages)
      .flatMap(([relation, offset]) => (offset === undefined ? [] : [`<${target(offset)}>; rel="${relation}"`]))
      .join(', ');
  }

  problem({ path }: Incoming, { status, code, faults }: Answer, headers: Record<string, string> = {}): Outgoing {
    const title = STATUS_PHRASES[status] ?? 'Error';
    const errors = faults?.map(({ pointer, parameter, codes }) => ({
      ...(pointer === undefined ? { parameter: parameter ?? '' } : { pointer }),
      code: codes[0] ?? '',
      detail: 'Is not valid.',
    }));
    errors?.sort((a, b) => Buffer.compare(placeOf(a), placeOf(b)));
    const body = {
      type: 'about:blank',
      title,
      status,
      detail: `${title}.`,
      instance: path,
      code: code ?? USUAL_CODES[status] ?? 'internal',
      ...(errors ? { errors } : {}),
    };
    return { status, headers: { ...headers, 'content-type': 'application/problem+json' }, body };
  }

  private decorate({ headers, body, status }: Outgoing, exchange: Incoming): void {
    const sent = exchange.headers['x-request-id'] ?? '';
    const defaults: Record<string, string> = {
      'x-request-id': /^[A-Za-z0-9._-]{1,128}$/.test(sent) ? sent : randomUUID(),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': exchange.path.startsWith(`${this.model.basePath}/auth/`) ? 'no-store' : 'no-cache',
      ...(body === undefined || typeof body === 'string' || status === 304
        ? {}
        : { 'content-type': 'application/json' }),
    };
    for (const [name, value] of Object.entries(defaults)) headers[name] ??= value;
    const origin = exchange.headers['origin'];
    if (origin !== undefined && this.accounts.origins.includes(origin)) {
      Object.assign(headers, {
        'access-control-allow-origin': origin,
        'access-control-expose-headers': 'X-Total-Count, Link, ETag, Location, X-Request-Id',
        vary: 'Origin',
      });
    }
  }

  private documents(path: string, method: string): Outgoing {
    if (method !== 'GET')
      return this.problem({ path } as Incoming, { status: 405, code: 'method_not_allowed' }, { allow: 'GET' });
    if (path === '/docs')
      return { status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>API</title>' };
    return { status: 200, headers: {}, body: openApiOf(this.model, this.routes) };
  }
}

function etagOf(body: JsonValue): string {
  return `"${createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 20)}"`;
}

/** Codes of the length that the field wants. */
function withCodes(chosen: Record<string, JsonValue>, { entity }: Route): Record<string, JsonValue> {
  const codes = (entity?.properties ?? []).flatMap(({ name, field }) => {
    const kind = field?.defaultValue?.kind;
    return kind?.case === 'codeLength' ? [[name, textOf(chosen['code']).repeat(3).slice(0, kind.value)]] : [];
  });
  const rest = Object.fromEntries(Object.entries(chosen).filter(([name]) => name !== 'code'));
  if (entity?.key.type.kind === 'integer') delete rest['id'];
  return { ...rest, ...(Object.fromEntries(codes) as Record<string, JsonValue>) };
}

const placeOf = ({ pointer, parameter }: { readonly pointer?: string; readonly parameter?: string }): Buffer =>
  Buffer.from(pointer ?? parameter ?? '');

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
