import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import type { DraftFieldType } from '../draft-model';
import { isPersonNoun } from '../lexicon/account-lexicon';
import { fieldHint, isFieldName, sameFieldName } from '../lexicon/field-lexicon';
import { grammar } from '../lexicon/grammar-lexicon';
import { isOfOwnKind } from '../lexicon/relation-lexicon';
import { camelCase, entityName, isPlural, singular, singularWords, spoken, wordsOf } from '../names';
import {
  type AbilityNote,
  canBeEntity,
  type ConstraintNote,
  type DomainNotes,
  type FieldNote,
  type Multiplicity,
  type Place,
} from './domain-notes';
import { fitConstraint } from './item-properties';
import { referenceFor } from './read-references';
import type { BriefReading } from './reading';
import { isAuthored, recordsOf } from './recorded-deeds';
import { isUniqueWithin } from './read-uniqueness';

/** Decides what is an entity, a field or a relation, and states it as facts. */
export function resolveNotes(notes: DomainNotes, reading: BriefReading): void {
  const fields = withoutRepeats(notes.fields.filter((note) => !becomesRelation(notes, note)));
  completeReferences(notes);
  relateRecords(notes);
  for (const { name, place, strength } of notes.entities.values()) {
    if (strength === 'declared') state(reading, place, FactKind.ENTITY, name, '');
  }
  for (const note of fields) stateField(reading, note);
  stateRelations(notes, reading);
  for (const { entity, low, high, place } of notes.ranges)
    if (notes.isDeclared(entity)) state(reading, place, FactKind.RULE, entity, `invariant:self.${high} >= self.${low}`);
  for (const note of notes.constraints) stateConstraint(notes, fields, reading, note);
}

/** A field that is spoken of twice is stated once: as what tells more of its type. */
function withoutRepeats(fields: readonly FieldNote[]): FieldNote[] {
  const byName = new Map<string, FieldNote>();
  for (const note of fields) {
    const key = `${note.entity}.${note.field.name.replace(/^(has|is)([A-Z])/, (_all, _flag, first: string) => first.toLowerCase())}`;
    const known = byName.get(key);
    if (!known) byName.set(key, note);
    else if (known.field.type === undefined && note.field.type !== undefined)
      byName.set(key, {
        ...note,
        field: { ...note.field, constraints: [...known.field.constraints, ...note.field.constraints] },
      });
    else known.field.constraints = [...known.field.constraints, ...note.field.constraints];
  }
  return [...byName.values()];
}

const state = (
  reading: BriefReading,
  { at, start, end }: Place,
  kind: FactKind,
  subject: string,
  value: string,
): void => reading.fact(at, start, end, kind, subject, value);

/** An element of a field list that names another entity refers to it. */
function becomesRelation(notes: DomainNotes, note: FieldNote): boolean {
  const { entity, phrase, field, place } = note;
  if (field.enumValues !== undefined || phrase.words.includes('number')) return false;
  const words = singularWords(phrase.words);
  const reference = referenceFor(notes.references, entity, words);
  if (reference && notes.isDeclared(reference.target)) {
    refer(notes, entity, reference.target, words, place);
    return true;
  }
  if (
    field.type === undefined &&
    !notes.isDeclared(entityName(words)) &&
    isOfOwnKind(words.join(' '), spoken(entity))
  ) {
    refer(notes, entity, entity, words, place);
    return true;
  }
  const many = phrase.quantity === 'many' || (phrase.plural && phrase.quantity !== 'one');
  const target = targetOf(notes, words, entity);
  if (target !== undefined) {
    const named = words.at(-1) === 'id' ? words.slice(0, -1) : words;
    // Of "time slots" each slot is one; what many are called tells nothing of the one that has them.
    const role = many || entityName(named) === target ? undefined : camelCase(named);
    notes.multiplicities.push({
      from: entity,
      to: target,
      count: many ? 'many' : 'one',
      verb: many ? 'has' : 'refers',
      role,
      place,
    });
    return true;
  }
  const isList = field.type !== undefined && field.type !== 'string_list';
  if (phrase.quantity !== 'many' && notes.fields.filter((other) => other.entity === entity).length > 2) {
    if (many && !isList && !isFieldName(phrase.words) && fieldHint(camelCase(phrase.words)) === undefined)
      field.type ??= isPersonNoun(singular(phrase.words.at(-1) ?? '')) ? 'integer' : 'string_list';
    return false;
  }
  const isUsual = isFieldName(phrase.words) || fieldHint(camelCase(phrase.words)) !== undefined;
  const alone = notes.fields.every((other) => other === note || other.place.at !== place.at || other.entity !== entity);
  const insisted =
    phrase.quantity === 'many' && alone && !['tags', 'labels', 'keywords'].includes(phrase.words.at(-1) ?? '');
  if (!many || isList || (isUsual && !insisted) || !canBeEntity(phrase.words)) return false;
  const name = notes.canonical(entityName(phrase.words));
  notes.declare(name, place);
  notes.multiplicities.push({ from: entity, to: name, count: 'many', verb: 'has', place });
  return true;
}

