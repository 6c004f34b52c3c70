import { grammar } from '../../lexicon/grammar-lexicon';
import { isMark, isWord, type Token } from '../token';

/** "Some of them have a porch and some don't" as "they have a porch yes/no": whether each has one. */
export function tellWhether(tokens: readonly Token[]): readonly Token[] {
  const first = isWord(tokens[0], 'some', 'certain') ? tokens[0] : undefined;
  const have = tokens.findIndex((token, i) => i < 6 && isWord(token, 'have'));
  const contrast = first && have > 0 ? contrastBehind(tokens, have) : undefined;
  if (!first || !contrast) return tokens;
  const isOfThem = isWord(tokens[1], 'of') && isWord(tokens[2], 'them', 'these', 'those') && have === 3;
  const owner = isOfThem ? [said(first, 'they', 'PRON')] : tokens.slice(isWord(tokens[1], 'of') ? 2 : 1, have);
  const [from, to] = [tokens[contrast.start], tokens[contrast.end - 1]];
  if (!from || !to || owner.length === 0) return tokens;
  const answers = [
    said(from, 'yes', 'INTJ'),
    { ...said(from, '/', 'PUNCT'), kind: 'mark' as const, glued: true },
    said(to, 'no', 'INTJ'),
  ];
  return [...owner, ...tokens.slice(have, contrast.start), ...answers, ...tokens.slice(contrast.end)];
}

const said = (token: Token, word: string, pos: string): Token => ({
  ...token,
  text: word,
  lower: word,
  lemma: word,
  pos,
});

/** "and some don't", ", others do not", "but others have none": where what only some have is denied of the rest. */
function contrastBehind(tokens: readonly Token[], have: number): { start: number; end: number } | undefined {
  if (!grammar.articles.has(tokens[have + 1]?.lower ?? '') || isWord(tokens[have + 1], 'the')) return undefined;
  const start = tokens.findIndex(
    (token, i) => i > have + 2 && i < have + 6 && (isMark(token, ',') || isWord(token, ...JOINING)),
  );
  if (start < 0) return undefined;
  let at = start;
  while (isMark(tokens[at], ',') || isWord(tokens[at], ...JOINING)) at++;
  if (!isWord(tokens[at], 'some', 'other', 'others')) return undefined;
  at += isWord(tokens[at + 1], 'of') && isWord(tokens[at + 2], 'them') ? 3 : 1;
  const isDenied = isWord(tokens[at], 'do') && isWord(tokens[at + 1], 'not', "n't");
  const isNone = isWord(tokens[at], 'have') && isWord(tokens[at + 1], 'none');
  if (!isDenied && !isNone) return undefined;
  at += 2;
  if (isDenied && isWord(tokens[at], 'have')) at += isWord(tokens[at + 1], 'one', 'any', 'it') ? 2 : 1;
  return { start, end: at };
}

const JOINING = ['and', 'but', 'while', 'whereas'];
