import { fieldHint, isFieldName } from '../../lexicon/field-lexicon';
import { isPersonNoun } from '../../lexicon/account-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { camelCase, entityName, isPlural, singular } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { isSpeaker } from '../grammar/speakers';
import { readConstraints } from './constraints';
import { fieldOf } from '../lists/item-properties';
import { listItems } from '../lists/list-items';
import type { ListItem } from '../lists/list-item';
import { nounPhraseAt } from '../grammar/noun-phrase';
import { phrasesOf } from '../grammar/subjects';
import { boundTogether } from '../lists/bounds-of-several';
import type { Range } from '../grammar/phrase-pattern';
import { notesOnOccasion } from './keepers';
import { askedOf, placed, placedBehind } from './noted-owner';
import { ownedItem, ownerOfAll, ownersOfEach, sharedOwner, sharingOwner } from './owned-items';
import { noteField } from '../lists/read-field-list';
import type { BriefReading, SentenceReading } from '../reading';

const NOTE_VERBS = new Set(
  'note record store keep save need want know track log collect write remember hold capture document enter like have add give provide supply state specify'.split(
    ' ',
  ),
);

const RECORDING = new Set('note record write log enter measure document capture'.split(' '));

/** "I want to note for each pupil the level": parts of what is named right behind the verb, whoever speaks. */
export const notesOfEach = (tokens: readonly Token[], { verbs, object: { start } }: Clause): boolean =>
  RECORDING.has(verbs.at(-1)?.lemma ?? '') &&
  isWord(tokens[start], 'for', 'of', 'about', 'per') &&
  isWord(tokens[start + 1], 'each', 'every');

/** "The clerk records the actual minutes": somebody who is no row of the data keeps records of something else. */
function isRecorder(notes: DomainNotes, tokens: readonly Token[], subject: Range | undefined): boolean {
  const phrase = subject && nounPhraseAt(tokens, subject.start, subject.end);
  if (!phrase || phrase.end !== subject.end || !isPersonNoun(singular(phrase.words.at(-1) ?? ''))) return false;
  const known = notes.entityFor(phrase.words);
  return known === undefined || !notes.fields.some(({ entity }) => entity === known);
}

/**
 * "We also note its weight and whether it is insured", "there is a flag that says ...", "of each copy we know the price": parts of
 * what was spoken of, told by whoever keeps the records.
 */
