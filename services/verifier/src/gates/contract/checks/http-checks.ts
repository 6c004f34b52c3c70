import { OperationKind, type JsonValue, type Model } from '@quantumlayer/ir';
import { matchPath, type Route } from '../reference/routes';
import { Breach } from '../session/breach';
import { NOBODY, type Caller } from '../session/caller';
import { admitted, type Cast } from '../session/cast';
import type { HttpExchange, HttpRequest } from '../session/http-client';
import { pathOf, type JudgeSession } from '../session/judge-session';
import { check, type Check } from './check';
import { expectProblem, expectStatus } from './expect-problem';

const VERBS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const MEBIBYTE = 1024 * 1024;

/** HTTP itself: routes, methods, bodies, headers. */
export function httpChecks(model: Model): Check[] {
  return [
    check('http.unknown-route', 'only the routes of the IR exist', async ({ session, cast }) => {
      const base = model.basePath;
      const [first] = model.entities;
      const paths = [
        `${base}/no-such-things`,
        `${base}/no-such-things/1`,
        `${base}${first?.path ?? ''}/`,
        `${base}${first?.path ?? ''}/x/y/z`,
        '/.env',
        '/../etc/passwd',
        `${base}//`,
      ];
      // A short link may have any one-segment name.
      for (const path of paths.filter((each) => !model.redirect || each.split('/').length > 2)) {
        expectProblem(await session.send({ method: 'GET', path, headers: everybody(cast) }), 404, 'not_found');
      }
    }),
    check(
      'http.method-not-allowed',
      'another verb on an existing path answers 405 with Allow',
      async ({ session, cast }) => {
        const paths = [...new Set(session.routes.map(({ path }) => path)), '/openapi.json'];
        const calls = paths.flatMap((path) => {
          const allowed = methodsOf(session, path);
          return VERBS.filter((verb) => !allowed.includes(verb))
            .slice(0, 2)
            .map((method) => ({
              method,
              allowed,
              path: pathOf({ path } as Route, ['0190c0de-0000-7000-8000-0000000000ff']),
            }));
        });
        const exchanges = await Promise.all(
          calls.map(({ method, path }) => session.send({ method, path, headers: everybody(cast) })),
        );
        exchanges.forEach((exchange, index) => {
          expectProblem(exchange, 405, 'method_not_allowed');
          judgeAllow(exchange, calls[index]?.allowed ?? []);
        });
      },
    ),
    check('http.head', 'HEAD is another verb', async ({ session, cast }) => {
      const read = session.routes.find(({ method }) => method === 'GET');
      for (const path of ['/openapi.json', ...(read ? [read.path] : [])]) {
        const filled = pathOf({ path } as Route, ['0190c0de-0000-7000-8000-0000000000ff']);
        const exchange = await session.send({ method: 'HEAD', path: filled, headers: everybody(cast) });
        expectStatus(exchange, 405);
        judgeAllow(exchange, methodsOf(session, path));
      }
    }),
    check('http.encoded-slash', 'an encoded slash is no slash', async ({ session, cast }) => {
      const held = session.routes.find(({ path }) => path.endsWith('/{id}'))?.path;
      // A short link may have any one-segment name.
      if (held === undefined || model.redirect) return;
      const path = held.replace('/{id}', '%2F0190c0de-0000-7000-8000-0000000000ff');
      expectProblem(await session.send({ method: 'POST', path, headers: everybody(cast) }), 404, 'not_found');
    }),
    check('http.malformed-json', 'malformed JSON is 400', (tools) =>
      eachBody(
        tools,
        ['{"a":', '', '{]', '\u0000'].map((body) => ({ body })),
        400,
        'malformed_json',
      ),
    ),
    check('http.media-type', 'another Content-Type is 415', (tools) =>
      eachBody(
        tools,
        [
          { body: '{}', type: 'text/plain' },
          { body: 'a=1', type: 'application/x-www-form-urlencoded' },
          { body: '{}', type: undefined },
        ],
        415,
        'unsupported_media_type',
      ),
    ),
    check('http.charset', 'parameters of application/json are allowed', async ({ session, cast }) => {
      const { route, caller } = bodyRoutes(session, cast)[0] ?? {};
      if (!route || !caller) return;
      const exchange = await session.send(bodyRequest(route, caller, '[]', 'application/json; charset=utf-8'), route);
      if (exchange.status === 415) throw new Breach('answered 415 to application/json with a charset', exchange);
    }),
    check('http.too-large', 'a body of more than 1 MiB is 413', async ({ session, cast }) => {
      const { route, caller } = bodyRoutes(session, cast)[0] ?? {};
      if (!route || !caller) return;
      // Of the larger one, many a client reads no answer until all is sent.
      for (const mebibytes of [1, 20]) {
        const body = JSON.stringify({ padding: 'x'.repeat(mebibytes * MEBIBYTE) });
        expectProblem(await session.send(bodyRequest(route, caller, body), route), 413, 'too_large');
      }
    }),
    check('http.request-id', 'X-Request-Id is taken over when it is well-formed, else made', async ({ session }) => {
      for (const id of ['judge-1.2_3', 'x'.repeat(128), 'x'.repeat(129), 'has space', '<script>', 'ünï']) {
        await session.send({
          method: 'GET',
          path: '/healthz',
          headers: { 'x-request-id': Buffer.from(id).toString('latin1') },
        });
      }
      const [a, b] = [await session.send(health()), await session.send(health())];
      if (a.headers['x-request-id'] === b.headers['x-request-id'])
        throw new Breach('gives two requests one X-Request-Id', b);
    }),
    check('http.cors', 'only the origins in CORS_ORIGINS', judgeCors),
    check('http.cache-control', 'no-cache, and no-store on /auth and redirects', async ({ session, cast }) => {
      const route = session.routes.find(({ operation }) => operation?.kind === OperationKind.LIST);
      const [caller = NOBODY] = route?.operation ? admitted(cast, route.operation) : [];
      if (route && !route.nested) judgeHeader(await session.exchange({ route, caller }), 'cache-control', 'no-cache');
      const login = session.routes.find(({ operationId }) => operationId === 'login');
      if (login)
        judgeHeader(
          await session.send(
            { method: 'POST', path: login.path, headers: { 'content-type': 'application/json' }, body: '{}' },
            login,
          ),
          'cache-control',
          'no-store',
        );
    }),
  ];
}

