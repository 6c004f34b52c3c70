import { Outcome, Severity, type Finding, type Verdict } from '@quantumlayer/contracts/verification/v1/verification';
import type { Narrator } from './narrator';
import type { Activities, VerifyOrder } from './ports';

/** Runs the gates on a tree and returns their verdicts, sorted by gate. */
export async function verifyTree(
  order: VerifyOrder,
  activities: Pick<Activities, 'verify'>,
  narrator: Narrator,
  signal: AbortSignal,
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  for await (const response of activities.verify(order, signal)) {
    narrator.say({ case: 'verification', value: response });
    if (response.event.case === 'verdict') verdicts.push(response.event.value);
  }
  return verdicts.sort((left, right) => (left.gate < right.gate ? -1 : 1));
}

export const hasFailed = (verdicts: readonly Verdict[]): boolean =>
  verdicts.some(({ outcome }) => outcome === Outcome.FAILED);

const errorsOf = (verdicts: readonly Verdict[]): Finding[] =>
  verdicts.flatMap(({ findings, outcome }) =>
    outcome === Outcome.FAILED ? findings.filter(({ severity }) => severity === Severity.ERROR) : [],
  );

/** Whether `next` is a gain over `current`: no gate is worse off, and fewer gates or fewer findings are red. */
export function isBetter(next: readonly Verdict[], current: readonly Verdict[]): boolean {
  const before = new Map(current.map(({ gate, outcome }) => [gate, outcome]));
  const worse = next.some(({ gate, outcome }) => before.get(gate) === Outcome.PASSED && outcome !== Outcome.PASSED);
  if (worse || next.length < current.length) return false;
  const red = (verdicts: readonly Verdict[]) => verdicts.filter(({ outcome }) => outcome === Outcome.FAILED).length;
  if (red(next) !== red(current)) return red(next) < red(current);
  return errorsOf(next).length < errorsOf(current).length;
}

/** What failed, without places and texts that shift: the same signature twice means that repairing leads nowhere. */
export function failureSignature(verdicts: readonly Verdict[]): string {
  const failures = verdicts.filter(({ outcome }) => outcome === Outcome.FAILED);
  return failures
    .map(
      ({ gate, findings }) =>
        `${gate}(${findings
          .map(({ rule, path }) => `${rule}@${path}`)
          .sort()
          .join(',')})`,
    )
    .sort()
    .join(';');
}