export function readNoted(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const there = isThere(tokens, clause);
  const lemma = clause.verbs.at(-1)?.lemma ?? '';
  const keeps =
    !clause.passive &&
    ((NOTE_VERBS.has(lemma) && isSpeaker(at, clause.subject)) ||
      (RECORDING.has(lemma) && (isRecorder(notes, tokens, clause.subject) || notesOnOccasion(tokens, clause))));
  if (clause.negated || (!there && !keeps) || isMark(tokens.at(-1), '?')) return false;
  if (isWord(tokens[clause.object.start], 'it', 'they', 'this', 'that', 'everything')) return false;
  const inside = placedBehind(notes, tokens, clause.object);
  const start = skipParticle(tokens, inside?.end ?? clause.object.start);
  const items = sharingOwner(tokens, listItems(tokens, { start, end: clause.object.end }));
  if (wantsSo(notes, at, clause, items)) return true;
  if (isDefined(notes, tokens, items[0])) return false;
  // "We need a report of total hours" asks for figures of what is kept.
  const isWish = ['need', 'want', 'like', 'get'].includes(lemma);
  if (isWish && items.some(({ phrase }) => grammar.viewNouns.has(phrase.words.at(-1) ?? ''))) return false;
  // "I'd like the runs listed by plough": how they are shown.
  const areShown = ({ phrase: { end, plural } }: ListItem): boolean =>
    isWord(tokens[end], 'by') && (plural || isPlural(tokens[end - 2]?.lower ?? ''));
  if (isWish && items.some(areShown)) return false;
  if (items.length === 0 || !items.every((item) => mayBePart(tokens, notes, item) || (inside && isOne(item))))
    return false;
  const isOfEach = opensWithEach(tokens, clause) && items.length > 1;
  if (!isOfEach && items.filter((item) => isPart(tokens, notes, item)).length * 2 < items.length) return false;
  const owned = items.map((item) => ownedItem(tokens, notes, item));
  const first = owned[0] ?? sharedOwner(tokens, owned[1]) ?? ownerOfAll(tokens, items, owned);
  const place = inside?.owner ?? placed(notes, at, clause) ?? askedOf(notes, tokens, items);
  const isItsOwn = isWord(tokens[start], 'its', 'their');
  if (there && place === undefined && items.length === 1 && items[0]?.type === undefined && !isItsOwn) return false;
  const owner = place ?? first?.owner ?? notes.topic ?? notes.current;
  if (owner === undefined) return false;
  if (place === undefined && isDoer(notes, tokens, clause, owner)) {
    const stop = tokens.findIndex((token, i) => i >= clause.end && token.kind === 'mark');
    at.missed.push({ start: clause.verb.start, end: stop < 0 ? tokens.length : stop });
    return true;
  }
  notes.declare(owner, { at, start: clause.start, end: clause.verb.end });
  const owners = place === undefined ? ownersOfEach(notes, tokens, items, owner) : items.map(() => owner);
  for (const [i, item] of items.entries()) {
    const other: string = owners[i] ?? owner;
    // What only a usual model of the domain has is no thing of the brief yet.
    const whose: string = notes.isSecond || notes.isDeclared(other) ? other : owner;
    if (whose !== owner) notes.declare(whose, { at, start: item.start, end: item.end });
    boundTogether(notes, at, whose, item);
    noteField(reading, notes, at, whose, owned[i]?.item ?? item);
  }
  notes.current = owner;
  reading.use(at, clause.start, clause.end);
  return true;
}

/** "For an observation we log": whose parts are listed is said, whatever they are called. */
const opensWithEach = (tokens: readonly Token[], { start }: Clause): boolean =>
  isWord(tokens[start], 'for', 'of') && isWord(tokens[start + 1], 'a', 'an', 'each', 'every');

/** "Mechanics work on orders and log the hours they spent": on what they work, not hours of their own. */
const isDoer = (notes: DomainNotes, tokens: readonly Token[], { subject }: Clause, owner: string): boolean =>
  subject !== undefined &&
  phrasesOf(tokens, subject).some(
    ({ words }) => isPersonNoun(singular(words.at(-1) ?? '')) && notes.entityFor(words) === owner,
  );

/** "record medications given to the client: the name, the dose": what stands behind the colon is told of the medications. */
const isDefined = (notes: DomainNotes, tokens: readonly Token[], item: ListItem | undefined): boolean =>
  item !== undefined &&
  notes.entityFor(item.phrase.words) !== undefined &&
  tokens.slice(item.tail.start, item.tail.end).some((token) => isMark(token, ':'));

/** "I want vegan to be off by default": how it shall be, not one thing more. */
function wantsSo(notes: DomainNotes, at: SentenceReading, clause: Clause, items: readonly ListItem[]): boolean {
  const { tokens } = at.sentence;
  const [item] = items;
  if (!item || !isWord(tokens[item.phrase.end], 'to') || !isWord(tokens[item.phrase.end + 1], 'be')) return false;
  const values = readConstraints(tokens, { start: item.phrase.end, end: tokens.length }).map(({ value }) => value);
  const isField = notes.fields.some(({ field }) => field.words.join(' ') === item.phrase.words.join(' '));
  if (values.length === 0 || !isField) return false;
  const place = { at, start: clause.start, end: clause.end };
  notes.constraints.push({
    entity: undefined,
    context: notes.topic ?? notes.current,
    words: item.phrase.words,
    values,
    place,
  });
  return true;
}

const isThere = (tokens: readonly Token[], { verb, verbs }: Clause): boolean =>
  verbs[0]?.lemma === 'be' && isWord(tokens[verb.start - 1], 'there');

const skipParticle = (tokens: readonly Token[], start: number): number => {
  let i = start;
  while (isWord(tokens[i], 'down', 'also', 'in', 'of', 'always')) i++;
  return i;
};

