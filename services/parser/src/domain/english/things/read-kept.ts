import { isUnit } from '../../lexicon/enumeration-lexicon';
import { fieldHint, isFieldName } from '../../lexicon/field-lexicon';
import { camelCase, entityName } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { listItems } from '../lists/list-items';
import type { ListItem } from '../lists/list-item';
import { noteField } from '../lists/read-field-list';
import type { BriefReading, SentenceReading } from '../reading';
import { meantField } from './meant-field';
import { newKind } from './owned-items';

const KEEPING = new Set(
  'note record store keep save track log write collect enter document show list mention measure add need know'.split(
    ' ',
  ),
);
const QUESTIONS = ['whether', 'how', 'when', 'who', 'what', 'which', 'where'];

/** "Its mileage is noted too", "the artist's hourly rate is stored", "how long it took is also kept": parts that are kept, whoever keeps them. */
export function readKept(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
  before: Clause | undefined,
): boolean {
  const { tokens } = at.sentence;
  const lemma = clause.verbs.at(-1)?.lemma ?? '';
  const isAllowed = mayBeGiven(tokens, clause);
  // "The frame size of a bike is given in centimetres"
  const isMeasured = isWord(tokens[clause.object.start], 'in') && isUnit(tokens[clause.object.start + 1]?.lower ?? '');
  const isKept =
    isAllowed || (clause.passive ? KEEPING.has(lemma) || (isMeasured && EXPRESSING.has(lemma)) : lemma === 'matter');
  if (!isKept || clause.negated) return false;
  const asked = before?.relative ? questionBefore(tokens, before, clause) : undefined;
  if (clause.relative && !asked) return false;
  const said = asked ?? extraposed(tokens, clause) ?? clause.subject;
  const items = said ? listItems(tokens, withoutOwner(tokens, said)) : [];
  // "The number is needed": of what is known already, it says that it must be there.
  if (lemma === 'need' && items.some((item) => isKnown(notes, item))) return false;
  if (!said || items.length === 0 || !areParts(notes, tokens, items)) return false;
  const owner = ownerBehind(notes, at, clause) ?? ownerOf(notes, at, said, items);
  if (owner === undefined) return false;
  notes.declare(owner.entity, { at, start: said.start, end: said.end });
  // "The fee is stored in cents and defaults to 4500"
  const unit = isMeasured && items.length === 1 ? { tail: clause.object } : undefined;
  for (const item of items) {
    const words = owner.cut > 0 && item === items[0] ? item.phrase.words.slice(owner.cut) : item.phrase.words;
    const constraints = isAllowed ? [...item.phrase.constraints, 'optional' as const] : item.phrase.constraints;
    noteField(reading, notes, at, owner.entity, { ...item, phrase: { ...item.phrase, words, constraints }, ...unit });
  }
  notes.current = owner.entity;
  const isAll = unit !== undefined || owner.isBehind === true || isAllowed;
  reading.use(at, said.start, isAll ? clause.end : clause.verb.end);
  return true;
}

const EXPRESSING = new Set('give express measure state specify'.split(' '));
const GIVING = new Set('give provide supply attach state specify enter add'.split(' '));

/** "A middle name may be given, too": that it need not be, and nothing of who may give it to whom. */
const mayBeGiven = (tokens: readonly Token[], { passive, modal, verbs, object, end }: Clause): boolean =>
  passive &&
  (modal === 'may' || modal === 'can') &&
  GIVING.has(verbs.at(-1)?.lemma ?? '') &&
  tokens
    .slice(object.start, end)
    .every((token) => token.kind === 'mark' || isWord(token, 'too', 'also', 'well', 'as', 'optionally', 'instead'));

/** "It is also noted who set it and when it comes down": the questions stand behind the verb. */
function extraposed(tokens: readonly Token[], { subject, verb, object }: Clause): Range | undefined {
  const isIt = subject !== undefined && subject.end - subject.start === 1 && isWord(tokens[subject.start], 'it');
  const start = verb.end;
  if (!isIt || !isWord(tokens[start], ...QUESTIONS)) return undefined;
  const stop = tokens.findIndex((token, i) => i >= Math.max(start, object.end) && isMark(token, '.', ';'));
  return { start, end: stop < 0 ? tokens.length : stop };
}

