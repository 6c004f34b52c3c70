import { FactKind, type Fact } from '@quantumlayer/contracts/requirements/v1/requirements';
import type { Range } from '../english/grammar/phrase-pattern';
import type { SentenceReading } from '../english/reading';
import { isFieldName } from '../lexicon/field-lexicon';
import { grammar } from '../lexicon/grammar-lexicon';
import { buildVerbs, keepingVerbs, projectFillers, projectHeads, runVerbs } from '../lexicon/project-lexicon';
import { idleWords, noContentWords, purposeOpenings } from '../lexicon/wish-lexicon';
import { singular } from '../names';
import { isMark, isWord, type Token } from '../text/token';
import { OF_THE_WHOLE, type FactNames } from './fact-names';
import { wordsTold } from './words-told';

const TELLING = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ']);

/**
 * Parts of a sentence on the domain that no fact took up: from word of content to word of content, as far as nothing between them was
 * understood. What readers took is understood only as far as their facts say it.
 */
export function unheardParts(reading: SentenceReading, all: readonly Fact[], names: FactNames): Range[] {
  const { sentence, used, facts, settled } = reading;
  const said = [...facts].flatMap((index) => all[index] ?? []);
  const { tokens } = sentence;
  const isWhole =
    said.every(({ kind }) => OF_THE_WHOLE.has(kind)) && settled.every(({ rightsOn }) => rightsOn === undefined);
  const first = isWhole ? changesFrom(reading) : 0;
  if (sentence.kind === 'heading' || sentence.kind === 'schema' || first === undefined) return [];
  const purposes = tokens.map(() => false);
  for (const { start, end } of purposesIn(tokens)) purposes.fill(true, start, end);
  const isTold = wordsTold(reading, said, names);
  const isUnheard = (token: Token, i: number): boolean =>
    i >= first &&
    i >= sentence.carried &&
    purposes[i] !== true &&
    tells(token) &&
    !isTold(token, i) &&
    !(token.kind === 'number' && (used[i] === true || idleWords.has(tokens[i - 1]?.lower ?? '')));
  const isHeard = tokens.map(
    (token, i) => purposes[i] === true || (used[i] === true && tells(token) && !isUnheard(token, i)),
  );
  const parts: Range[] = [];
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i];
    if (!token || !isUnheard(token, i)) {
      i++;
      continue;
    }
    let end = i + 1;
    for (let k = end; k < tokens.length && isHeard[k] !== true && !isMark(tokens[k], '.', ';', ':'); k++)
      if (isUnheard(tokens[k] ?? token, k)) end = k + 1;
    const isOpen = tokens.slice(i, end).some((word) => isMark(word, '(')) && isMark(tokens[end], ')');
    parts.push({ start: leadOf(tokens, used, i), end: isOpen ? end + 1 : end });
    i = end;
  }
  return parts;
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

/** Where the words begin that lead to a word: "for a plant", "choosing a category". */
function leadOf(tokens: readonly Token[], used: readonly boolean[], at: number): number {
  let start = at;
  while (
    start > 0 &&
    tokens[start - 1]?.kind === 'word' &&
    (used[start - 1] !== true || LEADING.has(tokens[start - 1]?.pos ?? ''))
  )
    start--;
  const verb = tokens[start - 1];
  const isFurther = verb?.lower.endsWith('ing') === true || tokens[start - 2]?.pos === 'CCONJ';
  return verb?.pos === 'VERB' && isFurther ? start - 1 : start;
}
const LEADING = new Set(['DET', 'ADP', 'PRON']);

/** Whether a word says something of the domain: "schools", "42"; "get", "possible" and "of course" do not. */
function tells({ kind, pos, lower, lemma }: Token): boolean {
  if (kind === 'number') return true;
  if (kind === 'mark' || !TELLING.has(pos) || lower.length === 1) return false;
  if ([lower, lemma, singular(lower)].some((word) => idleWords.has(word)) || isGreeting(lower)) return false;
  if (projectFillers.has(lower) || projectHeads.has(lemma)) return false;
  return pos !== 'VERB' || !SAYING.some((verbs) => verbs.has(lemma));
}
/** "Description" opens no brief where it stands among the parts of something. */
const isGreeting = (word: string): boolean => noContentWords.has(word) && !isFieldName([word]);

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
