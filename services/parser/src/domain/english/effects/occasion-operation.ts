import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { stateVerb, statesForVerb } from '../../lexicon/state-lexicon';
import {
  baseOf,
  baseOfParticiple,
  endsDeed,
  isActionVerb,
  isVagueVerb,
  pastParticiple,
} from '../../lexicon/verb-lexicon';
import { camelCase, entityName, snakeCase, wordsOf } from '../../names';
import { customVerb, operationEffect } from '../abilities/state-operations';
import type { DomainNotes } from '../domain-notes';
import type { Place } from '../notes';
import type { BriefReading } from '../reading';
import { conditionsOf } from '../rules/guard-states';
import type { Member } from '../things/members';
import { isRecordOfDeed, recordsNamed } from '../things/recorded-deeds';
import type { Occasion } from './effect-note';

/** The operation that an occasion speaks of. */
export interface Cause {
  readonly entity: string;
  readonly operation: string;
}

/** Everything that was read, to find what words speak of. */
export interface Known {
  readonly reading: BriefReading;
  readonly notes: DomainNotes;
  readonly members: readonly Member[];
}

/** The operation by which it comes to the occasion; stated where nothing else has said it. Undefined where there is none. */
export function causeOf(known: Known, { words, many, deed, passive }: Occasion, place: Place): Cause | undefined {
  const entity = known.notes.entityFor(words);
  if (entity === undefined || many || !known.notes.isDeclared(entity)) return undefined;
  if (deed.length === 0) return { entity, operation: 'create' };
  const told = passive ? baseOfDeed(deed) : camelCase(deed);
  const verb = [...(passive ? [stateVerb(snakeCase(deed)) ?? told] : []), told].find((one) =>
    goesThrough(known, entity, one, passive ? snakeCase(deed) : undefined),
  );
  if (verb !== undefined) return stated(known, entity, verb, place);
  const record = recordOf(known, entity, told);
  if (record)
    return record.ends ? stated(known, record.entity, told, place) : { entity: record.entity, operation: 'create' };
  const crud = crudVerb(told) ?? '';
  if (crud === 'create' || crud === 'delete') return { entity, operation: crud };
  return crud === '' && isActionVerb(told) && !isVagueVerb(told) ? stated(known, entity, told, place) : undefined;
}

/** "booked" -> book, "checked in" -> checkIn */
export const baseOfDeed = ([first = '', ...particle]: readonly string[]): string =>
  camelCase([baseOf(first) ?? baseOfParticiple(first) ?? first, ...particle]);

/** Whether the deed is an operation of the thing already, or leads to one of its states or flags. */
function goesThrough(
  { reading, notes, members }: Known,
  entity: string,
  verb: string,
  state: string | undefined,
): boolean {
  const isSaid = reading.facts.some(
    ({ kind, subject }) => kind === FactKind.OPERATION && subject === `${entity}.${verb}`,
  );
  const own = conditionsOf(reading, notes, entity, members);
  const reached = [...(statesForVerb.get(verb) ?? []), ...(state === undefined ? [] : [state]), pastParticiple(verb)];
  const isFlag = own.members.some(({ type, words }) => type === 'boolean' && reached.includes(snakeCase(words)));
  return (
    isSaid || isFlag || customVerb(reading, notes, entity, verb) || reached.some((one) => own.states.includes(one))
  );
}

/** What is kept of the deed, which refers to what it is done to: the booking of a class; what ends it, the loan of a copy. */
function recordOf(
  { notes, members }: Known,
  entity: string,
  verb: string,
): { entity: string; ends: boolean } | undefined {
  const refers = (name: string): boolean =>
    members.some((member) => member.entity === name && member.target === entity);
  const [made] = recordsNamed(verb, (name) => notes.isDeclared(name)).filter(refers);
  if (made !== undefined) return { entity: made, ends: false };
  const kept = members.flatMap((member) =>
    member.target === entity && (isRecordOfDeed(member.entity) || notes.deeds.has(member.entity))
      ? [member.entity]
      : [],
  );
  const [only, other] = new Set(kept);
  return endsDeed(verb) && only !== undefined && other === undefined ? { entity: only, ends: true } : undefined;
}

function stated({ reading, notes }: Known, entity: string, verb: string, { at, start, end }: Place): Cause {
  const subject = `${entity}.${verb}`;
  if (!reading.facts.some((fact) => fact.kind === FactKind.OPERATION && fact.subject === subject))
    reading.fact(at, start, end, FactKind.OPERATION, subject, operationEffect(reading, notes, entity, verb, []));
  return { entity, operation: verb };
}

/** Words of a name, without the thing that they begin with: "account balance" of an account, "count of survey" of a survey. */
export function ownerAndRest(
  notes: DomainNotes,
  said: readonly string[],
): { entity: string | undefined; rest: readonly string[] } {
  const of = said.lastIndexOf('of');
  const isOwned = of > 0 && notes.entityFor(said.slice(of + 1)) !== undefined;
  const words = isOwned ? [...said.slice(of + 1), ...said.slice(0, of)] : said;
  const cuts = words.map((_, i) => words.length - i);
  const whole = cuts.find((cut) => notes.isDeclared(notes.canonical(entityName(words.slice(0, cut)))));
  const cut = whole ?? cuts.find((one) => notes.entityFor(words.slice(0, one)) !== undefined) ?? 0;
  return {
    entity: cut > 0 ? notes.entityFor(words.slice(0, cut)) : undefined,
    rest: words.slice(cut).flatMap((word) => wordsOf(word)),
  };
}
