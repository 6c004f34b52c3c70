import { isPersonName } from '../../lexicon/account-lexicon';
import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { countedMore, entitiesSaid, filled, whileSomeAreLeft } from './filled-places';
import { isPersonNoun } from '../../lexicon/account-lexicon';
import { singular, singularWords } from '../../names';
import { isWord, type Token } from '../../text/token';
import { numberOf } from '../grammar/numbers';
import type { DomainNotes } from '../domain-notes';
import type { Member } from '../things/members';
import { nounPhraseAt } from '../grammar/noun-phrase';
import { takenTwice, takenUntold } from './taken-twice';
import type { BriefReading, SentenceReading } from '../reading';

/** Rules over rows: nothing overlaps, nothing is overfilled, nothing is given away that is not there. */
export function readLimits(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  members: readonly Member[],
  /** Whether the sentence compares fields, "the party must not exceed the capacity of the table", which fills nothing. */
  compared: boolean,
): void {
  const { tokens } = at.sentence;
  const rule = ruleIn(tokens);
  if (rule === undefined || (rule === 'capacity' && compared)) return;
  const named = entitiesSaid(notes, tokens);
  const entity =
    (rule === 'no_overlap' ? countedTwice(notes, tokens, members) : undefined) ??
    (rule === 'capacity' ? countedMore(notes, tokens, members) : undefined) ??
    { no_overlap: timed, capacity: filled, stock: stocked }[rule](notes, named, members);
  if (entity === undefined) return;
  const untold = rule === 'no_overlap' ? takenUntold(notes, tokens, entity, members) : undefined;
  if (untold !== undefined) reading.fact(at, 0, tokens.length, FactKind.RELATION, `${entity}-${untold}`, 'many_to_one');
  const taken = rule === 'no_overlap' ? takenTwice(notes, tokens, entity, members) : [];
  const rules = taken.length === 0 ? [rule] : taken.map((one) => `${rule}:${one}`);
  const left = rule === 'capacity' ? whileSomeAreLeft(tokens) : undefined;
  if (left) at.settled.push(left);
  for (const value of rules) reading.fact(at, 0, tokens.length, FactKind.RULE, entity, value);
}

/** "cannot have two lessons at once": the lessons, whatever is known of them; people are who has them. */
function countedTwice(notes: DomainNotes, tokens: readonly Token[], members: readonly Member[]): string | undefined {
  const two = tokens.findIndex((token) => isWord(token, 'two', 'several', 'another'));
  const phrase = two < 1 ? undefined : nounPhraseAt(tokens, two + 1, tokens.length);
  const known = phrase && notes.entityFor(singularWords(phrase.words));
  const holds = tokens
    .slice(Math.max(0, two - 3), two)
    .some((token) => isWord(token, 'have', 'take', 'give', 'do', 'hold'));
  // "two boats in one berth": the stays of boats have the times.
  const isParty = members.some(({ target }) => target === known);
  return known !== undefined && holds && !isParty && !isPersonName(known) ? known : undefined;
}

/** Whether it is about time that is taken twice. */
export const overlaps = (tokens: readonly Token[]): boolean => ruleIn(tokens) === 'no_overlap';

