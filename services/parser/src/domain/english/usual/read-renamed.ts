import { isFreeName } from '../../archetypes/rename-part';
import { entityName, isPlural, singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { readClauses } from '../grammar/clauses';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import { isNoun, type UsualParts } from './usual-parts';

/** What a part of the domain is to be called. */
export interface NewName {
  readonly entity: string;
  readonly name: string;
}

const CALLS = ['call', 'name', 'rename', 'term', 'label'];
/** Words for what a domain is mainly about, whatever it is. */
const ANYTHING = new Set(['item', 'thing', 'entry', 'element', 'record', 'object']);

/** "call the items chores", "posts are called articles", "articles instead of posts": what the brief calls the usual parts. */
export function readRenamed(reading: BriefReading, at: SentenceReading, parts: UsualParts, main: string): NewName[] {
  const { tokens } = at.sentence;
  const found: NewName[] = [];
  const note = (old: Named | undefined, next: Range | undefined, start: number): void => {
    if (!old || !next) return;
    const name = entityName(tokens.slice(next.start, next.end).map(({ lower }) => lower));
    if (!isFreeName(parts.data, name)) return;
    // No fact of its own: naming parts otherwise lists none of them, and the others stay.
    reading.assume(
      at,
      next.start,
      next.end,
      `${name} is what the brief calls ${old.entity} of the usual model.`,
      `Leave the name out to keep ${old.entity}.`,
    );
    reading.use(at, Math.min(start, old.start), Math.max(next.end, old.end));
    found.push({ entity: old.entity, name });
  };
  for (const [i, token] of tokens.entries()) {
    if (CALLS.includes(token.lemma)) {
      const told = /ed$/.test(token.lower) ? namedUpTo(tokens, parts, main, beforeVerb(tokens, i)) : undefined;
      const old = told ?? namedAt(tokens, parts, main, i + 1);
      const next = told ? i + 1 : (old?.end ?? i);
      note(old, nameFrom(tokens, skipWords(tokens, next, ['to', 'as', 'into', 'simply', 'just'])), i);
    } else if (isMark(token, '=') || (isWord(token, 'refer') && isWord(tokens[i + 1], 'to')))
      note(
        isMark(token, '=') ? namedUpTo(tokens, parts, main, i) : undefined,
        nameFrom(tokens, skipWords(tokens, i + 1, ['to', 'as'])),
        i,
      );
    const contrast = contrastAt(tokens, i);
    // "categories instead of tags": both are said of many.
    const old = contrast === undefined ? undefined : namedAt(tokens, parts, main, contrast);
    if (old) note(old, pluralBefore(tokens, parts, i) ?? objectBehind(tokens, old.end), i);
  }
  return found;
}

interface Named extends Range {
  readonly entity: string;
}

const ARTICLES = ['a', 'an', 'the', 'our', 'my', 'their', 'its', 'each', 'every', 'all', 'them'];

function skipWords(tokens: readonly Token[], start: number, words: readonly string[]): number {
  let i = start;
  while (tokens[i] !== undefined && words.includes(tokens[i]?.lower ?? '')) i++;
  return i;
}

function namedAt(tokens: readonly Token[], parts: UsualParts, main: string, from: number): Named | undefined {
  const start = skipWords(tokens, from, ARTICLES);
  const match = parts.at(tokens, start);
  if (match && match.value.field === undefined) return { ...match, entity: match.value.entity };
  return ANYTHING.has(singular(tokens[start]?.lower ?? '')) ? { start, end: start + 1, entity: main } : undefined;
}

function namedUpTo(tokens: readonly Token[], parts: UsualParts, main: string, end: number): Named | undefined {
  for (let start = Math.max(0, end - 3); start < end; start++) {
    const named = namedAt(tokens, parts, main, start);
    if (named?.end === end) return named;
  }
  return undefined;
}

/** Back over "are", "should be", "that are", a comma or an opening bracket, to where the thing is named. */
function beforeVerb(tokens: readonly Token[], verb: number): number {
  let i = verb;
  while (
    i > 0 &&
    (tokens[i - 1]?.pos === 'AUX' || isMark(tokens[i - 1], '(', ',') || isWord(tokens[i - 1], 'which', 'that'))
  )
    i--;
  return i;
}

/** A plain name: one or two nouns, where a clause could end. */
function nameFrom(tokens: readonly Token[], from: number): Range | undefined {
  const start = skipWords(tokens, from, ARTICLES);
  let end = start;
  while (end < start + 2 && isNameWord(tokens[end])) end++;
  const next = tokens[end];
  const ends =
    next === undefined ||
    next.kind === 'mark' ||
    ['CCONJ', 'ADP', 'SCONJ', 'ADV', 'PRON'].includes(next.pos) ||
    isWord(next, 'and', 'but', 'where', 'in', 'instead', 'with');
  return end > start && ends ? { start, end } : undefined;
}

const isNameWord = (token: Token | undefined): boolean =>
  token?.kind === 'word' &&
  (isNoun(token) || token.quoted || (token.pos === 'ADJ' && !isPlural(token.lower)) || isPlural(token.lower));

/** Where the old name stands behind "instead of" or "rather than". */
const contrastAt = (tokens: readonly Token[], i: number): number | undefined =>
  (isWord(tokens[i], 'instead') && isWord(tokens[i + 1], 'of')) ||
  (isWord(tokens[i], 'rather') && isWord(tokens[i + 1], 'than'))
    ? i + 2
    : undefined;

/** "instead of books we lend board games": what is done with the others. */
function objectBehind(tokens: readonly Token[], end: number): Range | undefined {
  const [clause] = readClauses(tokens, { start: end, end: tokens.length });
  const isOurs = clause?.subject !== undefined && isWord(tokens[clause.subject.end - 1], 'we', 'i', 'it', 'there');
  const phrase = isOurs ? nounPhraseAt(tokens, clause.object.start, clause.object.end) : undefined;
  return phrase?.plural ? phrase.head : undefined;
}

function pluralBefore(tokens: readonly Token[], parts: UsualParts, end: number): Range | undefined {
  const last = tokens[end - 1];
  if (!isNoun(last) || !isPlural(last?.lower ?? '')) return undefined;
  const start = isNoun(tokens[end - 2]) && parts.at(tokens, end - 2) === undefined ? end - 2 : end - 1;
  return { start, end };
}
