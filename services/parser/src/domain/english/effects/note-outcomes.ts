import { crudVerb } from '../../lexicon/grammar-lexicon';
import { isStateNoun } from '../../lexicon/state-lexicon';
import { isActionVerb, isVagueVerb } from '../../lexicon/verb-lexicon';
import { camelCase, snakeCase } from '../../names';
import type { DomainNotes } from '../domain-notes';
import { actorsOf } from '../grammar/actors';
import { recordsNamed } from '../things/recorded-deeds';
import type { EffectNote } from './effect-note';
import { baseOfDeed, ownerAndRest } from './occasion-operation';

/**
 * "When a manager approves an open claim, it becomes accepted": who may do it, and the state of the same thing that it leads to; true
 * where that is all that is told.
 */
export function noteOutcome(notes: DomainNotes, { occasion, changes, place }: EffectNote): boolean {
  const { words, many, deed, passive, doer } = occasion;
  const entity = words.length > 0 ? notes.entityFor(words) : notes.current;
  const [change, other] = changes;
  if (entity === undefined || many || !doer || other || change?.kind !== 'set' || change.many) return false;
  const target = ownerAndRest(notes, change.target);
  const isOwn = (target.entity ?? entity) === entity && target.rest.every(isStateNoun);
  const verb = passive ? baseOfDeed(deed) : camelCase(deed);
  const isRecorded = recordsNamed(verb, (name) => name !== entity && notes.isDeclared(name)).length > 0;
  if (!isOwn || isRecorded || (crudVerb(verb) ?? '') !== '' || !isActionVerb(verb) || isVagueVerb(verb)) return false;
  const said = { start: doer.start + place.start, end: doer.end + place.start };
  const roles = actorsOf(notes, place.at, said).filter(({ kind }) => kind === 'role' || kind === 'owner');
  const leadsTo = snakeCase(change.value);
  for (const actor of roles) notes.abilities.push({ actor, verb, entity, negated: false, leadsTo, place });
  return roles.length > 0;
}
