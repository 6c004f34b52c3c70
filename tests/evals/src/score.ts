import { impliedBy } from './implied';
import type { ExpectedGroup, FactPattern, FoundFact, LabelledBrief } from './label';
import { matches } from './matches';

/** What the parser made of a brief: facts, or the name of the error code it refused with. */
export type Outcome = { facts: readonly FoundFact[] } | { error: string; message: string };

export interface Score {
  id: string;
  /** Labelled facts that were found; for several alternatives those of the one that fits best. */
  hits: FactPattern[];
  missing: FactPattern[];
  right: FoundFact[];
  wrong: FoundFact[];
}

/** Labels were written before conditions of operations had a notation, so one that no label holds is counted neither way. */
const GUARD: FactPattern = { kind: 'rule', subjects: ['?.?'], values: ['guard:?'] };

/** Judges one outcome; an error, expected or not, is scored as one more fact, of kind `error`. */
export function score(label: LabelledBrief, outcome: Outcome): Score {
  const found = 'facts' in outcome ? distinct(outcome.facts) : [errorFact(outcome.error)];
  const groups = label.error === undefined ? label.expected : [[[errorPattern(label.error)]]];
  const chosen = groups.map((group) => bestAlternative(group, found));
  const accepted = [GUARD, ...label.allowed, ...groups.flat(2).flatMap(impliedBy)];
  const result: Score = { id: label.id, hits: [], missing: [], right: [], wrong: [] };
  for (const pattern of chosen.flat()) {
    (found.some((fact) => matches(pattern, fact)) ? result.hits : result.missing).push(pattern);
  }
  // A brief that must be refused is not judged fact by fact as well.
  const judged = label.error === undefined ? found : found.filter(({ kind }) => kind === 'error');
  for (const fact of judged) {
    if (chosen.flat().some((pattern) => matches(pattern, fact))) result.right.push(fact);
    else if (!accepted.some((pattern) => matches(pattern, fact))) result.wrong.push(fact);
  }
  return result;
}

/** A full match wins, the longest first; else the alternative with the largest part found. */
function bestAlternative(group: ExpectedGroup, found: readonly FoundFact[]): readonly FactPattern[] {
  const rated = group.map((alternative) => {
    const hits = alternative.filter((pattern) => found.some((fact) => matches(pattern, fact))).length;
    return { alternative, rating: hits / alternative.length, hits };
  });
  rated.sort((a, b) => b.rating - a.rating || b.hits - a.hits);
  return rated[0]?.alternative ?? [];
}

function distinct(facts: readonly FoundFact[]): FoundFact[] {
  return [...new Map(facts.map((fact) => [`${fact.kind}\n${fact.subject}\n${fact.value}`, fact])).values()];
}

function errorFact(code: string): FoundFact {
  return { kind: 'error', subject: '', value: code };
}

function errorPattern(code: string): FactPattern {
  return { kind: 'error', subjects: [''], values: code.split('/') };
}
