import type { ClaimStore } from '@quantumlayer/blobs';
import { openTemporalClient, type TemporalSettings } from '@quantumlayer/temporal/client';
import type { GenerationHost } from '../../domain/generation-host';
import type { GenerationQueue } from '../../domain/stores';
import { TemporalHost } from './temporal-host';

export interface TemporalConnection {
  host(queue: GenerationQueue): GenerationHost;
  /** Throws when Temporal is away. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Temporal as the host of generations; it need not be there yet. Requests that are large go through the claims, which the workers share. */
export function connectTemporal(
  settings: TemporalSettings,
  claims: ClaimStore,
  trace: () => Readonly<Record<string, string>> = () => ({}),
): TemporalConnection {
  const { client, check, close } = openTemporalClient(settings, claims);
  return { host: (queue) => new TemporalHost(client, settings.taskQueue, queue, trace), check, close };
}
