import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isClaim } from '../../lexicon/claim-lexicon';
import { isUsualState, stateVerb } from '../../lexicon/state-lexicon';
import { camelCase, entityName } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { withoutStates } from './ability-objects';
import { verbsOf } from './ability-verbs';
import { actorsOf, joinedBy } from '../grammar/actors';
import { needsNoAccount } from './needs-no-account';
import { apartFromMaker, deniedToMaker } from './not-own';
import { deedOfDoer, deedOfSame } from './doers-before';
import { changesValue, holderOf, tellWholeRight } from './field-holders';
import { holderOfThing } from './holders-of-things';
import { frameOf } from '../grammar/clause-frame';
import type { Clause } from '../grammar/clause';
import { isConditional } from '../grammar/conditions';
import { type DomainNotes, PRONOUNS, canBeEntity } from '../domain-notes';
import type { Actor } from '../notes';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import { phrasesOf } from '../grammar/subjects';

const EVERYBODY: Actor = { kind: 'anyone', name: 'anyone', only: false };
const SOMEONE: Actor = { kind: 'someone', name: '', only: false };

/** "A todo can be marked as done", "orders can be cancelled", "posts can be edited only by their author". */
export function readPassive(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
  doer?: Range,
): boolean {
  const { tokens } = at.sentence;
  // "Offers that are not accepted expire": which ones, and nothing that is forbidden.
  if (clause.relative && clause.negated && clause.modal === undefined) return false;
  const { agent, exceptive } = frameOf(tokens, clause);
  const by = doer ?? agent;
  // "may not be changed by anybody but the coach who made it": by him.
  const but = agent && clause.negated ? apartFromAll(tokens, agent) : undefined;
  if (but) return readPassive(reading, notes, at, { ...clause, negated: false, modal: 'can' }, but);
  // "cannot be deleted except by an admin": by nobody else.
  if (by && clause.negated && exceptive)
    return readPassive(reading, notes, at, { ...clause, negated: false, modal: 'can' });
  const isRule =
    clause.negated || clause.modal === undefined || !['can', 'may', 'could', 'might'].includes(clause.modal);
  if (isRule && !clause.negated && by === undefined && !isStep(tokens, clause)) return false;
  const apart = by && doer === undefined ? apartFromMaker(tokens, withWho(tokens, by)) : undefined;
  const doers = apart ?? by;
  const holder = doers && holderOfThing(notes, at, { start: doers.start, end: clause.end });
  const named = doers ? joinedBy(tokens, withWho(tokens, doers), 'or').flatMap((one) => actorsOf(notes, at, one)) : [];
  // "Guides can be read without an account"
  const isOpen = !by && !clause.negated && needsNoAccount(tokens.slice(clause.start, clause.end));
  const actors = named.length > 0 ? named : [isOpen ? EVERYBODY : SOMEONE];
  if (
    clause.modal === undefined &&
    !clause.negated &&
    !apart &&
    !isStep(tokens, clause) &&
    actors.every(({ kind }) => kind === 'someone' || kind === 'entity')
  )
    return false;
  // "Payment is not needed": nothing that is kept.
  const isUnwanted =
    clause.negated && clause.modal === undefined && ['need', 'require', 'want'].includes(clause.verbs[0]?.lemma ?? '');
  if (isUnwanted || isRefusal(at, clause)) return false;
  const entities = passiveSubjects(notes, at, clause);
  const only = tokens
    .slice(clause.verb.start, clause.object.end)
    .some((token) => isWord(token, 'only', 'except', 'solely', 'exclusively'));
  for (const { entity, value } of entities) {
    const before =
      doers &&
      (deedOfDoer(notes, tokens, withWho(tokens, doers), entity) ?? deedOfSame(notes, tokens, doers, actors, entity));
    if (value && !clause.negated) tellWholeRight(reading, at, value, entity);
    const isClaimed = clause.verbs.every(({ lemma }) =>
      notes.abilities.some((note) => note.entity === entity && note.verb.startsWith(lemma) && isClaim(note.verb)),
    );
    if (by && clause.negated && isClaimed) tellAnother(reading, at, by, actors);
    for (const { lemma, at: verbAt } of clause.verbs) {
      for (const verb of value ? ['update'] : verbsOf(tokens, clause, lemma, verbAt, clause.end)) {
        for (const actor of actors) {
          notes.abilities.push({
            actor: { ...actor, only: actor.only || only || doer !== undefined },
            verb,
            entity,
            negated: clause.negated,
            allowed: clause.modal !== undefined,
            conditional: isConditional(tokens, clause),
            holder,
            by: before,
            place: { at, start: clause.start, end: clause.end },
          });
        }
        const last = notes.abilities.at(-1);
        if (apart && last) notes.abilities.push(deniedToMaker(last));
      }
    }
    notes.current = entity;
  }
  if (entities.length > 0) reading.use(at, clause.start, clause.end);
  return entities.length > 0;
}