function health(): HttpRequest {
  return { method: 'GET', path: '/healthz', headers: {} };
}

/** Headers that open most doors, so that what is judged is not who asks. */
function everybody({ members }: Cast): Readonly<Record<string, string>> {
  return members.at(-1)?.headers ?? {};
}

function methodsOf(session: JudgeSession, path: string): string[] {
  if (path === '/openapi.json') return ['GET'];
  const own = session.routes.filter(
    (route) =>
      route.path === path ||
      (matchPath(route.path, path.replace(/\{[^}]+\}/g, 'x')) &&
        route.path.split('{').length === path.split('{').length),
  );
  return [...new Set(own.map(({ method }) => method))];
}

function judgeAllow(exchange: HttpExchange, allowed: readonly string[]): void {
  const actual = (exchange.headers['allow'] ?? '')
    .split(',')
    .map((verb) => verb.trim())
    .filter((verb) => verb !== '' && verb !== 'HEAD' && verb !== 'OPTIONS');
  if ([...actual].sort().join() === [...allowed].sort().join()) return;
  throw new Breach(`has Allow ${exchange.headers['allow'] ?? '(none)'}, expected ${allowed.join(', ')}`, exchange);
}

interface BodyRoute {
  readonly route: Route;
  readonly caller: Caller;
}

/** Routes that need a body, and somebody who may use them. */
function bodyRoutes(session: JudgeSession, cast: Cast): BodyRoute[] {
  return session.routes.flatMap((route) => {
    const { operation, method } = route;
    if (!operation) return method === 'POST' ? [{ route, caller: cast.members[0] ?? NOBODY }] : [];
    const takes = [OperationKind.CREATE, OperationKind.UPDATE].includes(operation.kind) || operation.bodyRequired;
    const [caller] = admitted(cast, operation);
    return takes && caller ? [{ route, caller }] : [];
  });
}

