import { isPersonNoun } from '../../lexicon/account-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { entityName, singular, singularWords } from '../../names';
import { isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { NounPhrase } from '../grammar/noun-phrase';
import type { ListItem } from '../lists/list-item';
import { readFieldList } from '../lists/read-field-list';
import type { BriefReading, SentenceReading } from '../reading';

/** What a list of things runs up to. */
export const THINGS_END: readonly string[] = 'in using where that which who so on by written built'.split(' ');

/** Takes each element for a thing of its own, with the parts that its brackets tell; `all` are those of the whole list. */
export function nameThings(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  items: readonly ListItem[],
  all: readonly ListItem[] = items,
): boolean {
  for (const item of items) nameThing(reading, notes, at, item, all[all.indexOf(item) - 1]);
  return items.length > 0;
}

function nameThing(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  { phrase, group }: ListItem,
  before: ListItem | undefined,
): void {
  const place = { at, start: phrase.head.start, end: phrase.head.end };
  const name = notes.entityFor(phrase.words) ?? notes.canonical(entityName(phrase.words));
  notes.list(name, place);
  reading.use(at, phrase.start, phrase.end);
  if (group) readFieldList(reading, notes, at, name, group);
  if (!before || !isWord(at.sentence.tokens[phrase.start], 'their', 'its')) return;
  // "owners and their dogs"
  const owner = notes.entityFor(before.phrase.words);
  if (owner !== undefined && owner !== name)
    notes.multiplicities.push({ from: name, to: owner, count: 'one', verb: 'refers', place });
}

/** A price or a name, of which people speak as a part of something else. */
export function isUsualField({ words }: NounPhrase): boolean {
  const last = singular(words.at(-1) ?? '');
  const isUsual = isFieldName(words) || isFieldName(singularWords(words));
  return isUsual && !isPersonNoun(last) && !grammar.pluralThings.has(last) && !grammar.massThings.has(last);
}
