import { createHmac } from 'node:crypto';
import {
  AccessLevel,
  OperationKind,
  type EntityModel,
  type JsonValue,
  type Model,
  type OperationModel,
} from '@quantumlayer/ir';
import { Breach } from '../session/breach';
import { NOBODY, type Caller } from '../session/caller';
import type { Call } from '../session/judge-session';
import { check, entityId, type Check, type CheckTools } from './check';
import { expectProblem } from './expect-problem';
import { ownershipChecks } from './ownership-checks';

/** Who may do what: every operation for everybody, and others' rows. */
export function accessChecks(model: Model, entity: EntityModel): Check[] {
  if (model.authentication === 'none') return [];
  return [
    ...entity.operations
      .filter((operation) => !(operation.kind === OperationKind.CREATE && entity.isAccount))
      .map((operation) => accessCheck(entity, operation)),
    ...ownershipChecks(entity),
  ];
}

function accessCheck(entity: EntityModel, operation: OperationModel): Check {
  const { level, roles } = operation.access;
  const whom =
    level === AccessLevel.ROLES
      ? roles.join(' or ')
      : level === AccessLevel.PUBLIC
        ? 'anybody'
        : 'whoever is logged in';
  return check(
    entityId(entity, `access.${operation.name}`),
    `${entity.name}.${operation.name} is for ${whom}`,
    async (tools) => {
      const { session, cast } = tools;
      const key = await keyFor(tools, operation);
      const routes = session.routes.filter((route) => route.operation === operation && !route.nested);
      const refused = [NOBODY, ...cast.members].flatMap((caller) =>
        routes.map(
          (route): Call => ({ route, caller, parameters: [key], ...(withBody(operation) ? { body: {} } : {}) }),
        ),
      );
      await session.callAll(refused.filter((call) => [401, 403].includes(session.foresee(call).status)));
      await refusesForgedProof(tools, operation, key);
    },
  );
}

function withBody({ kind, bodyRequired }: OperationModel): boolean {
  return kind === OperationKind.CREATE || kind === OperationKind.UPDATE || bodyRequired;
}

async function keyFor({ maker }: CheckTools, operation: OperationModel): Promise<string> {
  if (operation.kind === OperationKind.CREATE || operation.kind === OperationKind.LIST) return '';
  return (await maker.makeFor(operation)).key;
}

/** Tokens and keys that look right and are not. */
async function refusesForgedProof(
  { session, cast, secrets }: CheckTools,
  operation: OperationModel,
  key: string,
): Promise<void> {
  const [member] = cast.members;
  const route = session.routes.find((each) => each.operation === operation && !each.nested);
  if (operation.access.level === AccessLevel.PUBLIC || !route || !member) return;
  const forged =
    'authorization' in member.headers
      ? forgedTokens(member, secrets.jwtSecret).map((token) => ({ authorization: token }))
      : [{ 'x-api-key': 'no-such-key-at-all' }, { 'x-api-key': '' }];
  const body = withBody(operation) ? { body: {} } : {};
  for (const headers of forged) {
    const exchange = await session.exchange({ route, parameters: [key], caller: { ...NOBODY, headers }, ...body });
    expectProblem(exchange, 401, 'unauthenticated');
    const scheme = 'authorization' in headers ? 'Bearer' : 'ApiKey';
    if (!(exchange.headers['www-authenticate'] ?? '').startsWith(scheme))
      throw new Breach(
        `has WWW-Authenticate ${exchange.headers['www-authenticate'] ?? '(none)'}, expected ${scheme}`,
        exchange,
      );
  }
}

function forgedTokens({ headers }: Caller, secret: string): string[] {
  const token = (headers['authorization'] ?? '').replace('Bearer ', '');
  const [header = '', payload = '', signature = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Record<string, JsonValue>;
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const sign = (text: string, key: string): string =>
    `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
  const expired = encode({ ...claims, iat: 1_000_000_000, exp: 1_000_000_900 });
  const nobody = encode({ ...claims, sub: '0190c0de-0000-7000-8000-0000000000ff' });
  const tokens = [
    'garbage',
    sign(`${header}.${payload}`, 'another secret of more than thirty-two characters'),
    sign(`${header}.${expired}`, secret),
    sign(`${header}.${nobody}`, secret),
    `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`,
    `${header}.${encode({ ...claims, sub: 'x' })}.${signature}`,
  ];
  return [...tokens.map((each) => `Bearer ${each}`), 'Basic YTpi', 'Bearer'];
}
