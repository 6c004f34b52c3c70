import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isAccountNoun, isPersonNoun } from '../../lexicon/account-lexicon';
import { crudVerb, grammar } from '../../lexicon/grammar-lexicon';
import { softwareNouns } from '../../lexicon/project-lexicon';
import { gerund } from '../../lexicon/verb-lexicon';
import { entityName, singular } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { AbilityNote, DomainNotes } from '../domain-notes';
import type { Range } from '../grammar/phrase-pattern';
import { markedAs } from './marked-as';
import type { BriefReading } from '../reading';
import { recordsOf } from '../things/recorded-deeds';
import { withOwners } from './own-rows';
import { customVerb, stateOperation } from './state-operations';

/** States abilities as permissions and custom operations, once it is known what is an entity and what a role. */
export function stateAbilities(reading: BriefReading, notes: DomainNotes): void {
  for (const note of notes.abilities)
    for (const one of withOwners(reading, notes, note)) stateAbility(reading, notes, one);
  for (const { actor, verb, entity, place } of notes.sweeping) {
    if (entity !== '*' && !notes.isDeclared(entity)) continue;
    reading.fact(place.at, place.start, place.end, FactKind.PERMISSION, actor.name, `${entity}.${verb}`);
  }
  for (const { role, from } of notes.inherited) inherit(reading, role, from);
  for (const note of notes.abilities) if (note.negated) leaveToOthers(reading, notes, note);
  for (const note of notes.abilities)
    if (note.negated) settleDenial(reading, notes, note);
    else settleUsual(reading, notes, note);
}

/** "Clients cannot see memos", where nobody is said to: all other roles may. */
function leaveToOthers(reading: BriefReading, notes: DomainNotes, note: AbilityNote): void {
  const { at, start, end } = note.place;
  const entity = recordOf(reading, notes, note);
  const verb = crudVerb(note.verb) ?? '';
  const { tokens } = at.sentence;
  const stop = tokens.findIndex((token, i) => i >= end && token.kind === 'mark');
  const isOfSome = tokens
    .slice(start, stop < 0 ? tokens.length : stop)
    .some((token) => isWord(token, 'other', 'others', 'else', 'own') || grammar.possessives.has(token.lower));
  if (note.actor.kind !== 'role' || note.conditional === true || isOfSome || saysWhich(tokens, note.place)) return;
  if (!CRUD.has(verb) || !notes.isDeclared(entity) || givenTo(reading, entity, verb).length > 0) return;
  // Where rows have owners, a role that is named would act on those of all.
  if (hasOwners(reading, entity)) return;
  const denied = notes.abilities.flatMap((other) =>
    other.negated && other.entity === note.entity && other.verb === note.verb ? [other.actor.name] : [],
  );
  const roles = reading.facts.flatMap(({ kind, subject }) => (kind === FactKind.ROLE ? [subject] : []));
  for (const role of roles.filter((name) => !denied.includes(name)))
    reading.fact(at, start, end, FactKind.PERMISSION, role, `${entity}.${verb}`);
}

const hasOwners = (reading: BriefReading, entity: string): boolean =>
  reading.facts.some(
    ({ kind, subject, value }) => kind === FactKind.PERMISSION && subject === 'owner' && value.startsWith(`${entity}.`),
  );

const CRUD = new Set(['create', 'read', 'update', 'delete']);

const givenTo = (reading: BriefReading, entity: string, verb: string): string[] =>
  reading.facts.flatMap(({ kind, subject, value }) =>
    kind === FactKind.PERMISSION && [`${entity}.${verb}`, `${entity}.*`].includes(value) ? [subject] : [],
  );

/** "Members cannot delete books" holds where others alone are said to. */
function settleDenial(reading: BriefReading, notes: DomainNotes, note: AbilityNote): void {
  const { actor, place } = note;
  if (actor.kind !== 'role' || note.conditional === true) return;
  const entity = recordOf(reading, notes, note);
  const verb = crudVerb(note.verb) ?? '';
  const allowed = givenTo(reading, entity, verb === '' ? note.verb : verb);
  const isKept =
    allowed.length > 0 && !allowed.some((subject) => [actor.name, 'anyone', 'authenticated'].includes(subject));
  if (isKept) place.at.settled.push({ start: place.start, end: place.end });
}

/** "Users can edit tasks" is so without being said; where others are named who do, all who have an account do as well. */
function settleUsual(reading: BriefReading, notes: DomainNotes, note: AbilityNote): void {
  const { actor, allowed, conditional, place } = note;
  const entity = recordOf(reading, notes, note);
  const verb = crudVerb(note.verb) ?? '';
  if (actor.kind !== 'someone' || actor.only || allowed !== true || conditional === true || note.theirs === true)
    return;
  if (!CRUD.has(verb) || !notes.isDeclared(entity)) return;
  const { at, start, end } = place;
  if (givenTo(reading, entity, verb).length === 0) at.settled.push({ start, end });
  else if (at.sentence.tokens.slice(start, start + 2).some(({ lower }) => isAccountNoun(singular(lower))))
    reading.fact(at, start, end, FactKind.PERMISSION, 'authenticated', `${entity}.${verb}`);
}

