import { FactKind, type Fact } from '@quantumlayer/contracts/requirements/v1/requirements';
import type { Range } from '../english/grammar/phrase-pattern';
import type { SentenceReading } from '../english/reading';
import { isPersonNoun } from '../lexicon/account-lexicon';
import { grammar } from '../lexicon/grammar-lexicon';
import { buildVerbs, keepingVerbs, projectFillers, projectHeads, runVerbs } from '../lexicon/project-lexicon';
import { idleWords, noContentWords, purposeOpenings } from '../lexicon/wish-lexicon';
import { singular, wordsOf } from '../names';
import { isMark, isWord, type Token } from '../text/token';

/** Facts about the whole; a sentence with no others is an introduction, in which much is said that is not to be built. */
const WHOLE = new Set([
  FactKind.NAME,
  FactKind.APPLICATION_KIND,
  FactKind.ARCHETYPE,
  FactKind.LANGUAGE,
  FactKind.DATABASE,
  FactKind.FRAMEWORK,
  FactKind.AUTHENTICATION,
  FactKind.PAGINATION,
  FactKind.NON_FUNCTIONAL,
  FactKind.EXCLUSION,
]);
const TELLING = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ']);

/**
 * Parts of a sentence on the domain that no fact took up: from word of content to word of content, as far as nothing between them was
 * understood. Words that a fact of the same sentence has in its name count as taken up, and so do those that say nothing by themselves.
 */
export function unheardParts(reading: SentenceReading, all: readonly Fact[]): Range[] {
  const { sentence, used, facts } = reading;
  const said = [...facts].flatMap((index) => all[index] ?? []);
  const { tokens } = sentence;
  const first = said.every(({ kind }) => WHOLE.has(kind)) ? changesFrom(reading) : 0;
  if (sentence.kind === 'heading' || sentence.kind === 'schema' || first === undefined) return [];
  const named = wordsNamed(said);
  const purposes = tokens.map(() => false);
  for (const { start, end } of purposesIn(tokens)) purposes.fill(true, start, end);
  const isUnheard = (token: Token, i: number): boolean =>
    i >= first &&
    i >= sentence.carried &&
    used[i] !== true &&
    purposes[i] !== true &&
    tells(token) &&
    !namesAny(token, named) &&
    !(token.kind === 'number' && idleWords.has(tokens[i - 1]?.lower ?? ''));
  const parts: Range[] = [];
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i];
    if (!token || !isUnheard(token, i)) {
      i++;
      continue;
    }
    let end = i + 1;
    for (let k = end; k < tokens.length && used[k] !== true && purposes[k] !== true; k++)
      if (isUnheard(tokens[k] ?? token, k)) end = k + 1;
    parts.push({ start: leadOf(tokens, used, i), end });
    i = end;
  }
  return first > 0 ? parts : [...parts, ...passedOver(reading, all, named)];
}

/** "A blog, except that ...", "a shop where ...": where it begins to be said how what is built differs from its like. */
function changesFrom({ sentence: { tokens }, stated }: SentenceReading): number | undefined {
  const named = stated.filter(({ kind }) => kind === FactKind.ARCHETYPE).map(({ end }) => end);
  const from = tokens.findIndex(
    (token, i) =>
      named.length > 0 && i >= Math.min(...named) && isWord(token, 'but', 'except', 'where', 'without', 'plus'),
  );
  return from < 0 ? undefined : from;
}

/** Things of the brief, and whoever a sentence begins with, that were read as part of something else: "Drivers offer rides: ..." without drivers. */
function passedOver(
  { sentence: { tokens, carried }, used, stated, settled }: SentenceReading,
  all: readonly Fact[],
  named: ReadonlySet<string>,
): Range[] {
  const things = new Set(
    all.flatMap(({ kind, subject }) =>
      kind === FactKind.ENTITY ? (wordsOf(subject).at(-1)?.toLowerCase() ?? []) : [],
    ),
  );
  const first = carried > 0 ? -1 : tokens.findIndex(({ kind }) => kind === 'word');
  return tokens.flatMap((token, i) => {
    const noun = singular(token.lower);
    const isThing = things.has(noun) || (i === first && isPersonNoun(noun));
    if (
      i < carried ||
      used[i] !== true ||
      !['NOUN', 'PROPN'].includes(token.pos) ||
      !isThing ||
      !tells(token) ||
      namesAny(token, named)
    )
      return [];
    return [...stated, ...settled].some(({ start, end }) => start <= i && i < end) ? [] : [{ start: i, end: i + 1 }];
  });
}

/** Where the words begin that lead to a word: "for a plant". */
function leadOf(tokens: readonly Token[], used: readonly boolean[], at: number): number {
  let start = at;
  while (start > 0 && used[start - 1] !== true && tokens[start - 1]?.kind === 'word') start--;
  return start;
}

function wordsNamed(facts: readonly Fact[]): ReadonlySet<string> {
  const words = facts.flatMap(({ subject, value }) => [...wordsOf(subject), ...wordsOf(value)]);
  return new Set(words.flatMap((word) => [word.toLowerCase(), singular(word.toLowerCase())]));
}

const namesAny = ({ lower, lemma, text }: Token, named: ReadonlySet<string>): boolean =>
  named.has(lower) ||
  named.has(lemma) ||
  named.has(singular(lower)) ||
  (named.has('anyone') && isPersonNoun(lemma)) ||
  wordsOf(text).every((word) => named.has(word.toLowerCase()));

/** Whether a word says something of the domain: "schools", "42"; "get", "possible" and "of course" do not. */
function tells({ kind, pos, lower, lemma }: Token): boolean {
  if (kind === 'number') return true;
  if (kind === 'mark' || !TELLING.has(pos) || lower.length === 1) return false;
  if (idleWords.has(lower) || idleWords.has(lemma) || noContentWords.has(lower)) return false;
  if (projectFillers.has(lower) || projectHeads.has(lemma)) return false;
  return pos !== 'VERB' || !SAYING.some((verbs) => verbs.has(lemma));
}
/** Verbs that only lead to what is said. */
const SAYING = [buildVerbs, keepingVerbs, runVerbs, grammar.haveVerbs, grammar.tellVerbs, grammar.belongVerbs];

/** Why something is wanted: "so that parents know where we go"; a purpose that forbids or limits is a rule. */
function purposesIn(tokens: readonly Token[]): Range[] {
  return tokens.flatMap((_, start) => {
    const opening = purposeOpenings.matchAt(tokens, start);
    if (!opening) return [];
    let end = start + 1;
    while (end < tokens.length && !isMark(tokens[end], '.', ';', ',', ':')) end++;
    const limits = tokens.slice(start, end).some((token) => isWord(token, 'no', 'not', "n't", 'never', 'only', 'must'));
    return limits ? [] : [{ start, end }];
  });
}
