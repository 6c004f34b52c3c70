import { grammar } from '../../lexicon/grammar-lexicon';
import { isUsualState } from '../../lexicon/state-lexicon';
import { baseOf } from '../../lexicon/verb-lexicon';
import { isPlural, singular, snakeCase, wordsOf } from '../../names';
import { isWord, type Token } from '../../text/token';
import { FILLERS, IN_TURN, NOT_STATES, PARTICLES, PREPOSITIONS } from './state-words';

export const spokenState = (tokens: readonly Token[], from: number, to: number): string =>
  snakeCase(tokens.slice(from, to).map(({ lower }) => lower));

/** "new articles are drafts" */
const singularState = (state: string): string => (isUsualState(singular(state)) ? singular(state) : state);

/** A state as it is said, "in progress", "checked in", "approved", "a draft", at most three words; strictly, only what looks like one. */
export function elementAt(
  tokens: readonly Token[],
  start: number,
  limit: number,
  strict: boolean,
): { state: string; end: number } | undefined {
  const denied = isWord(tokens[start], 'not') ? elementAt(tokens, start + 1, limit, true) : undefined;
  // "fixed or not fixable", which is a state of its own; "paid or not" is none.
  if (denied && isWord(tokens[start - 1], 'or', 'and')) return { state: `not_${denied.state}`, end: denied.end };
  const words: Token[] = [];
  let i = start;
  while (i < limit && words.length < (isWord(words[1], 'the') ? 4 : 3) && belongs(tokens, i, words)) {
    const token = tokens[i];
    if (token) words.push(token);
    i++;
  }
  // "on market day it becomes taken": when, not what.
  const isTime = PREPOSITIONS.includes(words[0]?.lower ?? '') && isWord(tokens[i], 'it', 'they', 'we');
  if (words.length === 0 || isTime) return undefined;
  const state = singularState(snakeCase(words.flatMap(({ lower }) => wordsOf(lower))));
  // "must be in the future" tells when.
  if (/^in_the_(?:future|past|meantime|end|beginning|morning|afternoon|evening)$/.test(state)) return undefined;
  return strict && !isStative(words, state) ? undefined : { state, end: i };
}

function belongs(tokens: readonly Token[], i: number, before: readonly Token[]): boolean {
  const token = tokens[i];
  if (token?.kind !== 'word') return false;
  if (before.length === 0)
    return (
      !isWord(token, 'by', 'with', 'only', 'for', 'of', 'not', 'must', 'should') &&
      (!isWord(token, 'no') || isWord(tokens[i + 1], 'show')) &&
      !isWord(token, 'after', 'before', 'until', 'while', 'if', 'unless') &&
      !(HANDED.includes(token.lower) && isWord(tokens[i + 1], 'to')) &&
      // "Porters are assigned to wards": what they do, where an order that is assigned to a porter waits for him.
      !(isWord(token, 'assigned') && isWord(tokens[i + 1], 'to') && isPlural(tokens[i + 2]?.lower ?? '')) &&
      !(isWord(token, 'up', 'off') && grammar.articles.has(tokens[i + 1]?.lower ?? '')) &&
      !(isWord(token, 'at') && (isTimeNoun(tokens[i + 1]) || isTimeNoun(tokens[i + 2])))
    );
  if (isWord(token, 'and', 'or') || (before.at(-1)?.quoted === true && !token.quoted)) return false;
  if (PREPOSITIONS.includes(before[0]?.lower ?? '') && before.length === 1)
    return (
      (!grammar.articles.has(token.lower) || isWord(token, 'the')) &&
      !isWord(token, 'by', 'to', 'most', 'least', 'which', 'that', 'one') &&
      (!isWord(token, 'for') || isWord(before[0], 'up', 'out'))
    );
  if (isWord(before[0], 'out', 'up') && isWord(before[1], 'of', 'for')) return before.length === 2;
  if (EXPECTING.includes(before[0]?.lower ?? '') && before.length < 3)
    return before.length === 1 ? isWord(token, 'for') && tokens[i + 1]?.pos === 'NOUN' : token.pos === 'NOUN';
  if (PARTICLES.includes(token.lower) || (isWord(token, 'on') && endsState(tokens[i + 1])))
    return /(n|t|d|ing)$/.test(before.at(-1)?.lower ?? '') && !beginsPhrase(tokens, i + 1);
  if (grammar.boundaries.has(token.lower) || IN_TURN.includes(token.lower) || FILLERS.includes(token.lower))
    return false;
  const first = before[0];
  return (
    !isWord(token, 'by', 'with', 'only', 'for', 'of', 'at', 'on', 'from', 'as', 'per') &&
    token.pos !== 'AUX' &&
    token.pos !== 'ADP' &&
    !(first !== undefined && isUsualState(first.lower) && token.pos !== 'NOUN')
  );
}

/** "is given to one clerk, who checks it": who gets it, and no state. */
const HANDED = ['given', 'shown', 'told', 'entrusted', 'lent', 'linked', 'tied', 'related'];

/** "waiting for parts", "ready for collection" */
const EXPECTING = ['waiting', 'ready', 'due', 'scheduled', 'queued', 'reserved', 'available'];

const isTimeNoun = (token: Token | undefined): boolean =>
  isWord(token, 'end', 'beginning', 'start', 'time', 'latest', 'moment', 'first', 'last', 'once') ||
  grammar.timeNouns.has(token?.lower ?? '');

const endsState = (token: Token | undefined): boolean =>
  token === undefined || token.kind === 'mark' || isWord(token, 'and', 'or', 'then');

const beginsPhrase = (tokens: readonly Token[], i: number): boolean =>
  grammar.articles.has(tokens[i]?.lower ?? '') || grammar.possessives.has(tokens[i]?.lower ?? '');

/** What a thing can be for a while: a participle, an adjective, "in" something, a usual state. */
function isStative(words: readonly Token[], state: string): boolean {
  const [first, second] = words;
  if (!first || (NOT_STATES.has(first.lower) && !(second && isUsualState(state)))) return false;
  if (isUsualState(state)) return true;
  if (first.quoted || PREPOSITIONS.includes(first.lower))
    // "available, out or in repair"
    return words.length > (isWord(second, 'the') ? 2 : 1) || first.quoted || (state === 'out' && second === undefined);
  if (EXPECTING.includes(first.lower) && isWord(second, 'for')) return words.length === 3;
  const alone = second === undefined || (words.length === 2 && PARTICLES.includes(second.lower));
  return (
    alone &&
    (first.pos === 'ADJ' ||
      baseOf(first.lower) !== undefined ||
      (first.pos === 'VERB' && first.lower.endsWith('ing')) ||
      /ed$/.test(first.lower))
  );
}
