import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { grammar } from '../../lexicon/grammar-lexicon';
import { isTakenOn } from '../../lexicon/claim-lexicon';
import { isNaming } from '../../lexicon/relation-lexicon';
import { statesForVerb } from '../../lexicon/state-lexicon';
import { isFeeling, isVagueVerb, pastParticiple } from '../../lexicon/verb-lexicon';
import { camelCase, snakeCase, wordsOf } from '../../names';
import { reversal, stepsOf, takesBack, transitionsOf, verbForState } from '../../state-machine';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { AbilityNote, Actor } from '../notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { BriefReading } from '../reading';
import { statusFields } from '../states/state-lifecycles';

/** A verb of the domain becomes an operation of its own, or one for each state that it marks; their names are returned. */
export function stateOperation(
  reading: BriefReading,
  notes: DomainNotes,
  note: AbilityNote,
  marked: readonly string[] | undefined,
): string[] {
  const { entity, place, verb, actor } = note;
  const { at, start, end } = place;
  if (marked)
    return marked.map((value) => {
      const to = moveTo(reading, notes, entity, value);
      const name = operationFor(value, to);
      reading.fact(at, start, end, FactKind.OPERATION, `${entity}.${name}`, to ?? `flag(${camelCase(wordsOf(value))})`);
      return name;
    });
  const move = ledTo(reading, notes, note) ?? moveBy(reading, notes, entity, verb);
  if (
    move === undefined &&
    ((isVague(verb) && !isTakenOn(verb, entity) && !(actor.kind === 'role' && BY_PEOPLE.has(verb))) ||
      isMereFeeling(note) ||
      linksTo(notes, at.sentence.tokens, note) ||
      isActorOnly(actor))
  )
    return [];
  reading.fact(at, start, end, FactKind.OPERATION, `${entity}.${verb}`, move ?? effectOf(notes, entity, verb));
  return [verb];
}

/** "When a clerk approves a claim, it becomes accepted": the move that is told with the deed. */
function ledTo(
  reading: BriefReading,
  notes: DomainNotes,
  { entity, leadsTo, startsFrom, leadsBack }: AbilityNote,
): string | undefined {
  if (leadsTo === undefined || !statesOf(reading, notes, entity).includes(leadsTo)) return undefined;
  if (leadsBack === true && startsFrom) return `transition(${startsFrom.join('|')}>${leadsTo})`;
  return moveTo(reading, notes, entity, leadsTo);
}

/** What an operation of the name does, where the brief may say which state or flag it sets. */
export function operationEffect(
  reading: BriefReading,
  notes: DomainNotes,
  entity: string,
  verb: string,
  [marked]: readonly string[],
): string {
  const move =
    (marked === undefined ? undefined : moveTo(reading, notes, entity, marked)) ?? moveBy(reading, notes, entity, verb);
  const effect = move ?? effectOf(notes, entity, verb);
  return effect === 'action' && marked !== undefined ? `flag(${camelCase(wordsOf(marked))})` : effect;
}

/** The software validates and tests what is sent; people do it to things. */
const BY_PEOPLE = new Set(['validate', 'test']);

/** With its particle a verb says more: "give back", "take down". */
const isVague = (verb: string): boolean =>
  (wordsOf(verb).length === 1 && isVagueVerb(verb)) || grammar.haveVerbs.has(verb) || verb.length < 3;

/** "Our admin hates it": nothing that is done with it. */
const isMereFeeling = ({ verb, place: { at, start, end } }: AbilityNote): boolean =>
  isFeeling(verb) &&
  !at.sentence.tokens.slice(start, end).some((token) => isWord(token, 'can', 'may', 'able', 'allow', 'let'));

/** What one thing of the data does to another ("an order ships items") is no operation. */
const isActorOnly = (actor: Actor): boolean => actor.kind === 'entity';

