import type { GenerationEnd, ProjectEnd, ProjectOrder } from '@quantumlayer/temporal';
import { CancellationScope, executeChild, isCancellation, ParentClosePolicy } from '@temporalio/workflow';
import { generation } from './generation';

/** Several generations side by side. One that fails does not stop the others; cancelling this one cancels them all. */
export async function project({ parts }: ProjectOrder): Promise<ProjectEnd> {
  const ends = await Promise.all(
    parts.map(async ({ id, ...order }) => ({
      id,
      ...(await executeChild(generation, {
        workflowId: id,
        args: [order],
        parentClosePolicy: ParentClosePolicy.REQUEST_CANCEL,
      }).catch(asEnd)),
    })),
  );
  return { parts: ends };
}

/** A child that was cancelled by itself, or could not put its end on record, has come to an end too. */
function asEnd(thrown: unknown): GenerationEnd {
  if (CancellationScope.current().consideredCancelled) throw thrown;
  return { outcome: isCancellation(thrown) ? 'CANCELLED' : 'FAILED', tree: '' };
}