function ruleIn(tokens: readonly Token[]): 'no_overlap' | 'capacity' | 'stock' | undefined {
  const has = (...words: string[]): boolean => tokens.some((token) => isWord(token, ...words));
  const denies =
    has('not', "n't", 'never', 'no', 'cannot', 'without', 'prevent', 'reject', 'refuse', 'avoid', 'forbid', 'nobody') ||
    has('neither', 'nor') ||
    has('only', 'disallow', 'must', 'once', 'as', 'until', 'stop', 'unless', 'fail', 'impossible', 'forbidden');
  const collides =
    has('overlap', 'overlapping', 'clash', 'conflict', 'collide') ||
    (has('double') && has('book', 'booking', 'booked'));
  const books =
    has('book', 'reserve', 'rent', 'booked', 'booking', 'reservation') ||
    has('hire', 'lease', 'lend', 'loan', 'borrow', 'assign', 'allocate', 'schedule', 'use');
  const isTaken = isTakenTwice(tokens);
  const twice =
    has('twice', 'two') &&
    has('same', 'once') &&
    (has('time', 'slot', 'period') || ((books || isTaken) && has('date', 'day', 'hour', 'week', 'night')));
  const atOnce =
    isSimultaneous(tokens) && (has('two', 'twice', 'several', 'another', 'already') || hasMoreThanOne(tokens));
  const sameTime =
    has('same') &&
    has('time', 'slot', 'period') &&
    has(
      'book',
      'reserve',
      'rent',
      'borrow',
      'use',
      'schedule',
      'booking',
      'reservation',
      'appointment',
      'lend',
      'give',
      'have',
    );
  const isFull =
    // "promoted to full members"
    tokens.some((token, i) => isWord(token, 'full') && !isPersonNoun(singular(tokens[i + 1]?.lower ?? ''))) &&
    (has('be', "'s", 'when', 'once', 'if', 'already') || isFullThing(tokens)) &&
    has(
      'join',
      'sign',
      'ups',
      'register',
      'book',
      'enrol',
      'enroll',
      'add',
      'more',
      'enrolment',
      'registration',
      'buy',
      'sell',
      'refuse',
      'reject',
      'accept',
      'booking',
      'participant',
      'reserve',
    );
  const gone =
    has('seat', 'place', 'spot', 'ticket', 'slot') && has('all', 'no', 'last') && has('taken', 'gone', 'sold', 'left');
  const exceeds =
    gone ||
    tokens.some((token, i) => isWord(token, 'no', 'never', 'not') && isMoreThanLimit(tokens, i)) ||
    (tokens.some(
      (token) =>
        token.pos !== 'VERB' && isWord(token, 'capacity', 'seat', 'place', 'spot', 'participant', 'attendee', 'limit'),
    ) &&
      (has('exceed', 'overbook', 'overbooked', 'oversell', 'beyond') ||
        (has('more') && has('than')) ||
        (has('up') && has('to') && has('capacity')) ||
        (has('left', 'free', 'available', 'remaining') && has('if', 'while', 'long', 'only', 'when', 'unless'))));
  const overbooked = has('overbook', 'overbooked', 'oversold', 'oversell', 'overbooking');
  const isLimited = whileSomeAreLeft(tokens) !== undefined || (denies && (isFull || exceeds || overbooked));
  if (isLimited && !isFieldList(tokens)) return 'capacity';
  if (denies && (collides || twice || sameTime || atOnce) && !has('capacity') && !allowsSeveral(tokens))
    return 'no_overlap';
  const goods = has('stock', 'inventory', 'quantity', 'copy', 'unit', 'item');
  const lowers =
    has('lower', 'reduce', 'decrease', 'decrement', 'deduct', 'subtract', 'insufficient', 'drop', 'fall') ||
    goesDown(tokens);
  const lacks =
    (has('enough', 'left', 'sufficient', 'available', 'remaining') &&
      has('if', 'only', 'unless', 'when', 'not', "n't", 'without', 'until')) ||
    (has('more') && has('than') && has('stock', 'available'));
  const sells = has(
    'sell',
    'order',
    'buy',
    'borrow',
    'lend',
    'loan',
    'take',
    'issue',
    'ship',
    'out',
    'create',
    'place',
    'dispense',
    'rent',
    'checkout',
    'reserve',
    'sale',
  );
  if (
    (has('stock', 'inventory') && (lowers || lacks)) ||
    (goods && has('stock', 'inventory', 'copy') && lacks && sells)
  )
    return 'stock';
  return undefined;
}

const goesDown = (tokens: readonly Token[]): boolean =>
  tokens.some((token, i) => isWord(token, 'go') && isWord(tokens[i + 1], 'down'));

/** "no more permits than that", "never sell more tickets than there are seats": than what was said, or than there is of something. */
function isMoreThanLimit(tokens: readonly Token[], start: number): boolean {
  const more = tokens.findIndex((token, i) => i > start && i < start + 4 && isWord(token, 'more'));
  const than = tokens.findIndex((token, i) => i > more && i < more + 7 && isWord(token, 'than'));
  return more > 0 && than > more + 1 && isWord(tokens[than + 1], 'that', 'this', 'there', 'the', 'it');
}

/** "at once", "at the same time", "at a time", "at that hour", "simultaneously" */
const isSimultaneous = (tokens: readonly Token[]): boolean =>
  tokens.some(
    (token, i) =>
      isWord(token, 'simultaneously', 'concurrently') ||
      (isWord(token, 'at') && tokens[i + 1]?.lower === 'once') ||
      (isWord(token, 'at', 'in', 'on') &&
        isWord(tokens[i + 1], 'the', 'a', 'one', 'that', 'this', 'any') &&
        tokens
          .slice(i + 2, i + 4)
          .some(
            (word) => isWord(word, 'time', 'moment', 'hour', 'instant', 'period', 'slot') && !word.lower.endsWith('s'),
          )),
  );

