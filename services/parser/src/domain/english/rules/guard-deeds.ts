import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { isUsualState } from '../../lexicon/state-lexicon';
import { baseOf } from '../../lexicon/verb-lexicon';
import { isWord, type Token } from '../../text/token';
import { withParticle } from '../abilities/ability-verbs';
import { takesPlace } from './filled-places';
import type { DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { saysLocked } from '../grammar/locked-words';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { listItems } from '../lists/list-items';
import { camelCase } from '../../names';
import type { BriefReading } from '../reading';
import { momentAt } from './guard-moments';
import type { Member } from '../things/members';
import { recordsNamed } from '../things/recorded-deeds';

/** What a clause allows or forbids to do. */
export interface Deed {
  readonly entity: string;
  readonly operations: readonly string[];
  readonly denied: boolean;
  /** Where the thing is named that it is done to. */
  readonly named: Range;
  /** Of what a record is made, "only checked tools can be rented": the tool. */
  readonly of?: string;
}

/** What a clause allows or forbids to do with which rows. */
export function deedOf(
  reading: BriefReading,
  notes: DomainNotes,
  tokens: readonly Token[],
  clause: Clause,
  members: readonly Member[],
): Deed | undefined {
  const isLock = saysLocked(tokens, clause);
  // "While it is locked, only the writer | who locked it | can edit it": what he did is not what he may.
  const isToldOfHim = clause.relative && clause.modal === undefined;
  const isOnly = clause.subject !== undefined && !isToldOfHim && isWord(tokens[clause.subject.start], 'only');
  // "offers that are not accepted within 14 days": which ones, and nothing that is forbidden.
  const isDenied = clause.negated && !(clause.relative && clause.modal === undefined);
  const takesNone = isWord(tokens[clause.object.start], 'no') && clause.verbs.every(({ lemma }) => MAKING.has(lemma));
  const able = clause.modal !== undefined || isDenied || isOnly || takesNone || isUntil(tokens, clause);
  const closed = closedDeed(notes, tokens, clause) ?? refusedDeed(reading, notes, tokens, clause);
  if (closed) return closed;
  if (!isLock && !able) return undefined;
  const place = clause.passive || isLock ? clause.subject : clause.object;
  const named = place ?? { start: clause.start, end: clause.verb.start };
  const operations = isLock ? ['update', 'delete'] : clause.verbs.map(({ lemma }) => operationFor(lemma));
  const isNothing = tokens.slice(named.start, named.end).some((token) => isWord(token, 'nothing', 'no-one'));
  const denied = isLock || clause.negated || isNothing || takesNone;
  const isBare = !clause.passive && clause.object.start >= clause.object.end && place === clause.object;
  // "Students can only enrol while the course is running": it is said behind in what.
  const where = isBare ? { start: clause.verb.end, end: tokens.length } : named;
  const about = entitiesIn(notes, tokens, isNothing ? { start: 0, end: clause.verb.start } : where);
  // "Nothing may be changed in a closed auction"
  const within =
    isNothing && clause.passive && about.length === 0 ? { start: clause.verb.end, end: clause.end } : undefined;
  const told = within ? entitiesIn(notes, tokens, within) : about;
  const isChange = clause.passive && operations.every((one) => one === 'update');
  const entities = told.length > 0 || !isChange ? told : holderOfFields(notes, tokens, named, members);
  const record = isLock ? undefined : recordMade(notes, tokens, clause, entities, members);
  const isOwn = clause.passive && operations.some((one) => entities.some((entity) => isCustom(reading, entity, one)));
  if (record && !isOwn) return { ...record, operations: ['create'], denied, named: clause.verb };
  for (const entity of entities) {
    // "submit" makes something, unless it is a step of what is there: "an order cannot be submitted without lines".
    const steps = isLock
      ? []
      : clause.verbs.map(({ lemma }) => lemma).filter((verb) => isCustom(reading, entity, verb));
    // "can no longer be cancelled or changed": one of its own, and one that is there of everything.
    const usual = operations.filter((one) => isOperation(reading, entity, one) && !steps.includes(one));
    const others = usual.filter((one) => ['update', 'delete'].includes(one));
    const known = steps.length > 0 ? [...new Set([...steps, ...others])] : usual;
    if (known.length > 0) return { entity, operations: known, denied, named: within ?? named };
  }
  const [made] = entities;
  if (made !== undefined && clause.verbs.every(({ lemma }) => MAKING.has(lemma)))
    return { entity: made, operations: ['create'], denied, named };
  return undefined;
}

/** "Members sign up for classes until the class starts", "guests cancel stays up to two days before it": from then on they may not. */
const isUntil = (tokens: readonly Token[], { passive, relative, object, verbs }: Clause): boolean =>
  !passive &&
  !relative &&
  tokens.slice(object.start, object.end + 1).some((token, i) => {
    if (isWord(token, 'up')) return momentAt(tokens, object.start + i)?.side === 'before';
    return (
      isWord(token, 'until', 'till') || (isWord(token, 'before') && verbs.every(({ lemma }) => UNDOING.has(lemma)))
    );
  });

/** What one does before it is too late: "guests cancel bookings before the arrival". */
const UNDOING = new Set('cancel withdraw revoke change edit move reschedule postpone delete'.split(' '));

/** "Title and severity can be edited only while ...": what has them, spoken of last where several do. */
function holderOfFields(
  notes: DomainNotes,
  tokens: readonly Token[],
  named: Range,
  members: readonly Member[],
): string[] {
  const names = listItems(tokens, named).map(({ phrase }) => camelCase(phrase.words));
  const holders = [...new Set(members.map(({ entity }) => entity))].filter((entity) =>
    names.every((name) => members.some((member) => member.entity === entity && member.name === name)),
  );
  const current = holders.filter((entity) => entity === notes.current);
  return names.length === 0 || (holders.length > 1 && current.length === 0)
    ? []
    : current.length > 0
      ? current
      : holders;
}

/** "Registration closes one week before the exam": until then one may register. */
function closedDeed(notes: DomainNotes, tokens: readonly Token[], clause: Clause): Deed | undefined {
  const { subject, verbs, passive, negated, modal } = clause;
  const closes = verbs.length === 1 && isWord(tokens[verbs[0]?.at ?? -1], 'close', 'end', 'stop');
  if (!subject || !closes || passive || negated || modal !== undefined) return undefined;
  const [made] = namedEntities(notes, tokens, subject);
  return made && takesPlace(made.name)
    ? { entity: made.name, operations: ['create'], denied: false, named: subject }
    : undefined;
}

/** "Bids after the closing date are rejected", "bids are accepted until then": of making one, where no step of theirs is called so. */
function refusedDeed(
  reading: BriefReading,
  notes: DomainNotes,
  tokens: readonly Token[],
  { subject, verbs, passive, negated, modal }: Clause,
): Deed | undefined {
  const [{ lemma } = { lemma: '' }, another] = verbs;
  const denied = REFUSING.has(lemma);
  const isLimit = denied || (lemma === 'accept' && tokens.some((token) => isWord(token, 'until', 'till', 'before')));
  const isSaid = modal === undefined || ['must', 'should', 'shall', 'will'].includes(modal);
  if (!subject || !passive || negated || another || !isLimit || !isSaid) return undefined;
  const [made] = namedEntities(notes, tokens, subject);
  return made && !isCustom(reading, made.name, lemma)
    ? { entity: made.name, operations: ['create'], denied, named: subject }
    : undefined;
}

const REFUSING = new Set(['reject', 'refuse', 'disallow', 'forbid', 'prohibit', 'block', 'deny']);

/** Verbs after which there is one more of what is named: "no votes are accepted", "bids cannot be placed". */
const MAKING = new Set('accept receive take allow place cast make post submit leave enter give get'.split(' '));

/** "cannot bid on ended auctions", "only accepted films may be screened", where bids are of auctions: the bid, of the auction. */
function recordMade(
  notes: DomainNotes,
  tokens: readonly Token[],
  { verbs }: Clause,
  entities: readonly string[],
  members: readonly Member[],
): Pick<Deed, 'entity' | 'of'> | undefined {
  for (const verb of verbs) {
    // "sign up", "check in"
    const named = [...new Set([withParticle(tokens, verb), verb.lemma])];
    const records = named.flatMap((one) => recordsNamed(one, (name) => notes.isDeclared(name)));
    const link = members.find(
      ({ entity, target }) => records.includes(entity) && target !== undefined && entities.includes(target),
    );
    if (link?.target !== undefined) return { entity: link.entity, of: link.target };
  }
  return undefined;
}

/** "can no longer be moved": its time is changed. */
const MOVING = new Set(['move', 'reschedule', 'rebook']);

function operationFor(lemma: string): string {
  const verb = baseOf(lemma) ?? lemma;
  const crud = MOVING.has(verb) ? 'update' : (crudVerb(verb) ?? '');
  return crud === '' ? verb : crud;
}

const isOperation = (reading: BriefReading, entity: string, operation: string): boolean =>
  ['create', 'update', 'delete'].includes(operation) || isCustom(reading, entity, operation);

const isCustom = (reading: BriefReading, entity: string, operation: string): boolean =>
  reading.facts.some(({ kind, subject }) => kind === FactKind.OPERATION && subject === `${entity}.${operation}`);

/** "no new votes", "no further votes": not called otherwise than votes. */
const FURTHER = new Set(['new', 'further', 'additional', 'more', 'other', 'extra']);

/** The entities that the words name, with the words. */
export function namedEntities(
  notes: DomainNotes,
  tokens: readonly Token[],
  { start, end }: Range,
): { name: string; phrase: NounPhrase }[] {
  const found: { name: string; phrase: NounPhrase }[] = [];
  for (let i = start; i < end; ) {
    const phrase = nounPhraseAt(tokens, i, end);
    const own = phrase?.words.filter((word) => !isUsualState(word) && !FURTHER.has(word));
    const name = phrase && (notes.entityFor(phrase.words) ?? notes.entityFor(own ?? []));
    if (phrase && name !== undefined && notes.isDeclared(name)) found.push({ name, phrase });
    i = Math.max(i + 1, phrase?.end ?? 0);
  }
  return found;
}

/** The entities that the words name; those spoken of before where they name none. */
export function entitiesIn(notes: DomainNotes, tokens: readonly Token[], { start, end }: Range): string[] {
  const found = namedEntities(notes, tokens, { start, end }).map(({ name }) => name);
  const pronoun = tokens.slice(start, end).some((token) => isWord(token, 'it', 'they', 'them', 'these', 'one', 'ones'));
  // "Once a deed has been signed, it can't be changed": the deed.
  const isOfOpening = pronoun && isWord(tokens[0], 'once', 'when', 'if', 'after', 'as', 'until');
  const [opened] = isOfOpening ? namedEntities(notes, tokens, { start: 0, end: start }) : [];
  const meant = opened?.name ?? notes.current;
  if (found.length === 0 && meant !== undefined && (pronoun || start >= end)) found.push(meant);
  return found;
}