/** "can be assigned to a user", "can be sung at several concerts": how two things are related, not an operation. */
function linksTo(notes: DomainNotes, tokens: readonly Token[], { place, actor }: AbilityNote): boolean {
  if (actor.kind !== 'someone') return false;
  for (let i = place.start; i < place.end; i++) {
    // "want to mute films": no tie, but what is done.
    if (!isWord(tokens[i], 'to', 'at', 'in', 'with', 'on', 'into', 'of') || tokens[i + 1]?.pos === 'VERB') continue;
    const phrase = nounPhraseAt(tokens, i + 1, place.end);
    if (phrase && notes.entityFor(phrase.words) !== undefined) return true;
  }
  return false;
}

/** Whether the verb moves the entity along its states, though it may also stand for creating or changing. */
export const customVerb = (reading: BriefReading, notes: DomainNotes, entity: string, verb: string): boolean =>
  moveBy(reading, notes, entity, verb) !== undefined;

function statesOf(reading: BriefReading, notes: DomainNotes, entity: string): string[] {
  const fact = reading.facts.find(({ kind, subject }) => kind === FactKind.STATE && subject === entity);
  return fact?.value.split('>') ?? [...(statusFields(notes).get(entity) ?? [])];
}

/** "putOutOfService" -> out_of_service, "bringBackIntoService" -> in_service, "putIntoMaintenance" -> maintenance. */
function conditionNamed(behindVerb: readonly string[], states: readonly string[]): string | undefined {
  const words = behindVerb[0] === 'back' ? behindVerb.slice(1) : behindVerb;
  const noun = words.at(-1);
  if (noun === undefined || words.length < 2) return undefined;
  const ways = ['out', 'on'].includes(words[0] ?? '') ? [words] : [words, ['in', noun], ['under', noun], [noun]];
  return ways.map((way) => snakeCase(way)).find((state) => states.includes(state));
}

/** The move of the states that the verb makes: approve leads to approved, open to open. */
function moveBy(reading: BriefReading, notes: DomainNotes, entity: string, verb: string): string | undefined {
  const stated = reading.facts.find(
    ({ kind, subject, value }) =>
      kind === FactKind.OPERATION && subject === `${entity}.${verb}` && value.startsWith('transition('),
  );
  if (stated) return stated.value;
  const [first = verb, ...rest] = wordsOf(verb);
  const targets = [...(statesForVerb.get(verb) ?? []), snakeCase([pastParticiple(first), ...rest]), verb];
  const states = statesOf(reading, notes, entity);
  const target = targets.find((candidate) => states.includes(candidate)) ?? conditionNamed(rest, states);
  const back = reversal(verb, states);
  if (back) return `transition(${back.from}>${back.to})`;
  // "back into service", where things begin in service: from what came next.
  if (rest[0] === 'back' && target !== undefined && target === states[0])
    return `transition(${states[1] ?? ''}>${target})`;
  return target === undefined ? undefined : moveTo(reading, notes, entity, target);
}

function moveTo(reading: BriefReading, notes: DomainNotes, entity: string, target: string): string | undefined {
  const states = statesOf(reading, notes, entity);
  const said = reading.moves.get(`${entity}.${target}`);
  if (said !== undefined) return `transition(${said.join('|')}>${target})`;
  const usual = transitionsOf(stepsOf(states)).find(({ to }) => to === target);
  return usual && `transition(${usual.from.join('|')}>${target})`;
}

/** A flag that the entity has or that another deed takes back, "pin and unpin", or an action whose effect is not known. */
function effectOf(notes: DomainNotes, entity: string, verb: string): string {
  const [first = verb, ...rest] = wordsOf(verb);
  const target = camelCase([pastParticiple(first), ...rest]);
  const flag = notes.fields.find((note) => note.entity === entity && note.field.name === target);
  // "assign and unassign lessons": to somebody, which is more than a flag.
  const isTakenBack =
    !isNaming(verb) && notes.abilities.some((note) => note.entity === entity && takesBack(note.verb, verb));
  return flag || isTakenBack ? `flag(${target})` : 'action';
}

/** The usual name of the move, or that of setting a flag. */
const operationFor = (value: string, move: string | undefined): string =>
  move === undefined ? camelCase(['mark', ...wordsOf(value)]) : verbForState(value);
