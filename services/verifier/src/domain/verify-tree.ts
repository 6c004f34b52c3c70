import { Outcome, type Verdict, type VerifyResponse } from '@quantumlayer/contracts/verification/v1/verification';
import type { Gate, GateContext, GateOutcome, GateReport, GateStep, SharedContext } from './gate';
import { skipped } from './gate';
import { inParallel } from './in-parallel';
import { gateOutcome, gateProgress, gateStarted, verdictEvent, verdictOf } from './verdict';
import type { VerdictKey, VerdictStore } from './verdict-store';

/** What is the same for all gates of one verification. */
export interface Verification {
  readonly tree: string;
  readonly application: string;
  readonly toolchain: string;
  readonly sandbox: string;
  readonly database: string;
  readonly fresh: boolean;
  readonly signal: AbortSignal;
  /** Makes everything a gate needs; rejects with the reason why no gate can run. Called once, and only when a verdict is missing. */
  prepare(): Promise<SharedContext>;
}

/**
 * Runs gates side by side and reports as things happen; each gate ends in exactly one verdict. All at once, however few cores there
 * are: one waits for a server's answers, another for the outcome of its neighbours, while a third computes.
 */
export async function verifyTree(
  gates: readonly Gate[],
  verification: Verification,
  verdicts: VerdictStore,
  report: (event: VerifyResponse) => void,
): Promise<void> {
  let prepared: Promise<SharedContext> | undefined;
  const prepare = (): Promise<SharedContext> => (prepared ??= verification.prepare());
  const begun = new Map<string, Promise<Verdict>>();
  const outcomeOf = (name: string): Promise<GateOutcome> | undefined => {
    const outcome = begun.get(name)?.then(gateOutcome);
    // Whoever waits hears of a failure; who does not must not end the process by it.
    outcome?.catch(() => undefined);
    return outcome;
  };
  const run = async (gate: Gate): Promise<Verdict> => {
    const key = keyOf(gate, verification);
    const known = verification.fresh ? undefined : await verdicts.get(key);
    if (known) return { ...known, cached: true };
    report(gateStarted(gate.name));
    const verdict = await judge(gate, verification, { prepare, outcomeOf, report });
    verification.signal.throwIfAborted();
    if (isFact(verdict)) await verdicts.put(key, verdict);
    return verdict;
  };
  await inParallel(gates, gates.length, async (gate) => {
    const running = run(gate);
    begun.set(gate.name, running);
    report(verdictEvent(await running));
  });
}

/** What connects the judgement of one gate with the rest of its verification. */
interface Surroundings extends Pick<GateContext, 'outcomeOf'> {
  readonly prepare: () => Promise<SharedContext>;
  readonly report: (event: VerifyResponse) => void;
}

async function judge(
  gate: Gate,
  verification: Verification,
  { prepare, outcomeOf, report }: Surroundings,
): Promise<Verdict> {
  const began = performance.now();
  const steps: GateStep[] = [];
  let context: SharedContext | undefined;
  let result: GateReport;
  try {
    context = await prepare();
    steps.push({ name: 'preparation', seconds: (performance.now() - began) / 1000 });
    result = await gate.run({
      ...context,
      outcomeOf,
      progress: (message) => {
        report(gateProgress(gate.name, message));
      },
      timed: (name, { seconds, cpuSeconds }) => {
        steps.push({ name, seconds, cpuSeconds });
      },
    });
  } catch (error) {
    verification.signal.throwIfAborted();
    result = skipped(error instanceof Error ? error.message : String(error));
  }
  return verdictOf({
    ...verification,
    gate,
    result,
    steps,
    sandbox: context && result.outcome !== 'skipped' ? context.sandbox : '',
    seconds: (performance.now() - began) / 1000,
  });
}

function keyOf(gate: Gate, { tree, application, toolchain, sandbox, database }: Verification): VerdictKey {
  return { tree, application, toolchain, sandbox, database, gate: gate.name, gateVersion: gate.version };
}

function isFact({ findings, outcome }: Verdict): boolean {
  return outcome !== Outcome.SKIPPED && !findings.some(({ rule }) => rule.startsWith('verifier:'));
}
