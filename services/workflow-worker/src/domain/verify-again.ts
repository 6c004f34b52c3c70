import { abortReason, toQuantumLayerError } from '@quantumlayer/errors';
import { Narrator } from './narrator';
import { conclusion, tellFailure, type GenerationResult } from './outcome';
import type { Activities, Control, VerifyOrder } from './ports';
import { verifyTree } from './verify-tree';

/** Judges a tree that was built before, as it is: a story of its own, in which nothing is built or repaired. It never throws. */
export async function verifyAgain(
  order: VerifyOrder,
  activities: Pick<Activities, 'verify'>,
  control: Control,
): Promise<GenerationResult> {
  const narrator = new Narrator(control);
  try {
    narrator.say({ case: 'started', value: {} });
    const verdicts = await verifyTree(order, activities, narrator, control.signal);
    const result = conclusion(verdicts, [], narrator.seconds);
    narrator.say({ case: 'finished', value: result.finished });
    return result;
  } catch (thrown) {
    return tellFailure(narrator, control.signal.aborted ? abortReason(control.signal) : toQuantumLayerError(thrown));
  }
}
