import { fieldHint } from '../../lexicon/field-lexicon';
import { camelCase } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { constraintAt, readConstraints, type SaidConstraint } from '../things/constraints';
import type { DomainNotes } from '../domain-notes';
import type { FieldNote } from '../notes';
import type { Range } from '../grammar/phrase-pattern';
import type { SentenceReading } from '../reading';
import type { ListItem } from './list-item';

/** How many fields "both", "all of which" or "neither of them" speaks of, and the words up to what is said of them. */
export interface Several extends Range {
  readonly count: number;
}

const COUNTS: Readonly<Record<string, number>> = {
  both: 2,
  neither: 2,
  all: Infinity,
  each: Infinity,
  none: Infinity,
};

/** "both", "all of which", "none of them" */
export function severalAt(tokens: readonly Token[], start: number): Several | undefined {
  const word = tokens[start]?.lower ?? '';
  const count = Object.hasOwn(COUNTS, word) ? COUNTS[word] : undefined;
  const isOfThem = isWord(tokens[start + 1], 'of') && isWord(tokens[start + 2], 'which', 'them', 'these');
  if (count === undefined || (!isOfThem && !['both', 'all'].includes(word))) return undefined;
  return { start, end: isOfThem ? start + 3 : start + 1, count };
}

/** What is said of them, right behind the words; a refusal is part of it: "neither of them negative". */
export function saidOfSeveral(tokens: readonly Token[], several: Several, end: number): readonly SaidConstraint[] {
  let start = isWord(tokens[several.start], 'neither', 'none') ? several.start : several.end;
  const said = readConstraints(tokens, { start, end });
  // "both in metres and greater than 0"
  if (isWord(tokens[start], 'in') && isWord(tokens[start + 2], 'and')) start += 3;
  while (start < end && isWord(tokens[start], ...LINKS)) start++;
  return said[0] && said[0].start <= start ? said : [];
}

const LINKS = ['is', 'are', 'must', 'should', 'shall', 'may', 'can', 'have', 'to', 'be'] as const;

function bind(fields: readonly FieldNote[], said: readonly SaidConstraint[]): void {
  for (const { field } of fields) field.constraints = [...field.constraints, ...said];
}

/** "a title, a price and a distance, which are required": of the fields before the last too. */
export function boundBefore(
  notes: DomainNotes,
  at: SentenceReading,
  entity: string,
  { tail, phrase }: ListItem,
  before: number,
): void {
  const { tokens } = at.sentence;
  const which = isMark(tokens[phrase.end], ',') ? phrase.end + 1 : phrase.end;
  // "a name and photos, which are optional": of the photos.
  if (before === 0 || phrase.plural || !isWord(tokens[which], 'which', 'that') || tokens[which + 1]?.lower !== 'are')
    return;
  const own = notes.fields.filter((note) => note.entity === entity && note.place.at === at).slice(-before);
  bind(own, readConstraints(tokens, tail));
}

/** "a height and a width, both positive", "home goals and away goals (both not negative)": said of those before the last too. */
export function boundTogether(
  notes: DomainNotes,
  at: SentenceReading,
  entity: string,
  { group, tail }: ListItem,
): void {
  const { tokens } = at.sentence;
  for (const { start, end } of [...(group ? [group] : []), tail]) {
    // "a length and a width in metres, both positive"
    const comma = tokens.findIndex((token, i) => i >= start && i < end && isMark(token, ','));
    const several = severalAt(tokens, start) ?? (comma < 0 ? undefined : severalAt(tokens, comma + 1));
    if (!several) continue;
    const before = notes.fields.filter((note) => note.entity === entity && note.place.at === at);
    bind(before.slice(1 - several.count), saidOfSeveral(tokens, several, end));
  }
}

/** "a latitude and a longitude (-90 to 90 and -180 to 180)": a range for each of them, in their order. */
export function withOwnRange(
  notes: DomainNotes,
  tokens: readonly Token[],
  items: readonly ListItem[],
  at: number,
): ListItem | undefined {
  const item = items[at];
  const group = item?.group;
  const former = notes.fields.at(-1);
  if (!item || !group || !former || at === 0 || items[at - 1]?.group) return undefined;
  const first = constraintAt(tokens, group.start, group.end);
  const joint = first && isWord(tokens[first.end], 'and') ? first.end + 1 : undefined;
  const second = joint === undefined ? undefined : constraintAt(tokens, joint, group.end);
  if (!first || joint === undefined || second?.end !== group.end) return undefined;
  if (first.values.length !== 2 || second.values.length !== 2) return undefined;
  const { start } = group;
  bind(
    [former],
    first.values.map((value) => ({ value, start, end: first.end })),
  );
  return { ...item, group: undefined, tail: { start: joint, end: group.end } };
}

/** "a chair and a deputy, both members", "a name, a chair, a deputy and others, all members": of whom it is said, but of no name. */
export function spokenOfBefore(
  tokens: readonly Token[],
  items: readonly ListItem[],
  i: number,
  others: string | undefined,
): readonly ListItem[] {
  if (!isWord(tokens[items[i]?.start ?? 0], 'all') || others === undefined)
    return items.slice(Math.max(0, i - (others === undefined ? 1 : 2)), i);
  return items.slice(0, i).filter(({ phrase }) => fieldHint(camelCase(phrase.words))?.exact !== true || phrase.plural);
}
