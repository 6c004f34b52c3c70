import { needsNoAccount } from '../abilities/needs-no-account';
import { isAccountNoun, isPersonName, isPersonNoun } from '../../lexicon/account-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { projectHeads } from '../../lexicon/project-lexicon';
import { entityName, singular } from '../../names';
import { isWord, type Token } from '../../text/token';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import type { Actor } from '../notes';
import { actorsOf, isVisitor } from '../grammar/actors';
import type { ClauseFrame } from '../grammar/clause-frame';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { phrasesOf } from '../grammar/subjects';
import type { SentenceReading } from '../reading';
import { type Party, referToParties } from '../relations/parties';
import { isJudgedByAll, isOfEach, isTaking, mattersWhose } from './personal-deeds';
import { beforePlace, recordsTold } from './recorded-deeds';
import { HOLDING, shareTaken } from './shares-taken';

/** A deed of which something may be kept. */
export interface Deed {
  readonly clause: Clause;
  readonly frame: ClauseFrame;
  readonly agent: Range;
  readonly verb: string;
}

/** Who did it: rows of their own, or, where it matters who did it, an account. */
export function makerOf(
  notes: DomainNotes,
  at: SentenceReading,
  { agent, verb }: Deed,
  matters: boolean,
): Party | undefined {
  const doer = partyAt(notes, at.sentence.tokens, agent);
  const actors = doer ? [] : actorsOf(notes, at, agent);
  const isAccount = actors.every(
    ({ kind }) => kind === 'role' || kind === 'someone' || (kind !== 'entity' && mattersWhose(verb)),
  );
  if (doer || !matters || !isAccount) return doer;
  notes.declare('User', { at, ...agent });
  return { name: 'User', ...agent };
}

/** "Members can rate a recipe once", where nothing else tells of recipes: what it is done to is a thing all the same. */
export function newParty(notes: DomainNotes, at: SentenceReading, { frame, verb, clause }: Deed): Party[] {
  const isDirect = recordsTold(verb).length > 0 && !clause.passive;
  const isShare = shareTaken(notes, at.sentence.tokens, frame) !== undefined;
  const per = frame.adjuncts.find(({ preposition }) =>
    isShare ? HOLDING.has(preposition) : preposition === 'per',
  )?.phrase;
  const where = per ?? (isDirect ? frame.patient : undefined);
  return where && beforePlace(verb) === undefined ? newThing(notes, at, where, per !== undefined) : [];
}

function newThing(notes: DomainNotes, at: SentenceReading, where: Range, isNamed: boolean): Party[] {
  const phrase = nounPhraseAt(at.sentence.tokens, where.start, where.end);
  const last = singular(phrase?.words.at(-1) ?? '');
  const isThing =
    phrase &&
    (phrase.plural || phrase.determined || isNamed) &&
    // "courses", a weak name elsewhere, but no "app"
    (canBeEntity(phrase.words) || (canBeEntity(phrase.words, true) && !projectHeads.has(last))) &&
    !isFieldName(phrase.words) &&
    !isAccountNoun(last);
  if (!phrase || !isThing || notes.isTaken(at, phrase)) return [];
  const name = notes.canonical(entityName(phrase.words));
  notes.declare(name, { at, start: phrase.start, end: phrase.end });
  return [{ name, start: phrase.start, end: phrase.end }];
}

/** "Students register for a course", "enrol in courses", "register my child for a camp": what a place is taken in, and for whom. */
export function placeTaken(notes: DomainNotes, at: SentenceReading, { frame, verb, clause }: Deed): Party[] {
  const { tokens } = at.sentence;
  const { patient, adjuncts } = frame;
  const before = beforePlace(verb);
  if (!before || clause.passive) return [];
  const isDirect = patient === undefined || !isWord(tokens[patient.start - 1], ...before);
  const place = isDirect ? adjuncts.find(({ preposition }) => before.includes(preposition))?.phrase : patient;
  const whom = patient && isDirect ? nounPhraseAt(tokens, patient.start, patient.end) : undefined;
  const isTheirs = patient !== undefined && grammar.possessives.has(tokens[patient.start]?.lower ?? '');
  const isThing = whom !== undefined && !isTheirs && !isPersonNoun(singular(whom.words.at(-1) ?? ''));
  if (!place || isThing) return [];
  const known = partyAt(notes, tokens, place);
  const [thing] = known ? [known] : newThing(notes, at, place, false);
  if (!thing) return [];
  const party = patient && whom && (partyAt(notes, tokens, patient) ?? newThing(notes, at, patient, true)[0]);
  return party ? [party, thing] : [thing];
}

/** "Sensors send readings": where things do it, each of what they send is from one of them. */
export function noteSource(
  notes: DomainNotes,
  at: SentenceReading,
  { clause, patient }: ClauseFrame,
  agent: Range,
): void {
  const { tokens } = at.sentence;
  const [thing, second] = phrasesOf(tokens, agent);
  const sent = patient && !clause.passive ? partyAt(notes, tokens, patient) : undefined;
  const isSource = thing !== undefined && second === undefined && SENDING.has(clause.verbs[0]?.lemma ?? '');
  if (!isSource || !sent || clause.modal !== undefined || notes.isTaken(at, thing)) return;
  if (!(thing.plural || isWord(tokens[thing.start], 'a', 'an', 'each', 'every')) || !canBeEntity(thing.words)) return;
  const name = notes.entityFor(thing.words) ?? notes.canonical(entityName(thing.words));
  notes.declare(name, { at, start: thing.start, end: thing.end });
  referToParties(notes, at, sent.name, thing.start, [{ name, start: thing.start, end: sent.end }]);
}