function bodyRequest(route: Route, caller: Caller, body: string, type = 'application/json'): HttpRequest {
  const path = pathOf(route, ['0190c0de-0000-7000-8000-0000000000ff', 'x']);
  return {
    method: route.method,
    path,
    body,
    headers: { ...caller.headers, 'content-type': type },
  };
}

async function eachBody(
  { session, cast }: { session: JudgeSession; cast: Cast },
  bodies: readonly { readonly body: string; readonly type?: string | undefined }[],
  status: number,
  code: string,
): Promise<void> {
  const requests = bodyRoutes(session, cast).flatMap(({ route, caller }) =>
    bodies.map((each) => {
      const type = 'type' in each ? each.type : 'application/json';
      const headers = { ...caller.headers, ...(type === undefined ? {} : { 'content-type': type }) };
      return { route, request: { ...bodyRequest(route, caller, each.body), headers } };
    }),
  );
  const exchanges = await Promise.all(requests.map(({ route, request }) => session.send(request, route)));
  for (const exchange of exchanges) expectProblem(exchange, status, code);
}

async function judgeCors({ session }: { session: JudgeSession }): Promise<void> {
  const ask = (origin: string): Promise<HttpExchange> => session.send({ ...health(), headers: { origin } });
  const allowed = await ask('https://app.example.com');
  judgeHeader(allowed, 'access-control-allow-origin', 'https://app.example.com');
  const exposed = (allowed.headers['access-control-expose-headers'] ?? '').toLowerCase();
  const missing = ['x-total-count', 'link', 'etag', 'location', 'x-request-id'].find((name) => !exposed.includes(name));
  if (missing !== undefined) throw new Breach(`does not expose ${missing} to browsers`, allowed);
  const refused = await ask('https://evil.example.net');
  const granted = refused.headers['access-control-allow-origin'];
  if (granted !== undefined)
    throw new Breach(`allows the origin ${granted}, which CORS_ORIGINS does not name`, refused);
}

function judgeHeader(exchange: HttpExchange, name: string, value: string): void {
  const actual = exchange.headers[name];
  if (actual !== value) throw new Breach(`has ${name} ${actual ?? '(none)'}, expected ${value}`, exchange);
}

/** /healthz and its like. */
export function operabilityChecks(): Check[] {
  return [
    check('operability.health', 'GET /healthz and /readyz', async ({ session }) => {
      for (const [path, status] of [
        ['/healthz', 'ok'],
        ['/readyz', 'ready'],
      ] as const) {
        const exchange = await session.send({ method: 'GET', path, headers: {} });
        expectStatus(exchange, 200);
        if ((exchange.json as Record<string, JsonValue> | undefined)?.['status'] !== status)
          throw new Breach(`${path} answered ${exchange.text}, expected {"status":"${status}"}`, exchange);
      }
    }),
    check('operability.metrics', 'GET /metrics in the Prometheus text format', async ({ session }) => {
      const exchange = await session.send({ method: 'GET', path: '/metrics', headers: {} });
      expectStatus(exchange, 200);
      for (const name of ['http_requests_total', 'http_request_duration_seconds']) {
        if (!new RegExp(`^${name}`, 'm').test(exchange.text))
          throw new Breach(`/metrics has no ${name}`, { ...exchange, text: exchange.text.slice(0, 500) });
      }
      const labelled = /^http_requests_total\{(?=[^}]*method=)(?=[^}]*route=)(?=[^}]*status=)/m.test(exchange.text);
      if (!labelled)
        throw new Breach('http_requests_total lacks the labels method, route, status', {
          ...exchange,
          text: exchange.text.slice(0, 500),
        });
    }),
    check('operability.docs', 'GET /docs is a page that needs no other host', async ({ session }) => {
      const exchange = await session.send({ method: 'GET', path: '/docs', headers: {} });
      expectStatus(exchange, 200);
      const foreign = /(?:src|href)\s*=\s*["'](https?:)?\/\/[^"']+["']/i.exec(exchange.text);
      if (foreign)
        throw new Breach(`/docs loads ${foreign[0]} from another host`, {
          ...exchange,
          text: exchange.text.slice(0, 1000),
        });
    }),
  ];
}
