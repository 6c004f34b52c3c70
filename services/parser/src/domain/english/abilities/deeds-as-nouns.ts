import { stateAfter } from '../../lexicon/state-lexicon';
import { baseOfGerund, baseOfParticiple, pastParticiple } from '../../lexicon/verb-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { clauseEnd, grantOf, opensClause } from './granted-deeds';

const DOING = 'do grant give perform make undertake handle carry decide arrange'.split(' ');

/** What says whose business a deed is. */
const LEFT_TO = [
  'up to',
  'left to',
  'reserved for',
  'reserved to',
  'a matter for',
  'a job for',
  'a task for',
  'the job of',
  'the task of',
  'the duty of',
  'the business of',
  'the responsibility of',
].map((words) => words.split(' '));

interface NamedDeed {
  readonly lemma: string;
  readonly at: number;
  /** Behind the noun and what it is done to. */
  readonly end: number;
  /** "of the permit" */
  readonly object: Range | undefined;
}

/** "Release is granted by the warden, completion by the office", "the closing itself is done by the mate": who may release, complete, close. */
export function deedNamed(tokens: readonly Token[], start: number): Clause | undefined {
  if (!opensClause(tokens, start)) return undefined;
  const deed = nounAt(tokens, start);
  const by = deed && (doneBy(tokens, deed.end) ?? doneToo(tokens, deed.end, start));
  if (!deed || by === undefined) return undefined;
  const end = clauseEnd(tokens, by);
  const who = nounPhraseAt(tokens, by, end);
  if (!who) return undefined;
  const verb = { start: deed.at, end: deed.at + 1 };
  const object = deed.object ?? doneBefore(tokens, start, deed.lemma) ?? { start: who.end, end: who.end };
  return grantOf(start, who.end, who, { verbs: [{ lemma: deed.lemma, at: deed.at }], verb, object });
}

/** Whether the clause only says who does what its subject names: no thing, and nothing that is done to one. */
export function isDeedNamed(tokens: readonly Token[], { subject, passive }: Clause): boolean {
  const deed = passive && subject ? nounAt(tokens, subject.start) : undefined;
  return deed !== undefined && doneBy(tokens, deed.end) !== undefined;
}

function nounAt(tokens: readonly Token[], start: number): NamedDeed | undefined {
  const at = isWord(tokens[start], 'the', 'its', 'their') ? start + 1 : start;
  const noun = tokens[at];
  if (noun?.kind !== 'word') return undefined;
  const state = stateAfter(noun.lower);
  const lemma = state === undefined ? baseOfGerund(noun.lower) : baseOfParticiple(state);
  if (lemma === undefined) return undefined;
  const of = isWord(tokens[at + 1], 'of') ? nounPhraseAt(tokens, at + 2, tokens.length) : undefined;
  const end = of?.end ?? (isWord(tokens[at + 1], 'itself') ? at + 2 : at + 1);
  return { lemma, at, end, object: of };
}

/** Behind "is granted by", "will be done by", "is up to", "is a matter for", "rests with". */
function doneBy(tokens: readonly Token[], start: number): number | undefined {
  let i = start;
  if (isWord(tokens[i], 'lie', 'rest') && isWord(tokens[i + 1], 'with')) return i + 2;
  while (tokens[i]?.pos === 'AUX' || isWord(tokens[i], 'always', 'only', 'then', 'solely')) i++;
  const entrusted = LEFT_TO.find((words) => words.every((word, k) => tokens[i + k]?.lower === word));
  if (i > start && entrusted) return i + entrusted.length;
  if (i === start || !isWord(tokens[i], ...DOING)) return undefined;
  const by = [i + 1, i + 2].find((at) => isWord(tokens[at], 'by'));
  return by === undefined ? undefined : by + 1;
}

/** "..., completion by the office": it goes on from what was done by somebody else. */
const doneToo = (tokens: readonly Token[], start: number, from: number): number | undefined =>
  isWord(tokens[start], 'by') &&
  tokens.slice(0, from).some((token, i) => isWord(token, 'by') && isWord(tokens[i - 1], ...DOING)) &&
  (isMark(tokens[from - 1], ',', ';') || isWord(tokens[from - 1], 'and'))
    ? start + 1
    : undefined;

/** "until the manifest is closed; the closing is done by ...": of what it was said before. */
function doneBefore(tokens: readonly Token[], start: number, lemma: string): Range | undefined {
  const done = tokens.findLastIndex((token, i) => i < start && token.lower === pastParticiple(lemma));
  for (let i = done - 1; i > Math.max(-1, done - 6); i--) {
    const phrase = nounPhraseAt(tokens, i, done);
    if (phrase?.determined) return { start: phrase.start, end: phrase.end };
  }
  return undefined;
}
