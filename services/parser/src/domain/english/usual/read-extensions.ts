import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { fieldHint, isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { isAddition, isSorting } from '../../lexicon/relation-lexicon';
import { camelCase, entityName, singular, singularWords } from '../../names';
import { canBeEntity, type DomainNotes } from '../domain-notes';
import type { Place } from '../notes';
import type { NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { fieldOf } from '../lists/item-properties';
import type { ListItem } from '../lists/list-item';
import type { BriefReading, SentenceReading } from '../reading';
import type { UsualModel } from './usual-model';
import { listedParts } from './listed-parts';
import { isUsualField } from '../structure/name-things';
import { type UsualPart, UsualParts } from './usual-parts';

/**
 * "A todo app with tags, due dates and subtasks": of what stands behind a known domain some is usual, some is a part of what
 * the domain is about, and the rest are things of their own.
 * @returns what was read
 */
export function readExtensions(reading: BriefReading, notes: DomainNotes, at: SentenceReading): Range | undefined {
  const { usual } = reading;
  const listed = usual && listedParts(at);
  if (!listed) return undefined;
  const things = thingsAmong(listed.items);
  // Where nothing is the one thing that it is about, nothing else could have them as its parts.
  const isOpen = usual.data.main === undefined ? things.length > 0 : things.length > 1 && listed.all;
  const isThing = (item: ListItem): boolean =>
    isMany(item.phrase) && (isOwnKind(item) || isOpen || (things.length > 1 && things.includes(item)));
  for (const item of listed.items)
    if (!notes.isTaken(at, item.phrase)) extend(reading, notes, at, usual, item, isThing(item));
  return listed;
}

function extend(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  usual: UsualModel,
  item: ListItem,
  isThing: boolean,
): void {
  const { phrase, start } = item;
  const place = { at, start, end: phrase.end };
  const part = usualPart(usual, at, item);
  const known = part && part.field === undefined ? part.entity : undefined;
  const isOwn = isThing || (part === undefined && notes.entityFor(phrase.words) !== undefined);
  if (known !== undefined) {
    notes.list(known, place);
    notes.current = known;
  } else if (part?.field !== undefined && !isOwn)
    reading.fact(at, start, phrase.end, FactKind.FIELD, `${part.entity}.${part.field}`, typeOf(usual, part));
  else if (!isOwn && isFieldOf(item) && usual.data.main !== undefined) addField(notes, at, usual.data.main, item);
  else if (isOwn || (isMany(phrase) && canBeEntity(phrase.words, true))) addThing(notes, usual.data.main, item, place);
  else {
    at.missed.push({ start, end: phrase.end });
    return;
  }
  reading.use(at, start, phrase.end);
}

/** The usual part that the words name, as they stand or with a word before that says which: "daily check-ins". */
function usualPart({ data }: UsualModel, { sentence }: SentenceReading, { phrase }: ListItem): UsualPart | undefined {
  const parts = new UsualParts(data);
  for (let from = phrase.head.start; from < phrase.head.end; from++) {
    const match = parts.at(sentence.tokens, from);
    const isWhole = from === phrase.head.start;
    // "Course categories" are no categories of another kind.
    if (!isWhole && sentence.tokens[from - 1]?.pos !== 'ADJ') return undefined;
    // "sale prices" are no prices.
    if (match?.end === phrase.head.end && (isWhole || match.value.field === undefined))
      return match.value.field === undefined || match.value.entity === data.main || data.main === undefined
        ? match.value
        : undefined;
  }
  return undefined;
}

function typeOf({ data }: UsualModel, { entity, field }: UsualPart): string {
  const notation = data.entities.find(({ name }) => name === entity)?.fields[field ?? ''] ?? 'string';
  return notation.split(';')[0]?.trim() ?? 'string';
}

const isFieldOf = ({ phrase }: ListItem): boolean =>
  isFieldName(phrase.words) ||
  isFieldName(singularWords(phrase.words)) ||
  fieldHint(camelCase(phrase.words)) !== undefined;

/** Comments and categories are kept for themselves; each has more than its name. */
function isOwnKind({ phrase }: ListItem): boolean {
  const noun = singular(phrase.words.at(-1) ?? '');
  return isAddition(noun) || isSorting(noun);
}

/** The elements that are things of their own, whatever the domain. */
export const thingsAmong = (items: readonly ListItem[]): readonly ListItem[] =>
  items.filter(({ phrase }) => isMany(phrase) && canBeEntity(phrase.words, true) && !isUsualField(phrase));

/** "members", "equipment" */
const isMany = ({ plural, words, determined }: NounPhrase): boolean =>
  plural || (grammar.massThings.has(singular(words.at(-1) ?? '')) && !determined);

/** "with due dates and tags": parts of what the domain is about. */
export function addField(notes: DomainNotes, at: SentenceReading, main: string, item: ListItem): void {
  const field = fieldOf(at.sentence.tokens, item);
  const asList = fieldHint(camelCase(item.phrase.words))?.field.type === 'string_list';
  const words = asList ? item.phrase.words : singularWords(item.phrase.words);
  const place = { at, start: item.start, end: item.phrase.end };
  notes.declare(main, place);
  notes.fields.push({
    entity: main,
    field: { ...field, name: camelCase(words), words },
    phrase: { ...item.phrase, words, plural: false },
    place,
  });
}

function addThing(notes: DomainNotes, main: string | undefined, { phrase }: ListItem, place: Place): void {
  const name = notes.entityFor(phrase.words) ?? notes.canonical(entityName(phrase.words));
  notes.list(name, place);
  notes.current = name;
  const noun = singular(phrase.words.at(-1) ?? '');
  if (main === undefined || name === main || !(isAddition(noun) || isSorting(noun))) return;
  notes.declare(main, place);
  if (isAddition(noun)) notes.multiplicities.push({ from: name, to: main, count: 'one', verb: 'refers', place });
  else notes.multiplicities.push({ from: main, to: name, count: 'one', verb: 'refers', place });
}
