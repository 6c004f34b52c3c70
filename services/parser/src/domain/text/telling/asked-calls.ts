import { baseOfGerund, isActionVerb } from '../../lexicon/verb-lexicon';
import { isWord, type Token } from '../token';
import { wordAt } from './word-at';

const CALLS = ['endpoint', 'call', 'route'] as const;
const DESCRIBING: readonly string[] = ['DET', 'NUM', 'ADJ', 'PRON'];

/** "Endpoint to close a case", "toggling a flag gets its own endpoint" as clauses: "there is an endpoint for toggling a flag". */
export const tellCall = (tokens: readonly Token[]): readonly Token[] => {
  const call = tokens.findIndex((token) => isWord(token, ...CALLS));
  const calls = tokens[call];
  if (!calls) return tokens;
  if (opensWithCall(tokens, call)) return [...thereIs(calls), ...tokens];
  const verb = tokens.findIndex((token, i) => i < call && isWord(token, 'get', 'have', 'need', 'be'));
  return isOwnCall(tokens, verb, call)
    ? [...thereIs(calls), calls, wordAt(calls, 'for', 'ADP'), ...tokens.slice(0, verb), ...tokens.slice(call + 1)]
    : tokens;
};

/** "An endpoint to close cases": no more than that stands before the deed. */
function opensWithCall(tokens: readonly Token[], call: number): boolean {
  const deed = tokens[call + 2]?.lower ?? '';
  const base = isWord(tokens[call + 1], 'to') ? deed : isWord(tokens[call + 1], 'for') ? baseOfGerund(deed) : undefined;
  return call < 4 && areDescribing(tokens.slice(0, call)) && base !== undefined && isActionVerb(base);
}

/** "Toggling a flag gets its own endpoint": the clause ends with it. */
function isOwnCall(tokens: readonly Token[], verb: number, call: number): boolean {
  const base = baseOfGerund(tokens[0]?.lower ?? '');
  const ends = tokens[call + 1] === undefined || tokens[call + 1]?.kind === 'mark';
  return (
    base !== undefined &&
    isActionVerb(base) &&
    verb > 1 &&
    call - verb < 5 &&
    ends &&
    areDescribing(tokens.slice(verb + 1, call))
  );
}

const areDescribing = (tokens: readonly Token[]): boolean => tokens.every(({ pos }) => DESCRIBING.includes(pos));

const thereIs = (place: Token): Token[] => [
  wordAt(place, 'there', 'PRON'),
  { ...wordAt(place, 'is', 'AUX'), lemma: 'be' },
];
