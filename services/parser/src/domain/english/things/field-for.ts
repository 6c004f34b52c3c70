import { sameFieldName } from '../../lexicon/field-lexicon';
import { camelCase, entityName, singular, singularWords, wordsOf } from '../../names';
import type { ConstraintNote, FieldNote, Place } from '../notes';

/** "The room number" is a room's, where nothing is called so and rooms are told of. */
export function ofNamedOwner(fields: readonly FieldNote[], note: ConstraintNote): ConstraintNote {
  const name = camelCase(singularWords(note.words));
  if (note.entity !== undefined || fields.some(({ field }) => field.name === name)) return note;
  for (let cut = note.words.length - 1; cut > 0; cut--) {
    const entity = entityName(note.words.slice(0, cut));
    if (fields.some((other) => other.entity === entity)) return { ...note, entity, words: note.words.slice(cut) };
  }
  return note;
}

/** The field that "the email", "a book's price" or "product names" speaks of. */
export function fieldFor(fields: readonly FieldNote[], note: ConstraintNote): FieldNote | undefined {
  const spellings = [note.words, singularWords(note.words)];
  for (const words of spellings) {
    const names = new Set([camelCase(words)]);
    const owned = fields.filter(
      ({ field, entity }) => names.has(field.name) && (note.entity === undefined || entity === note.entity),
    );
    const alike = fields.filter(
      ({ field, entity }) =>
        entity === (note.entity ?? note.context) &&
        (sameFieldName(field.words, words) ||
          (words.length === 1 && words.every((word) => field.words.includes(word)))),
    );
    const best =
      owned.find(({ entity }) => entity === note.context) ??
      (alike.length === 1 ? alike[0] : undefined) ??
      owned.findLast(({ place }) => isBefore(place, note.place)) ??
      owned.at(-1);
    if (best) return best;
    const last = wordsOf(words.at(-1) ?? '').join('');
    const partial = fields.filter(
      ({ field, entity }) =>
        (note.entity === undefined || entity === note.entity) &&
        isHeadOf(last, wordsOf(field.name)) &&
        (words.length === 1 ||
          isPartOf(words, wordsOf(field.name)) ||
          isPartOf(words.map(singular), [...wordsOf(field.name), ...wordsOf(entity)])),
    );
    if (partial.length === 1) return partial[0];
    const near = partial.filter(({ entity }) => entity === (note.entity ?? note.context));
    if (near.length === 1) return near[0];
  }
  return undefined;
}

/** "rate" of "daily rate", "price" of "price per person" */
function isHeadOf(word: string, name: readonly string[]): boolean {
  const per = name.indexOf('per');
  return name.at(-1) === word || (per > 0 && name[per - 1] === word);
}

/** "the room number" may be short for a hotel room number, or the number of a room, but is no serial number. */
const isPartOf = (words: readonly string[], others: readonly string[]): boolean =>
  words.every((word) => others.includes(word));

const isBefore = (place: Place, other: Place): boolean => place.at.sentence.start <= other.at.sentence.start;
