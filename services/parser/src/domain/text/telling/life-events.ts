import { isUsualState } from '../../lexicon/state-lexicon';
import { isMark, isWord, type Token } from '../token';
import { wordAt } from './word-at';

/**
 * "A ticket goes from new to open when an agent picks it up, then to solved" as two sentences: "a ticket goes from new to open, then to
 * solved" and "when an agent picks up a ticket, it becomes open". Any other sentence stays as it is.
 */
export function tellLifeEvents(tokens: readonly Token[]): (readonly Token[])[] {
  const verb = tokens.findIndex((token, i) => i > 0 && isWord(token, ...LIVING));
  const noun = tokens.slice(0, verb).findLast(({ pos }) => pos === 'NOUN' || pos === 'PROPN');
  const event = verb < 1 || !noun || !isWord(tokens[0], ...DETERMINERS) ? undefined : eventAt(tokens, verb);
  if (!event || !noun) return [tokens];
  const [rest = [], ...others] = tellLifeEvents([...tokens.slice(0, event.start), ...tokens.slice(event.end)]);
  return [rest, occasion(tokens, noun, event), ...others];
}

const LIVING = ['go', 'move', 'change', 'pass', 'switch', 'turn', 'start', 'begin', 'become'];
const DETERMINERS = ['a', 'an', 'the', 'each', 'every', 'all'];

interface LifeEvent {
  /** From the word that says when up to what comes next. */
  readonly start: number;
  readonly end: number;
  /** Where what happens begins. */
  readonly deed: number;
}

/** "to open | when an agent picks it up |, then to ...", "becomes paid | once ... |". */
function eventAt(tokens: readonly Token[], verb: number): LifeEvent | undefined {
  for (let start = verb + 2; start < tokens.length; start++) {
    const length = isWord(tokens[start], 'when', 'once') ? 1 : isSoon(tokens, start) ? 3 : 0;
    const isStep = isWord(tokens[start - 2], 'to', 'become', 'as', 'into');
    if (length === 0 || !isStep || !isState(tokens[start - 1])) continue;
    const end = tokens.findIndex((token, i) => i > start && (token.kind === 'mark' || goesOn(tokens, i)));
    const said = tokens.slice(start + length, end < 0 ? tokens.length : end);
    if (said.length > 2 && said.some((token) => token.pos === 'VERB' || isWord(token, 'it', 'them')))
      return { start, end: end < 0 ? tokens.length : end, deed: start + length };
  }
  return undefined;
}

const isState = (token: Token | undefined): boolean =>
  token?.kind === 'word' && (isUsualState(token.lower) || /(ed|en|id|ld)$/.test(token.lower));

const isSoon = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'as') && isWord(tokens[i + 1], 'soon') && isWord(tokens[i + 2], 'as');

/** "and to solved", "and then becomes ..." */
const goesOn = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'and', 'then') &&
  tokens.slice(i + 1, i + 4).some((token) => isWord(token, 'to', 'become', 'end')) &&
  !isMark(tokens[i + 1], ',');

/** "When an agent picks up a ticket, it becomes open." */
function occasion(tokens: readonly Token[], noun: Token, { start, deed, end }: LifeEvent): readonly Token[] {
  const state = tokens[start - 1];
  const said = tokens.slice(deed, end);
  const last = said.at(-1);
  if (!state || !last) return [];
  const isNamed = said.some((token) => isWord(token, 'it', 'them'));
  const named = said.flatMap((token) =>
    isWord(token, 'it', 'them')
      ? [wordAt(token, 'a', 'DET'), { ...noun, start: token.start, end: token.end }]
      : [token],
  );
  const whose = isNamed
    ? [wordAt(last, 'it', 'PRON')]
    : [wordAt(last, 'the', 'DET'), { ...noun, start: last.end, end: last.end }];
  return [
    ...tokens.slice(start, deed),
    ...named,
    wordAt(last, ',', 'PUNCT', 'mark'),
    ...whose,
    { ...wordAt(last, 'becomes', 'VERB'), lemma: 'become' },
    { ...state, start: last.end, end: last.end },
    wordAt(last, '.', 'PUNCT', 'mark'),
  ];
}
