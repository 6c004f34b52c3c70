import { singular, wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { ClauseFrame } from '../grammar/clause-frame';
import type { Clause } from '../grammar/clause';
import { countsTimes } from '../grammar/conditions';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading } from '../reading';
import { isRepeated, recordsOf, verbOf } from './recorded-deeds';

/** Where "once" counts how often the deed is done; -1 where it does not. */
export const onceIn = (tokens: readonly Token[], { start, end }: Range): number =>
  tokens.findIndex((_, i) => i > start && i < end && countsTimes(tokens, i));

const isEach = (token: Token | undefined): boolean => isWord(token, 'each', 'every', 'a', 'any', 'one', 'the', 'no');

/** "unless it is full", "as long as there are places": how many have done it must be known. */
export function countsThem(tokens: readonly Token[], { object }: Clause, { condition }: ClauseFrame): boolean {
  const stop = tokens.findIndex((token, i) => i >= object.start && isMark(token, '.', ';'));
  const rest = tokens.slice(condition?.start ?? object.start, stop < 0 ? tokens.length : stop);
  const opening = rest.findIndex(
    (token, i) =>
      isWord(token, 'unless', 'if', 'until', 'when', 'while', 'provided') ||
      (isWord(token, 'as') && isWord(rest[i + 1], 'long')),
  );
  const isOfPlaces = (token: Token): boolean => isWord(token, 'full', 'place', 'seat', 'spot', 'capacity', 'space');
  return opening >= 0 && rest.slice(opening).some(isOfPlaces);
}

/** Whether the brief speaks of such records anywhere: "two reservations of a room"; a "booking system" is what is built. */
export function speaksOf(reading: BriefReading, record: string): boolean {
  const words = wordsOf(record);
  const name = words.at(-1) ?? '';
  if (words.length > 1) return reading.content.some(({ sentence: { tokens } }) => namesWhole(tokens, words));
  return reading.content.some(({ sentence: { tokens } }) =>
    tokens.some((token, i) => {
      if (token.kind !== 'word' || singular(token.lower) !== name || token.pos === 'VERB') return false;
      const next = tokens[i + 1];
      const isPlural = token.lower !== name;
      return isPlural || ((next?.kind !== 'word' || !['NOUN', 'PROPN'].includes(next.pos)) && isEach(tokens[i - 1]));
    }),
  );
}

/** "their sign-ups", "a sign-up": the noun, and not what somebody does. */
const namesWhole = (tokens: readonly Token[], words: readonly string[]): boolean =>
  tokens.some((_, i) => {
    // A hyphen may hold them together.
    const said = tokens
      .slice(i, i + words.length)
      .flatMap(({ lower }) => wordsOf(lower))
      .slice(0, words.length);
    const last = said.at(-1) ?? '';
    const isNamed = [...said.slice(0, -1), singular(last)].join(' ') === words.join(' ');
    const isOne = isEach(tokens[i - 1]) || isWord(tokens[i - 1], 'own', 'their', 'his', 'her', 'my', 'its');
    return isNamed && (last !== words.at(-1) || isOne);
  });

/** "Whenever a car is refuelled", "when a drill is lent": done again and again, whoever does it; what is a step of a life is done once. */
export function recursWithout(tokens: readonly Token[], clause: Clause, { agent, patient }: ClauseFrame): boolean {
  if (!clause.passive || agent || !patient) return false;
  const before = tokens.slice(Math.max(0, clause.start - 2), clause.verb.start);
  const isEachTime = before.some(
    (token, i) => isWord(token, 'whenever') || (isWord(token, 'time') && isWord(before[i - 1], 'each', 'every')),
  );
  const verb = verbOf(tokens, clause);
  return isEachTime || recordsOf(verb).length > 0 || isRepeated(verb);
}
