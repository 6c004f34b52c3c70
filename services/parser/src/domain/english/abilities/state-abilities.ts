import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isAccountNoun, isPersonName } from '../../lexicon/account-lexicon';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { singular } from '../../names';
import { isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { AbilityNote } from '../notes';
import { actsAsRole } from './acting-roles';
import { closeToVisitors } from './close-to-visitors';
import { guardOnce } from './done-once';
import { guardByDoer } from './doers-before';
import { guardByOwner } from './for-theirs';
import { asHolder } from './holders-of-things';
import { markedAs } from './marked-as';
import { asNamedInRow } from './named-in-row';
import { CRUD, givenTo, recordOf, usualVerb } from './meant-verbs';
import type { BriefReading } from '../reading';
import { asTakenOut } from './taken-out';
import { isByVisitors, withOwners } from './own-rows';
import { stateDenials } from './state-denials';
import { isNarrowed } from './open-in-state';
import { keepOnlyThese } from './only-these';
import { operationEffect, stateOperation } from './state-operations';

/** States abilities as permissions and custom operations, once it is known what is an entity and what a role. */
export function stateAbilities(reading: BriefReading, notes: DomainNotes): void {
  const all = notes.abilities.map((each) => {
    const entity = recordOf(reading, notes, each);
    return asTakenOut(reading, asHolder(reading, asNamedInRow(reading, notes, each), entity), entity);
  });
  const named = keepOnlyThese(reading, notes, all);
  for (const said of named.filter((note) => !isUsualOfVisitors(notes, note)))
    for (const one of withOwners(reading, notes, said)) if (!one.negated) stateAbility(reading, notes, one);
  for (const note of named)
    if (note.negated && (note.conditional === true || note.actor.kind === 'owner')) statePossible(reading, notes, note);
  for (const { actor, verb, entity, place, negated } of notes.sweeping) {
    if (negated === true || (entity !== '*' && !notes.isDeclared(entity))) continue;
    reading.fact(place.at, place.start, place.end, FactKind.PERMISSION, actor.name, `${entity}.${verb}`);
  }
  for (const { role, from } of notes.inherited) inherit(reading, role, from);
  stateDenials(reading, notes, named);
  for (const note of named) if (!note.negated) settleUsual(reading, notes, note);
}

/** "Visitors book tours", where nobody has a role: so may everybody, without being said to. */
const isUsualOfVisitors = ({ abilities, sweeping }: DomainNotes, note: AbilityNote): boolean =>
  note.actor.kind === 'anyone' &&
  note.allowed !== true &&
  crudVerb(note.verb) === 'create' &&
  isByVisitors(note) &&
  ![...abilities, ...sweeping].some(({ actor }) => actor.kind === 'role');

/** "Users can edit tasks" is so without being said; where others are named who do, all who have an account do as well. */
function settleUsual(reading: BriefReading, notes: DomainNotes, note: AbilityNote): void {
  const { actor, allowed, conditional, place } = note;
  const entity = recordOf(reading, notes, note);
  const { at, start, end } = place;
  if (actor.kind !== 'someone' || actor.only || conditional === true || note.theirs === true) return;
  if (!notes.isDeclared(entity)) return;
  const areUsers = at.sentence.tokens.slice(start, start + 2).some(({ lower }) => isAccountNoun(singular(lower)));
  if (allowed !== true) {
    // "Users create rooms": it is they who do, though others may.
    const made = areUsers ? usualVerb(reading, notes, note, entity) : undefined;
    if (made === 'create' && givenTo(reading, entity, made).length === 0) reading.ofUsers.add(`${entity}.${made}`);
    return;
  }
  const verb = crudVerb(note.verb) ?? '';
  if (!CRUD.has(verb)) return;
  if (givenTo(reading, entity, verb).length === 0) {
    at.settled.push({ start, end, rightsOn: entity });
    if (verb !== 'read') reading.ofUsers.add(`${entity}.${verb}`);
  } else if (areUsers) reading.fact(at, start, end, FactKind.PERMISSION, 'authenticated', `${entity}.${verb}`);
}

/** "A task cannot be closed while it has open parts": else it can, where that leads to a state of its own. */
function statePossible(reading: BriefReading, notes: DomainNotes, note: AbilityNote): void {
  const { actor, verb, place } = note;
  const entity = recordOf(reading, notes, note);
  if (!['someone', 'owner'].includes(actor.kind) || (crudVerb(verb) ?? '') !== '' || !notes.isDeclared(entity)) return;
  const effect = operationEffect(reading, notes, entity, verb, []);
  if (!effect.startsWith('transition(')) return;
  reading.fact(place.at, place.start, place.end, FactKind.OPERATION, `${entity}.${verb}`, effect);
}

function stateAbility(reading: BriefReading, notes: DomainNotes, note: AbilityNote): void {
  const { actor, place } = note;
  const entity = recordOf(reading, notes, note);
  if (!notes.isDeclared(entity) && !notes.isForeseen(entity)) return;
  const { at, start, end } = place;
  if (isNarrowed(reading, { ...note, entity })) {
    at.missed.push({ start, end });
    return;
  }
  // "Buyers save listings", which agents make: for themselves, and they make none.
  if (
    actor.kind === 'role' &&
    note.verb === 'save' &&
    notes.abilities.some((one) => isMaking(one, entity, actor.name))
  ) {
    at.missed.push({ start, end });
    return;
  }
  // "Approving it puts it into review": the deed is told, and where it leads to.
  const marked = note.leadsTo === undefined ? markedAs(at.sentence.tokens, place)?.values : undefined;
  const crud = marked ? undefined : usualVerb(reading, notes, note, entity);
  const verbs = crud === undefined ? stateOperation(reading, notes, { ...note, entity }, marked) : [crud];
  const subject = permissionSubject(
    reading,
    notes,
    verbs.length === 0 ? note : closeToVisitors(reading, { ...note, entity }, crud),
  );
  guardByOwner(reading, note, entity, verbs);
  guardOnce(reading, note, entity, verbs);
  const isByDoer = guardByDoer(reading, notes, note, entity, verbs);
  const isHabit =
    note.allowed !== true &&
    crud === 'read' &&
    !actor.only &&
    !isOfAll(note) &&
    !isNoMore(notes, note) &&
    (isPersonName(entity) || !isSeen(note) || isOfSome(note));
  if (subject === undefined || verbs.length === 0 || isHabit || (!isByDoer && actor.kind !== 'role')) return;
  for (const role of actor.kind === 'role' ? [actor.name] : (actor.roles ?? [])) reading.useRole(at, start, end, role);
  for (const verb of verbs) {
    reading.fact(at, start, end, FactKind.PERMISSION, subject, `${entity}.${verb}`);
    for (const role of actor.roles ?? []) reading.ownOnly.add(`${role} ${entity}.${verb}`);
  }
}

/** Somebody else makes such rows. */
const isMaking = ({ actor, verb, entity }: AbilityNote, made: string, saver: string): boolean =>
  entity === made && actor.kind === 'role' && actor.name !== saver && verb !== 'save' && crudVerb(verb) === 'create';

/** "Keepers see the feedings": of data it gives a right; "nurses see patients" tells what they do. */
const isSeen = ({ verb }: AbilityNote): boolean => ['see', 'view', 'read', 'browse'].includes(verb);

/** "Visitors see only urgent tasks": some of them, which a right to see tasks would not say. */
function isOfSome({ verb, place: { at, start, end } }: AbilityNote): boolean {
  const said = at.sentence.tokens.slice(start, end);
  const deed = said.findIndex(({ lemma }) => lemma === verb);
  return said.slice(deed + 1).some(({ pos }) => ['ADJ', 'ADV', 'VERB', 'NUM'].includes(pos));
}

/** "Managers see all employees" gives a right, whatever they are. */
const isOfAll = (note: AbilityNote): boolean => {
  const { at, start, end } = note.place;
  return isSeen(note) && at.sentence.tokens.slice(start, end).some((token) => isWord(token, 'all', 'every', 'any'));
};

/** "Clerks see loans but do not edit them", "outsiders see loans, nothing else": what they may, as it is told from what they may not. */
const isNoMore = (notes: DomainNotes, { actor, entity, place: { at, start } }: AbilityNote): boolean =>
  at.sentence.tokens.slice(start).some((token, i, said) => isWord(token, 'nothing') && isWord(said[i + 1], 'else')) ||
  notes.abilities.some(
    (other) => other.negated && other.place.at === at && other.entity === entity && other.actor.name === actor.name,
  );

function permissionSubject(reading: BriefReading, notes: DomainNotes, note: AbilityNote): string | undefined {
  const { actor } = note;
  switch (actor.kind) {
    case 'role':
      return actsAsRole(reading, notes, note) ? actor.name : undefined;
    case 'entity':
    case 'someone':
      return undefined;
    default:
      return actor.kind;
  }
}

/** "supervisors may do whatever technicians may do" */
function inherit(reading: BriefReading, role: string, from: string): void {
  const given = reading.facts.filter(({ kind, subject }) => kind === FactKind.PERMISSION && subject === from);
  for (const { value, span } of given) {
    const at = reading.sentences.find(
      ({ sentence }) => span !== undefined && sentence.start <= span.start && span.end <= sentence.end,
    );
    if (at) reading.fact(at, 0, 0, FactKind.PERMISSION, role, value);
  }
}
