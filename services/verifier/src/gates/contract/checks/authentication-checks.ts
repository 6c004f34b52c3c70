import type { JsonValue, Model } from '@quantumlayer/ir';
import { candidateValues } from './candidate-values';
import { Breach } from '../session/breach';
import { compareAnswer } from '../session/compare-answer';
import { join, post, registration } from '../session/cast';
import type { HttpExchange } from '../session/http-client';
import type { JudgeSession } from '../session/judge-session';
import { apiKeyChecks } from './api-key-checks';
import { check, type Check } from './check';
import { expectProblem, expectStatus } from './expect-problem';
import { textOf } from '../reference/text-of';

type Pair = Readonly<Record<string, JsonValue>>;

/** What no answer may hold: the password, its hash, or a property for either. A field may be called passwordChangedAt. */
const SECRET = /"password(_?hash)?"|argon2/i;

/** How often the times of two logins are taken before they count as different. */
const MOST_TURNS = 10;

/** `/auth/...`, all of it; nothing without JWT. */
export function authenticationChecks(model: Model): Check[] {
  if (model.authentication === 'none') return [absence(model)];
  if (model.authentication === 'api_key') return [...apiKeyChecks(model), absence(model)];
  const path = (name: string): string => `${model.basePath}/auth/${name}`;
  return [
    check('auth.register', 'POST /auth/register answers the account, without its password', async ({ session }) => {
      const body = registration(session);
      const exchange = await post(session, path('register'), body);
      const expected = session.reference.register(body, (exchange.json ?? {}) as Pair);
      const difference = compareAnswer(expected, exchange, session.reference.guesses);
      if (difference !== undefined) throw new Breach(`register ${difference}`, exchange);
      if (SECRET.test(exchange.text)) throw new Breach('register shows the password or its hash', exchange);
      const again = await post(session, path('register'), { ...body, ...fresh(session, body) });
      expectProblem(again, 409, 'unique');
    }),
    check(
      'auth.register.validation',
      'registration validates like a creation, and the password has 8 to 128 characters',
      async ({ session }) => {
        const body = registration(session);
        const wrong: [string, Pair][] = [
          ['/password', { ...body, password: 'short77' }],
          ['/password', { ...body, password: 'x'.repeat(129) }],
          ['/password', { ...body, password: null }],
          ['/password', { ...body, password: 12345678 }],
          ['/email', { ...body, email: 'nobody' }],
          ['/noSuchField', { ...body, noSuchField: 1 }],
          ...(model.roles.length > 0
            ? [
                [
                  '/role',
                  { ...body, role: model.roles.find(({ isAdministrator }) => isAdministrator)?.name ?? '' },
                ] as [string, Pair],
              ]
            : []),
          // Nobody chooses whose rows he sees.
          ...(model.account?.references ?? [])
            .filter(({ property }) => !property.creatable)
            .map(({ property: { name } }): [string, Pair] => [`/${name}`, { ...body, [name]: null }]),
        ];
        for (const [pointer, each] of wrong) await refuses(session, path('register'), each, pointer);
        const without = Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'password'));
        await refuses(session, path('register'), without, '/password');
        for (const { name, field } of model.account?.properties.filter(
          ({ creatable, field: own }) => creatable && own,
        ) ?? []) {
          const [value] = field ? candidateValues(field, session.nonce).invalid : [];
          if (value !== undefined) await refuses(session, path('register'), { ...body, [name]: value }, `/${name}`);
        }
      },
    ),
    check(
      'auth.login',
      'POST /auth/login answers a pair of tokens; a wrong password does not tell whether the account exists',
      async ({ session }) => {
        const member = await join(session);
        const right = await post(session, path('login'), {
          email: (member.email ?? '').toUpperCase(),
          password: member.password ?? '',
        });
        judgePair(right);
        const wrong = await post(session, path('login'), { email: member.email ?? '', password: 'not the password' });
        const unknown = await post(session, path('login'), {
          email: `nobody.${session.nonce}@example.com`,
          password: 'not the password',
        });
        for (const each of [wrong, unknown]) expectProblem(each, 401, 'unauthenticated');
        const detail = ({ json }: HttpExchange): JsonValue | undefined => (json as Pair | undefined)?.['detail'];
        if (detail(wrong) !== detail(unknown))
          throw new Breach('tells an unknown account from a wrong password by its text', unknown);
        for (const [pointer, body] of [
          ['/password', { email: member.email ?? '' }],
          ['/email', { password: 'x' }],
        ] as const)
          await refuses(session, path('login'), body, pointer);
      },
    ),
    check(
      'auth.login.timing',
      'login takes about the same time whether or not the account exists',
      async ({ session }) => {
        const member = await join(session);
        const time = async (email: string): Promise<number> =>
          (await post(session, path('login'), { email, password: 'not the password' })).milliseconds;
        let [known, unknown] = [Infinity, Infinity];
        // Turn by turn and the fastest of each: on a busy machine a single answer takes any time.
        for (let turn = 1; turn <= MOST_TURNS; turn += 1) {
          known = Math.min(known, await time(member.email ?? ''));
          unknown = Math.min(unknown, await time(`nobody.${session.nonce}@example.com`));
          // Hashing takes tens of milliseconds; an answer without it is unmistakable.
          if (turn >= 3 && !(known > 15 && unknown < known / 4)) return;
        }
        throw new Breach(
          `login answers an unknown account in ${unknown.toFixed(0)} ms and a known one in ${known.toFixed(0)} ms`,
        );
      },
    ),
    check('auth.me', 'GET /auth/me answers the account of the token', async ({ session, cast }) => {
      const [member] = cast.members;
      const row = model.account && session.reference.store.get(model.account, member?.identity.accountId);
      const exchange = await session.send({ method: 'GET', path: path('me'), headers: member?.headers ?? {} });
      const difference = compareAnswer(
        { status: 200, ...(row ? { body: session.reference.show(row) } : {}) },
        exchange,
        session.reference.guesses,
      );
      if (difference !== undefined) throw new Breach(`me ${difference}`, exchange);
      if (SECRET.test(exchange.text)) throw new Breach('me shows the password or its hash', exchange);
      for (const headers of [{}, { authorization: 'Bearer x' }]) {
        const refused = await session.send({ method: 'GET', path: path('me'), headers });
        expectProblem(refused, 401, 'unauthenticated');
        if (!/^Bearer/.test(refused.headers['www-authenticate'] ?? ''))
          throw new Breach('has no WWW-Authenticate: Bearer', refused);
      }
    }),
    check(
      'auth.refresh',
      'POST /auth/refresh spends its token; a spent one revokes the whole family',
      async ({ session }) => {
        const first = await logInAnew(session, path('login'));
        const second = await refresh(session, path('refresh'), first);
        judgePair(second);
        const third = await refresh(session, path('refresh'), second.json as Pair);
        judgePair(third);
        expectProblem(await refresh(session, path('refresh'), first), 401, 'unauthenticated');
        const revoked = await refresh(session, path('refresh'), third.json as Pair);
        expectProblem(revoked, 401, 'unauthenticated');
        expectProblem(await post(session, path('refresh'), { refreshToken: 'no such token' }), 401, 'unauthenticated');
        const access = textOf(first['accessToken']);
        expectProblem(await post(session, path('refresh'), { refreshToken: access }), 401, 'unauthenticated');
        await refuses(session, path('refresh'), {}, '/refreshToken');
      },
    ),
    check(
      'auth.refresh.concurrent',
      'of parallel refreshes with one token at most one succeeds',
      async ({ session }) => {
        const pair = await logInAnew(session, path('login'));
        const exchanges = await Promise.all(Array.from({ length: 4 }, () => refresh(session, path('refresh'), pair)));
        const succeeded = exchanges.filter(({ status }) => status === 200);
        if (succeeded.length > 1)
          throw new Breach(`${succeeded.length} parallel refreshes succeeded with one token`, succeeded[1]);
      },
    ),
    check('auth.logout', 'POST /auth/logout revokes the family', async ({ session }) => {
      const pair = await logInAnew(session, path('login'));
      const other = await logInAnew(session, path('login'));
      const authorization = `Bearer ${textOf(pair['accessToken'])}`;
      // Whoever is logged out already has what they asked for.
      for (const refreshToken of [pair['refreshToken'] ?? '', pair['refreshToken'] ?? '', 'no-such-token'])
        expectStatus(await post(session, path('logout'), { refreshToken }, { authorization }), 204);
      expectProblem(await refresh(session, path('refresh'), pair), 401, 'unauthenticated');
      judgePair(await refresh(session, path('refresh'), other));
    }),
    ...roleChecks(model),
  ];
}

