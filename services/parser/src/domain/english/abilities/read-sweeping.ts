import { crudVerb } from '../../lexicon/grammar-lexicon';
import { snakeCase } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { actorsOf } from '../grammar/actors';
import type { Clause } from '../grammar/clause';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import type { Actor } from '../notes';
import { listItems } from '../lists/list-items';
import { nounPhraseAt } from '../grammar/noun-phrase';
import { speakerRole } from '../grammar/speaker-named';
import { speakerMeant } from '../grammar/spoken-of-before';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import { BUSINESS_OWNER } from './business-owner';
import { needsNoAccount } from './needs-no-account';
import { accessVerb, type SweepingVerb } from './access-verb';
import { sweptObjectAt } from './swept-objects';

/** "Managers see everything", "the principal has full access", "supervisors may do whatever technicians may do". */
export function readSweeping(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const isAllowed = clause.passive && clause.verbs.every(({ lemma }) => ['allow', 'permit'].includes(lemma));
  const isGiven = clause.passive && accessVerb(tokens, clause) !== undefined;
  if ((clause.passive && !isAllowed && !isGiven) || !clause.subject) return false;
  // "I keep everything in a notebook"
  if (isWord(tokens[clause.subject.end - 1], 'i', 'we') && clause.modal === undefined && isHabit(tokens, clause))
    return false;
  const inherited = inheritedFrom(tokens, clause);
  const verb = inherited
    ? undefined
    : (accessVerb(tokens, clause) ?? everythingVerb(tokens, clause) ?? bareVerb(tokens, clause));
  if ((!inherited && verb === undefined) || (clause.negated && (inherited || !isAbility(clause)))) return false;
  const targets = verb?.of ? namedEntities(notes, at, verb.of) : [];
  if (verb?.isNamed && targets.length === 0) return false;
  const held = ['role', 'authenticated', 'anyone'];
  const named = actorsOf(notes, at, clause.subject).filter(({ kind }) => held.includes(kind));
  const isAll = verb?.name === '*' && verb.of === undefined;
  const said = named.length > 0 ? named : officeIn(notes, at, clause, isAll);
  const all = said.length > 0 || !isAll ? said : speakerIn(notes, at, clause);
  // "The donors can read all, without account"
  const isOpen =
    verb?.name === 'read' &&
    !clause.negated &&
    !all.some(({ only }) => only) &&
    needsNoAccount(tokens.slice(clause.start, clause.end));
  const actors = all.length > 0 && isOpen ? [EVERYBODY] : all;
  if (actors.length === 0) return false;
  for (const actor of actors) {
    if (actor.kind === 'role') stateRole(reading, at, clause, actor);
    if (inherited) {
      for (const from of actorsOf(notes, at, inherited))
        if (from.kind === 'role') notes.inherited.push({ role: actor.name, from: from.name });
      reading.use(at, clause.start, clause.end);
      continue;
    }
    if (targets.length === 0 && !clause.negated)
      for (const { name: entity, place } of exceptedThings(notes, at, clause))
        notes.sweeping.push({ actor, entity, verb: verb?.name ?? '*', negated: true, place });
    const whole = targets.length > 0 ? targets : ['*'];
    for (const entity of whole)
      notes.sweeping.push({
        actor,
        entity,
        verb: verb?.name ?? '*',
        negated: isDenied(tokens, clause),
        place: { at, start: clause.start, end: clause.end },
      });
  }
  return true;
}

/** "manage everything except the records", "see all but payments and invoices": what is left out of it. */
function exceptedThings(
  notes: DomainNotes,
  at: SentenceReading,
  { object }: Clause,
): { readonly name: string; readonly place: Range & { at: SentenceReading } }[] {
  const { tokens } = at.sentence;
  const stop = tokens.findIndex((token, i) => i > object.start && isMark(token, '.', ';', ':'));
  const end = stop < 0 ? tokens.length : stop;
  const except = tokens.findIndex(
    (token, i) => i > object.start && i < end && isWord(token, 'except', 'but', 'besides'),
  );
  const start = isWord(tokens[except + 1], 'for') ? except + 2 : except + 1;
  if (except < 0 || except > object.start + 4 || tokens[start]?.pos === 'VERB') return [];
  return listItems(tokens, { start, end }).flatMap(({ phrase }) => {
    const name = notes.entityFor(phrase.words);
    return name === undefined ? [] : [{ name, place: { at, start: except, end: phrase.end } }];
  });
}

/** "they can't change anything", "auditors change nothing" */
const isDenied = (tokens: readonly Token[], { negated, object }: Clause): boolean =>
  negated || isWord(tokens[object.start], 'nothing');