/** One row refers to another in a role of its own name. */
function refer(notes: DomainNotes, from: string, to: string, words: readonly string[], place: Place): void {
  const role = entityName(words) === to ? undefined : camelCase(words);
  notes.multiplicities.push({ from, to, count: 'one', verb: 'refers', role, place, sameKind: true });
}

/** References to roles that no list of fields names: "the mother of an animal is another animal". */
function completeReferences(notes: DomainNotes): void {
  for (const { entity, role, target, place, complete } of notes.references) {
    const listed = notes.fields.some(
      (note) => note.entity === entity && singularWords(note.phrase.words).join(' ') === role.join(' '),
    );
    if (complete && !listed && notes.isDeclared(entity) && notes.isDeclared(target))
      refer(notes, entity, target, role, place);
  }
}

/** "People book a slot": where there are bookings, each of them is of a slot. */
function relateRecords(notes: DomainNotes): void {
  for (const note of notes.abilities) relateAuthor(notes, note);
  for (const { verb, entity, negated, place } of notes.abilities) {
    const record = recordsOf(verb).find((name) => notes.isDeclared(name));
    if (negated || record === undefined || record === entity || !notes.isDeclared(entity)) continue;
    const known = notes.multiplicities.some(
      ({ from, to }) => (from === record && to === entity) || (from === entity && to === record),
    );
    if (!known) notes.multiplicities.push({ from: record, to: entity, count: 'one', verb: 'refers', place });
  }
}

/** "Companies post jobs": where companies are data, a job is that of one of them. */
function relateAuthor(notes: DomainNotes, { actor, verb, entity, negated, place }: AbilityNote): void {
  const author = actor.kind === 'entity' ? actor.name : entityName(actor.name.split('_'));
  const isData = notes.isDeclared(author) && notes.fields.filter((note) => note.entity === author).length > 1;
  if (negated || actor.only || !isData || author === entity || !isAuthored(verb) || !notes.isDeclared(entity)) return;
  const known = notes.multiplicities.some(
    ({ from, to }) => (from === entity && to === author) || (from === author && to === entity),
  );
  if (!known) notes.multiplicities.push({ from: entity, to: author, count: 'one', verb: 'refers', place });
}

function targetOf(notes: DomainNotes, words: readonly string[], owner: string): string | undefined {
  const whole = entityName(words);
  if (notes.isDeclared(whole)) return whole;
  const last = entityName(words.slice(-1));
  const isCue = words.length === 2 && grammar.reflexiveCues.has(words[0] ?? '');
  if (isCue && last === owner && notes.isDeclared(last)) return last;
  if (words.length < 2) return undefined;
  if (words.at(-1) === 'id') {
    const key = notes.entityFor(words.slice(0, -1));
    return key !== undefined && notes.isDeclared(key) && key !== owner ? key : undefined;
  }
  const isField = isFieldName(words) && !notes.fields.some(({ entity }) => entity === last);
  return notes.isDeclared(last) && last !== owner && !isField ? last : undefined;
}

function stateField(reading: BriefReading, { entity, field, place }: FieldNote): void {
  const type = field.type ?? fieldHint(field.name)?.field.type ?? 'string';
  const name = field.name;
  const subject = `${entity}.${name}`;
  const values = field.enumValues;
  state(
    reading,
    place,
    FactKind.FIELD,
    subject,
    values ? `enum(${[...new Set(values)].join('|')})` : enumOrString(type),
  );
  for (const { value, start, end } of field.constraints) {
    if (value === 'unique' && isUniqueWithin(place.at.sentence.tokens, { start, end })) continue;
    reading.fact(place.at, start, end, FactKind.CONSTRAINT, subject, value);
  }
}

/** The lexicon's own values of "priority" are a default of ours, not words of the brief. */
const enumOrString = (type: DraftFieldType): string => (type === 'enum' ? 'string' : type);

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly said: Multiplicity[];
}

function stateRelations(notes: DomainNotes, reading: BriefReading): void {
  const pairs = new Map<string, Pair>();
  for (const said of notes.multiplicities) {
    if (!notes.isDeclared(said.from) || !notes.isDeclared(said.to)) continue;
    if (said.from === said.to && !said.sameKind && !isReflexive(said)) continue;
    const [a, b] = [said.from, said.to].sort() as [string, string];
    const key = `${a}-${b}-${said.role ?? ''}`;
    const pair = pairs.get(key) ?? { a: said.from, b: said.to, said: [] };
    pairs.set(key, pair);
    pair.said.push(said);
  }
  const stated = new Set<string>();
  for (const { a, b, said } of pairs.values()) {
    const firm = said.filter(({ loose }) => loose !== true);
    const { source, target, cardinality } = relationOf(a, b, firm.length > 0 ? firm : said);
    const [first] = said;
    if (!first) continue;
    const role = first.role !== undefined && stated.has(`${source}-${target}`) ? `:${first.role}` : '';
    stated.add(`${source}-${target}`);
    for (const { place } of said)
      state(reading, place, FactKind.RELATION, `${source}-${target}`, `${cardinality}${role}`);
  }
}