const SENDING = new Set(['send', 'emit', 'produce', 'transmit', 'deliver', 'generate']);

/** "buys a ticket for a concert", "purchases licences for a picture": what is bought comes about by it, and is of what it is for. */
export function boughtFor(notes: DomainNotes, at: SentenceReading, { frame, verb }: Deed): string | undefined {
  const { tokens } = at.sentence;
  const { patient, adjuncts } = frame;
  const of = adjuncts.find(({ preposition }) => preposition === 'for')?.phrase;
  const party = of && partyAt(notes, tokens, of);
  const phrase = patient && nounPhraseAt(tokens, patient.start, patient.end);
  if (!BUYING.has(verb) || !phrase || !party || isPersonName(party.name)) return undefined;
  const known = notes.entityFor(phrase.words);
  const isKind = phrase.plural || isWord(tokens[phrase.start], 'a', 'an', 'one');
  const isNew = isKind && canBeEntity(phrase.words) && !isFieldName(phrase.words) && !notes.isTaken(at, phrase);
  return known ?? (isNew ? notes.canonical(entityName(phrase.words)) : undefined);
}

const BUYING = new Set(['buy', 'purchase', 'order', 'get', 'obtain']);

function partyAt(notes: DomainNotes, tokens: readonly Token[], { start, end }: Range): Party | undefined {
  // "apply to adopt an animal"
  const phrase = nounPhraseAt(tokens, tokens[start]?.pos === 'VERB' ? start + 1 : start, end);
  // "rent tents and comment on them", "see all courses and register for one"
  const isDone = tokens[start - 1]?.pos === 'VERB' && isJudgedByAll(tokens[start - 1]?.lemma ?? '');
  const isBehind = isDone || isWord(tokens[start - 1], 'on', 'for', 'to', 'in');
  const isOne = isWord(tokens[start], 'one') && (phrase === undefined || phrase.words.join(' ') === 'one');
  const isThat = isBehind && isWord(tokens[start], 'it', 'them');
  const meant = isOne ? (namedBefore(notes, tokens, start) ?? notes.current) : isThat ? notes.current : undefined;
  if (meant !== undefined) return { name: meant, start, end: start + 1 };
  const name = phrase && notes.entityFor(phrase.words);
  return phrase && name !== undefined ? { name, start: phrase.start, end: phrase.end } : undefined;
}

/** The known thing that is named last before the place: "courses" of "see all courses and register for one". */
function namedBefore(notes: DomainNotes, tokens: readonly Token[], before: number): string | undefined {
  for (let i = before - 1; i >= 0; i--) {
    const phrase = ['NOUN', 'PROPN'].includes(tokens[i]?.pos ?? '') ? nounPhraseAt(tokens, i, before) : undefined;
    const name = phrase && notes.entityFor(phrase.words);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** "for a child and a subject": the second. */
function alsoAt(notes: DomainNotes, tokens: readonly Token[], { start, end }: Range): Party | undefined {
  const first = nounPhraseAt(tokens, start, end);
  const isJoined = first !== undefined && isWord(tokens[first.end], 'and') && first.end + 1 < end;
  return isJoined ? partyAt(notes, tokens, { start: first.end + 1, end }) : undefined;
}

/** What it is done to, and "to an opening", "for a shift", "from a supplier" behind it. */
export function partiesOf(notes: DomainNotes, tokens: readonly Token[], { patient, adjuncts }: ClauseFrame): Party[] {
  const ranges = [patient, ...adjuncts.filter(({ preposition }) => preposition !== 'by').map(({ phrase }) => phrase)];
  const found = ranges.flatMap((range) =>
    range && range.start < range.end
      ? [partyAt(notes, tokens, range) ?? [], alsoAt(notes, tokens, range) ?? []].flat()
      : [],
  );
  return found.filter(({ name }, i) => found.findIndex((one) => one.name === name) === i);
}

const isVisitors = (tokens: readonly Token[]): boolean => isVisitor(tokens.map(({ lower }) => singular(lower)));

const EVERYBODY: Actor = { kind: 'anyone', name: 'anyone', only: false };
const LOGGED_IN: Actor = { kind: 'authenticated', name: 'authenticated', only: false };

/** Whoever does it makes the record; of everybody it is said only with "can". What each does for himself needs an account. */
export function noteRight(
  notes: DomainNotes,
  at: SentenceReading,
  { clause, agent, verb }: Pick<Deed, 'clause' | 'agent' | 'verb'>,
  entity: string,
): void {
  const isFree = clause.modal !== undefined && needsNoAccount(at.sentence.tokens);
  // "Guests book rooms": whoever comes along, as everybody does not.
  const isByGuests = isVisitors(at.sentence.tokens.slice(agent.start, agent.end));
  const actors = actorsOf(notes, at, agent).map((one) =>
    one.kind === 'anyone' && isOfEach(verb) && !(isByGuests && isTaking(verb)) ? { ...LOGGED_IN, only: one.only } : one,
  );
  for (const actor of isFree ? [EVERYBODY] : actors) {
    const isSaid =
      actor.kind === 'role' ||
      (actor.kind === 'anyone' && isByGuests) ||
      (actor.kind === 'authenticated' && isTaking(verb));
    if (!isSaid && clause.modal === undefined) continue;
    notes.abilities.push({
      actor,
      verb: 'create',
      entity,
      negated: false,
      allowed: clause.modal !== undefined,
      place: { at, start: clause.start, end: clause.end },
    });
  }
}
