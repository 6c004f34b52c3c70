import { projectFillers, projectHeads } from '../../lexicon/project-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { listItems } from '../lists/list-items';
import type { ListItem } from '../lists/list-item';
import type { SentenceReading } from '../reading';
import { THINGS_END } from '../structure/name-things';

/** What stands, with the word that opens it, in a list behind the name of the domain: "a todo app with tags and reminders", "a recipe API: recipes, ratings". */
export interface ListedParts extends Range {
  readonly items: readonly ListItem[];
  /** Behind a colon or dash the list is all that there is, behind "with" it adds to the usual. */
  readonly all: boolean;
}

const OPENINGS = ['with', 'including', 'featuring', 'having', 'plus'];

/** Words between the name of what is built and a colon: "a recipe API like the big ones but simple: ..." */
const FARTHEST = 8;

/** The list of plain names behind what is built, if the sentence has one. */
export function listedParts(at: SentenceReading): ListedParts | undefined {
  const { tokens } = at.sentence;
  const named = tokens.findLastIndex((_, i) => at.whole.has(i));
  if (named < 0 || at.sentence.kind === 'heading') return undefined;
  const opening = openingFrom(at, named + 1);
  if (opening === undefined) return undefined;
  const start = opening + 1;
  const stop = tokens.findIndex((token, i) => i >= start && closes(at, token, i));
  const range = { start, end: stop < 0 ? tokens.length : stop };
  const items = listItems(tokens, range);
  if (items.length === 0 || !items.every((item) => isPlain(tokens, item))) return undefined;
  const all = tokens[opening]?.kind === 'mark';
  if (all && items.length === 1) return undefined;
  return { start: opening, end: range.end, items, all };
}

/** Where "with" or a colon stands, past the stack, whom it is for, and what it is like. */
function openingFrom({ sentence: { tokens }, reserved, used }: SentenceReading, from: number): number | undefined {
  const isSaid = (i: number): boolean => reserved.has(i) || used[i] === true;
  let i = from;
  for (;;) {
    const token = tokens[i];
    if (!token) return undefined;
    const isOfWhole = isSaid(i) || projectHeads.has(token.lemma) || projectFillers.has(token.lower);
    // "no priorities, but with labels"
    const joins = isMark(token, ',', '-', '–') || isWord(token, 'but', 'and');
    const opensNext = joins && isWord(tokens[i + 1], 'but', ...OPENINGS);
    const goesOn = opensNext || ((joins || isWord(token, 'with')) && isSaid(i + 1));
    if (isOfWhole || goesOn || (isWord(token, 'in', 'using', 'on') && isSaid(i + 1))) i++;
    else if (isWord(token, 'for') && isWord(tokens[i + 1], 'a', 'an', 'our', 'my', 'the')) {
      const whom = nounPhraseAt(tokens, i + 1, tokens.length);
      if (!whom) return undefined;
      i = whom.end;
    } else break;
  }
  if (isWord(tokens[i], ...OPENINGS)) return i;
  const mark = tokens.findIndex((token, k) => k >= i && isMark(token, ':', '–', '—', '-') && !token.glued);
  const colon = mark < 0 ? tokens.findIndex((token, k) => k >= i && isMark(token, ':')) : mark;
  const between = tokens.slice(i, Math.max(i, colon));
  const isShort =
    between.length <= FARTHEST && between.every(({ pos, text }) => !['VERB', 'AUX'].includes(pos) && text !== '.');
  return colon >= i && isShort ? colon : undefined;
}

const closes = ({ reserved }: SentenceReading, token: Token, i: number): boolean =>
  isMark(token, '.', ';', '!', '(', ':', '–', '—') ||
  isWord(token, 'but', 'without', 'no', 'not', 'please', 'for', 'with', 'when', 'only', 'just', ...THINGS_END) ||
  (reserved.has(i) && token.kind === 'word');

const isPlain = (tokens: readonly Token[], { phrase, group, link, type, tail }: ListItem): boolean =>
  !group &&
  !link &&
  type === undefined &&
  phrase.words.length <= 3 &&
  !isWord(tokens[phrase.start], 'their', 'its') &&
  tokens.slice(tail.start, tail.end).every(({ kind }) => kind === 'mark') &&
  tokens.slice(phrase.start, phrase.end).every(({ pos }) => pos !== 'AUX');
