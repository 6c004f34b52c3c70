import { abortReason } from '@quantumlayer/errors';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import type { Verdict } from '@quantumlayer/contracts/verification/v1/verification';
import type { Narrator } from './narrator';
import { FIXES, type Activities, type Control } from './ports';
import { failureSignature, hasFailed, isBetter, verifyTree } from './verify-tree';

/** Bounds the loop; each round costs a run of the gates. */
const MAX_ROUNDS = 3;

export interface Judged {
  readonly tree: string;
  readonly verdicts: readonly Verdict[];
}

export interface RepairScope {
  readonly generated: string;
  readonly application: Application;
  readonly activities: Activities;
  readonly narrator: Narrator;
  readonly control: Control;
}

/**
 * Tries deterministic fixes on a failing tree. Never accepts a tree that is not better than its parent; ends when nothing fails, no
 * fix applies, the failures repeat, or the rounds are used up.
 */
export async function repairLoop(start: Judged, scope: RepairScope): Promise<Judged> {
  const seenTrees = new Set([start.tree]);
  const seenFailures = new Set<string>();
  let current = start;
  for (let round = 1; round <= MAX_ROUNDS && hasFailed(current.verdicts); round += 1) {
    const signature = failureSignature(current.verdicts);
    if (seenFailures.has(signature)) break;
    seenFailures.add(signature);
    const next = await repairOnce(current, round, seenTrees, scope);
    if (next === undefined) break;
    current = next;
  }
  return current;
}

/** The first fix of a round that helps; undefined when none does. */
async function repairOnce(
  current: Judged,
  round: number,
  seen: Set<string>,
  scope: RepairScope,
): Promise<Judged | undefined> {
  const { application, generated, activities, narrator, control } = scope;
  for (const fix of FIXES) {
    if (control.signal.aborted) throw abortReason(control.signal);
    const tree = await activities.repair(
      { fix, tree: current.tree, generated, application, verdicts: current.verdicts },
      control.signal,
    );
    if (tree === undefined || seen.has(tree)) continue;
    seen.add(tree);
    const verdicts = await verifyTree({ tree, application }, activities, narrator, control.signal);
    const accepted = isBetter(verdicts, current.verdicts);
    const reason = accepted ? 'fewer failures' : 'not better than before';
    narrator.say({ case: 'repair', value: { round, fix, tree, accepted, reason } });
    if (accepted) return { tree, verdicts };
  }
  return undefined;
}