/** "an instrument", of each player: one of a kind that may be kept as well. */
const isOne = ({ phrase }: ListItem): boolean => phrase.determined && !phrase.plural;

/** One of what was spoken of; "books" and "members (name, email)" are things of their own. */
function mayBePart(tokens: readonly Token[], notes: DomainNotes, item: ListItem): boolean {
  const { phrase } = item;
  // "who has got what": of two, and a part of neither
  if (tokens.slice(item.start, item.end).filter((token) => isWord(token, 'who', 'what', 'which')).length > 1)
    return false;
  return (
    isPart(tokens, notes, item) ||
    (phrase.determined &&
      !phrase.plural &&
      notes.entityFor(phrase.words) === undefined &&
      (!isMark(tokens[phrase.end], ':', '(') || tellsOfPart(tokens, item)))
  );
}

/** "the voicing (SATB, TTBB or unison)", "the arranger if there is one" */
function tellsOfPart(tokens: readonly Token[], item: ListItem): boolean {
  const { phrase } = item;
  if (!phrase.determined || phrase.plural) return false;
  const { enumValues, constraints } = fieldOf(tokens, item);
  return enumValues !== undefined || constraints.length > 0;
}

/** A field by its name or by the question that it answers; not a kind of thing. */
function isPart(tokens: readonly Token[], notes: DomainNotes, item: ListItem): boolean {
  const { phrase, type } = item;
  if (
    type !== undefined ||
    tellsOfPart(tokens, item) ||
    isWord(tokens[item.start], 'whether', 'how', 'which', 'what', 'when', 'where', 'who')
  )
    return true;
  const words = ownedItem(tokens, notes, item)?.item.phrase.words ?? phrase.words;
  if (notes.entityFor(phrase.words) !== undefined && words === phrase.words) return false;
  // "the number of copies", however many that is
  if (words.length > 2 && words[1] === 'of' && ['number', 'amount', 'count', 'percentage'].includes(words[0] ?? ''))
    return true;
  const hint = fieldHint(camelCase(words));
  const usual = isFieldName(words) || hint !== undefined;
  // "remarks" are one text.
  const isOne = phrase.determined || !phrase.plural || hint?.field.type === 'text';
  return usual && isOne && !isMark(tokens[phrase.end], ':');
}

/** "Give each bed a label and a width": the parts stand behind whom they are given to. */
export function readGiven(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const { object } = clause;
  if (
    clause.negated ||
    !isWord(tokens[clause.verb.end - 1], 'give', 'assign') ||
    !isWord(tokens[object.start], 'each', 'every', 'a', 'an', 'the', 'it', 'them')
  )
    return false;
  if (isWord(tokens[object.start], 'it', 'them')) return giveCurrent(reading, notes, at, clause);
  const receiver = nounPhraseAt(tokens, object.start, object.end);
  if (!receiver || !isWord(tokens[receiver.end], 'a', 'an', 'its', 'one') || !canBeEntity(receiver.words, true))
    return false;
  const range: Range = { start: receiver.end, end: object.end };
  const items = listItems(tokens, range);
  if (!items.some(({ phrase }) => isFieldName(phrase.words) || fieldHint(camelCase(phrase.words)) !== undefined))
    return false;
  const owner = notes.entityFor(receiver.words) ?? notes.canonical(entityName(receiver.words));
  notes.declare(owner, { at, start: receiver.head.start, end: receiver.head.end });
  for (const item of items) noteField(reading, notes, at, owner, item);
  notes.current = owner;
  reading.use(at, clause.start, clause.end);
  return true;
}

/** "Give it a scale and an era": to what was spoken of. */
function giveCurrent(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const owner = notes.current;
  const items = listItems(tokens, { start: clause.object.start + 1, end: clause.object.end });
  if (owner === undefined || items.length === 0 || !items.every(({ phrase }) => phrase.determined || items.length > 2))
    return false;
  for (const item of items) noteField(reading, notes, at, owner, item);
  notes.current = owner;
  reading.use(at, clause.start, clause.end);
  return true;
}
