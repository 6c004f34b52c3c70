import { FactKind, FactOrigin, type Fact } from '@quantumlayer/contracts/requirements/v1/requirements';
import { errorCodeName, toQuantumLayerError } from '@quantumlayer/errors';
import type { FoundFact, LabelledBrief, Split } from './label';
import { score, type Outcome, type Score } from './score';

/** The parser as the evals see it: facts of one brief, or a rejection with a coded error. */
export type ReadFacts = (brief: string) => Promise<readonly Fact[]>;

export interface JudgedBrief extends Score {
  split: Split;
  /** Processor time, so that a busy machine does not count; without loading the lexicons and the model of English. */
  milliseconds: number;
  /** Why the parser refused the brief, rightly or not. */
  refusal?: string;
}

/** Runs every brief through the parser, one after the other, and scores what comes back. */
export async function judgeAll(briefs: readonly LabelledBrief[], readFacts: ReadFacts): Promise<JudgedBrief[]> {
  const judged: JudgedBrief[] = [];
  const [first] = briefs;
  if (first) await outcomeOf(first.brief, readFacts);
  for (const brief of briefs) {
    const started = process.cpuUsage();
    const outcome = await outcomeOf(brief.brief, readFacts);
    judged.push({
      ...score(brief, outcome),
      split: brief.split,
      milliseconds: millisecondsSince(started),
      ...('message' in outcome ? { refusal: outcome.message } : {}),
    });
  }
  return judged;
}

function millisecondsSince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1_000;
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
