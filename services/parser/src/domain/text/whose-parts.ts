import { grammar } from '../lexicon/grammar-lexicon';
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

const isPassing = ({ lower, pos }: Token): boolean => pos === 'AUX' || pos === 'ADV' || grammar.adverbs.has(lower);

const bracket = (token: Token, text: string): Token => ({
  ...token,
  text,
  lower: text,
  lemma: text,
  pos: 'PUNCT',
  kind: 'mark',
});
