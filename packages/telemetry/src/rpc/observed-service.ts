import { SpanKind, type Tracer } from '@opentelemetry/api';
import { ErrorCode, errorCodeName, toQuantumLayerError } from '@quantumlayer/errors';
import type { Service } from '@quantumlayer/rpc';
import type { RequestMetrics } from '../metrics/request-metrics';
import { extractTrace } from '../trace-context';
import { observeCall } from './observe-call';

/** What is the service's own doing, or its dependencies'. */
const FAULTS: ReadonlySet<ErrorCode> = new Set([
  ErrorCode.INTERNAL,
  ErrorCode.UNAVAILABLE,
  ErrorCode.DEADLINE_EXCEEDED,
  ErrorCode.OUTPUT_CONTRACT,
]);

/** Learns of faults of ours, whose text callers never see; called within the call's span. */
export type OnFault = (error: unknown, method: string) => void;

/** The service, with a span below its caller's and a line in the metrics for each call. */
export function observedService(
  service: Service,
  tracer: Tracer,
  metrics: RequestMetrics,
  onFault: OnFault | undefined,
): Service {
  const handlers = [...service.handlers].map(([path, handler]): [string, typeof handler] => [
    path,
    (requests, call) =>
      observeCall(
        tracer,
        {
          name: path.slice(1),
          kind: SpanKind.SERVER,
          parent: extractTrace(call.metadata),
          onEnd: (error, seconds) => {
            const result = resultOf(error);
            metrics.note('grpc', path.slice(1), { ...result, seconds });
            if (result.code === 'INTERNAL') onFault?.(error, path.slice(1));
          },
        },
        () => handler(requests, call),
      ),
  ]);
  return { ...service, handlers: new Map(handlers) };
}

function resultOf(error: unknown): { code: string; fault: boolean } {
  if (error === undefined) return { code: 'OK', fault: false };
  const { code } = toQuantumLayerError(error);
  return { code: errorCodeName(code), fault: FAULTS.has(code) };
}
