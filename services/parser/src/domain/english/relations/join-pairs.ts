import { areOfPair, hasItems, isPartOfWhole } from '../../lexicon/relation-lexicon';
import { singular, wordsOf } from '../../names';
import { isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { FieldNote, Multiplicity, Place } from '../notes';
import { isShared } from './resolve-relations';

/**
 * "An order contains several products, each with a quantity", where products are told of by themselves: the quantity is neither the
 * order's nor the product's, but that of a record of both. Answers the fields, those of pairs with the record.
 */
export function joinPairs(notes: DomainNotes, fields: readonly FieldNote[]): FieldNote[] {
  let own = [...fields];
  for (const link of [...notes.multiplicities]) {
    const { from: whole, to: part, count, role, place } = link;
    const isPlain = count === 'many' && role === undefined && whole !== part;
    if (!isPlain || !notes.isDeclared(whole) || !notes.isDeclared(part)) continue;
    if (!notes.multiplicities.includes(link)) continue;
    const told = own.filter((note) => isOfBoth(notes, note, link));
    const here = own.filter((note) => note.place.at === place.at);
    const ofWhole = here.filter((note) => note.entity === whole && isOfEach(note));
    const said = [...new Set([...here.filter(({ entity }) => entity === part), ...ofWhole, ...told])];
    const names = said.map(({ field }) => wordsOf(singular(field.name)).join(' '));
    const isToldApart = own.some((note) => note.entity === part && note.place.at !== place.at);
    const areOfBoth = told.length > 0 && told.length === said.length;
    if (!(areOfBoth || areOfPair(names, isShared(link))) || !isToldApart || isLine(notes, link)) continue;
    const record = join(notes, link);
    for (const note of said) {
      const moved = { ...note, entity: record, field: { ...note.field, name: singular(note.field.name) } };
      notes.fields[notes.fields.indexOf(note)] = moved;
      own = own.map((one) => (one === note ? moved : one));
    }
  }
  return own;
}

/** "for each stop on a line", "at different prices": said of the two, in so many words or where each has several of the other. */
function isOfBoth(notes: DomainNotes, { entity, place, field }: FieldNote, link: Multiplicity): boolean {
  const { from: whole, to: part, verb } = link;
  const said = notes.ofBoth.get(place);
  const areThey = said !== undefined && [entity, said.of].sort().join() === [whole, part].sort().join();
  if (!said || !areThey) return false;
  return said.isSure || verb === 'joins' || isShared(link) || areOfPair([wordsOf(field.name).join(' ')], false);
}

/** "products and their quantities", "with products and a quantity for each": not one of the whole. */
function isOfEach({ phrase, place: { at } }: FieldNote): boolean {
  const { tokens } = at.sentence;
  const behind = tokens.slice(phrase.end, phrase.end + 2);
  return phrase.plural || behind.some((token) => isWord(token, 'each', 'every'));
}

/** Whether each is a part of one whole only: an order item, whatever else is told of it. */
function isLine(notes: DomainNotes, { from: whole, to: part, place: said }: Multiplicity): boolean {
  const words = wordsOf(part);
  // What only follows from the words that say that the whole has several says nothing more.
  const isSame = ({ at, start, end }: Place): boolean => at === said.at && start <= said.start && said.end <= end;
  const isOfOne = notes.multiplicities.some(
    ({ from, to, count, place }) =>
      from === part && to === whole && count === 'one' && !isOccasionSaid(place) && !isSame(place),
  );
  return isOfOne || (words.length > 1 && isPartOfWhole(words.at(-1) ?? ''));
}

/** "When a part is added to an order, its stock goes down": of one that is added. */
const isOccasionSaid = ({ at: { sentence } }: Multiplicity['place']): boolean =>
  isWord(sentence.tokens[0], 'when', 'whenever', 'once', 'if', 'after');

/** Declares the record of both, in place of what was said to tie them. */
function join(notes: DomainNotes, { from: whole, to: part, place }: Multiplicity): string {
  const record = hasItems(wordsOf(whole).at(-1) ?? '') ? `${whole}Item` : `${whole}${part}`;
  notes.declare(record, place);
  notes.pairs.add(record);
  for (const [i, note] of notes.constraints.entries())
    if (note.entity === part && note.place.at === place.at) notes.constraints[i] = { ...note, entity: record };
  const others = notes.multiplicities.filter(
    ({ from, to, role }) => role !== undefined || ![from, to].every((one) => one === whole || one === part),
  );
  notes.multiplicities.splice(0, notes.multiplicities.length, ...others);
  for (const to of [whole, part]) notes.multiplicities.push({ from: record, to, count: 'one', verb: 'refers', place });
  return record;
}
