import { isPersonName } from '../../lexicon/account-lexicon';
import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { countedMore, entitiesSaid, filled, whileSomeAreLeft } from './filled-places';
import { singularWords } from '../../names';
import { isWord, type Token } from '../../text/token';
import { type LimitKind, limitKind } from './limit-kinds';
import { statementsOf } from '../grammar/statements';
import type { Range } from '../grammar/phrase-pattern';
import type { DomainNotes } from '../domain-notes';
import type { Member } from '../things/members';
import { nounPhraseAt } from '../grammar/noun-phrase';
import { takenField, takenTwice, takenUntold } from './taken-twice';
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
  for (const range of statementsOf(at.sentence.tokens)) {
    const rule = limitKind(at.sentence.tokens.slice(range.start, range.end));
    if (rule !== undefined && !(rule === 'capacity' && compared))
      stateLimit(reading, notes, at, { rule, range }, members);
  }
}

function stateLimit(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  { rule, range }: { readonly rule: LimitKind; readonly range: Range },
  members: readonly Member[],
): void {
  const tokens = at.sentence.tokens.slice(range.start, range.end);
  const ofKind = { no_overlap: timed, capacity: filled, stock: stocked }[rule];
  const entity =
    (rule === 'no_overlap' ? countedTwice(notes, tokens, members) : undefined) ??
    (rule === 'capacity' ? countedMore(notes, tokens, members) : undefined) ??
    ofKind(notes, entitiesSaid(notes, tokens), members) ??
    // "Ordering reduces the stock; you can't order more than there is"
    ofKind(notes, entitiesSaid(notes, at.sentence.tokens), members);
  if (entity === undefined) return;
  const untold = rule === 'no_overlap' ? takenUntold(notes, tokens, entity, members) : undefined;
  if (untold !== undefined)
    reading.fact(at, range.start, range.end, FactKind.RELATION, `${entity}-${untold}`, 'many_to_one');
  const told = rule === 'no_overlap' ? takenTwice(notes, tokens, entity, members) : [];
  const taken =
    rule === 'no_overlap' && untold === undefined && told.length === 0 ? takenField(tokens, entity, members) : told;
  const rules = taken.length === 0 ? [rule] : taken.map((one) => `${rule}:${one}`);
  const left = rule === 'capacity' ? whileSomeAreLeft(tokens) : undefined;
  if (left) at.settled.push({ start: range.start + left.start, end: range.start + left.end });
  if (left?.behindOther !== undefined)
    at.missed.push({ start: range.start + left.end, end: range.start + left.behindOther });
  for (const value of rules) reading.fact(at, range.start, range.end, FactKind.RULE, entity, value);
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
  // "You can't order more than there is", and only orders tell how much.
  const counts = ({ entity, name }: Member): boolean => /quantity|amount|number/i.test(name) && takes(entity);
  const takers = [...new Set(members.filter(counts).map(({ entity }) => entity))];
  const current = notes.current !== undefined && stock(notes.current) ? notes.current : undefined;
  return (
    taking.find((entity) => !isPersonName(entity)) ??
    taking[0] ??
    pair ??
    named.find(stock) ??
    (takers.length === 1 && current !== undefined ? takers[0] : current)
  );
}
