import type { Agent } from 'node:http';
import type { FindingInit } from '@quantumlayer/blueprint-kit';
import { OperationKind } from '@quantumlayer/ir';
import { finding } from '../judge-contract';
import { sendRequest, type HttpExchange, type HttpRequest } from '../session/http-client';
import type { JudgeSession } from '../session/judge-session';

const ROUNDS = 24;
/** A plain request may take as long as so many echoes, and so many milliseconds. */
const [ECHOES, MILLISECONDS] = [12, 15];

export interface Latency {
  /** Of plain requests to the server. */
  readonly medianSeconds: number;
  readonly findings: readonly FindingInit[];
}

/**
 * How long requests take that ask for next to nothing, one after another, in turn with an echo that is reached the same way. What is
 * judged is the fastest quarter, for a busy machine delays some of both: a server that always waits is late in each.
 */
export async function judgeLatency(
  server: { readonly agent: Agent; readonly echo: Agent },
  session: JudgeSession,
): Promise<Latency> {
  const requests = plainRequests(session);
  const echoes: number[] = [];
  const answers = requests.map((): HttpExchange[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    echoes.push((await sendRequest(server.echo, ECHO)).milliseconds);
    for (const [index, request] of requests.entries()) answers[index]?.push(await sendRequest(server.agent, request));
  }
  const echo = quantile(echoes, 0.25);
  const most = MILLISECONDS + ECHOES * echo;
  const findings = answers.flatMap((exchanges) => {
    const fast = quantile(timesOf(exchanges), 0.25);
    const [shown] = exchanges;
    if (fast <= most || shown === undefined) return [];
    const { method, path } = shown.request;
    const found = `${method} ${path} takes ${fast.toFixed(0)} ms or more in three of four requests, each sent alone`;
    return [
      finding(
        'latency',
        `${found}, expected ${most.toFixed(0)} ms at most: an echo beside it takes ${echo.toFixed(1)} ms.`,
        shown,
      ),
    ];
  });
  return { medianSeconds: quantile(answers.flatMap(timesOf), 0.5) / 1000, findings };
}

const ECHO: HttpRequest = { method: 'GET', path: '/', headers: {} };

/** One that needs nothing but the server, and a row that was read before. */
function plainRequests({ exchanges }: JudgeSession): readonly HttpRequest[] {
  const read = exchanges.findLast(
    ({ exchange, route }) => route?.operation?.kind === OperationKind.READ && exchange.status === 200,
  );
  return [{ method: 'GET', path: '/healthz', headers: {} }, ...(read ? [read.exchange.request] : [])];
}

const timesOf = (exchanges: readonly HttpExchange[]): number[] => exchanges.map(({ milliseconds }) => milliseconds);

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}