function roleChecks(model: Model): Check[] {
  if (model.roles.length === 0) return [];
  return [
    check(
      'auth.role-now',
      "the account's role is read at each request, not from the token",
      async ({ session, cast }) => {
        const update = session.routes.find(({ method, entity }) => method === 'PATCH' && entity?.isAccount === true);
        const administrator = cast.members.at(-1);
        const [lowest] = model.roles.filter(({ isDefault }) => isDefault);
        const higher = model.roles.find(({ isAdministrator }) => isAdministrator);
        const guarded = session.routes.find(
          ({ operation, method, nested }) =>
            method === 'GET' &&
            !nested &&
            operation?.access.roles.includes(higher?.name ?? '') === true &&
            !operation.access.roles.includes(lowest?.name ?? ''),
        );
        if (!update || !administrator || !higher || !lowest || !guarded) return;
        const member = await join(session);
        const parameters = [textOf(member.identity.accountId)];
        const ask = (): Promise<HttpExchange> => session.exchange({ route: guarded, parameters, caller: member });
        expectStatus(await ask(), 403);
        await session.call({ route: update, parameters, caller: administrator, body: { role: higher.name } });
        expectStatus(await ask(), 200);
        await session.call({ route: update, parameters, caller: administrator, body: { role: lowest.name } });
        expectStatus(await ask(), 403);
      },
    ),
  ];
}

