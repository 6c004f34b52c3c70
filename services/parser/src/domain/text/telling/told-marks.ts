import { isStateNoun, isUsualState } from '../../lexicon/state-lexicon';
import { isMark, isWord, type Token } from '../token';
import { wordAt } from './word-at';

/** "She marks it packed", "clerks declare a case closed": "marks it as packed", as most people say it. */
export function tellMarks(tokens: readonly Token[]): readonly Token[] {
  for (let i = 0; i < tokens.length - 2; i++) {
    if (!isWord(tokens[i], ...MARKING) || !isVerb(tokens, i)) continue;
    let end = i + 1;
    while (end < i + LONGEST && isNaming(tokens[end])) end++;
    const state = tokens[end];
    const named = tokens[end - 1];
    const isNamed = end > i + 1 && ['NOUN', 'PROPN', 'PRON'].includes(named?.pos ?? '');
    if (!state || !isNamed || !isUsualState(state.lower) || !closes(tokens[end + 1])) continue;
    // "mark the crates assigned to them as delivered": which crates, and said already.
    if (isWord(tokens[end + 1], 'to', 'by') && tokens.slice(end).some((token) => isWord(token, 'as'))) continue;
    const told = tokens.slice(0, end).map((token, at) => (at === i ? { ...token, pos: 'VERB' } : token));
    return [...told, wordAt(state, 'as', 'ADP'), ...tellMarks(tokens.slice(end))];
  }
  return tokens;
}

const MARKING = ['mark', 'flag', 'declare'];
const LONGEST = 5;

const isVerb = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.pos === 'VERB' || tokens[i]?.lower === tokens[i]?.lemma || isWord(tokens[i + 1], 'it', 'them');

const isNaming = (token: Token | undefined): boolean =>
  token?.kind === 'word' && ['DET', 'PRON', 'NOUN', 'PROPN'].includes(token.pos) && !isUsualState(token.lower);

const closes = (token: Token | undefined): boolean =>
  token === undefined || token.kind === 'mark' || ['CCONJ', 'SCONJ', 'ADP'].includes(token.pos);

/** "status → requested, confirmed, cancelled": what it may be, as most people write it behind a colon. */
export function tellStatus(tokens: readonly Token[]): readonly Token[] {
  const [noun, arrow, ...values] = tokens;
  const isArrow = (token: Token | undefined): boolean => isMark(token, '→', '->', '=>');
  const isListed = values.some((token) => isMark(token, ',', '/', '|')) && !values.some(isArrow);
  if (!noun || !arrow || !isStateNoun(noun.lower) || !isArrow(arrow) || !isListed) return tokens;
  return [noun, { ...arrow, text: ':', lower: ':', lemma: ':' }, ...values];
}
