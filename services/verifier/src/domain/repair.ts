import { Outcome, Severity, type Finding, type Verdict } from '@quantumlayer/contracts/verification/v1/verification';

/** A deterministic change that may mend some findings. */
export interface Fix {
  /** "format", "imports", "lock". */
  readonly name: string;
  /** Whether it can do anything about a finding; decided from the finding alone. */
  appliesTo(finding: Finding): boolean;
  /** The digest of the changed tree; the same digest when there was nothing to change. Never touches tests. */
  apply(tree: string, findings: readonly Finding[]): Promise<string>;
}

/** What a round did. */
export interface RepairRound {
  readonly round: number;
  readonly fix: string;
  readonly tree: string;
  readonly accepted: boolean;
  readonly reason: string;
}

export interface RepairOutcome {
  /** The best tree that was seen. */
  readonly tree: string;
  readonly verdicts: readonly Verdict[];
  readonly rounds: readonly RepairRound[];
}

export interface RepairOptions {
  readonly maximumRounds: number;
  readonly verify: (tree: string) => Promise<readonly Verdict[]>;
  readonly onRound?: (round: RepairRound) => void;
}

/**
 * Mends a tree by fixes, one a round. A tree is accepted only when it has fewer failures than its parent and breaks no
 * gate that its parent kept; it ends when nothing fails, no fix applies, a failure comes back, or the rounds are used up.
 */
export async function repair(
  tree: string,
  verdicts: readonly Verdict[],
  fixes: readonly Fix[],
  options: RepairOptions,
): Promise<RepairOutcome> {
  let best = { tree, verdicts };
  const rounds: RepairRound[] = [];
  const tried = new Set<string>();
  for (let round = 1; round <= options.maximumRounds; round += 1) {
    const findings = errorsOf(best.verdicts);
    const signature = signatureOf(findings);
    const fix = fixes.find(
      (each) => !tried.has(`${each.name} ${signature}`) && findings.some((finding) => each.appliesTo(finding)),
    );
    if (!fix) break;
    tried.add(`${fix.name} ${signature}`);
    const changed = await fix.apply(
      best.tree,
      findings.filter((finding) => fix.appliesTo(finding)),
    );
    const next = changed === best.tree ? undefined : { tree: changed, verdicts: await options.verify(changed) };
    const reason = next ? whyWorse(best.verdicts, next.verdicts) : 'it changes nothing';
    const done = { round, fix: fix.name, tree: changed, accepted: reason === '', reason };
    rounds.push(done);
    options.onRound?.(done);
    if (next && reason === '') best = next;
  }
  return { ...best, rounds };
}

/** What fails and where, without what changes from run to run. */
export function signatureOf(findings: readonly Finding[]): string {
  return [...new Set(findings.map(({ rule, path }) => `${rule} ${path}`))].sort().join('\n');
}

/** Why a tree is not better than its parent; empty when it is. */
function whyWorse(before: readonly Verdict[], after: readonly Verdict[]): string {
  const broken = after.find(
    ({ gate, outcome }) =>
      outcome !== Outcome.PASSED && before.some((each) => each.gate === gate && each.outcome === Outcome.PASSED),
  );
  if (broken) return `it breaks the gate ${broken.gate}`;
  const [had, has] = [errorsOf(before).length, errorsOf(after).length];
  return has < had ? '' : `it leaves ${has} failures of ${had}`;
}

function errorsOf(verdicts: readonly Verdict[]): Finding[] {
  return verdicts.flatMap(({ findings, outcome }) =>
    outcome === Outcome.FAILED ? findings.filter(({ severity }) => severity === Severity.ERROR) : [],
  );
}