/** No trace of authentication where none was asked for. */
function absence(model: Model): Check {
  const paths =
    model.authentication === 'none' ? ['auth/login', 'auth/register', 'api-keys'] : ['auth/login', 'auth/register'];
  return check('auth.absent', `authentication is ${model.authentication}`, async ({ session, cast }) => {
    for (const path of paths) {
      const exchange = await session.send({
        method: 'POST',
        path: `${model.basePath}/${path}`,
        headers: { 'content-type': 'application/json', ...cast.members[0]?.headers },
        body: '{}',
      });
      expectProblem(exchange, 404, 'not_found');
    }
  });
}

async function refuses(session: JudgeSession, path: string, body: JsonValue, pointer: string): Promise<void> {
  const exchange = await post(session, path, body);
  expectProblem(exchange, 422, 'validation');
  const errors = (exchange.json as { errors?: readonly Pair[] }).errors ?? [];
  if (!errors.some((error) => textOf(error['pointer']).startsWith(pointer)))
    throw new Breach(`${path} does not name ${pointer} among its errors`, exchange);
}

/** Everything new but the e-mail. */
function fresh(session: JudgeSession, { email }: Pair): Pair {
  return { ...registration(session), email: email ?? null };
}

async function logInAnew(session: JudgeSession, path: string): Promise<Pair> {
  const member = await join(session);
  const exchange = await post(session, path, { email: member.email ?? '', password: member.password ?? '' });
  judgePair(exchange);
  return exchange.json as Pair;
}

function refresh(session: JudgeSession, path: string, pair: Pair): Promise<HttpExchange> {
  return post(session, path, { refreshToken: pair['refreshToken'] ?? null });
}

function judgePair(exchange: HttpExchange): void {
  expectStatus(exchange, 200);
  const { accessToken, refreshToken, tokenType, expiresIn } = exchange.json as Pair;
  const good =
    typeof accessToken === 'string' &&
    accessToken.split('.').length === 3 &&
    typeof refreshToken === 'string' &&
    tokenType === 'Bearer' &&
    typeof expiresIn === 'number';
  if (!good) throw new Breach('does not answer {accessToken, refreshToken, tokenType: "Bearer", expiresIn}', exchange);
  if (expiresIn > 3600) throw new Breach(`gives access tokens ${expiresIn} s, expected minutes`, exchange);
}
