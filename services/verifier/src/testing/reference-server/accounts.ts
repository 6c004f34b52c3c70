import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { AccessLevel, OwnershipMode, sampleRow, type JsonValue } from '@quantumlayer/ir';
import type { Answer } from '../../gates/contract/reference/answer';
import type { CallerIdentity } from '../../gates/contract/reference/caller';
import type { Route } from '../../gates/contract/reference/routes';
import type { Values } from '../../gates/contract/reference/row';
import type { ReferenceApi } from '../../gates/contract/reference/reference-api';
import type { Incoming } from './exchange';
import { textOf } from '../../gates/contract/reference/text-of';

interface Own extends Answer {
  readonly headers: Record<string, string>;
}

interface Family {
  current: string;
  revoked: boolean;
}

/** Who calls the reference server: tokens, keys and the routes that hand them out. */
export class Accounts {
  readonly origins: readonly string[];
  readonly scheme: string;
  private readonly secret: string;
  private readonly passwords = new Map<JsonValue, string>();
  private readonly families = new Map<string, Family & { readonly account: JsonValue }>();
  private readonly keys = new Map<string, { id: string; name: string; key: string; createdAt: string }>();
  private readonly bootstrap: string | undefined;

  constructor(
    private readonly api: ReferenceApi,
    /** What the server itself decides of a new row. */
    private readonly chosen: () => Record<string, JsonValue>,
    private readonly environment: Readonly<Record<string, string>>,
  ) {
    this.origins = (environment['CORS_ORIGINS'] ?? '').split(',').filter(Boolean);
    this.secret = environment['JWT_SECRET'] ?? randomBytes(32).toString('hex');
    this.bootstrap = environment['BOOTSTRAP_API_KEY'];
    this.scheme = api.model.authentication === 'jwt' ? 'Bearer' : 'ApiKey';
    this.makeAdministrator();
  }

  /** The caller of a request, or why it is refused before its body is looked at. */
  identify({ headers }: Incoming, route: Route): { caller: CallerIdentity; refusal?: Answer } {
    const caller = this.callerOf(headers);
    const open = this.isOpen(route);
    if (!caller)
      return open
        ? { caller: { authenticated: false } }
        : { caller: { authenticated: false }, refusal: { status: 401, code: 'unauthenticated' } };
    const { access } = route.operation ?? {};
    const forbidden = access?.level === AccessLevel.ROLES && !access.roles.includes(caller.role ?? '');
    return forbidden ? { caller, refusal: { status: 403, code: 'forbidden' } } : { caller };
  }

  /** The routes of authentication itself; undefined for others. */
  handle(exchange: Incoming, caller: CallerIdentity): Own | undefined {
    const { route } = exchange;
    const body = (
      typeof exchange.body === 'object' && exchange.body !== null && !Array.isArray(exchange.body) ? exchange.body : {}
    ) as Values;
    switch (route?.operationId) {
      case 'register':
        return this.register(exchange);
      case 'login':
        return this.login(body);
      case 'refresh':
        return this.refresh(body);
      case 'logout':
        return this.logout(body);
      case 'getCurrentAccount':
        return this.me(caller);
      case 'createApiKey':
        return this.createKey(body);
      case 'listApiKeys':
        return own(
          200,
          [...this.keys.values()].map(({ id, name, createdAt }) => ({ id, name, createdAt })),
        );
      case 'deleteApiKey':
        return this.keys.delete(exchange.parameters[0] ?? '')
          ? { status: 204, headers: {} }
          : { status: 404, code: 'not_found', headers: {} };
      case 'getHealth':
        return own(200, { status: 'ok' });
      case 'getReadiness':
        return own(200, { status: 'ready' });
      case 'getMetrics':
        return {
          status: 200,
          headers: { 'content-type': 'text/plain; version=0.0.4' },
          body: 'http_requests_total{method="GET",route="/healthz",status="200"} 1\nhttp_request_duration_seconds_count 1\n',
        };
      default:
        return undefined;
    }
  }

  /** Whether a request needs no proof of who asks. */
  private isOpen({ operation, operationId, entity }: Route): boolean {
    if (!operation) return !['getCurrentAccount', 'createApiKey', 'listApiKeys', 'deleteApiKey'].includes(operationId);
    return operation.access.level === AccessLevel.PUBLIC && entity?.owner?.mode !== OwnershipMode.PRIVATE;
  }

