import { context, SpanKind, type Tracer } from '@opentelemetry/api';
import type { Transport } from '@quantumlayer/rpc';
import { injectTrace } from '../trace-context';
import { observeCall } from './observe-call';

/** The transport, with a span for each call whose place travels in the call's metadata. */
export function tracedTransport(transport: Transport, tracer: Tracer): Transport {
  return {
    call: (path, requests, options) =>
      observeCall(tracer, { name: path.slice(1), kind: SpanKind.CLIENT, parent: context.active() }, (within) =>
        transport.call(path, requests, { ...options, metadata: { ...options.metadata, ...injectTrace(within) } }),
      ),
    close: () => transport.close(),
  };
}