/** "whether it still bears fruit is kept": the question stands where the subject would. */
function questionBefore(tokens: readonly Token[], before: Clause, clause: Clause): Range | undefined {
  // "How long it lasts, how many fit in and what it costs are stored"
  if (isWord(tokens[0], ...QUESTIONS) && clause.passive) return { start: 0, end: clause.verb.start };
  const start = tokens.findIndex(
    (token, i) => i >= before.start && i < before.verb.start && isWord(token, ...QUESTIONS),
  );
  return start < 0 ? undefined : { start, end: clause.verb.start };
}

/** Behind "the name and age of a starter": the owner is named once for all of them. */
const ownerAt = (tokens: readonly Token[], { start, end }: Range): number =>
  tokens.findIndex(
    (token, i) =>
      i > start && i < end && isWord(token, 'of') && isWord(tokens[i + 1], 'a', 'an', 'each', 'every', 'the'),
  );

function withoutOwner(tokens: readonly Token[], said: Range): Range {
  const of = ownerAt(tokens, said);
  return of < 0 ? said : { start: said.start, end: of };
}

interface Owner {
  readonly entity: string;
  /** How many words of the first part name it. */
  readonly cut: number;
  /** Whether it is named behind the verb. */
  readonly isBehind?: boolean;
}

/** "... are stored with each class" */
function ownerBehind(notes: DomainNotes, { sentence: { tokens } }: SentenceReading, clause: Clause): Owner | undefined {
  const { start, end } = clause.object;
  if (!isWord(tokens[start], 'with', 'for', 'per', 'of', 'on') || !isWord(tokens[start + 1], 'each', 'every'))
    return undefined;
  const phrase = nounPhraseAt(tokens, start + 1, end);
  if (!phrase || !canBeEntity(phrase.words, true)) return undefined;
  return { entity: notes.canonical(entityName(phrase.words)), cut: 0, isBehind: true };
}

/** Whose they are, and how many words of the first name it. */
function ownerOf(notes: DomainNotes, at: SentenceReading, said: Range, items: readonly ListItem[]): Owner | undefined {
  const { tokens } = at.sentence;
  const of = ownerAt(tokens, said);
  const behind = of < 0 ? undefined : nounPhraseAt(tokens, of + 1, said.end);
  if (behind && canBeEntity(behind.words, true)) {
    const known = notes.entityFor(behind.words) ?? newKind(notes, tokens, behind);
    return known === undefined ? undefined : { entity: known, cut: 0 };
  }
  const [first] = items;
  const meant = first && meantField(notes, at, first.phrase, true);
  if (first && meant?.entity !== undefined)
    return { entity: meant.entity, cut: first.phrase.words.length - meant.words.length };
  const entity = notes.topic ?? notes.current;
  return entity === undefined ? undefined : { entity, cut: 0 };
}

/** "each animal's ear tag, birth date and weight at birth": what is called unusually is a part as well where whose it is is said. */
function areParts(notes: DomainNotes, tokens: readonly Token[], items: readonly ListItem[]): boolean {
  const unusual = items.filter((item) => !isPart(notes, tokens, item));
  const [first] = items;
  const isOwned =
    first !== undefined &&
    isWord(tokens[first.start], 'each', 'every', 'a', 'an') &&
    tokens.slice(first.phrase.start, first.phrase.end).some((token) => isWord(token, "'s", "'"));
  const areNew = unusual.every(({ phrase }) => !phrase.plural && notes.entityFor(phrase.words) === undefined);
  return unusual.length === 0 || (isOwned && areNew);
}

const isKnown = (notes: DomainNotes, { phrase }: ListItem): boolean =>
  notes.fields.some(({ field }) => field.words.join(' ') === phrase.words.join(' '));

/** A field by its name, a question, or said to be one of something. */
function isPart(notes: DomainNotes, tokens: readonly Token[], { phrase, type, start }: ListItem): boolean {
  if (type !== undefined || isWord(tokens[start], ...QUESTIONS)) return true;
  if (
    notes.entityFor(phrase.words) !== undefined &&
    !tokens.slice(phrase.start, phrase.end).some((token) => isWord(token, "'s", "'"))
  )
    return false;
  const isOwn = isWord(tokens[phrase.start], 'its', 'their', 'his', 'her');
  const isUsual = isFieldName(phrase.words) || fieldHint(camelCase(phrase.words)) !== undefined;
  return isOwn || (isUsual && (phrase.determined || !phrase.plural));
}
