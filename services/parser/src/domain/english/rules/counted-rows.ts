import { isLasting, isOver, isSideState } from '../../lexicon/state-lexicon';
import { pastParticiple } from '../../lexicon/verb-lexicon';
import { isWord, type Token } from '../../text/token';
import { singularWords, snakeCase, wordsOf } from '../../names';
import type { DomainNotes } from '../domain-notes';
import type { BriefReading } from '../reading';
import type { Member } from '../things/members';
import { conditionsOf } from './guard-states';

type Words = readonly string[];

/** What is counted, and the references by which it is counted: the loans of the same member. */
export interface CountedRows {
  readonly entity: string;
  readonly keys: readonly string[];
}

/**
 * "at most five players per team": the players of the team; "no member may have more than five books": the loans, which refer to
 * both. What stands behind must all be referred to; of what stands before, whose they are.
 */
export function rowsCounted(
  notes: DomainNotes,
  counted: string,
  { behind, before }: { readonly behind: readonly Words[]; readonly before: readonly Words[] },
  members: readonly Member[],
): CountedRows | undefined {
  const records = new Set(members.flatMap(({ entity, target }) => (target === counted ? [entity] : [])));
  for (const entity of [counted, ...records]) {
    const keyOf = (words: Words): string | undefined => referenceTo(notes, entity, words, members)?.name;
    const said = behind.map(keyOf);
    const whose = before.map(keyOf).filter((key) => key !== undefined);
    const keys = [...new Set([...said, ...whose.slice(0, 1)])].filter((key) => key !== undefined);
    if (keys.length > 0 && !said.includes(undefined)) return { entity, keys };
  }
  return undefined;
}

/** The reference of the entity to what the phrase names, by what it is or by the part that it plays. */
function referenceTo(notes: DomainNotes, entity: string, words: Words, members: readonly Member[]): Member | undefined {
  const target = notes.entityFor(singularWords(words)) ?? notes.entityFor(words);
  const own = members.filter((member) => member.entity === entity && member.target !== undefined);
  const role = singularWords(words).join(' ');
  const named = own.filter((member) => member.words.join(' ') === role);
  const links = named.length > 0 ? named : own.filter((member) => target !== undefined && member.target === target);
  return links.length === 1 ? links[0] : undefined;
}

/** Whether the words only say that the rows are not over: "open" loans. */
export const saysLasting = (tokens: readonly Token[]): boolean =>
  tokens.length > 0 && tokens.every((token) => isLasting(token.lower) || isWord(token, 'still', 'currently'));

/** What holds of rows that are not over, where something tells that: not returned yet, no final state. */
export function lastingCondition(
  reading: BriefReading,
  notes: DomainNotes,
  entity: string,
  members: readonly Member[],
): string | undefined {
  const { field, states } = conditionsOf(reading, notes, entity, members);
  const ends = states.filter((state) => isOver(state) || isSideState(state));
  if (ends.length > 0 && ends.length < states.length)
    return ends.map((state) => `item.${field} != "${state}"`).join(' and ');
  const own = members.filter((member) => member.entity === entity);
  const isDue = own.some(({ words }) => words[0] === 'due');
  for (const { name, type } of own) {
    const told = withoutMoment(name);
    // Beside a due date, the return date is when it came back.
    if (!isOver(told) && !(isDue && isOver(pastParticiple(told)))) continue;
    if (type === 'boolean') return `item.${name} == false`;
    if (type === 'date' || type === 'datetime') return `item.${name} == null`;
  }
  return undefined;
}

/** "returnedAt", "returnedDate", "dateReturned" -> returned. */
const withoutMoment = (name: string): string =>
  snakeCase(wordsOf(name).filter((word) => !['is', 'at', 'on', 'date', 'time', 'day'].includes(word)));
