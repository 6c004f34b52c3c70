import { Counter, Histogram, type Registry } from 'prom-client';

/** Seconds; from an answer out of memory to a verification. */
const BUCKETS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

export type Protocol = 'grpc' | 'http';

/** Rate, errors and duration of what a service is asked, by method. */
export class RequestMetrics {
  readonly #requests: Counter<'protocol' | 'method' | 'code'>;
  readonly #errors: Counter<'protocol' | 'method' | 'code'>;
  readonly #duration: Histogram<'protocol' | 'method'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#requests = new Counter({
      name: 'quantumlayer_requests_total',
      help: 'Requests that were answered, by method and result.',
      labelNames: ['protocol', 'method', 'code'],
      registers,
    });
    this.#errors = new Counter({
      name: 'quantumlayer_request_errors_total',
      help: 'Requests that the service could not answer through no fault of the caller.',
      labelNames: ['protocol', 'method', 'code'],
      registers,
    });
    this.#duration = new Histogram({
      name: 'quantumlayer_request_duration_seconds',
      help: 'Time from a request to the end of its answer.',
      labelNames: ['protocol', 'method'],
      buckets: BUCKETS,
      registers,
    });
  }

  /**
   * @param method of a closed set: a gRPC path or an HTTP route, never a URL
   * @param fault the service's own, so that alerts do not ring for what callers do wrong
   */
  note(protocol: Protocol, method: string, result: { code: string; fault: boolean; seconds: number }): void {
    const labels = { protocol, method, code: result.code };
    this.#requests.inc(labels);
    if (result.fault) this.#errors.inc(labels);
    this.#duration.observe({ protocol, method }, result.seconds);
  }
}
