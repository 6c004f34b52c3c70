import { roleOf } from '../relations/role-of';
import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import type { DraftFieldType } from '../../draft-model';
import { isPersonNoun } from '../../lexicon/account-lexicon';
import { fieldHint, isCountable, isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { isOfOwnKind } from '../../lexicon/relation-lexicon';
import { isUsualState } from '../../lexicon/state-lexicon';
import { baseOfParticiple } from '../../lexicon/verb-lexicon';
import { camelCase, entityName, isPlural, singular, singularWords, snakeCase, spoken, wordsOf } from '../../names';
import { isWord } from '../../text/token';
import { askedDoer } from './asked-doer';
import { canBeEntity, type DomainNotes } from '../domain-notes';
import type { ConstraintNote, FieldNote, Place } from '../notes';
import { invariantOfFigures, isBound } from './fixed-figures';
import type { NounPhrase } from '../grammar/noun-phrase';
import { plainPhrase } from '../grammar/plain-phrase';
import { fitConstraint, isNumeric, isOneOf, isWebName } from '../lists/item-properties';
import { joinPairs } from '../relations/join-pairs';
import { referenceFor } from '../relations/read-references';
import type { BriefReading } from '../reading';
import { takeForAccounts } from './acting-people';
import { tieGivenParts } from './given-parts';
import { fieldFor, ofNamedOwner } from './field-for';
import { usualType } from './usual-type';
import { isUniqueWithin } from '../rules/uniqueness-cues';
import { takePartUntil } from '../relations/read-taking-part';
import { refer, share, completeReferences, relateRecords, stateRelations, state } from '../relations/resolve-relations';

/** Decides what is an entity, a field or a relation, and states it as facts. */
export function resolveNotes(notes: DomainNotes, reading: BriefReading): void {
  const own = notes.fields.filter((note) => !becomesRelation(notes, note));
  const parts = withoutRepeats(joinPairs(notes, own));
  const fields = tieGivenParts(notes, parts);
  const constraints = notes.constraints.map((note) => ofNamedOwner(fields, note));
  typeByBounds(constraints, fields);
  timesOfDays(fields);
  completeReferences(notes);
  relateRecords(notes);
  if (notes.isSecond) takeForAccounts(reading, notes, fields);
  for (const { name, place, strength } of notes.entities.values()) {
    if (strength === 'declared') state(reading, place, FactKind.ENTITY, name, '');
  }
  for (const { name, place } of notes.introduced)
    if (notes.isDeclared(name)) state(reading, place, FactKind.ENTITY, name, '');
  for (const note of fields) stateField(reading, note);
  stateRelations(notes, reading);
  for (const { entity, low, high, place } of notes.ranges)
    if (notes.isDeclared(entity)) state(reading, place, FactKind.RULE, entity, `invariant:self.${high} >= self.${low}`);
  for (const note of constraints) stateConstraint(notes, fields, reading, note);
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

/** An element of a field list that names another entity refers to it. */
function becomesRelation(notes: DomainNotes, note: FieldNote): boolean {
  const { entity, phrase, field, place } = note;
  if (note.exact === true || field.enumValues !== undefined || phrase.words.includes('number')) return false;
  // "whether it carries dogs", "how many pictures are included": of the dogs and the pictures nothing is held.
  if (field.type === 'boolean' || isHowMany(notes, note)) return false;
  const doer = askedDoer(notes, note);
  const words = doer ?? singularWords(phrase.words);
  const reference = referenceFor(notes.references, entity, words);
  // "maker_id FK users" is in the role of a maker, "hall_id FK halls" in none.
  const isKey = words.at(-1) === 'id' && targetOf(notes, words, entity) === reference?.target;
  if (reference && !isKey && notes.isDeclared(reference.target)) {
    // "prerequisites, which are other courses": each has several, and each may be one of several.
    if (isSeveral(phrase)) share(notes, entity, reference.target, words, place);
    else refer(notes, entity, reference.target, reference.role, place);
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
  // "only one subscription per plan" may be several in all.
  const isPer = isWord(place.at.sentence.tokens[phrase.end], 'per');
  const many = isPer || isSeveral(phrase);
  const target = targetOf(notes, words, entity);
  if (target !== undefined) {
    const named = words.at(-1) === 'id' ? words.slice(0, -1) : words;
    // Of "time slots" each slot is one; what many are called tells nothing of the one that has them.
    const role = many ? undefined : roleOf(notes, named, target);
    const taking = many ? takePartUntil(note) : undefined;
    notes.multiplicities.push({
      from: entity,
      to: target,
      count: many ? 'many' : 'one',
      verb: many ? (taking === undefined ? 'has' : 'joins') : 'refers',
      role,
      optional: field.constraints.some(({ value }) => value === 'optional'),
      place: { ...place, end: taking ?? place.end },
    });
    return true;
  }
  // "a rental has a customer", where customers use the software: one of the accounts.
  if (!many && (field.type === undefined || doer !== undefined) && notes.roles.has(snakeCase(words))) {
    refer(notes, entity, entityName(words), words, place);
    return true;
  }
  const isList = field.type !== undefined && field.type !== 'string_list';
  if (phrase.quantity !== 'many' && notes.fields.filter((other) => other.entity === entity).length > 2) {
    if (many && !isList && !isFieldName(phrase.words) && fieldHint(camelCase(phrase.words)) === undefined)
      field.type ??= isPersonNoun(singular(phrase.words.at(-1) ?? '')) ? 'integer' : 'string_list';
    return false;
  }
  const isUsual =
    isFieldName(phrase.words) || fieldHint(camelCase(phrase.words)) !== undefined || isWebName(phrase.words);
  const alone = notes.fields.every((other) => other === note || other.place.at !== place.at || other.entity !== entity);
  const mayHave =
    isWord(place.at.sentence.tokens[phrase.start - 2], 'may') && isPersonNoun(singular(phrase.words.at(-1) ?? ''));
  const insisted =
    (phrase.quantity === 'many' || mayHave) &&
    alone &&
    !['tags', 'labels', 'keywords'].includes(phrase.words.at(-1) ?? '');
  // "a title, a price and a list of materials"
  const isListed =
    !alone &&
    place.at.sentence.tokens.slice(phrase.start, phrase.end).some(({ lower }) => grammar.listNouns.has(lower));
  if (!many || isList || isListed || (isUsual && !insisted) || !canBeEntity(phrase.words)) return false;
  const name = notes.canonical(entityName(phrase.words));
  notes.declare(name, place);
  notes.multiplicities.push({ from: entity, to: name, count: 'many', verb: 'has', place });
  return true;
}

/** "how many pictures are included", where pictures are rows of their own: a figure beside them. */
function isHowMany(notes: DomainNotes, { field, place: { at, start }, phrase }: FieldNote): boolean {
  const { tokens } = at.sentence;
  const isAsked = field.type === 'integer' && isWord(tokens[start], 'how') && isWord(tokens[start + 1], 'many');
  if (!isAsked || notes.entityFor(phrase.words) === undefined) return false;
  field.words = ['number', 'of', ...phrase.words];
  field.name = camelCase(field.words);
  return true;
}

const isSeveral = ({ plural, quantity }: NounPhrase): boolean => quantity === 'many' || (plural && quantity !== 'one');

/** "max guests", "total orders" are how many; "price per bottle" is a price, "date of last donation" a date. */
const MEASURING = new Set('max maximum min minimum total number count average expected planned estimated'.split(' '));

function targetOf(notes: DomainNotes, words: readonly string[], owner: string): string | undefined {
  const whole = entityName(words);
  if (notes.isDeclared(whole)) return whole;
  const last = entityName(words.slice(-1));
  const isCue = words.length === 2 && grammar.reflexiveCues.has(words[0] ?? '');
  if (isCue && last === owner && notes.isDeclared(last)) return last;
  if (words.length === 1 && !isFieldName(words)) return onlyOneCalled(notes, whole, owner);
  const isMeasure = MEASURING.has(words[0] ?? '') || words.includes('per') || words[1] === 'of';
  if (words.length < 2 || isMeasure) return undefined;
  if (words.at(-1) === 'id') {
    const key = notes.entityFor(words.slice(0, -1));
    return key !== undefined && notes.isDeclared(key) && key !== owner ? key : undefined;
  }
  // "one open repair order"
  const named = isUsualState(words[0] ?? '') ? entityName(words.slice(1)) : undefined;
  if (named !== undefined && notes.isDeclared(named) && named !== owner) return named;
  // "the book borrowed"
  const isDone = baseOfParticiple(words.at(-1) ?? '') !== undefined && !isPlural(words.at(-2) ?? '');
  const done = isDone ? entityName(words.slice(0, -1)) : undefined;
  if (done !== undefined && notes.isDeclared(done) && done !== owner && !isFieldName(words)) return done;
  const isField = isFieldName(words) && !notes.fields.some(({ entity }) => entity === last);
  return notes.isDeclared(last) && last !== owner && !isField ? last : undefined;
}

/** "site", where camp sites are the only ones that there are. */
function onlyOneCalled(notes: DomainNotes, short: string, owner: string): string | undefined {
  const called = [...notes.entities.keys()].filter(
    (name) => name.endsWith(short) && wordsOf(name).length === wordsOf(short).length + 1 && notes.isDeclared(name),
  );
  return called.length === 1 && called[0] !== owner ? called[0] : undefined;
}

function stateField(reading: BriefReading, { entity, field, place }: FieldNote): void {
  const type = field.type ?? usualType(entity, field);
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
    stateLimit(reading, { at: place.at, start, end }, subject, fitConstraint(value, values ? 'enum' : type), type);
  }
}

/** The lexicon's own values of "priority" are a default of ours, not words of the brief. */
const enumOrString = (type: DraftFieldType): DraftFieldType => (type === 'enum' ? 'string' : type);

function stateConstraint(
  notes: DomainNotes,
  fields: readonly FieldNote[],
  reading: BriefReading,
  note: ConstraintNote,
): void {
  const found = fieldFor(fields, note) ?? impliedField(notes, reading, note);
  if (!found) return;
  const usual = found.field.type ?? fieldHint(found.field.name)?.field.type ?? 'string';
  const type = found.field.enumValues ? 'enum' : enumOrString(usual);
  for (const said of note.values) {
    const value = fitConstraint(said, type);
    if (value === 'unique' && isUniqueWithin(note.place.at.sentence.tokens, note.place)) continue;
    if (found.field.enumValues && !isOneOf(found.field.enumValues, value)) continue;
    stateLimit(reading, note.place, `${found.entity}.${found.field.name}`, value, type);
  }
}

/** A limit of a field; figures that are all it may hold are a rule of its entity. */
function stateLimit(reading: BriefReading, place: Place, subject: string, value: string, type: DraftFieldType): void {
  const [entity = '', name = ''] = subject.split('.');
  const invariant = invariantOfFigures(name, value);
  if (invariant === undefined) state(reading, place, FactKind.CONSTRAINT, subject, value);
  else if (isNumeric(type)) state(reading, place, FactKind.RULE, entity, `invariant:${invariant}`);
}

/** "a date, a start time and an end time": the day is told once. */
function timesOfDays(fields: readonly FieldNote[]): void {
  for (const { entity, field } of fields) {
    const isTime = field.type === undefined && field.words.length > 1 && field.words.at(-1) === 'time';
    if (!isTime || fieldHint(field.name)?.field.type !== 'datetime') continue;
    const day = fields.find((other) => other.entity === entity && ['date', 'day'].includes(other.field.name));
    if (day && (day.field.type ?? 'date') === 'date') field.type = 'time';
  }
}

/** "The level is between -3 and 5": bounds make a number of what nothing else tells the type of. */
function typeByBounds(constraints: readonly ConstraintNote[], fields: readonly FieldNote[]): void {
  for (const note of constraints) {
    const bounds = note.values.filter(isBound);
    const field = bounds.length > 0 ? fieldFor(fields, note)?.field : undefined;
    const usual = field && fieldHint(field.name)?.field.type;
    const isFigure = field !== undefined && (usual === undefined || usual === 'enum' || isCountable(field.name));
    if (!field || field.type !== undefined || field.enumValues !== undefined || !isFigure) continue;
    field.type = bounds.some((value) => value.includes('.')) ? 'number' : 'integer';
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
  const counts = note.values.some(isBound) && usual === 'string';
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
  notes.fields.push({
    entity,
    field,
    phrase: plainPhrase(note.place.at.sentence.tokens, note.place),
    place: note.place,
  });
  return { entity, field };
}

export const isPluralPhrase = (words: readonly string[]): boolean => isPlural(words.at(-1) ?? '');