/** "must not be chartered twice", "can't be lent to two people": what is done with it, whatever the verb. */
const isTakenTwice = (tokens: readonly Token[]): boolean =>
  tokens.some(
    (token, i) => isWord(token, 'twice') && tokens[i - 1]?.pos === 'VERB' && isWord(tokens[i - 2], 'be', 'get'),
  );

/** "more than one", "only one", "at most one" */
const hasMoreThanOne = (tokens: readonly Token[]): boolean =>
  tokens.some(
    (token, i) =>
      isWord(token, 'one', 'single') && isWord(tokens[i - 1], 'than', 'only', 'most', 'exactly', 'just', 'a'),
  ) ||
  tokens.some((token, i) => isWord(token, 'only') && tokens.slice(i + 1, i + 5).some((word) => isWord(word, 'one')));

/** "not more than two loans at a time": one beside another is allowed. */
const allowsSeveral = (tokens: readonly Token[]): boolean =>
  tokens.some(
    (token, i) =>
      Number(numberOf(token) ?? 0) > 1 &&
      ((isWord(tokens[i - 1], 'than') && isWord(tokens[i - 2], 'more')) ||
        (isWord(tokens[i - 1], 'most') && isWord(tokens[i - 2], 'at')) ||
        (isWord(tokens[i - 1], 'to') && isWord(tokens[i - 2], 'up'))),
  );

/** "cannot book a full class" */
const isFullThing = (tokens: readonly Token[]): boolean =>
  tokens.some(
    (token, i) =>
      token.lower === 'full' &&
      tokens[i + 1]?.pos === 'NOUN' &&
      !isWord(tokens[i + 1], 'name', 'access', 'text', 'address', 'stop'),
  );

const isFieldList = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => isWord(token, 'have', 'with')) && tokens.filter(({ text }) => text === ',').length >= 2;

const TIMES = new Set(['date', 'datetime', 'time']);
const IN_TIME = new Set(['Booking', 'Reservation', 'Appointment', 'Loan', 'Rental', 'Lease', 'Tenancy']);

/** What overlaps is what has a beginning and an end; of what is named, or of what refers to it. */
function timed(notes: DomainNotes, named: readonly string[], members: readonly Member[]): string | undefined {
  const times = (entity: string): number =>
    members.filter((member) => member.entity === entity && member.type !== undefined && TIMES.has(member.type)).length;
  const references = (entity: string): number =>
    new Set(
      members.flatMap(({ entity: owner, target }) =>
        owner === entity && target !== undefined && named.includes(target) ? [target] : [],
      ),
    ).size;
  const refers = (entity: string): boolean => references(entity) > 0;
  const declared = [...new Set(members.map(({ entity }) => entity))];
  const direct = named.filter(
    (entity) => times(entity) > 0 && (times(entity) > 1 || !declared.some((one) => refers(one) && times(one) > 1)),
  );
  const byTimes = (list: readonly string[]): string | undefined =>
    [...list].sort(
      (a, b) =>
        references(b) - references(a) ||
        Math.min(2, times(b)) - Math.min(2, times(a)) ||
        Number(b === notes.current) - Number(a === notes.current),
    )[0];
  return (
    named.find((name) => IN_TIME.has(name)) ??
    byTimes(direct) ??
    byTimes(declared.filter((entity) => refers(entity) && times(entity) > 0)) ??
    // "A court can't be booked twice": the bookings, though nothing tells when they are.
    declared.find((entity) => refers(entity) && IN_TIME.has(entity)) ??
    (notes.current !== undefined && times(notes.current) > 0 ? notes.current : undefined) ??
    byTimes(declared.filter((entity) => times(entity) > 0)) ??
    named[0] ??
    notes.current
  );
}

/** What takes from the stock, or what has it. */
function stocked(notes: DomainNotes, named: readonly string[], members: readonly Member[]): string | undefined {
  const stock = (entity: string): boolean =>
    members.some(
      ({ entity: owner, name }) => owner === entity && /stock|inventory|copies|quantity|available/i.test(name),
    );
  const takes = (entity: string): boolean =>
    members.some((member) => member.entity === entity && member.target !== undefined && stock(member.target));
  const taking = named.filter(takes);
  // "When an order is placed, the stock of each product goes down": the order's items take from it.
  const pair = [...notes.pairs].find(takes);
  return (
    taking.find((entity) => !isPersonName(entity)) ??
    taking[0] ??
    pair ??
    named.find(stock) ??
    (notes.current !== undefined && stock(notes.current) ? notes.current : undefined)
  );
}
