import { join } from 'node:path';
import { table } from '../table';
import { orderOf, type Platform } from './platform';
import { latenciesAt, type Latencies, type Target } from './rates';
import { start } from './started';

const READS = [100, 400, 1000];
const ORDERS = [10, 40, 80];
const BRIEF = 'A REST API in Python for notes with a title and a text';

/**
 * How long the API takes to answer, beside bare routes with the same answers that are asked in turn. An order has two of them: one that keeps
 * nothing, and one that commits one row to the same database.
 */
export async function answerTimes(platform: Platform, tell: (text: string) => void): Promise<string> {
  const { id } = await platform.generate(BRIEF, false);
  const url = `${platform.url}/v1/generations`;
  const answer = await (await fetch(`${url}/${id}`, { headers: platform.headers })).text();
  const program = join(process.cwd(), 'tests/bench/src/load/bare-route.mjs');
  const bare = await start(process.execPath, [program, answer, platform.databaseUrl], { ready: /^http:\S+\n/ });
  // Orders are taken and queued; what comes of them would be measured too.
  const workers = platform.services.filter(({ name }) => name === 'workflow-worker');
  for (const { pid } of workers) process.kill(pid, 'SIGSTOP');
  try {
    const read = { method: 'GET', url: `${url}/${id}`, headers: platform.headers } as const;
    const order = { method: 'POST', url, headers: platform.headers, body: orderOf(BRIEF, false) } as const;
    const rows: string[][] = [];
    const compare = async (what: string, rate: number, ours: Target, path: string): Promise<void> => {
      const theirs = await latenciesAt(rate, { ...ours, url: `${bare.output.trim()}${path}` });
      rows.push(row(what, rate, await latenciesAt(rate, ours), theirs));
      tell(rows.at(-1)?.join(' | ') ?? '');
    };
    for (const rate of READS) await compare('cached read', rate, read, `/read/${id}`);
    for (const rate of ORDERS) await compare('order, beside nothing kept', rate, order, '/accept');
    for (const rate of ORDERS) await compare('order, beside one row committed', rate, order, '/keep');
    const head = ['request', 'asked for', 'answered', 'p50', 'p99', 'bare p50', 'bare p99', 'p99 ratio', 'failures'];
    return table(head, rows);
  } finally {
    for (const { pid } of workers) process.kill(pid, 'SIGCONT');
    await bare.stop();
  }
}

function row(what: string, rate: number, ours: Latencies, bare: Latencies): string[] {
  const times = [ours.p50, ours.p99, bare.p50, bare.p99].map((value) => `${value.toFixed(2)} ms`);
  const ratio = (ours.p99 / bare.p99).toFixed(1);
  return [what, `${rate}/s`, `${ours.rate.toFixed(0)}/s`, ...times, ratio, String(ours.failures + bare.failures)];
}