function stateAbility(reading: BriefReading, notes: DomainNotes, note: AbilityNote): void {
  const { actor, place, negated } = note;
  const entity = recordOf(reading, notes, note);
  if (!notes.isDeclared(entity) && !notes.isForeseen(entity)) return;
  const { at, start, end } = place;
  const marked = markedAs(at.sentence.tokens, place)?.values;
  // Who orders a product makes no product.
  const records = recordsOf(note.verb);
  const isDeed = records.length > 0 && !records.includes(entity);
  // "Members borrow tools" makes loans, where the brief has them.
  const isRecord = entity !== note.entity || (records.includes(entity) && crudVerb(note.verb) === undefined);
  // Whoever owns it opens it to read it.
  const isOpened = actor.kind === 'owner' && note.verb === 'open';
  const usual = isOpened ? 'read' : isRecord ? 'create' : crudVerb(note.verb);
  const crud = marked || isDeed || customVerb(reading, notes, entity, note.verb) ? undefined : usual;
  if (negated) {
    const isLimit = saysWhich(at.sentence.tokens, place);
    const rulesOut = ['someone', 'anyone'].includes(actor.kind) && note.conditional !== true && !isLimit;
    if (rulesOut && crud !== undefined && (crud !== 'create' || isPlainCreate(note.verb)) && RULED_OUT.has(crud))
      reading.fact(at, start, end, FactKind.EXCLUSION, '', `${entity}.${crud}`);
    return;
  }
  const verbs =
    crud === undefined || crud === '' ? stateOperation(reading, notes, { ...note, entity }, marked) : [crud];
  const subject = permissionSubject(reading, notes, note);
  const isHabit = note.allowed !== true && crud === 'read' && !actor.only && !isOfAll(note);
  if (subject === undefined || verbs.length === 0 || isHabit) return;
  for (const role of actor.kind === 'role' ? [actor.name] : (actor.roles ?? [])) reading.useRole(at, start, end, role);
  for (const verb of verbs) {
    reading.fact(at, start, end, FactKind.PERMISSION, subject, `${entity}.${verb}`);
    for (const role of actor.roles ?? []) reading.ownOnly.add(`${role} ${entity}.${verb}`);
  }
}

/** "Bookings cannot be added twice", "nobody can create bookings on Sundays", "by guests": some of it only is denied. */
function saysWhich(tokens: readonly Token[], { start, end }: Range): boolean {
  const stop = tokens.findIndex((token, i) => i >= end && token.kind === 'mark');
  return tokens.slice(start, stop < 0 ? tokens.length : stop).some((token, i, words) => {
    if (isWord(token, 'twice', 'more', 'same', 'with', 'without', 'than')) return true;
    const next = words[i + 1];
    if (isWord(token, 'to')) return !isWord(words[i - 1], 'able', 'allowed', 'permitted', 'possible');
    const isSystem = words.slice(i + 1, i + 4).some(({ lower }) => softwareNouns.has(lower));
    if (isWord(token, 'by', 'for')) return !isSystem && !isWord(next, 'anyone', 'anybody', 'user', 'nobody');
    return isWord(token, 'on', 'in', 'during', 'outside') && !isSystem && !isWord(next, 'general', 'any');
  });
}

/** "Managers see all expenses" gives a right; "nurses see patients" tells what they do. */
const isOfAll = ({ verb, place: { at, start, end } }: AbilityNote): boolean =>
  ['see', 'view', 'read', 'browse'].includes(verb) &&
  at.sentence.tokens.slice(start, end).some((token) => isWord(token, 'all', 'every', 'any'));

/** "Members book machines" makes bookings, where the brief has them. */
function recordOf(reading: BriefReading, notes: DomainNotes, { entity, verb }: AbilityNote): string {
  const records = [...recordsOf(verb), entityName([gerund(verb)])];
  const named = records.includes(entity) ? undefined : records.find((record) => notes.isDeclared(record));
  const refers = reading.facts.some(
    ({ kind, subject }) =>
      kind === FactKind.RELATION && (subject === `${named}-${entity}` || subject === `${entity}-${named}`),
  );
  return named !== undefined && refers ? named : entity;
}

const RULED_OUT = new Set(['create', 'update', 'delete']);

/** "cannot be booked" may speak of what is booked; "cannot be added" speaks of the records. */
const isPlainCreate = (verb: string): boolean => ['create', 'add', 'insert'].includes(verb);

function permissionSubject(reading: BriefReading, notes: DomainNotes, note: AbilityNote): string | undefined {
  const { actor } = note;
  switch (actor.kind) {
    case 'role':
      return isRole(reading, notes, note) ? actor.name : undefined;
    case 'entity':
    case 'someone':
      return undefined;
    default:
      return actor.kind;
  }
}

/** People who are data of their own ("patients book appointments") are a role only where they are called one or act as one. */
function isRole(reading: BriefReading, notes: DomainNotes, { actor, allowed }: AbilityNote): boolean {
  const words = actor.name.split('_');
  if (reading.has(FactKind.AUTHENTICATION, 'none') && !actor.only) return false;
  if (!notes.isDeclared(entityName(words)) || actor.only || actor.sure === true) return true;
  if (reading.facts.some(({ kind, subject }) => kind === FactKind.ROLE && subject === actor.name)) return true;
  return allowed === true && isPersonNoun(words.at(-1) ?? '');
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
