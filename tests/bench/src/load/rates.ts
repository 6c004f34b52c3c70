import autocannon from 'autocannon';
import { percentile } from './percentile';

/** One kind of request, to be sent to two servers. */
export interface Target {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Latencies {
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Requests answered in each second. */
  readonly rate: number;
  /** Requests that were not answered with 2xx. */
  readonly failures: number;
}

const [WARM_UP_SECONDS, SECONDS] = [1, 5];
const CONNECTIONS = 10;

/** What one server takes for each answer at a rate of requests. */
export async function latenciesAt(rate: number, target: Target): Promise<Latencies> {
  await fire(rate, target, WARM_UP_SECONDS);
  return fire(rate, target, SECONDS);
}

async function fire(rate: number, target: Target, duration: number): Promise<Latencies> {
  const times: number[] = [];
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const options = {
      ...target,
      headers: { ...target.headers },
      connections: CONNECTIONS,
      overallRate: rate,
      duration,
    };
    const run = autocannon(options, (error, done) => (error instanceof Error ? reject(error) : resolve(done)));
    // Its own histogram knows whole milliseconds only.
    run.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds));
  });
  return {
    p50: percentile(times, 50) ?? Number.NaN,
    p99: percentile(times, 99) ?? Number.NaN,
    rate: times.length / duration,
    failures: result.non2xx + result.errors + result.timeouts,
  };
}