/** Whether the words say that one refers to another of its kind; a name that merely comes twice does not. */
function isReflexive({ from, place: { at, start, end } }: Multiplicity): boolean {
  const below = /^sub-?(\w+)$/;
  return at.sentence.tokens
    .slice(start, end)
    .some(({ lower }) => grammar.reflexiveCues.has(lower) || entityName([below.exec(lower)?.[1] ?? '']) === from);
}

/** Puts what is said of both directions together. */
function relationOf(
  a: string,
  b: string,
  said: readonly Multiplicity[],
): { source: string; target: string; cardinality: string } {
  const count = (from: string): 'one' | 'many' | undefined =>
    said
      .filter((one) => one.from === from)
      .reduce<'one' | 'many' | undefined>((found, one) => (found === 'many' ? found : one.count), undefined);
  const ab = count(a);
  const ba = count(b);
  const joins = said.some(({ verb }) => verb === 'joins');
  if (a === b) return { source: a, target: b, cardinality: ab === 'many' && joins ? 'many_to_many' : 'many_to_one' };
  if (ab === 'many' && (ba === 'many' || (joins && ba === undefined)))
    return { source: a, target: b, cardinality: 'many_to_many' };
  if (ab === 'one' && ba === 'one')
    return { source: a, target: b, cardinality: said[0]?.verb === 'has' ? 'one_to_one' : 'one_to_one' };
  if (ab === 'one' || ba === 'many') return { source: a, target: b, cardinality: 'many_to_one' };
  return { source: b, target: a, cardinality: 'many_to_one' };
}

function stateConstraint(
  notes: DomainNotes,
  fields: readonly FieldNote[],
  reading: BriefReading,
  note: ConstraintNote,
): void {
  const found = fieldFor(fields, note) ?? impliedField(notes, reading, note);
  if (!found) return;
  const type = found.field.type ?? fieldHint(found.field.name)?.field.type ?? 'string';
  for (const value of note.values) {
    if (value === 'unique' && isUniqueWithin(note.place.at.sentence.tokens, note.place)) continue;
    state(reading, note.place, FactKind.CONSTRAINT, `${found.entity}.${found.field.name}`, fitConstraint(value, type));
  }
}

/** "Its weight must be positive" says that it has one. */
function impliedField(
  notes: DomainNotes,
  reading: BriefReading,
  note: ConstraintNote,
): Pick<FieldNote, 'entity' | 'field'> | undefined {
  const entity = note.entity ?? note.context;
  if (note.implies !== true || entity === undefined || !notes.isDeclared(entity)) return undefined;
  const words = isPlural(note.words.at(-1) ?? '') ? singularWords(note.words) : note.words;
  const name = camelCase(words);
  if (name === '' || notes.isDeclared(entityName(words))) return undefined;
  const usual = fieldHint(name)?.field.type ?? 'string';
  const counts = note.values.some((value) => /^(exclusive_)?(minimum|maximum)=/.test(value)) && usual === 'string';
  const type = counts
    ? 'integer'
    : note.values.some((value) => /^default=(true|false)$/.test(value))
      ? 'boolean'
      : usual;
  const field = { name, words, type, enumValues: undefined, constraints: [] };
  reading.fact(
    note.place.at,
    note.place.start,
    note.place.end,
    FactKind.FIELD,
    `${entity}.${name}`,
    enumOrString(type),
  );
  return { entity, field };
}

/** The field that "the email", "a book's price" or "product names" speaks of. */
function fieldFor(fields: readonly FieldNote[], note: ConstraintNote): FieldNote | undefined {
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
    for (let cut = 1; cut < words.length; cut++) {
      const owner = entityName(words.slice(0, cut));
      const rest = camelCase(words.slice(cut));
      const field = fields.find((candidate) => candidate.entity === owner && candidate.field.name === rest);
      if (field) return field;
    }
    const last = wordsOf(words.at(-1) ?? '').join('');
    const partial = fields.filter(
      ({ field, entity }) =>
        (note.entity === undefined || entity === note.entity) && wordsOf(field.name).at(-1) === last,
    );
    if (partial.length === 1) return partial[0];
    const near = partial.filter(({ entity }) => entity === (note.entity ?? note.context));
    if (near.length === 1) return near[0];
  }
  return undefined;
}

const isBefore = (place: Place, other: Place): boolean => place.at.sentence.start <= other.at.sentence.start;

export const isPluralPhrase = (words: readonly string[]): boolean => isPlural(words.at(-1) ?? '');
