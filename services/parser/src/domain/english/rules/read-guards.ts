import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isPlural } from '../../names';
import { isWord, type Token } from '../../text/token';
import { readClauses } from '../grammar/clauses';
import type { Clause } from '../grammar/clause';
import { restoreElidedVerbs } from '../grammar/elided-verbs';
import type { DomainNotes } from '../domain-notes';
import { type Deed, deedOf, entitiesIn, namedEntities } from './guard-deeds';
import { type Condition, conditionCue, conditionsOn } from './guard-conditions';
import { givenFirst, partGiven, partLacking, valueOf } from './guard-parts';
import { momentAt, momentCondition, namedMoment } from './guard-moments';
import { neededFirst, rowsGuards } from './guard-rows';
import { bondOf, conditionsOf, stateCondition } from './guard-states';
import { forThose, whomLimited } from './limited-doers';
import { isOfThose, relativeIn, stateWithin, whichEnd, whichOnes } from './which-rows';
import type { Member } from '../things/members';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';

/** "Sent orders can't be edited", "once approved, a request is locked", "can be cancelled up to 24 hours before it starts". */
export function readGuards(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  members: readonly Member[],
): void {
  const { tokens } = at.sentence;
  const clauses = restoreElidedVerbs(tokens, readClauses(tokens, { start: 0, end: tokens.length }));
  for (const said of clauses) {
    const clause = neededFirst(tokens, clauses, said) ?? said;
    const deed = deedOf(reading, notes, tokens, clause, members);
    if (!deed) continue;
    const first = givenFirst(tokens, clauses, clause);
    const part = first && partGiven(tokens, first, ofEntity(members, deed));
    const guards =
      first && part
        ? [{ expression: `self.${valueOf(part)} != null`, place: first }]
        : guardsOf(reading, notes, tokens, clause, deed, members);
    leaveOpen(reading, at, deed, guards);
    if (guards.length > 0) {
      at.settled.push({ start: clause.start, end: clause.verb.end });
      reading.use(at, clause.start, clause.verb.end);
    }
    for (const { expression, place } of guards)
      for (const operation of deed.operations) {
        const subject = `${deed.entity}.${operation}`;
        const said = impliedBy(reading, subject, expression);
        const guard = forThose(whomLimited(notes, at, clause, deed.entity, operation), expression);
        if (said === undefined) reading.fact(at, place.start, place.end, FactKind.RULE, subject, `guard:${guard}`);
        else reading.fact(at, place.start, place.end, FactKind.OPERATION, subject, said);
      }
  }
}

const ofEntity = (members: readonly Member[], { entity }: Deed): Member[] =>
  members.filter((member) => member.entity === entity);

/** What must be there before something is done may be missing until then. */
function leaveOpen(reading: BriefReading, at: SentenceReading, { entity }: Deed, guards: readonly Guard[]): void {
  for (const { expression, place } of guards) {
    const name = /^self\.(\w+) != null$/.exec(expression)?.[1];
    const field = `${entity}.${name ?? ''}`;
    const isField = reading.facts.some(({ kind, subject }) => kind === FactKind.FIELD && subject === field);
    const isBound = reading.facts.some(
      ({ kind, subject, value }) =>
        kind === FactKind.CONSTRAINT && subject === field && ['required', 'optional'].includes(value),
    );
    if (isField && !isBound) reading.fact(at, place.start, place.end, FactKind.CONSTRAINT, field, 'optional');
  }
}

