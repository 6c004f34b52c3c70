import { matchPath, type Route } from '../reference/routes';
import { Breach } from '../session/breach';
import type { HttpExchange } from '../session/http-client';
import type { JudgeSession } from '../session/judge-session';
import { asObject, ServedDocument, type ServedOperation } from './served-document';
import { textOf } from '../reference/text-of';

/** A breach with the check that found it. */
export interface ConformanceBreach {
  readonly id: string;
  readonly message: string;
  readonly exchange: HttpExchange;
}

/** Routes that a document may list though no operation of the IR is behind them. */
const OPTIONAL = new Set(['GET /openapi.json', 'GET /docs']);

/** Reads the document that the server shows. @throws Breach when there is none that can be used. */
export async function readServedDocument(
  session: JudgeSession,
): Promise<{ document: ServedDocument; exchange: HttpExchange }> {
  const exchange = await session.send({ method: 'GET', path: '/openapi.json', headers: {} });
  const root = asObject(exchange.json);
  if (exchange.status !== 200 || typeof root['openapi'] !== 'string')
    throw new Breach('GET /openapi.json answers no OpenAPI document', exchange);
  if (!root['openapi'].startsWith('3.1'))
    throw new Breach(`the document is OpenAPI ${root['openapi']}, expected 3.1`, exchange);
  try {
    return { document: new ServedDocument(root), exchange };
  } catch (error) {
    throw new Breach(`the OpenAPI document cannot be used: ${(error as Error).message}`, exchange);
  }
}

/** The document lists exactly the routes of the IR, under their operation ids, and refers to nothing that is not in it. */
export function judgeDocument(
  session: JudgeSession,
  document: ServedDocument,
  exchange: HttpExchange,
): ConformanceBreach[] {
  const name = ({ method, path }: { method: string; path: string }): string =>
    `${method} ${path.replace(/\{[^}]+\}/g, '{}')}`;
  const shown = { ...exchange, text: `${exchange.text.slice(0, 300)}…` };
  const served = new Map(document.operations.map((each) => [name(each), each]));
  const wanted = new Map(session.routes.map((route) => [name(route), route]));
  const missing = [...wanted.keys()].filter((each) => !served.has(each));
  const extra = [...served.keys()].filter((each) => !wanted.has(each) && !OPTIONAL.has(each));
  const ids = [...wanted].flatMap(([key, route]) => {
    const actual = served.get(key)?.operation['operationId'];
    return served.has(key) && actual !== route.operationId
      ? [`${key} has operationId ${textOf(actual)}, expected ${route.operationId}`]
      : [];
  });
  const dangling = danglingReferences(document);
  return [
    ...(missing.length > 0
      ? [{ id: 'openapi.routes', message: `The document lacks ${missing.join(', ')}.`, exchange: shown }]
      : []),
    ...(extra.length > 0
      ? [
          {
            id: 'openapi.routes',
            message: `The document lists ${extra.join(', ')}, which the IR does not have.`,
            exchange: shown,
          },
        ]
      : []),
    ...(ids.length > 0
      ? [{ id: 'openapi.operation-ids', message: `${ids.slice(0, 5).join('; ')}.`, exchange: shown }]
      : []),
    ...(dangling.length > 0
      ? [
          {
            id: 'openapi.references',
            message: `The document refers to ${dangling.slice(0, 5).join(', ')}, which is not in it.`,
            exchange: shown,
          },
        ]
      : []),
  ];
}

function danglingReferences(document: ServedDocument): string[] {
  const references = [...JSON.stringify(document.root).matchAll(/"\$ref":"(#\/[^"]+)"/g)].map(
    ([, reference = '']) => reference,
  );
  return [...new Set(references)].filter((reference) => document.follow({ $ref: reference }) === undefined);
}

/** Every answer of the session against the document: the status is documented, the body has the shape. First breach of each kind a route. */
export function judgeExchanges(session: JudgeSession, document: ServedDocument): ConformanceBreach[] {
  const breaches = new Map<string, ConformanceBreach>();
  const operations = new Map(
    document.operations.map((each) => [`${each.method} ${each.path.replace(/\{[^}]+\}/g, '{}')}`, each]),
  );
  for (const { exchange, route } of session.exchanges) {
    const chosen = route ?? routeOf(session, exchange);
    const operation = chosen && operations.get(`${chosen.method} ${chosen.path.replace(/\{[^}]+\}/g, '{}')}`);
    if (!operation || exchange.status === 0) continue;
    const breach = judgeExchange(document, operation, exchange);
    if (breach && !breaches.has(`${breach.id} ${operation.method} ${operation.path}`))
      breaches.set(`${breach.id} ${operation.method} ${operation.path}`, breach);
  }
  return [...breaches.values()].slice(0, 20);
}

function judgeExchange(
  document: ServedDocument,
  operation: ServedOperation,
  exchange: HttpExchange,
): ConformanceBreach | undefined {
  const { status, json, headers } = exchange;
  const name = `${operation.method} ${operation.path}`;
  if (!document.documents(operation, status))
    return {
      id: 'openapi.statuses',
      message: `${name} answered ${status}, which its documentation does not list.`,
      exchange,
    };
  if (json === undefined) return undefined;
  const type = (headers['content-type'] ?? '').split(';')[0] ?? '';
  const difference = document.judgeResponse(operation, String(status), type, json);
  return difference === undefined
    ? undefined
    : {
        id: 'openapi.responses',
        message: `${name} answered ${status} against its own schema: ${difference}.`,
        exchange,
      };
}

function routeOf(session: JudgeSession, { request }: HttpExchange): Route | undefined {
  const path = request.path.split('?')[0] ?? '';
  if (OPTIONAL.has(`GET ${path}`)) return undefined;
  const matching = session.routes.filter((route) => route.method === request.method && matchPath(route.path, path));
  // Fixed routes win over those with parameters.
  return matching.sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0];
}
