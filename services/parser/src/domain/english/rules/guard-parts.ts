import { camelCase, wordsOf } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { Member } from '../things/members';

/** What is done with a part when it gets its value. */
const GIVEN = new Set(
  'given set provided filled supplied specified entered recorded noted stated uploaded attached chosen selected documented'.split(
    ' ',
  ),
);

/** "if the phone number is missing" */
export const isLacking = (token: Token): boolean => isWord(token, 'missing', 'absent', 'empty', 'blank', 'lacking');

/** "once the mileage has been entered", "if no result is recorded", "if it has a location": the part of the row that has a value then, or has none. */
export function partGiven(
  tokens: readonly Token[],
  { start, end }: Range,
  members: readonly Member[],
): Member | undefined {
  const given = tokens.findIndex((token, i) => i >= start && i < end && (GIVEN.has(token.lower) || isLacking(token)));
  if (given < 0) return partHad(tokens, { start, end }, members);
  for (let i = start; i < given; i++) {
    const phrase = nounPhraseAt(tokens, i, given);
    if (!phrase) continue;
    const isSaidOf = tokens.slice(phrase.end, given).every(({ pos, lower }) => pos === 'AUX' || FILLERS.has(lower));
    const name = camelCase(phrase.words);
    return isSaidOf ? members.find((member) => camelCase(wordsOf(member.name)) === name) : undefined;
  }
  return undefined;
}

/** "it has a location", "there is no result": nothing is said of the part but that it is there. */
function partHad(tokens: readonly Token[], { start, end }: Range, members: readonly Member[]): Member | undefined {
  const has = tokens.findIndex(
    (token, i) =>
      i >= start && i < end && (isWord(token, 'have') || (isWord(token, 'be') && isWord(tokens[i - 1], 'there'))),
  );
  return has < 0 ? undefined : partAt(tokens, { start: has + 1, end }, members);
}

/** The part that the whole range names: "a due date", "any location". */
function partAt(tokens: readonly Token[], { start, end }: Range, members: readonly Member[]): Member | undefined {
  const phrase = nounPhraseAt(tokens, isWord(tokens[start], 'no') ? start + 1 : start, end);
  if (!phrase || tokens.slice(phrase.end, end).some(({ kind }) => kind !== 'mark')) return undefined;
  const name = camelCase(phrase.words);
  return members.find((member) => member.type !== 'boolean' && camelCase(wordsOf(member.name)) === name);
}

/** "Events without a location can't be published", "can't be sent without a due date": what must be there for it. */
export function partLacking(
  tokens: readonly Token[],
  clause: Clause,
  members: readonly Member[],
): (Range & { readonly part: Member }) | undefined {
  const from = Math.min(clause.subject?.start ?? clause.start, clause.start);
  const without = tokens.findIndex((token, i) => i >= from && i < clause.end && isWord(token, 'without'));
  if (without < 0) return undefined;
  const phrase = nounPhraseAt(tokens, without + 1, without < clause.verb.start ? clause.verb.start : clause.end);
  const part = phrase && partAt(tokens, { start: phrase.start, end: phrase.end }, members);
  return part && { part, start: without, end: phrase.end };
}

const FILLERS = new Set(['not', "n't", 'yet', 'already', 'to', 'always', 'have', 'has']);

/** The name in expressions of what holds its value. */
export const valueOf = ({ name, target }: Member): string => (target === undefined ? name : `${name}Id`);

/** "The result must be entered before an order can be closed", "before it is closed, the result must be entered": what comes first. */
export function givenFirst(tokens: readonly Token[], clauses: readonly Clause[], clause: Clause): Range | undefined {
  const isBefore = isWord(tokens[clause.start], 'before') || isWord(tokens[clause.start - 1], 'before');
  if (!isBefore || !clause.passive || clause.negated) return undefined;
  const needed = clauses.find(
    ({ modal, passive, negated, verbs, verb }) =>
      ['must', 'have', 'need', 'should', 'shall'].includes(modal ?? '') &&
      (passive || isWord(tokens[verb.end - 2], 'be')) &&
      !negated &&
      verbs.every(({ at }) => GIVEN.has(tokens[at]?.lower ?? '')),
  );
  return needed?.subject && { start: needed.subject.start, end: needed.verb.end };
}