/** "cannot be claimed by another member": not by him again, either, for whom it says no more. */
function tellAnother(reading: BriefReading, at: SentenceReading, by: Range, actors: readonly Actor[]): void {
  const [actor] = actors;
  if (actor?.kind !== 'role' || !isWord(at.sentence.tokens[by.start], 'another', 'other')) return;
  reading.useRole(at, by.start, by.end, actor.name);
  reading.use(at, by.start - 1, by.end);
}

/** "anybody but the coach", "anyone except for its author": those behind. */
function apartFromAll(tokens: readonly Token[], { start, end }: Range): Range | undefined {
  const apart = [['other', 'than'], ['apart', 'from'], ['except', 'for'], ['except'], ['besides'], ['but']].find(
    (words) => words.every((word, i) => tokens[start + 1 + i]?.lower === word),
  );
  const isAll = isWord(tokens[start], 'anybody', 'anyone', 'everybody', 'everyone', 'somebody', 'someone');
  return isAll && apart && start + 1 + apart.length < end ? { start: start + 1 + apart.length, end } : undefined;
}

/** "Login and logging can be skipped": said of what is built. */
const isRefusal = ({ stated }: SentenceReading, { subject }: Clause): boolean =>
  subject !== undefined &&
  stated.some(
    ({ kind, start, end }) =>
      (kind === FactKind.EXCLUSION || kind === FactKind.AUTHENTICATION) && start < subject.end && subject.start < end,
  );

/** "by the artist who booked it or by a manager": what says who he is belongs to him. */
function withWho(tokens: readonly Token[], { start, end }: Range): Range {
  if (!isWord(tokens[end], 'who', 'that')) return { start, end };
  const stop = tokens.findIndex((token, i) => i > end && isMark(token, '.', ';', ','));
  return { start, end: stop < 0 ? tokens.length : stop };
}

/** "An approved pass gets printed", "approved claims are paid": what happens next to one in a certain state. */
export const isStep = (tokens: readonly Token[], { subject, verb, verbs, modal }: Clause): boolean =>
  modal === undefined &&
  subject !== undefined &&
  (isWord(tokens[verb.start], 'get') || verbs.every(({ at }) => stateVerb(tokens[at]?.lower ?? '') !== undefined)) &&
  tokens.slice(subject.start, subject.end).some(({ lower }) => isUsualState(lower) || /ed$/.test(lower));

/** What puts a value into a row that is there, where it is no thing of its own. */
const ENTERING = new Set(['enter', 'record', 'note', 'decide', 'determine', 'fix']);

/** Words for any row. */
const RECORDS = new Set('record entry item row data'.split(' '));

interface PassiveSubject {
  readonly entity: string;
  /** Where a value of it is named, in place of it: "prices are set by the manager". */
  readonly value?: Range;
}

function passiveSubjects(notes: DomainNotes, at: SentenceReading, clause: Clause): PassiveSubject[] {
  const { tokens } = at.sentence;
  const entities: PassiveSubject[] = [];
  const setsValue = clause.verbs.every(({ lemma }) => changesValue(lemma) || ENTERING.has(lemma));
  const isNone = clause.subject !== undefined && isWord(tokens[clause.subject.start], 'no');
  const said = isNone ? { start: clause.subject.start + 1, end: clause.subject.end } : clause.subject;
  for (const phrase of phrasesOf(tokens, said)) {
    const words = withoutStates(phrase.words);
    // "Shortlisted ones can be printed"
    const isPointing = isWord(tokens[phrase.end - 1], 'one', 'ones') && notes.current !== undefined;
    const known = isPointing ? notes.current : notes.entityFor(words);
    const holder = known === undefined && setsValue ? holderOf(notes, at, { ...phrase, words }) : undefined;
    if (known !== undefined) entities.push({ entity: known });
    else if (holder !== undefined) entities.push({ entity: holder, value: phrase });
    // "Title and severity can be edited": parts of what is spoken of.
    else if (notes.fields.some(({ entity, field }) => entity === notes.current && field.name === camelCase(words)))
      continue;
    else if (canBeEntity(words)) {
      const name = notes.canonical(entityName(words));
      notes.declare(name, { at, start: phrase.head.start, end: phrase.head.end });
      entities.push({ entity: name });
    } else if (PRONOUNS.has(words.join(' ')) && notes.current !== undefined) entities.push({ entity: notes.current });
  }
  // "No team can be added" is said of teams, known or not; "no entry" of what was spoken of.
  const last = tokens[(clause.subject?.end ?? 0) - 1];
  const isOther = isNone && last?.pos === 'NOUN' && !RECORDS.has(last.lemma);
  if (entities.length === 0 && !isOther && notes.current !== undefined) entities.push({ entity: notes.current });
  return entities;
}
