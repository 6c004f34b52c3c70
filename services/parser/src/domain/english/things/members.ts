import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import type { DraftFieldType } from '../../draft-model';
import { fieldHint } from '../../lexicon/field-lexicon';
import { camelCase, singular, spoken, wordsOf } from '../../names';
import type { DomainNotes } from '../domain-notes';
import type { BriefReading } from '../reading';

/** A field or a reference of an entity, under the name it has in expressions. */
export interface Member {
  readonly entity: string;
  readonly name: string;
  readonly words: readonly string[];
  /** Undefined for a reference. */
  readonly type: DraftFieldType | undefined;
  /** The entity that a reference leads to. */
  readonly target?: string;
}

/** The fields of the entities. */
export const fieldMembers = (notes: DomainNotes): Member[] =>
  notes.fields.flatMap(({ entity, field }) =>
    notes.isDeclared(entity)
      ? [
          {
            entity,
            name: field.name,
            words: wordsOf(field.name),
            type: field.type ?? fieldHint(field.name)?.field.type ?? 'string',
          },
        ]
      : [],
  );

/** What the entities consist of, once fields and relations are stated. */
export function membersOf(reading: BriefReading, notes: DomainNotes): Member[] {
  const members: Member[] = [];
  for (const { kind, subject, value } of reading.facts) {
    if (kind !== FactKind.RELATION || !value.startsWith('many_to_one')) continue;
    const [source = '', target = ''] = subject.split('-');
    const role = value.split(':')[1];
    const words = wordsOf(role ?? spoken(target));
    members.push({ entity: source, name: role ?? camelCase(wordsOf(spoken(target))), words, type: undefined, target });
  }
  // What a list names among the fields may have turned out to be another thing.
  const isReference = (one: Member): boolean =>
    members.some(({ entity, name }) => entity === one.entity && [name, `${name}Id`].includes(one.name));
  return [...fieldMembers(notes).filter((field) => !isReference(field)), ...members];
}

/** Entities that many-to-many relations join: pairs of them are unique as they are. */
export function joinedBy(reading: BriefReading, one: string, other: string): boolean {
  return reading.facts.some(
    ({ kind, subject, value }) =>
      kind === FactKind.RELATION &&
      value.startsWith('many_to_many') &&
      (subject === `${one}-${other}` || subject === `${other}-${one}`),
  );
}

const EMPTY = new Set([
  'date',
  'time',
  'day',
  'at',
  'on',
  'the',
  'number',
  'of',
  'in',
  'a',
  'an',
  'its',
  'name',
  'id',
  'value',
  'total',
]);

/** How well words name a member: its whole name, its telling words, or words with the same stem ("departure" for departs). */
export function likeness(member: Pick<Member, 'words'>, said: readonly string[]): number {
  const [one, other] = [comparable(said), comparable(member.words)];
  if (one.inOrder === other.inOrder) return 4;
  if (one.inAnyOrder === other.inAnyOrder) return 3;
  if (one.telling.length === 0 || other.telling.length === 0 || !fits(one.telling, other.telling)) return 0;
  return fits(other.telling, one.telling) ? 2 : 1;
}

interface ComparableWords {
  readonly inOrder: string;
  readonly inAnyOrder: string;
  readonly telling: readonly string[];
}

/** Every member is compared with the words of every place of a sentence. */
const comparables = new WeakMap<readonly string[], ComparableWords>();

function comparable(words: readonly string[]): ComparableWords {
  const known = comparables.get(words);
  if (known) return known;
  const singulars = words.map((word) => singular(word));
  const found = {
    inOrder: singulars.join(' '),
    inAnyOrder: [...singulars].sort().join(' '),
    telling: singulars.filter((word) => !EMPTY.has(word)),
  };
  comparables.set(words, found);
  return found;
}

const fits = (some: readonly string[], all: readonly string[]): boolean =>
  some.every((word) => all.some((other) => sameStem(word, other)));

function sameStem(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short === long) return true;
  if (short.length < 3 || !long.startsWith(short.slice(0, 3))) return false;
  const stem = short.replace(/(e|s|ed|ing|y)$/, '');
  return stem.length >= 3 && long.startsWith(stem);
}
