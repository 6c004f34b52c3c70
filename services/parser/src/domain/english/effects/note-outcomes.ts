import { crudVerb } from '../../lexicon/grammar-lexicon';
import { isStateNoun, isUsualState } from '../../lexicon/state-lexicon';
import { baseOfParticiple, isActionVerb, isVagueVerb } from '../../lexicon/verb-lexicon';
import { camelCase, snakeCase } from '../../names';
import type { DomainNotes } from '../domain-notes';
import { actorsOf } from '../grammar/actors';
import { isRecordOfDeed, recordsNamed } from '../things/recorded-deeds';
import type { Actor } from '../notes';
import type { EffectNote } from './effect-note';
import { baseOfDeed, ownerAndRest } from './occasion-operation';

/**
 * "When a manager approves an open claim, it becomes accepted", "approving a claim makes it accepted": who may do it, and the state of
 * the same thing that it leads to; true where that is all that is told.
 */
export function noteOutcome(notes: DomainNotes, { occasion, changes, place }: EffectNote): boolean {
  const { words, many, deed, passive, doer } = occasion;
  const entity = words.length > 0 ? notes.entityFor(words) : notes.current;
  const [change, other] = changes;
  if (entity === undefined || many || other || change?.kind !== 'set' || change.many) return false;
  const target = ownerAndRest(notes, change.target);
  const isOwn = (target.entity ?? entity) === entity && target.rest.every(isStateNoun);
  const verb = passive ? baseOfDeed(deed) : camelCase(deed);
  const isRecorded = recordsNamed(verb, (name) => name !== entity && notes.isDeclared(name)).length > 0;
  if (!isOwn || isRecorded || (crudVerb(verb) ?? '') !== '' || !isActionVerb(verb) || isVagueVerb(verb)) return false;
  const said = doer && { start: doer.start + place.start, end: doer.end + place.start };
  const isDone = passive || place.at.sentence.tokens[place.start]?.lower.endsWith('ing') === true;
  const roles = said
    ? actorsOf(notes, place.at, said).filter(({ kind }) => kind === 'role' || kind === 'owner')
    : isDone && !endsRecord(notes, verb)
      ? [SOMEBODY]
      : [];
  const leadsTo = snakeCase(change.value);
  for (const actor of roles) notes.abilities.push({ actor, verb, entity, negated: false, leadsTo, place });
  // "Approving a grant makes it funded": of a life that may not be told elsewhere.
  const isState = isUsualState(leadsTo) || baseOfParticiple(leadsTo) !== undefined;
  if (roles.length > 0 && isState)
    notes.lifecycles.push({ entity, steps: [[leadsTo]], ordered: false, possible: true, outcome: true, place });
  return roles.length > 0;
}

/** "Returning a tool makes it free", where rentals are kept: it is the rental that ends. */
const endsRecord = (notes: DomainNotes, verb: string): boolean =>
  /^(return|(give|bring|hand|take)Back|checkIn)$/.test(verb) &&
  [...notes.entities.keys()].some((name) => notes.isDeclared(name) && isRecordOfDeed(name));

const SOMEBODY: Actor = { kind: 'someone', name: '', only: false };
