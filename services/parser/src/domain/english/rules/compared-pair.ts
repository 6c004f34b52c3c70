import { isMark, isWord, type Token } from '../../text/token';
import { likeness, type Member } from '../things/members';
import type { Range } from '../grammar/phrase-pattern';

/** Two fields of one entity, in the order in which the comparison puts them. */
export interface ComparedPair {
  readonly left: Member;
  readonly right: Member;
  readonly place: Range;
}

/**
 * "the latter after the former", "which has to be later", "(if given, it is after issuedAt)": words that stand for one of the two
 * comparable fields that the sentence named last.
 */
export function standingPair(
  tokens: readonly Token[],
  { start, end }: Range,
  comparable: readonly Member[],
  fits: (one: Member, other: Member) => boolean,
): ComparedPair | undefined {
  const from = clauseStart(tokens, start);
  const named = namedInOrder(tokens, from, comparable);
  const second = named.at(-1);
  if (!second) return undefined;
  const isSecond = tokens
    .slice(from, start)
    .some((token) => isWord(token, 'latter', 'second', 'last', 'which', 'that', 'other', 'it'));
  const isFirst = tokens.slice(from, start).some((token) => isWord(token, 'former', 'first'));
  if (!isSecond && !isFirst) return undefined;
  // "it is after issuedAt": the other field is named behind.
  const behind = namedInOrder(tokens.slice(0, clauseEnd(tokens, end)), clauseEnd(tokens, end), comparable, end).at(-1);
  if (!behind && !standsForOther(tokens, end)) return undefined;
  const other = behind ?? named.findLast((one) => one.name !== second.name && fits(one, second));
  if (!other || other.name === second.name || !fits(other, second)) return undefined;
  const place = { start: from, end: clauseEnd(tokens, end) };
  return isFirst && !isSecond ? { left: other, right: second, place } : { left: second, right: other, place };
}

/** "than the former", or nothing: "which has to be later". */
const standsForOther = (tokens: readonly Token[], end: number): boolean =>
  tokens[end] === undefined ||
  tokens[end].kind === 'mark' ||
  tokens.slice(end, end + 3).some((token) => isWord(token, 'former', 'first', 'other', 'latter', 'second'));

function clauseStart(tokens: readonly Token[], i: number): number {
  let from = i;
  while (from > 0 && i - from < 9 && !isMark(tokens[from - 1], ',', ';', '(', '.', '–', '—', ':')) from--;
  return from;
}

function clauseEnd(tokens: readonly Token[], i: number): number {
  let to = i;
  while (to < tokens.length && !isMark(tokens[to], ',', ';', ')', '.', '–', '—')) to++;
  return to;
}

/** The fields that the words between `start` and `end` name outright, in their order, all of the entity named last. */
function namedInOrder(tokens: readonly Token[], end: number, members: readonly Member[], start = 0): Member[] {
  const named: { member: Member; at: number; length: number }[] = [];
  for (let from = start; from < end; from++)
    for (let to = from + 1; to <= Math.min(end, from + 5); to++) {
      const words = tokens.slice(from, to).map(({ lower }) => lower);
      for (const member of members)
        if (likeness(member, words) >= 2) named.push({ member, at: from, length: to - from });
    }
  const outermost = named.filter(
    (one) =>
      !named.some(
        (other) => other.length > one.length && other.at <= one.at && one.at + one.length <= other.at + other.length,
      ),
  );
  const entity = outermost.at(-1)?.member.entity;
  return outermost.flatMap(({ member }) => (member.entity === entity ? [member] : []));
}
