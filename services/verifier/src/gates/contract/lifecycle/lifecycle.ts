import { setTimeout as sleep } from 'node:timers/promises';
import type { FindingInit } from '@quantumlayer/blueprint-kit';
import { AuthenticationKind, type Application } from '@quantumlayer/contracts/ir/v1/ir';
import { OperationKind } from '@quantumlayer/ir';
import type { Exit, Running } from '../../../sandbox/sandbox';
import { exitEvidence } from '../../../domain/evidence';
import { finding } from '../judge-contract';
import { compareJson } from '../session/compare-answer';
import { sendRequest, type HttpExchange } from '../session/http-client';
import { pathOf, type JudgeSession } from '../session/judge-session';
import { expectProblem } from '../checks/expect-problem';
import { Breach } from '../session/breach';
import type { Secrets } from '../session/cast';

const STOP_SECONDS = 10;
const POLL = 15;

/** Waits until the server says that it is ready; its exit, if it ended instead. */
export async function untilReady(running: Running, seconds: number): Promise<'ready' | 'late' | Exit> {
  const deadline = performance.now() + seconds * 1000;
  let ended: Exit | undefined;
  void running.exited.then((exit) => {
    ended = exit;
  });
  while (performance.now() < deadline) {
    if (ended) return ended;
    const { status } = await sendRequest(running.agent, { method: 'GET', path: '/readyz', headers: {} });
    if (status === 200) return 'ready';
    await sleep(POLL);
  }
  return 'late';
}

/** Stops the server, refuses to start it on a bad configuration, and starts it again on its data. */
export async function judgeLifecycle(
  running: Running,
  session: JudgeSession,
  application: Application,
  secrets: Secrets,
  startSeconds: number,
): Promise<FindingInit[]> {
  const before = await readSomething(running, session);
  const exit = await running.stop('SIGTERM', STOP_SECONDS);
  const findings = [...judgeStop(exit), ...judgeLogs(exit, secrets)];
  const withJwt = application.authentication?.kind === AuthenticationKind.JWT;
  const bad = withJwt ? { JWT_SECRET: 'too short' } : { LOG_LEVEL: 'no-such-level' };
  findings.push(...(await judgeBadStart(running, bad)));
  const again = await running.restart({
    JWT_SECRET: secrets.jwtSecret,
    LOG_LEVEL: 'info',
    RATE_LIMIT_PER_MINUTE: '30',
    AUTH_RATE_LIMIT_PER_MINUTE: '3',
  });
  const state = await untilReady(again, startSeconds);
  if (state !== 'ready')
    return [
      ...findings,
      {
        rule: 'contract:lifecycle.restart',
        message: 'The server does not start again on its own data.',
        evidence: state === 'late' ? '' : exitEvidence(state),
      },
    ];
  findings.push(...(await judgeData(again, before)), ...(await judgeRateLimits(again, session, application)));
  return findings;
}

function judgeStop(exit: Exit): FindingInit[] {
  if (exit.reason === 'exited' && exit.code === 0) return [];
  const how =
    exit.reason === 'timeout' ? `did not end within ${STOP_SECONDS} s` : `ended with ${exit.code ?? exit.reason}`;
  return [
    {
      rule: 'contract:lifecycle.stop',
      message: `After SIGTERM the server ${how}, expected exit code 0.`,
      evidence: exitEvidence(exit),
    },
  ];
}

/** JSON lines, and nothing in them that is secret. */
function judgeLogs({ stdout }: Exit, secrets: Secrets): FindingInit[] {
  const lines = stdout.split('\n').filter((line) => line.trim() !== '');
  const broken = lines.find((line) => !isJsonObject(line));
  const leaked = [secrets.adminPassword, secrets.jwtSecret, secrets.apiKey, 'correct horse'].some((secret) =>
    stdout.includes(secret),
  );
  const traced = lines.some((line) => line.includes('judge-1.2_3'));
  return [
    ...(broken === undefined
      ? []
      : [{ rule: 'contract:logs.json', message: 'A line of the log is no JSON object.', evidence: broken }]),
    ...(leaked ? [{ rule: 'contract:logs.secrets', message: 'The log shows a password, key or secret.' }] : []),
    ...(traced
      ? []
      : [
          {
            rule: 'contract:logs.request-id',
            message: 'No line of the log holds the X-Request-Id of a request that was sent with one.',
          },
        ]),
  ];
}

function isJsonObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

async function judgeBadStart(running: Running, bad: Readonly<Record<string, string>>): Promise<FindingInit[]> {
  const again = await running.restart(bad);
  const late = sleep(STOP_SECONDS * 1000, 'late' as const, { ref: false });
  const exit = await Promise.race([again.exited, late]);
  const [[name, value] = ['', '']] = Object.entries(bad);
  const rule = 'contract:lifecycle.bad-configuration';
  if (exit === 'late') {
    const stopped = await again.stop('SIGKILL', 1);
    return [
      {
        rule,
        message: `The server runs with ${name}=${value}, expected one clear line and exit code 1 or 2.`,
        evidence: exitEvidence(stopped),
      },
    ];
  }
  if (exit.code === 1 || exit.code === 2) return [];
  return [
    {
      rule,
      message: `With ${name}=${value} the server ended with ${exit.code ?? exit.reason}, expected 1 or 2.`,
      evidence: exitEvidence(exit),
    },
  ];
}

/** A row that can be read without a token that a restart might end. */
async function readSomething(running: Running, session: JudgeSession): Promise<HttpExchange | undefined> {
  const seen = session.exchanges.findLast(({ exchange, route }) => {
    return route?.operation?.kind === OperationKind.READ && exchange.status === 200;
  });
  if (!seen) return undefined;
  const exchange = await sendRequest(running.agent, {
    method: 'GET',
    path: seen.exchange.request.path,
    headers: seen.exchange.request.headers,
  });
  return exchange.status === 200 ? exchange : undefined;
}

async function judgeData(running: Running, before: HttpExchange | undefined): Promise<FindingInit[]> {
  if (!before) return [];
  const after = await sendRequest(running.agent, before.request);
  const difference =
    after.status === 200 ? compareJson(before.json ?? null, after.json, '') : `answered ${after.status}, expected 200`;
  return difference === undefined
    ? []
    : [
        finding(
          'lifecycle.restart',
          `After a restart ${before.request.method} ${before.request.path} ${difference}.`,
          after,
        ),
      ];
}

async function judgeRateLimits(
  running: Running,
  session: JudgeSession,
  application: Application,
): Promise<FindingInit[]> {
  const { model } = session;
  const findings: FindingInit[] = [];
  const flood = async (id: string, request: HttpExchange['request'], times: number): Promise<void> => {
    const exchanges = await Promise.all(Array.from({ length: times }, () => sendRequest(running.agent, request)));
    const limited = exchanges.find(({ status }) => status === 429);
    if (!limited)
      findings.push(
        finding(id, `${times} requests at once were all let through, expected 429 beyond the limit.`, exchanges[0]),
      );
    else if (!/^[1-9]\d*$/.test(limited.headers['retry-after'] ?? ''))
      findings.push(finding(id, 'A 429 has no Retry-After in seconds.', limited));
    else findings.push(...problemOf(id, limited));
  };
  if (model.authentication === 'jwt') {
    const login = {
      method: 'POST',
      path: `${model.basePath}/auth/login`,
      headers: { 'content-type': 'application/json' },
      body: '{"email":"a@b.co","password":"wrong password"}',
    };
    await flood('rate-limit.auth', login, 6);
  }
  const list = session.exchanges.find(
    ({ exchange, route }) => route?.operation?.kind === OperationKind.LIST && exchange.status === 200 && !route.nested,
  );
  if ((application.api?.rateLimitPerMinute ?? 0) > 0 && list?.route) {
    await flood(
      'rate-limit.requests',
      { method: 'GET', path: pathOf(list.route), headers: list.exchange.request.headers },
      40,
    );
  }
  return findings;
}

function problemOf(id: string, exchange: HttpExchange): FindingInit[] {
  try {
    expectProblem(exchange, 429, 'rate_limited');
    return [];
  } catch (error) {
    if (error instanceof Breach) return [finding(id, `${error.message}.`, exchange)];
    throw error;
  }
}
