import { State } from '@quantumlayer/contracts/preview/v1/preview';
import { ErrorCode, toQuantumLayerError } from '@quantumlayer/errors';
import { advancePreview, type AdvancePorts } from './advance-preview';
import type { NamespaceRecord } from './cluster';
import { deployerLabels, readPreview } from './preview-record';

/** What one round did. */
export interface Round {
  /** Namespaces whose end was ordered. */
  readonly ended: readonly string[];
  /** What could not be done, by namespace; the next round tries again. */
  readonly errors: readonly { readonly namespace: string; readonly error: unknown }[];
}

/**
 * One round over all previews: ends what is over, and takes along what nobody waits for. Everything it needs to know is at the namespaces, and
 * every change demands that nothing changed in between, so any number of processes may do this at once.
 */
export async function keepPreviews(ports: AdvancePorts): Promise<Round> {
  const ended: string[] = [];
  const errors: { namespace: string; error: unknown }[] = [];
  for (const record of await ports.cluster.listNamespaces(deployerLabels(ports.settings))) {
    try {
      if (await keep(ports, record)) ended.push(record.name);
    } catch (error) {
      // Somebody else was faster, or somebody extended it just now.
      if (toQuantumLayerError(error).code !== ErrorCode.CONFLICT) errors.push({ namespace: record.name, error });
    }
  }
  return { ended, errors };
}

/** Whether its end was ordered. */
async function keep(ports: AdvancePorts, record: NamespaceRecord): Promise<boolean> {
  const { cluster, settings, now } = ports;
  if (record.ending) return false;
  const preview = readPreview(settings, record);
  // What lost its notes belongs to nobody; it gets the longest time that any preview may have.
  const end = preview?.expiresAt ?? new Date(record.createdAt.getTime() + settings.maximumTtlSeconds * 1000);
  if (end <= now()) {
    await cluster.removeNamespace(record);
    return true;
  }
  if (preview?.state === State.DEPLOYING) await advancePreview(ports, record, preview);
  return false;
}
