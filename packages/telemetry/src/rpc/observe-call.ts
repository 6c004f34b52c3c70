import { context, trace, type SpanKind, type Context, type Span, type Tracer } from '@opentelemetry/api';
import { failSpan } from '../trace-context';

export interface Observation {
  readonly name: string;
  readonly kind: SpanKind.CLIENT | SpanKind.SERVER;
  readonly parent: Context;
  /** Learns within the span how it ended; nothing was thrown when `error` is undefined, also where the reader left early. */
  readonly onEnd?: (error: unknown, seconds: number) => void;
}

/**
 * A stream whose every step runs within a span. An async generator goes on in the context of whoever asks for its next item, so the span's
 * context has to be set anew for each.
 */
export async function* observeCall<T>(
  tracer: Tracer,
  { name, kind, parent, onEnd }: Observation,
  open: (within: Context, span: Span) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const span = tracer.startSpan(name, { kind }, parent);
  const within = trace.setSpan(parent, span);
  const started = performance.now();
  let failure: unknown;
  let items: AsyncIterator<T> | undefined;
  let ended = false;
  try {
    items = context.with(within, () => open(within, span)[Symbol.asyncIterator]());
    const reader = items;
    for (;;) {
      const next = await context.with(within, () => reader.next());
      if (next.done === true) {
        ended = true;
        return;
      }
      yield next.value;
    }
  } catch (error) {
    ended = true;
    failure = error;
    failSpan(span, error);
    throw error;
  } finally {
    const reader = items;
    if (!ended && reader !== undefined) await context.with(within, () => reader.return?.());
    context.with(within, () => onEnd?.(failure, (performance.now() - started) / 1000));
    span.end();
  }
}