/** "Once submitted, it can be approved", where approving leads from submitted anyway: what says so already. */
function impliedBy(reading: BriefReading, operation: string, expression: string): string | undefined {
  const stated = reading.facts.find(({ kind, subject }) => kind === FactKind.OPERATION && subject === operation);
  const from = /^transition\((.*)>/.exec(stated?.value ?? '')?.[1]?.split('|') ?? [];
  const parts = expression.split(' or ').map((part) => /^self\.\w+ == "(\w+)"$/.exec(part)?.[1]);
  const others = expression.split(' and ').map((part) => /^self\.\w+ != "(\w+)"$/.exec(part)?.[1]);
  const isAllowed = (state: string): boolean =>
    parts.includes(undefined) ? !others.includes(undefined) && !others.includes(state) : parts.includes(state);
  return from.length > 0 && from.every(isAllowed) ? stated?.value : undefined;
}

interface Guard {
  readonly expression: string;
  readonly place: Range;
}

function guardsOf(
  reading: BriefReading,
  notes: DomainNotes,
  tokens: readonly Token[],
  clause: Clause,
  deed: Deed,
  members: readonly Member[],
): Guard[] {
  const guards: Guard[] = [];
  const isNew = deed.operations.includes('create');
  const isLimit = deed.denied || isOnly(tokens, clause, deed.named);
  if (!isNew && (isLimit || isStep(tokens, clause, deed) || isOfThose(tokens, clause, deed))) {
    const told = conditionsOf(reading, notes, deed.entity, members);
    // Which state a step starts from is told by its move.
    const own = isLimit || !isStep(tokens, clause, deed) ? told : { ...told, states: [], choices: [] };
    const demand = { bond: 'in', required: !deed.denied, path: 'self' } as const;
    const which = whichOnes(tokens, clause, deed);
    const within = stateWithin(tokens, deed.named);
    const expression =
      (within && stateCondition(tokens, within, own, demand)) ??
      stateCondition(tokens, which ?? adjectives(tokens, deed.named), own, demand);
    const end = clause.passive ? deed.named.end : (which?.end ?? deed.named.end);
    if (expression !== undefined) guards.push({ expression, place: { start: deed.named.start, end } });
  }
  if (guards.length === 0) guards.push(...parentGuards(reading, notes, tokens, clause, deed, members));
  const lacking = deed.denied && !isNew ? partLacking(tokens, clause, ofEntity(members, deed)) : undefined;
  if (lacking) return [...guards, { expression: `self.${valueOf(lacking.part)} != null`, place: lacking }];
  const ofRows = rowsGuards(reading, notes, tokens, clause, deed, members);
  if (ofRows.length > 0) return [...guards, ...ofRows];
  for (const condition of conditionsOn(tokens, clause)) {
    const meant = { ...deed, denied: deniedAt(tokens, condition, deed) };
    const expression =
      spanGuard(tokens, condition, meant, members) ??
      stateGuard(reading, notes, tokens, condition, meant, members) ??
      timeGuard(tokens, condition, meant, members);
    if (expression !== undefined)
      guards.push({ expression, place: { start: condition.cue, end: condition.words.end } });
  }
  return guards;
}

/** "Dangerous trees can be felled": done to such trees, where changing or deleting such ones says nothing of others. */
const isStep = (tokens: readonly Token[], { passive, modal, start, end }: Clause, { operations }: Deed): boolean =>
  passive &&
  modal !== undefined &&
  !tokens.slice(start, end).some((token) => isWord(token, 'too', 'also', 'even', 'still')) &&
  operations.every((one) => !['create', 'update', 'delete'].includes(one));

/** "Closed polls accept no votes", "bids can only be placed on open auctions": the condition of what the new row refers to. */
function parentGuards(
  reading: BriefReading,
  notes: DomainNotes,
  tokens: readonly Token[],
  clause: Clause,
  { entity, denied }: Deed,
  members: readonly Member[],
): Guard[] {
  // "An auction that has ended cannot be bid on": the auction stands before the clause.
  const said = { start: Math.min(clause.subject?.start ?? clause.start, clause.start), end: clause.end };
  const isLimit = denied || tokens.slice(said.start, said.end).some((token) => isWord(token, 'only'));
  if (!isLimit) return [];
  const links = members.filter((member) => member.entity === entity && member.target !== undefined);
  const named = [...namedEntities(notes, tokens, said), ...spokenOf(tokens, said, links)];
  return named.flatMap(({ name, phrase }): Guard[] => {
    const link = links.find(({ target }) => target === name);
    const end = phrase.start < clause.start ? clause.start : (whichEnd(tokens, phrase.end) ?? clause.end);
    const which = link && (relativeIn(tokens, { start: phrase.start, end }) ?? adjectives(tokens, phrase));
    if (!which) return [];
    const demand = { bond: 'in', required: !denied, path: `self.${link.name}` } as const;
    const known = conditionsOf(reading, notes, name, members);
    const within = clause.subject && phrase.end < clause.verb.start ? stateWithin(tokens, clause.subject) : undefined;
    const expression =
      (within && stateCondition(tokens, within, known, demand)) ?? stateCondition(tokens, which, known, demand);
    return expression === undefined ? [] : [{ expression, place: clause }];
  });
}

/** "retired ones get no new trips": any of those that the new row refers to, as far as they can be so. */
function spokenOf(
  tokens: readonly Token[],
  { start, end }: Range,
  links: readonly Member[],
): { name: string; phrase: Range }[] {
  const ones = tokens.findIndex((token, i) => i > start && i < end && isWord(token, 'ones'));
  return ones < 0 ? [] : links.map(({ target = '' }) => ({ name: target, phrase: { start: ones - 1, end: ones + 1 } }));
}

/** "only draft orders can be edited", "can edit only drafts"; not "only managers may edit them". */
function isOnly(tokens: readonly Token[], { passive, verb }: Clause, named: Range): boolean {
  const start = passive ? Math.max(0, named.start - 1) : verb.start;
  return tokens.slice(start, Math.max(named.end, verb.end)).some((token) => isWord(token, 'only', 'solely', 'just'));
}

/** The words before the thing itself: "sent" of "sent orders". */
function adjectives(tokens: readonly Token[], named: Range): Range {
  const noun = tokens.findLastIndex(
    (token, i) =>
      i >= named.start &&
      i < named.end &&
      (['NOUN', 'PROPN'].includes(token.pos) || (i === named.end - 1 && isPlural(token.lower))),
  );
  const end = noun < 0 ? named.end : noun;
  const opening = tokens.findLastIndex(
    (token, i) => i >= named.start && i < end && (token.kind === 'mark' || conditionCue(tokens, i) > 0),
  );
  return opening < 0 ? { start: named.start, end } : { start: end, end };
}

/** "can be cancelled, but not once it has started", "can't be edited except while it is a draft": the condition turns what is said. */
function deniedAt(tokens: readonly Token[], { cue }: Condition, { denied }: Deed): boolean {
  if (isWord(tokens[cue - 1], 'except')) return !denied;
  return denied || isWord(tokens[cue - 1], 'not', 'never');
}

function stateGuard(
  reading: BriefReading,
  notes: DomainNotes,
  tokens: readonly Token[],
  { cue, words }: Condition,
  deed: Deed,
  members: readonly Member[],
): string | undefined {
  const bond = bondOf(tokens[cue], tokens[cue + 1]);
  const required = deed.denied === isWord(tokens[cue], 'unless');
  for (const { entity, path } of subjectsOf(notes, tokens, words, deed, members)) {
    const known = conditionsOf(reading, notes, entity, members);
    const expression = stateCondition(tokens, words, known, { bond, required, path });
    if (expression !== undefined) return expression;
  }
  return undefined;
}

/** The row itself, or one that it refers to and that the words name: "if the book is available". */
function subjectsOf(
  notes: DomainNotes,
  tokens: readonly Token[],
  words: Range,
  { entity, operations, of }: Deed,
  members: readonly Member[],
): { entity: string; path: string }[] {
  const said = namedEntities(notes, tokens, words).map(({ name }) => name);
  const isPronoun = tokens.slice(words.start, words.end).some((token) => isWord(token, 'it', 'they'));
  const named = said.length === 0 && isPronoun && of !== undefined ? [of] : entitiesIn(notes, tokens, words);
  const others = members.flatMap(({ entity: owner, name, target }) =>
    owner === entity && target !== undefined && named.includes(target)
      ? [{ entity: target, path: `self.${name}` }]
      : [],
  );
  // A row that is being made has gone through no states yet.
  return others.length > 0 || operations.includes('create') ? others : [{ entity, path: 'self' }];
}

/** Times of the row and of those that it refers to. */
const reachable = (entity: string, members: readonly Member[]): { path: string; member: Member }[] =>
  members.flatMap((member) => {
    if (member.entity === entity) return [{ path: 'self', member }];
    const link = members.find(({ entity: owner, target }) => owner === entity && target === member.entity);
    return link ? [{ path: `self.${link.name}`, member }] : [];
  });

/** "must be returned within 14 days": when it is due, and not until when it may be done. */
const OBLIGING = ['must', 'should', 'shall', 'have', 'need', 'require'];

/** "up to 24 hours before it starts" */
function spanGuard(
  tokens: readonly Token[],
  { cue, words }: Condition,
  { entity, operations, denied }: Deed,
  members: readonly Member[],
): string | undefined {
  const moment = momentAt(tokens, cue);
  if (!moment || moment.end > words.end) return undefined;
  if (moment.bare === true && (operations.includes('create') || tokens.some((token) => isWord(token, ...OBLIGING))))
    return undefined;
  // "can be returned 14 days after delivery" may mean within them; "can only be sold 90 days after" does not.
  const isOnly = tokens.slice(0, cue).some((token) => isWord(token, 'only', 'earliest'));
  if (moment.opening.length === 0 && moment.side !== 'before' && !denied && !isOnly) return undefined;
  const named =
    moment.bare === true
      ? ({ path: 'self.createdAt', type: 'datetime' } as const)
      : namedMoment(tokens, { start: moment.end, end: words.end }, reachable(entity, members));
  return named && momentCondition(moment, named, denied, isOnly);
}

/** "before it starts" */
function timeGuard(
  tokens: readonly Token[],
  { cue, words }: Condition,
  { entity, denied }: Deed,
  members: readonly Member[],
): string | undefined {
  if (!isWord(tokens[cue], 'before', 'until', 'till', 'after', 'once') || momentAt(tokens, cue)) return undefined;
  const named = namedMoment(tokens, words, reachable(entity, members));
  if (!named || named.path === 'self.createdAt') return undefined;
  const early = isWord(tokens[cue], 'after', 'once') === denied;
  if (named.type !== 'date') return `now() ${early ? '<' : '>='} ${named.path}`;
  // Not after the closing date, or until it: on that day it may still be done.
  const isLastDay = early && isWord(tokens[cue], 'after', 'until', 'till');
  return `today() ${isLastDay ? '<=' : early ? '<' : '>='} ${named.path}`;
}
