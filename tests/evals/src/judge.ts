import { FactKind, FactOrigin, type Fact } from '@quantumlayer/contracts/requirements/v1/requirements';
import { errorCodeName, toQuantumLayerError } from '@quantumlayer/errors';
import type { FoundFact, LabelledBrief } from './label';
import { splitOf, type Split } from './load-briefs';
import { score, type Outcome, type Score } from './score';

/** The parser as the evals see it: facts of one brief, or a rejection with a coded error. */
export type ReadFacts = (brief: string) => Promise<readonly Fact[]>;

export interface JudgedBrief extends Score {
  split: Split;
  milliseconds: number;
  /** Why the parser refused the brief, rightly or not. */
  refusal?: string;
}

/** Runs every brief through the parser, one after the other, and scores what comes back. */
export async function judgeAll(briefs: readonly LabelledBrief[], readFacts: ReadFacts): Promise<JudgedBrief[]> {
  const judged: JudgedBrief[] = [];
  for (const brief of briefs) {
    const started = performance.now();
    const outcome = await outcomeOf(brief.brief, readFacts);
    judged.push({
      ...score(brief, outcome),
      split: splitOf(brief.id),
      milliseconds: performance.now() - started,
      ...('message' in outcome ? { refusal: outcome.message } : {}),
    });
  }
  return judged;
}

async function outcomeOf(brief: string, readFacts: ReadFacts): Promise<Outcome> {
  try {
    const facts = await readFacts(brief);
    return { facts: facts.filter(({ origin }) => COUNTED.has(origin)).map(toFoundFact) };
  } catch (error) {
    const known = toQuantumLayerError(error);
    return { error: errorCodeName(known.code), message: known.message };
  }
}

/** What an archetype brings is not a claim about the brief's words. */
const COUNTED = new Set([FactOrigin.BRIEF, FactOrigin.SPECIFICATION]);

function toFoundFact({ kind, subject, value }: Fact): FoundFact {
  return { kind: FactKind[kind].toLowerCase(), subject, value };
}
