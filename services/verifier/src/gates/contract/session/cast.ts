import { AccessLevel, sampleRow, type JsonValue, type Model, type OperationModel } from '@quantumlayer/ir';
import type { Values } from '../reference/row';
import { Breach } from './breach';
import { NOBODY, type Caller } from './caller';
import type { HttpExchange } from './http-client';
import type { JudgeSession } from './judge-session';
import { textOf } from '../reference/text-of';

/** What the application is started with, so that the judge has somebody to be. */
export interface Secrets {
  readonly adminEmail: string;
  readonly adminPassword: string;
  readonly apiKey: string;
  readonly jwtSecret: string;
}

/** Everybody who sends requests: nobody, two plain accounts, and one account for each role. */
export interface Cast {
  readonly nobody: Caller;
  /** With JWT two accounts of the default role at least; with API keys one. Empty without authentication. */
  readonly members: readonly Caller[];
}

/** Registers and logs in; with roles, the administrator of the configuration gives them. */
export async function assembleCast(session: JudgeSession, secrets: Secrets): Promise<Cast> {
  const { model } = session;
  if (model.authentication === 'none') return { nobody: NOBODY, members: [] };
  if (model.authentication === 'api_key') {
    return {
      nobody: NOBODY,
      members: [{ name: 'key holder', identity: { authenticated: true }, headers: { 'x-api-key': secrets.apiKey } }],
    };
  }
  const members = [await join(session), await join(session)];
  const others = model.roles.filter(({ isDefault }) => !isDefault);
  if (others.length === 0) return { nobody: NOBODY, members };
  const administrator = await enterAdministrator(session, secrets);
  for (const role of others) {
    const member = await join(session);
    members.push(await promote(session, administrator, member, role.name));
  }
  return { nobody: NOBODY, members: [...members, administrator] };
}

export function registration(session: JudgeSession): Record<string, JsonValue> {
  const { model } = session;
  if (!model.account) throw new RangeError('the application has no accounts');
  const number = session.next();
  const row = sampleRow(model.account, { ordinal: number, nonce: `${session.nonce}a${number}x` });
  return { ...row, password: `correct horse ${session.nonce}` };
}

/** Registers a new account and logs it in. */
export async function join(session: JudgeSession): Promise<Caller> {
  const { model } = session;
  const body = registration(session);
  const exchange = await post(session, `${model.basePath}/auth/register`, body);
  if (exchange.status !== 201) throw new Breach(`register answered ${exchange.status}, expected 201`, exchange);
  const account = exchange.json as Values;
  session.reference.register(body, account);
  return logIn(session, textOf(body['email']), textOf(body['password']), account, defaultRole(model));
}

export async function logIn(
  session: JudgeSession,
  email: string,
  password: string,
  account: Values | undefined,
  role: string | undefined,
): Promise<Caller> {
  const { model } = session;
  const exchange = await post(session, `${model.basePath}/auth/login`, { email, password });
  const token = exchange.status === 200 ? (exchange.json as Values)['accessToken'] : undefined;
  if (typeof token !== 'string')
    throw new Breach(`login answered ${exchange.status}, expected 200 with an accessToken`, exchange);
  const headers = { authorization: `Bearer ${token}` };
  const known =
    account ?? ((await session.send({ method: 'GET', path: `${model.basePath}/auth/me`, headers })).json as Values);
  const accountId = known[model.account?.key.name ?? 'id'] ?? null;
  return {
    name: `${role ?? 'account'} ${email}`,
    headers,
    email,
    password,
    identity: { authenticated: true, accountId, ...(role === undefined ? {} : { role }) },
  };
}

async function enterAdministrator(session: JudgeSession, { adminEmail, adminPassword }: Secrets): Promise<Caller> {
  const { model } = session;
  const role = model.roles.find(({ isAdministrator }) => isAdministrator)?.name;
  const administrator = await logIn(session, adminEmail, adminPassword, undefined, role);
  const me = await session.send({ method: 'GET', path: `${model.basePath}/auth/me`, headers: administrator.headers });
  const { account } = model;
  const values = me.json as Values;
  const key = values[account?.key.name ?? 'id'];
  if (!account || typeof key !== 'string') throw new Breach('me does not show the account that ADMIN_EMAIL names', me);
  const stored = Object.fromEntries(account.properties.map(({ name }) => [name, values[name] ?? null]));
  const links = Object.fromEntries(account.links.map(({ property }) => [property, values[property] ?? []]));
  session.reference.store.put({ entity: account, key, provisional: false, values: { ...stored, ...links } });
  return administrator;
}

async function promote(session: JudgeSession, administrator: Caller, member: Caller, role: string): Promise<Caller> {
  const route = session.routes.find(
    ({ method, entity, operation }) => method === 'PATCH' && entity?.isAccount === true && operation !== undefined,
  );
  if (!route) throw new RangeError('the IR has roles but no update of accounts');
  await session.call({ route, parameters: [textOf(member.identity.accountId)], body: { role }, caller: administrator });
  return { ...member, name: `${role} ${member.email ?? ''}`, identity: { ...member.identity, role } };
}

function defaultRole({ roles }: Model): string | undefined {
  return roles.find(({ isDefault }) => isDefault)?.name;
}

/** Those whom an operation admits, the plain ones first. */
export function admitted({ nobody, members }: Cast, operation: OperationModel): readonly Caller[] {
  const { level, roles } = operation.access;
  if (level === AccessLevel.ROLES) return members.filter(({ identity }) => roles.includes(identity.role ?? ''));
  if (level === AccessLevel.AUTHENTICATED || operation.entity.owner) return members.length > 0 ? members : [nobody];
  return [nobody, ...members];
}

export async function post(
  session: JudgeSession,
  path: string,
  body: JsonValue,
  headers: Readonly<Record<string, string>> = {},
): Promise<HttpExchange> {
  const route = session.routes.find((each) => each.method === 'POST' && each.path === path);
  return session.send(
    { method: 'POST', path, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) },
    route,
  );
}