  private callerOf(headers: Readonly<Record<string, string>>): CallerIdentity | undefined {
    const { api } = this;
    const { model } = api;
    if (model.authentication === 'none') return { authenticated: false };
    if (model.authentication === 'api_key') {
      const key = headers['x-api-key'];
      const known =
        key !== undefined && (key === this.bootstrap || [...this.keys.values()].some((each) => each.key === key));
      return known ? { authenticated: true } : undefined;
    }
    const accountId = this.verify(/^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1] ?? '');
    const row = accountId === undefined || !model.account ? undefined : api.store.get(model.account, accountId);
    return (
      row && {
        authenticated: true,
        accountId: row.key,
        ...(typeof row.values['role'] === 'string' && model.roles.length > 0 ? { role: row.values['role'] } : {}),
      }
    );
  }

  private register({ body }: Incoming): Own {
    const { api } = this;
    const password =
      typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Values)['password'] : undefined;
    const code =
      typeof password === 'string'
        ? [...password].length < 8
          ? 'min_length'
          : [...password].length > 128
            ? 'max_length'
            : undefined
        : password === undefined || password === null
          ? 'required'
          : 'type';
    const answer = api.foreseeRegistration(body ?? null);
    const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
    if (code !== undefined && isObject && (answer.status === 422 || answer.status === 201 || answer.status === 409)) {
      return {
        status: 422,
        code: 'validation',
        faults: [
          ...(answer.faults && answer.status === 422 ? answer.faults : []),
          { pointer: '/password', codes: [code] },
        ],
        headers: {},
      };
    }
    const made = api.register(body ?? null, this.chosen());
    if (made.status === 201)
      this.passwords.set((made.body as Values)[this.api.model.account?.key.name ?? 'id'] ?? null, textOf(password));
    return { ...made, headers: {} };
  }

  private login(body: Values): Own {
    const faults = ['email', 'password'].flatMap((name) =>
      typeof body[name] === 'string'
        ? []
        : [{ pointer: `/${name}`, codes: [body[name] == null ? 'required' : 'type'] }],
    );
    if (faults.length > 0) return { status: 422, code: 'validation', faults, headers: {} };
    const { account } = this.api.model;
    const row =
      account &&
      this.api.store.all(account).find(({ values }) => values['email'] === textOf(body['email']).toLowerCase());
    if (!row || this.passwords.get(row.key) !== body['password']) return this.unauthenticated();
    return own(200, this.newPair(row.key));
  }

  private refresh(body: Values): Own {
    const token = body['refreshToken'];
    if (typeof token !== 'string') return missingToken(token);
    const family = this.families.get(token.split('.')[0] ?? '');
    if (!family || family.revoked) return this.unauthenticated();
    if (family.current !== token) {
      family.revoked = true;
      return this.unauthenticated();
    }
    return own(200, this.newPair(family.account, token.split('.')[0]));
  }

  private logout(body: Values): Own {
    const token = body['refreshToken'];
    if (typeof token !== 'string') return missingToken(token);
    const family = this.families.get(token.split('.')[0] ?? '');
    if (family) family.revoked = true;
    return { status: 204, headers: {} };
  }

  private me({ accountId }: CallerIdentity): Own {
    const { account } = this.api.model;
    const row = account && this.api.store.get(account, accountId);
    return row ? own(200, this.api.show(row)) : this.unauthenticated();
  }

  private createKey(body: Values): Own {
    const { name, ...others } = body;
    const code =
      name == null ? 'required' : typeof name !== 'string' ? 'type' : name.trim() === '' ? 'min_length' : undefined;
    const faults = [
      ...(code === undefined ? [] : [{ pointer: '/name', codes: [code] }]),
      ...Object.keys(others).map((other) => ({
        pointer: `/${other}`,
        codes: [['id', 'key', 'createdAt'].includes(other) ? 'read_only' : 'unknown_field'],
      })),
    ];
    if (faults.length > 0) return { status: 422, code: 'validation', faults, headers: {} };
    const { id, createdAt } = this.chosen();
    const made = {
      id: textOf(id),
      name: textOf(name),
      key: randomBytes(32).toString('hex'),
      createdAt: textOf(createdAt),
    };
    this.keys.set(made.id, made);
    return own(201, made);
  }

  private newPair(account: JsonValue, known?: string): JsonValue {
    const family = known ?? randomBytes(12).toString('hex');
    const refreshToken = `${family}.${randomBytes(16).toString('hex')}`;
    this.families.set(family, { current: refreshToken, revoked: false, account });
    return { accessToken: this.sign(account), refreshToken, tokenType: 'Bearer', expiresIn: 900 };
  }

  private sign(account: JsonValue): string {
    const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const payload = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub: account, exp: Math.floor(Date.now() / 1000) + 900, jti: randomBytes(6).toString('hex') })}`;
    return `${payload}.${createHmac('sha256', this.secret).update(payload).digest('base64url')}`;
  }

  private verify(token: string): JsonValue | undefined {
    const [header = '', payload = '', signature = ''] = token.split('.');
    const expected = createHmac('sha256', this.secret).update(`${header}.${payload}`).digest();
    const given = Buffer.from(signature, 'base64url');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { sub: JsonValue; exp: number };
    return claims.exp * 1000 > Date.now() ? claims.sub : undefined;
  }

  private unauthenticated(): Own {
    return { status: 401, code: 'unauthenticated', headers: { 'www-authenticate': this.scheme } };
  }

  private makeAdministrator(): void {
    const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = this.environment;
    const { api } = this;
    const { model } = api;
    const role = model.roles.find(({ isAdministrator }) => isAdministrator)?.name;
    if (email === undefined || password === undefined || !model.account || role === undefined) return;
    const sample = sampleRow(model.account, { ordinal: 0, nonce: 'administrator' });
    const made = api.register({ ...sample, email, password }, this.chosen());
    const key = (made.body as Values)[model.account.key.name] ?? null;
    const row = api.store.get(model.account, key);
    if (row) api.store.put({ ...row, values: { ...row.values, role } });
    this.passwords.set(key, password);
  }
}

function own(status: number, body: JsonValue): Own {
  return { status, body, headers: {} };
}

function missingToken(token: JsonValue | undefined): Own {
  const codes = [token == null ? 'required' : 'type'];
  return { status: 422, code: 'validation', faults: [{ pointer: '/refreshToken', codes }], headers: {} };
}
