import lexicon from '../../../../data/lexicons/verbs.json';
import { isGroupNoun } from '../../lexicon/account-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { gerund } from '../../lexicon/verb-lexicon';
import { entityName, wordsOf } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { Clause } from '../grammar/clause';

const records: Readonly<Record<string, readonly string[]>> = lexicon.records;
const occasions: Readonly<Record<string, readonly string[]>> = lexicon.occasions;

/** What is recorded of a deed whose object is what it is about rather than what it makes: bookings of what is booked. */
export const recordsOf = (verb: string): readonly string[] => records[verb.replace(/Out$/, '')] ?? [];

/** The same, and what is kept of deeds only where something is told of them: of an inspection its date. */
export const recordsTold = (verb: string): readonly string[] => occasions[verb] ?? recordsOf(verb);

/** What is called so and kept of the deed: usual records of it, the verb as a noun, or its gerund: bids, screenings of films. */
export const recordsNamed = (verb: string, isThing: (name: string) => boolean): string[] =>
  [...recordsTold(verb), ...[verb, gerund(verb)].map((form) => entityName([form]))].filter(isThing);

const made: Readonly<Record<string, readonly string[]>> = lexicon.made;

/** Whether the deed makes what it is done to: "take readings". */
export const isMade = (verb: string, entity: string): boolean => made[verb]?.includes(entity) === true;

/** Whether it comes about when somebody asks for it: viewings are requested, appointments booked; classes are there before. */
export const isAgreedOn = (verb: string, entity: string): boolean =>
  (['request', 'book', 'schedule', 'reserve'].includes(verb) && AGREED_ON.test(entity)) ||
  (verb === 'request' && ASKED_FOR.test(entity));

const AGREED_ON = /(Appointment|Consultation|Viewing|Interview|Lesson|Visit|Pickup|Delivery)$/;
/** What nobody has before it is asked for. */
const ASKED_FOR =
  /(Quote|Quotation|Estimate|Refund|Repair|Ride|Leave|Vacation|Holiday|Callback|Demo|Withdrawal|Payout)$/;

const repeated = new Set(lexicon.repeated);

/** Whether it is done to the same thing again and again, and no step of its life: hives are inspected, cars are refuelled. */
export const isRepeated = (verb: string): boolean => repeated.has(verb);

const published = new Set(lexicon.published);

/** Whether the deed finds fault with what others have published: "users can report offers". */
export const isComplaint = (verb: string, entity: string): boolean =>
  verb === 'report' && published.has(entityName([wordsOf(entity).at(-1) ?? '']));

const joined = new Set(lexicon.joined);

/** Whether people come together in such a thing: a class, a race. */
export const isMeeting = (entity: string): boolean => joined.has(entityName([wordsOf(entity).at(-1) ?? '']));

/** Whether people are in such a thing for a time, and out of it when they leave it. */
export const isJoined = (entity: string): boolean => isMeeting(entity) || isGroupNoun(wordsOf(entity).at(-1) ?? '');

const places: Readonly<Record<string, readonly string[]>> = lexicon.places;

/** The words before what somebody takes a place in: "for" of "register for a tour"; undefined for other deeds. */
export const beforePlace = (verb: string): readonly string[] | undefined => places[verb];

const counted: Readonly<Record<string, readonly string[]>> = lexicon.counted;

/** What is kept of deeds where it is limited how often or by how many they may be done: "enter a race only once". */
export const recordsCounted = (verb: string): readonly string[] => counted[verb] ?? recordsTold(verb);

/** "sign up" -> signUp, "ask to borrow" -> request */
export function verbOf(tokens: readonly Token[], { verbs }: Clause): string {
  const [{ lemma, at } = { lemma: '', at: 0 }] = verbs;
  if (lemma === 'ask' && isWord(tokens[at + 1], 'to')) return 'request';
  return isWord(tokens[at + 1], 'up') ? `${lemma}Up` : lemma;
}

const kept = new Set([...Object.values(records), ...Object.values(occasions)].flat());

/** Whether the name is usual for what is kept of some deed: a loan, an application. */
export const isRecordOfDeed = (name: string): boolean => kept.has(name);

const AUTHORED = new Set(
  'post write place publish submit leave upload host organise organize offer raise propose suggest nominate'.split(' '),
);

const SAYING = new Set(['comment', 'reply']);

/** Whether something is said by the deed, which is kept beside what it is about: "agents reply to tickets". */
export const isSaying = (verb: string): boolean => SAYING.has(verb);

/** Verbs whose object is the doer's own work: reviews that are written, jobs that are posted. */
export const isAuthored = (verb: string): boolean => AUTHORED.has(verb);

/** "are recorded", "is placed": records come about so. */
export const MADE = new Set(
  'noted recorded logged entered saved stored kept created made opened issued registered filed written booked placed submitted raised generated produced taken drawn reported added'.split(
    ' ',
  ),
);

/** Of these something comes about as well, but nobody is its maker. */
const PERFORMS = new Set(['perform', 'conduct', 'record', 'log', 'schedule', 'do']);

/** Verbs whose object comes about by what is done: lessons that are given, tests that are run. */
export const isPerforming = (verb: string): boolean => grammar.makingVerbs.has(verb) || PERFORMS.has(verb);

const STEPS = new Set(
  'choose pick select describe give leave enter provide state tell supply specify upload attach fill indicate'.split(
    ' ',
  ),
);

/** "They choose a date": what somebody who was spoken of does to fill in a form. */
export function takesStep(tokens: readonly Token[], { subject, verbs, passive, negated, relative }: Clause): boolean {
  const [verb, second] = verbs;
  const isTheirs = subject && subject.end - subject.start === 1 && isWord(tokens[subject.start], 'they', 'he', 'she');
  return (
    isTheirs === true && verb !== undefined && !second && !passive && !negated && !relative && STEPS.has(verb.lemma)
  );
}

const BOOKING = new Set(['book', 'reserve', 'request', 'hire', 'rent']);

/** Verbs by which some of what is there is taken; what is bought is a thing of its own. */
export const isBooking = (verb: string): boolean => BOOKING.has(verb);
