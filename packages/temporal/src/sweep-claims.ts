import type { ClaimStore } from '@quantumlayer/blobs';
import type { Digest } from '@quantumlayer/trees';
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { claimsIn, dayOf } from './claim-check-codec';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface Sweep {
  readonly swept: number;
  /** Workflows that are so old and still there that their histories were searched. */
  readonly searched: number;
}

/**
 * Removes claims that no history can hold any more. A history has claims from shortly before its workflow began until that ended, and goes when the
 * namespace's retention is over. So of what lies there longer than that and a day, only what is found in histories of workflows that began as
 * long ago, and run or are retained, stays.
 * @throws where Temporal does not answer; then nothing was removed
 */
export async function sweepClaims(client: Client, claims: ClaimStore, now: Date): Promise<Sweep> {
  const limit = new Date(now.getTime() - (await retentionOf(client)) - DAY_MS);
  const days = (await claims.days()).filter((day) => day < dayOf(limit));
  if (days.length === 0) return { swept: 0, searched: 0 };
  const { held, searched } = await claimsOfOld(client, limit);
  let swept = 0;
  for (const day of days) swept += await claims.sweep(day, held.get(day) ?? new Set());
  return { swept, searched };
}

/** Milliseconds for which a workflow that has ended can be read. */
async function retentionOf({ connection, options }: Client): Promise<number> {
  const { config } = await connection.workflowService.describeNamespace({ namespace: options.namespace });
  const seconds = Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0);
  if (seconds > 0) return seconds * 1000;
  throw new Error(`The namespace ${options.namespace} does not say how long it retains workflows`);
}

async function claimsOfOld(client: Client, limit: Date) {
  const held = new Map<string, Set<Digest>>();
  let searched = 0;
  for await (const { workflowId, runId } of client.workflow.list({ query: `StartTime < "${limit.toISOString()}"` })) {
    const handle = client.workflow.getHandle(workflowId, runId);
    searched += 1;
    try {
      // Of steps that run, payloads stand in what is told of the workflow, not yet in its history.
      for (const told of [await handle.fetchHistory(), (await handle.describe()).raw])
        for (const { day, digest } of claimsIn(told))
          if (day !== undefined) held.set(day, (held.get(day) ?? new Set()).add(digest));
    } catch (error) {
      // Its retention ended in this moment.
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }
  return { held, searched };
}
