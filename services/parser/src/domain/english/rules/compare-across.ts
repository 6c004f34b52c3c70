import { isWord, type Token } from '../../text/token';
import { wordsOf } from '../../names';
import { likeness, type Member } from '../things/members';
import type { Range } from '../grammar/phrase-pattern';

/** A comparison of a row with one that it refers to, or of two that it refers to. */
export interface AcrossComparison extends Range {
  /** Whose rows are compared. */
  readonly entity: string;
  readonly left: string;
  readonly right: string;
}

interface Operand extends Range {
  readonly member: Member;
  /** Whether the words name whose it is: "the kiln's maximum temperature". */
  readonly owned: boolean;
}

/** "the party size must not exceed the capacity of the table", "boat length may not exceed berth length". */
export function compareAcross(
  tokens: readonly Token[],
  before: Range,
  after: Range,
  members: readonly Member[],
): AcrossComparison | undefined {
  const numbers = members.filter(({ type }) => type === 'integer' || type === 'number' || type === 'decimal');
  const rights = operandsIn(tokens, after, numbers);
  const lefts = [...operandsIn(tokens, before, numbers), ...wholeRows(tokens, before, numbers)];
  for (const right of rights)
    for (const left of lefts) {
      const paths = pathsOf(left, right, members);
      if (paths) return { ...paths, start: left.start, end: right.end };
    }
  return undefined;
}

/** Fields that the words name in full, those whose owner is named first, the longest name first. */
function operandsIn(tokens: readonly Token[], { start, end }: Range, members: readonly Member[]): Operand[] {
  const found: Operand[] = [];
  for (let from = start; from < end; from++)
    for (let to = from + 1; to <= Math.min(end, from + 4); to++) {
      const words = tokens.slice(from, to).map(({ lower }) => lower);
      for (const member of members)
        if (likeness(member, words) >= 2 || isLimitOf(tokens, { start: from, end: to }, member, members))
          found.push({ member, start: from, end: to, owned: isOwned(tokens, { start: from, end: to }, member, end) });
    }
  return found.sort((a, b) => Number(b.owned) - Number(a.owned) || b.end - b.start - (a.end - a.start));
}

/** "the room's maximum": the only highest number that a room has, whatever of. */
function isLimitOf(
  tokens: readonly Token[],
  place: Range,
  { entity, name }: Member,
  members: readonly Member[],
): boolean {
  const isLimit = (word: string): boolean => /^(max|maximum|limit|capacity)$/.test(word);
  const word = tokens[place.start];
  if (place.end - place.start !== 1 || word === undefined || !isLimit(word.lower)) return false;
  const limits = members.filter((member) => member.entity === entity && isLimit(wordsOf(member.name)[0] ?? ''));
  return limits.length === 1 && limits[0]?.name === name && isOwned(tokens, place, limits[0], tokens.length);
}

/** "the table's capacity", "the capacity of the table", "table capacity" */
function isOwned(tokens: readonly Token[], { start, end }: Range, { entity }: Member, limit: number): boolean {
  const owner = wordsOf(entity).at(-1) ?? '';
  const names = (token: Token | undefined): boolean => isWord(token, owner);
  const behind = tokens.slice(end, Math.min(limit, end + 4));
  return (
    names(tokens[start - 1]) ||
    (isWord(tokens[start - 1], "'s", '’s') && names(tokens[start - 2])) ||
    (isWord(behind[0], 'of') && behind.some(names))
  );
}

/** "A bid must be higher than ...": the one figure that a bid has. */
function wholeRows(tokens: readonly Token[], { start, end }: Range, members: readonly Member[]): Operand[] {
  return members.flatMap((member) => {
    const isOnly = members.filter(({ entity }) => entity === member.entity).length === 1;
    const at = isOnly
      ? tokens.findIndex((token, i) => i >= start && i < end && isWord(token, ...wordsOf(member.entity)))
      : -1;
    return at < 0 ? [] : [{ member, start: at, end: at + 1, owned: true }];
  });
}

/** How the two are reached from one row; undefined where they are not, or where more than one way leads there. */
function pathsOf(
  left: Operand,
  right: Operand,
  members: readonly Member[],
): Pick<AcrossComparison, 'entity' | 'left' | 'right'> | undefined {
  const [one, other] = [left.member, right.member];
  if (one.entity === other.entity) return undefined;
  const link = (source: string, target: string): Member | undefined => {
    const links = members.filter((member) => member.entity === source && member.target === target);
    return links.length === 1 ? links[0] : undefined;
  };
  const direct = link(one.entity, other.entity);
  if (direct && (right.owned || isUnique(other, members)))
    return { entity: one.entity, left: `self.${one.name}`, right: `self.${direct.name}.${other.name}` };
  if (!left.owned || !right.owned) return undefined;
  const between = [...new Set(members.map(({ entity }) => entity))].filter(
    (entity) => link(entity, one.entity) && link(entity, other.entity),
  );
  const [entity] = between;
  const [first, second] = [link(entity ?? '', one.entity), link(entity ?? '', other.entity)];
  return entity !== undefined && between.length === 1 && first && second
    ? { entity, left: `self.${first.name}.${one.name}`, right: `self.${second.name}.${other.name}` }
    : undefined;
}

const isUnique = ({ name }: Member, members: readonly Member[]): boolean =>
  members.filter((member) => member.name === name).length === 1;