/** "they can't change anything", "interns do not delete anything" */
const isAbility = ({ verbs }: Clause): boolean => verbs.every(({ lemma }) => lemma !== 'be' && lemma !== 'have');

const EVERYBODY: Actor = { kind: 'anyone', name: 'anyone', only: false };

/** "I do the lot", "me, I do everything else": whoever asks for the software. */
function speakerIn(notes: DomainNotes, { sentence: { tokens } }: SentenceReading, clause: Clause): Actor[] {
  const { subject, verbs, negated } = clause;
  const isSpeaker = subject !== undefined && isWord(tokens[subject.end - 1], 'i') && !negated;
  const isAll =
    verbs.every(({ lemma }) => lemma === 'do' || lemma === 'manage' || lemma === 'change') && !isHabit(tokens, clause);
  return isSpeaker && isAll ? [{ kind: 'role', name: speakerRole(notes.told), only: false, sure: true }] : [];
}

/** "At the moment I do everything on paper": how it is done today. */
const isHabit = (tokens: readonly Token[], { object }: Clause): boolean =>
  tokens.some((token) => isWord(token, 'now', 'currently', 'moment', 'today', 'days', 'far')) ||
  tokens
    .slice(object.start, object.end)
    .some((token) => isWord(token, 'on', 'in', 'by', 'with', 'at', 'from', 'myself'));

/** "The office may do everything": who may is named by where they sit. */
function officeIn(notes: DomainNotes, at: SentenceReading, said: Clause, isAll: boolean): Actor[] {
  const { modal } = said;
  // "I'm the owner and I do the lot"
  const subject = (said.subject && speakerMeant(at.sentence.tokens, said.subject)) ?? said.subject;
  const phrase = subject && nounPhraseAt(at.sentence.tokens, subject.start, subject.end);
  if (phrase && isWord(at.sentence.tokens[phrase.end - 1], 'owner', 'boss')) {
    const name = snakeCase(phrase.words);
    return [{ kind: 'role', name: name === 'owner' ? BUSINESS_OWNER : name, only: false, sure: true }];
  }
  const isNamed =
    phrase?.end === subject?.end && isWord(at.sentence.tokens[subject?.start ?? 0], 'the') && modal !== undefined;
  if (!isAll || !phrase || !isNamed || notes.entityFor(phrase.words) !== undefined || !canBeEntity(phrase.words))
    return [];
  const name = snakeCase(phrase.words);
  if (!notes.roles.has(name)) notes.roles.set(name, { at, start: phrase.head.start, end: phrase.head.end });
  return [{ kind: 'role', name, only: false, sure: true }];
}

/** "Admins: full access", "Auditor - read only": rights without a verb. */
export function readHeldAccess(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  actor: Range,
  rest: Range,
): boolean {
  const { tokens } = at.sentence;
  const words = tokens.slice(rest.start, rest.end).filter(({ kind }) => kind === 'word');
  const [first, second] = words;
  const name =
    isWord(first, 'everything', 'anything', 'all') || (isWord(first, 'full') && words.length <= 3) || isCrud(words)
      ? '*'
      : isWord(first, 'read', 'view', 'look') && (words.length === 1 || isWord(second, 'only', 'access', 'everything'))
        ? 'read'
        : undefined;
  if (name === undefined) return false;
  const place = { at, start: actor.start, end: rest.end };
  const on = tokens.findIndex((token, i) => i > rest.start && i < rest.end && isWord(token, 'on', 'for', 'to', 'over'));
  const named = on < 0 ? [] : namedEntities(notes, at, { start: on + 1, end: rest.end });
  for (const one of actorsOf(notes, at, actor))
    for (const entity of named.length > 0 ? named : ['*'])
      if (one.kind !== 'someone') notes.sweeping.push({ actor: one, entity, verb: name, place });
  reading.use(at, actor.start, rest.end);
  return true;
}

/** "CRUD on everything", "full CRUD for books and loans" */
function isCrud(words: readonly Token[]): boolean {
  const at = isWord(words[0], 'full', 'all') ? 1 : 0;
  const next = words[at + 1];
  // It has been told as managing.
  return isWord(words[at], 'crud', 'manage') && (next === undefined || isWord(next, 'on', 'for', 'over'));
}

function stateRole(reading: BriefReading, at: SentenceReading, clause: Clause, { name }: Actor): void {
  const place = clause.subject ?? clause;
  reading.useRole(at, place.start, place.end, name);
}

