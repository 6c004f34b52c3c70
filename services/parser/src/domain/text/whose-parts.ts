import { grammar } from '../lexicon/grammar-lexicon';
import { isPlural } from '../names';
import { isMark, isWord, type Token } from './token';

const KNOWING = 'have hold keep know need want store record note ask save collect require get take'.split(' ');

/** "A guest, whose name and phone we already hold, books a room": what is held of a guest, as if it stood in brackets behind him. */
export function whosePartsInBrackets(tokens: readonly Token[]): readonly Token[] {
  const whose = tokens.findIndex((token) => isWord(token, 'whose'));
  const holder = tokens.findIndex((token, i) => i > whose + 1 && isWord(token, 'we', 'i', 'you'));
  if (whose < 1 || holder < 0) return tokens;
  const verb = tokens.findIndex((token, i) => i > holder && isWord(token, ...KNOWING));
  const last = tokens[verb];
  const isHeld = last !== undefined && tokens.slice(holder + 1, verb).every(isPassing);
  const list = tokens.slice(whose + 1, holder);
  if (!isHeld || list.some((token) => token.pos === 'AUX' || isMark(token, ';', ':', '.'))) return tokens;
  const opening = isMark(tokens[whose - 1], ',') ? whose - 1 : whose;
  const closing = isMark(tokens[verb + 1], ',') ? verb + 2 : verb + 1;
  return [
    ...tokens.slice(0, opening),
    bracket(tokens[opening] ?? last, '('),
    ...list,
    bracket(tokens[closing - 1] ?? last, ')'),
    ...tokens.slice(closing),
  ];
}

const ARTICLES = ['a', 'an', 'some', 'its', 'their'];

/** "The weekly reports, a date and some text, belong to the dog": what they consist of, as if it stood in brackets. */
export function appositionInBrackets(tokens: readonly Token[]): readonly Token[] {
  const opening = tokens.findIndex((token) => isMark(token, ','));
  const closing = tokens.findIndex((token, i) => i > opening + 3 && isMark(token, ',') && isFinite(tokens[i + 1]));
  const [first, last] = [tokens[opening], tokens[closing]];
  if (opening < 1 || opening > 6 || !first || !last || !isPlural(tokens[opening - 1]?.lower ?? '')) return tokens;
  const subject = tokens.slice(0, opening);
  const parts = tokens.slice(opening + 1, closing);
  const isPlain = [...subject, ...parts].every(
    (token) => (token.kind === 'word' && !isFinite(token)) || isMark(token, ','),
  );
  const isOneEach = parts.every((token, i) => !opensElement(parts, i) || isWord(token, ...ARTICLES));
  const isClosed = parts.some((token) => isWord(token, 'and'));
  if (!isPlain || !isOneEach || !isClosed || isWord(parts[0], 'and')) return tokens;
  return [...subject, bracket(first, '('), ...parts, bracket(last, ')'), ...tokens.slice(closing + 1)];
}

const opensElement = (parts: readonly Token[], i: number): boolean =>
  i === 0 || isMark(parts[i - 1], ',') || isWord(parts[i - 1], 'and');

const isFinite = (token: Token | undefined): boolean =>
  token !== undefined && (token.pos === 'AUX' || (token.pos === 'VERB' && !/(ed|ing)$/.test(token.lower)));

const isPassing = ({ lower, pos }: Token): boolean => pos === 'AUX' || pos === 'ADV' || grammar.adverbs.has(lower);

const bracket = (token: Token, text: string): Token => ({
  ...token,
  text,
  lower: text,
  lemma: text,
  pos: 'PUNCT',
  kind: 'mark',
});
