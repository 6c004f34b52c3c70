import { isPersonNoun } from '../../lexicon/account-lexicon';
import { fieldHint, isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { camelCase, singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { ClauseFrame } from '../grammar/clause-frame';
import type { Clause } from '../grammar/clause';
import { numberOf } from '../grammar/numbers';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { isSpeaker } from '../grammar/speakers';
import { listItems } from '../lists/list-items';
import { holdsFieldNames, looksLikeFields } from '../lists/read-field-list';
import type { SentenceReading } from '../reading';
import { isIndefinite, isMomentOrPlace, isWithTime } from './read-spans';
import { isOccasion } from './read-recorded';
import { MADE, recordsCounted, recordsOf, recordsTold, takesStep, verbOf } from './recorded-deeds';

const BEFORE_MOMENTS = ['from', 'on', 'at', 'until', 'to', 'for', 'till', 'by'];

/** "from a start date to an end date", "for a date and a start time" */
export function momentsIn(tokens: readonly Token[], { object }: Clause): NounPhrase[] {
  const found: NounPhrase[] = [];
  for (let i = object.start; i < object.end; i++) {
    const isJoined = (isWord(tokens[i], 'and') || isMark(tokens[i], ',')) && found.at(-1)?.end === i;
    if (!isJoined && !isWord(tokens[i], ...BEFORE_MOMENTS)) continue;
    const phrase = nounPhraseAt(tokens, i + 1, object.end);
    // "for an hour": how long, and not which.
    const isHowLong = isWord(tokens[i], 'for') && (isWord(tokens[i + 1], 'one') || phrase?.words.join() === 'hour');
    if (!phrase || isHowLong || !isIndefinite(tokens, phrase) || !isMomentOrPlace(phrase)) continue;
    found.push(phrase);
    i = phrase.end - 1;
  }
  return found;
}

/** "for a date, a start time and a duration": what goes on behind the moments. */
export function listedBehind(
  tokens: readonly Token[],
  { object }: Clause,
  moments: readonly NounPhrase[],
): Range | undefined {
  const end = moments.at(-1)?.end;
  if (end === undefined || !(isWord(tokens[end], 'and') || isMark(tokens[end], ','))) return undefined;
  const rest = { start: isWord(tokens[end + 1], 'and') ? end + 2 : end + 1, end: object.end };
  const first = nounPhraseAt(tokens, rest.start, rest.end);
  return first?.determined && first.start === rest.start && holdsFieldNames(tokens, rest) ? rest : undefined;
}

/** "give an amount to a project", "donate a sum", "book a table for a number of people": what is given is told of the deed. */
export function amountsIn(
  notes: DomainNotes,
  tokens: readonly Token[],
  { patient, clause }: ClauseFrame,
): NounPhrase[] {
  if (clause.passive) return [];
  const { start, end } = clause.object;
  const by = countedAt(tokens, { start, end });
  const given = patient ? nounPhraseAt(tokens, patient.start, patient.end) : undefined;
  const counted = by < 0 ? undefined : nounPhraseAt(tokens, by + 1, end);
  const isAmount = given !== undefined && isWord(tokens[given.end - 1], 'amount', 'sum', 'number', 'quantity', 'money');
  return [isAmount ? given : undefined, counted].filter(
    (phrase) => phrase !== undefined && notes.entityFor(phrase.words) === undefined,
  ) as NounPhrase[];
}

/** Where "for a number of people" stands. */
const countedAt = (tokens: readonly Token[], { start, end }: Range): number =>
  tokens.findIndex(
    (token, i) => i > start && i < end && isWord(token, 'for') && isWord(tokens[i + 2], 'number', 'quantity'),
  );

/** "by leaving their name", "by choosing a date" */
const GIVING = new Set(
  'giving leaving entering providing stating filling specifying submitting supplying choosing picking selecting naming indicating typing'.split(
    ' ',
  ),
);

/** "with their name, email and the number of people": what is told with it, up to where something else begins. */
export function listBehind(tokens: readonly Token[], { object }: Clause, next: Clause | undefined): Range | undefined {
  const told = tokens.findIndex(
    (token, i) =>
      i >= object.start &&
      i < object.end &&
      (isWord(token, 'with', 'giving', 'stating', 'including') ||
        (isWord(tokens[i - 1], 'by') && GIVING.has(token.lower))),
  );
  // "for a number of people (1 to 8)"
  const own = told >= 0 ? told : countedAt(tokens, object);
  const isAttached =
    next?.start === object.end && isWord(tokens[next.verb.start], 'with', 'giving', 'stating', 'including');
  const list = isAttached
    ? { start: next.verb.end, end: next.end }
    : own >= 0
      ? { start: isWord(tokens[own + 1], 'in', 'out') ? own + 2 : own + 1, end: object.end }
      : undefined;
  // "boats and bikes, each with a price": told of what it is done to.
  if (list && isWord(tokens[list.start - 2], 'each', 'both', 'all')) return undefined;
  const first = list && nounPhraseAt(tokens, list.start, list.end);
  const isCompanion = first !== undefined && isPersonNoun(singular(first.words.at(-1) ?? ''));
  return list && !isCompanion && holdsFieldNames(tokens, list) && !describesObject(tokens, list) ? list : undefined;
}

/**
 * "When a member borrows a packet, we write down the date", "... the date is noted", "guests enrol in courses; we store the date
 * and whether they have paid": what the next clause keeps of the deed.
 */
export function keptBehind(
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
  next: Clause | undefined,
): Range | undefined {
  const { tokens } = at.sentence;
  if (!next || next.negated || next.verbs.length > 1) return undefined;
  const { passive, subject, object, verbs } = next;
  const isStep = takesStep(tokens, next) && recordsTold(verbOf(tokens, clause)).length > 0;
  const isToldOf = tellsOfDeed(at, clause, next) || goesOnNoting(tokens, clause, next);
  if (!isOccasion(tokens, clause) && !isStep && !isToldOf) return undefined;
  const tells = isStep || grammar.tellVerbs.has(verbs[0]?.lemma ?? '');
  if (passive ? !MADE.has(tokens[next.verb.end - 1]?.lower ?? '') : !tells) return undefined;
  // "he tells us the street"
  const isParticle = isWord(tokens[object.start], 'down', 'in', 'up', 'us', 'me');
  const list = passive
    ? subject
    : (listOfDeed(tokens, next) ?? { start: isParticle ? object.start + 1 : object.start, end: object.end });
  const first = list && nounPhraseAt(tokens, list.start, list.end);
  const isThing = first !== undefined && notes.entityFor(first.words) !== undefined;
  const asks = list !== undefined && isWord(tokens[list.start], 'who', 'when', 'which', 'how', 'whether', 'what');
  return list &&
    (first?.determined || asks) &&
    !isThing &&
    (holdsFieldNames(tokens, list) || areTold(notes, tokens, list))
    ? list
    : undefined;
}

/** "the date, the inspector and the verdict": one of each, of which one at least is a usual part. */
function areTold(notes: DomainNotes, tokens: readonly Token[], list: Range): boolean {
  const phrases = listItems(tokens, list).map(({ phrase }) => phrase);
  return (
    phrases.length > 1 &&
    phrases.every(({ determined, plural, words }) => determined && !plural && notes.entityFor(words) === undefined) &&
    phrases.some(({ words }) => isFieldName(words))
  );
}

/** "Whenever I water a plant I record it with the date": "it" is what was done, and the list stands behind "with". */
function listOfDeed(tokens: readonly Token[], { object: { start, end } }: Clause): Range | undefined {
  const isDeed = isWord(tokens[start], 'it', 'this', 'that') && isWord(tokens[start + 1], 'with');
  if (!isDeed || end > start + 2) return isDeed ? { start: start + 2, end } : undefined;
  const stop = tokens.findIndex((token, i) => i > start && isMark(token, '.', ';'));
  return { start: start + 2, end: stop < 0 ? tokens.length : stop };
}

/** "I inspect hives weekly: date, temper": what is done again and again, or at a time that is told, and what is noted each time. */
function listedEachTime(tokens: readonly Token[], { object }: Clause): { deed: Range; list: Range } | undefined {
  const colon = tokens.findIndex((token, i) => i > object.start && i < object.end && isMark(token, ':'));
  const list = { start: colon + 1, end: object.end };
  const items = colon < 0 ? [] : listItems(tokens, list);
  if (items.length < 2 || !looksLikeFields(tokens, list) || !holdsFieldNames(tokens, list)) return undefined;
  let end = colon;
  while (end - 1 > object.start && recurs(tokens[end - 1])) end--;
  // "A member books a firing: the date": what is booked is told of.
  const isOne = isWord(tokens[object.start], 'a', 'an', 'one');
  const isTimed = !isOne && items.some(({ phrase }) => ['date', 'day', 'time'].includes(phrase.words.join(' ')));
  return end < colon || isTimed ? { deed: { start: object.start, end }, list } : undefined;
}

/** "weekly", "every month", "twice a day" */
const recurs = (token: Token | undefined): boolean =>
  token !== undefined &&
  (grammar.recurrences.has(token.lower) ||
    grammar.timeNouns.has(singular(token.lower)) ||
    isWord(token, 'every', 'each', 'once', 'twice', 'times', 'a', 'per', 'regularly') ||
    numberOf(token) !== undefined);

/** "run tests on samples, recording the method": where the deed ends, and what is noted of it. */
export function notedBehind(tokens: readonly Token[], clause: Clause): { deed: Range; list: Range } | undefined {
  const listed = listedEachTime(tokens, clause);
  if (listed) return listed;
  const { object } = clause;
  const comma = tokens.findIndex(
    (token, i) => i > object.start && i < object.end && isMark(token, ',') && NOTING.has(tokens[i + 1]?.lower ?? ''),
  );
  if (comma < 0) return undefined;
  const list = { start: isWord(tokens[comma + 2], 'down', 'in', 'up') ? comma + 3 : comma + 2, end: object.end };
  return holdsFieldNames(tokens, list) ? { deed: { start: object.start, end: comma }, list } : undefined;
}

const NOTING = new Set('recording noting writing logging documenting entering capturing storing tracking'.split(' '));

/** Of a deed, and not of what it is done to, it is told when it is done, and whether whoever did it has done something else. */
function tellsOfDeed(at: SentenceReading, deed: Clause, { subject, end, object }: Clause): boolean {
  const { tokens } = at.sentence;
  const verb = verbOf(tokens, deed);
  // "A drill can be lent: we note the borrower and the day"
  const isKept = deed.passive ? recordsOf(verb).length > 0 : recordsCounted(verb).length > 0;
  if (!isKept || !isSpeaker(at, subject)) return false;
  return tokens
    .slice(object.start, end)
    .some((token) => isWord(token, 'date', 'day', 'time', 'when', 'they', 'he', 'she', 'how'));
}

/** "A warden inspects a bridge and notes the cracks and whether it is safe": whoever does it keeps something of it. */
const goesOnNoting = (tokens: readonly Token[], deed: Clause, { subject, verbs }: Clause): boolean =>
  !deed.passive &&
  deed.modal === undefined &&
  subject !== undefined &&
  subject.start === deed.subject?.start &&
  RECORDING.has(verbs[0]?.lemma ?? '') &&
  recordsTold(verbOf(tokens, deed)).length > 0;

const RECORDING = new Set('note record write log measure document state enter'.split(' '));

/** "sell products with a name and a price": those of the products; "with their name" are told by whoever does it. */
const describesObject = (tokens: readonly Token[], { start, end }: Range): boolean =>
  !grammar.possessives.has(tokens[start]?.lower ?? '') &&
  tokens
    .slice(start, end)
    .some((token, i, words) => isWord(token, 'name', 'title') && isWord(words[i - 1], 'a', 'its'));

/** "for a time slot", "for a period": when it begins and ends; which word says how exactly. */
export function spanIn(notes: DomainNotes, tokens: readonly Token[], { object }: Clause): NounPhrase[] {
  const at = tokens.findIndex(
    (token, i) => i >= object.start && i < object.end && isWord(token, 'for', 'in') && isWord(tokens[i + 1], 'a', 'an'),
  );
  const phrase = at < 0 ? undefined : nounPhraseAt(tokens, at + 1, object.end);
  const said = phrase?.words.join(' ') ?? '';
  const words = SPANS[said];
  if (!phrase || !words || notes.entityFor(phrase.words) !== undefined) return [];
  return words.map((name) => ({ ...phrase, words: name.split(' ') }));
}

/** "for one hour", "for two nights": when it begins, as nothing says how long a record lasts. */
export function lengthIn(tokens: readonly Token[], { object }: Clause): NounPhrase | undefined {
  for (let i = object.start; i + 2 < object.end; i++) {
    const unit = singular(tokens[i + 2]?.lower ?? '');
    const counts = isWord(tokens[i + 1], 'a', 'an') || numberOf(tokens[i + 1]) !== undefined;
    const phrase = isWord(tokens[i], 'for') && counts ? nounPhraseAt(tokens, i + 1, object.end) : undefined;
    const words = CLOCK.has(unit) ? ['start', 'time'] : DAYS.has(unit) ? ['start', 'date'] : undefined;
    if (phrase && words) return { ...phrase, words };
  }
  return undefined;
}

const CLOCK = new Set(['hour', 'minute']);
const DAYS = new Set(['night', 'week', 'month']);

const DATES = ['start date', 'end date'];
const TIMES = ['start time', 'end time'];
const SPANS: Readonly<Record<string, readonly string[]>> = {
  period: DATES,
  'date range': DATES,
  'period of time': DATES,
  'time period': DATES,
  day: ['date'],
  'time slot': TIMES,
  timeslot: TIMES,
  slot: TIMES,
  'time range': TIMES,
  'time span': TIMES,
};

export function noteTold(
  notes: DomainNotes,
  at: SentenceReading,
  entity: string,
  phrase: NounPhrase,
  hasDate: boolean,
): void {
  const name = camelCase(phrase.words);
  if (notes.fields.some((note) => note.entity === entity && note.field.name === name)) return;
  // "a date and a start time": the time alone.
  const isClock = hasDate && phrase.words.at(-1) === 'time';
  // Half an hour is spent as well.
  const usual = name === 'hours' ? 'number' : fieldHint(name)?.field.type;
  const isBoth = isWithTime(at.sentence.tokens, phrase);
  const type = isBoth ? 'datetime' : isClock ? 'time' : usual;
  notes.fields.push({
    entity,
    field: { name, words: phrase.words, type, enumValues: undefined, constraints: [] },
    phrase,
    place: { at, start: phrase.start, end: phrase.end },
  });
  if (isBoth) at.settled.push({ start: phrase.start, end: phrase.end + 2 });
}