/** "whatever technicians may do", "everything that members can do", "the same as editors" */
function inheritedFrom(tokens: readonly Token[], clause: Clause): Range | undefined {
  for (let i = clause.verb.start; i < Math.min(clause.end, clause.verb.end + 4); i++) {
    if (!isWord(tokens[i], 'whatever', 'everything', 'anything', 'all', 'same', 'what')) continue;
    // "all the things that clerks may do"
    const named = isWord(tokens[i + 1], 'the') && isWord(tokens[i + 2], 'thing') ? i + 2 : i;
    const start = isWord(tokens[named + 1], 'that', 'as', 'which') ? named + 2 : named + 1;
    // "edit everything, members can look" goes on with others.
    if (tokens[start]?.kind === 'mark' || isWord(tokens[start], 'and', 'but', 'or', 'while')) continue;
    for (let end = start + 1; end < Math.min(tokens.length, start + 8); end++)
      if (isWord(tokens[end], 'can', 'may', 'could', 'do', 'be'))
        return endsPeople(tokens, end) && mayDoSo(tokens, end) ? { start, end } : undefined;
  }
  return undefined;
}

/** "see all shifts | and can", "all wards, and they | can": what goes on with those who act, and names no others. */
const endsPeople = (tokens: readonly Token[], end: number): boolean => {
  const last = tokens[end - 1];
  return (
    last?.kind === 'word' && last.pos !== 'CCONJ' && !isWord(last, 'they', 'he', 'she', 'it', 'which', 'who', 'that')
  );
};

/** "technicians may do", "members can.", where "members can swap" tells what else is done. */
const mayDoSo = (tokens: readonly Token[], end: number): boolean =>
  !isWord(tokens[end], 'can', 'may', 'could') || tokens[end + 1]?.pos !== 'VERB' || isWord(tokens[end + 1], 'do');

/** "can do anything", "see everything", "manage all records" */
function everythingVerb(tokens: readonly Token[], clause: Clause): SweepingVerb | undefined {
  const start = isWord(tokens[clause.object.start], 'at', 'after', 'up', 'over')
    ? clause.object.start + 1
    : clause.object.start;
  const swept = sweptObjectAt(tokens, start);
  // "Unless you are a manager you can't remove any": of those that were spoken of.
  if (!swept || (isWord(tokens[start], 'any') && !isDenied(tokens, clause))) return undefined;
  const isGetAt = isWord(tokens[clause.object.start], 'at') && clause.verbs.some(({ lemma }) => lemma === 'get');
  if (isGetAt || clause.passive) return { name: '*', of: swept.of };
  const verbs = clause.verbs
    .map(({ lemma }) => (IN_CHARGE.has(lemma) ? '*' : (crudVerb(lemma) ?? '')))
    .filter((verb) => verb !== '');
  const [verb] = verbs;
  if (verb === undefined) return undefined;
  if (isDenied(tokens, clause))
    return { name: verbs.some((one) => one === 'read' || one === '*') ? '*' : 'update', of: swept.of };
  const name = verbs.length > 1 || verb === 'update' ? '*' : verb;
  return { name, of: swept.of };
}

/** "Trainees can only read", "members read, admins write": nothing is named, so it is said of all. */
function bareVerb(tokens: readonly Token[], clause: Clause): SweepingVerb | undefined {
  const { verbs, object, relative } = clause;
  // "a note which its parents can read", "which only they and the pupil can read": the note.
  if (relative || isBehindRelative(tokens, clause)) return undefined;
  const isBare = !tokens
    .slice(object.start, object.end)
    .some((token) => token.kind !== 'mark' && !isWord(token, 'only', 'just', 'too', 'and'));
  if (!isBare) return undefined;
  if (verbs.every(({ lemma }) => LOOKS.has(lemma))) return { name: 'read' };
  return verbs.every(({ lemma }) => LOOKS.has(lemma) || WRITES.has(lemma)) ? { name: '*' } : undefined;
}

/** Nothing but people stands between a relative and what they do. */
function isBehindRelative(tokens: readonly Token[], { subject, start }: Clause): boolean {
  const end = subject?.start ?? start;
  const which = tokens.slice(0, end).findLastIndex((token) => isWord(token, 'which', 'that', 'whom'));
  const between = tokens.slice(which + 1, end);
  return (
    which >= 0 &&
    between.length < 6 &&
    between.every(({ kind, pos }) => kind === 'word' && pos !== 'VERB' && pos !== 'AUX')
  );
}

const LOOKS = new Set(['read', 'view', 'browse', 'look']);
const WRITES = new Set(['write', 'edit', 'modify', 'change']);

/** "The tab director runs everything." */
const IN_CHARGE = new Set(['run', 'control', 'handle', 'oversee', 'supervise', 'direct']);

function namedEntities(notes: DomainNotes, at: SentenceReading, range: Range): string[] {
  return listItems(at.sentence.tokens, range).flatMap(({ phrase }) => {
    const known = notes.entityFor(phrase.words);
    return known === undefined ? [] : [known];
  });
}
