import { crudVerb } from '../../lexicon/grammar-lexicon';
import { isRepetition, statesForVerb } from '../../lexicon/state-lexicon';
import { baseOfParticiple, isActionVerb, isMishap, isVagueVerb } from '../../lexicon/verb-lexicon';
import { isWord, type Token } from '../../text/token';
import { actorsOf } from '../grammar/actors';
import type { Clause } from '../grammar/clause';
import { readClauses } from '../grammar/clauses';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { DomainNotes } from '../domain-notes';
import type { AbilityNote, Actor } from '../notes';
import type { BriefReading } from '../reading';
import { conditionsOn } from '../rules/guard-conditions';
import { markedAs } from './marked-as';
import { priorState } from '../states/prior-state';
import { recordsNamed } from '../things/recorded-deeds';

/**
 * "Quotes can be changed until they have been accepted", "rejected orders may be resubmitted": what nothing else tells of, a step in
 * the life of the thing that somebody takes, without which what depends on it could not be kept.
 */
export function presupposeSteps(reading: BriefReading, notes: DomainNotes): void {
  for (const note of [...notes.abilities]) {
    const { entity, place } = note;
    if (!notes.isDeclared(entity) || reading.usual?.data.entities.some(({ name }) => name === entity)) continue;
    for (const step of stepsIn(notes, note)) {
      if (!isStep(step.verb, note) || isTold(notes, entity, step)) continue;
      notes.abilities.push({
        actor: step.actor,
        verb: step.verb,
        entity,
        negated: false,
        allowed: true,
        conditional: false,
        place: { at: place.at, ...step.words },
      });
    }
  }
}

interface Step {
  readonly participle: string;
  readonly verb: string;
  readonly actor: Actor;
  readonly words: Range;
}

function stepsIn(notes: DomainNotes, note: AbilityNote): Step[] {
  const { tokens } = note.place.at.sentence;
  const clause = readClauses(tokens, { start: 0, end: tokens.length }).find(
    ({ verb, modal, negated }) =>
      (modal !== undefined || negated) && note.place.start <= verb.start && verb.start < note.place.end,
  );
  if (!clause) return [];
  const behind = conditionsOn(tokens, clause).flatMap(({ cue, words }) => doneIn(notes, note, cue, words) ?? []);
  return [...behind, ...namedBefore(tokens, clause)];
}

/** "once it has been served", "until it is approved by the chair": done to the thing itself. */
function doneIn(
  notes: DomainNotes,
  { entity, place: { at } }: AbilityNote,
  cue: number,
  { start, end }: Range,
): Step | undefined {
  const { tokens } = at.sentence;
  const aux = tokens.findIndex((token, i) => i >= start && i < end && isWord(token, 'be', 'have'));
  if (aux < 0) return undefined;
  const subject = nounPhraseAt(tokens, start, aux);
  const isThing =
    (aux === start + 1 && isWord(tokens[start], 'it', 'they')) ||
    (subject?.end === aux && notes.entityFor(subject.words) === entity);
  let done = aux + 1;
  while (isWord(tokens[done], 'not', "n't", 'yet', 'already', 'been', 'be', 'never')) done++;
  const isPerfect = isWord(tokens[aux], 'have') && isWord(tokens[done - 1], 'been');
  const isMoment = isWord(tokens[aux], 'be') && isWord(tokens[cue], 'once', 'until', 'till', 'after', 'before');
  const participle = tokens[done]?.lower ?? '';
  const verb = done < end ? baseOfParticiple(participle) : undefined;
  if (!isThing || !(isPerfect || isMoment) || verb === undefined) return undefined;
  const by = isWord(tokens[done + 1], 'by') ? { start: done + 2, end } : undefined;
  if (by === undefined && done + 1 < end && !isWord(tokens[done + 1], 'yet', 'already', 'again')) return undefined;
  const [actor = SOMEBODY] = by ? actorsOf(notes, at, by).filter(({ kind }) => kind === 'role') : [];
  return { participle, verb, actor, words: { start: cue, end } };
}

/** "Accepted quotes can't be deleted", "once published, a tender can only be withdrawn": before what is done next. */
function namedBefore(tokens: readonly Token[], clause: Clause): Step[] {
  const participle = clause.passive ? priorState(tokens, clause) : undefined;
  const verb = participle === undefined ? undefined : baseOfParticiple(participle);
  if (participle === undefined || verb === undefined || !statesForVerb.has(verb)) return [];
  const at = tokens.findIndex(({ lower }) => lower === participle);
  return [{ participle, verb, actor: SOMEBODY, words: { start: at, end: at + 1 } }];
}

const SOMEBODY: Actor = { kind: 'someone', name: '', only: false };

/** A step of its life, and neither what is done with any data nor the deed itself. */
const isStep = (verb: string, note: AbilityNote): boolean =>
  verb !== note.verb &&
  isActionVerb(verb) &&
  !isVagueVerb(verb) &&
  !isMishap(verb) &&
  verb !== 'expire' &&
  !isRepetition(verb) &&
  (crudVerb(verb) ?? '') === '';

/** By a deed, a state, a flag or a time of the thing, or by what is kept of such deeds. */
function isTold(notes: DomainNotes, entity: string, { participle, verb }: Step): boolean {
  const names = [participle, `${participle}At`, `${participle}On`, 'status', 'state'];
  return (
    notes.abilities.some(
      (other) =>
        other.entity === entity &&
        (other.verb === verb ||
          markedAs(other.place.at.sentence.tokens, other.place)?.values.includes(participle) === true),
    ) ||
    notes.lifecycles.some((life) => life.entity === entity) ||
    notes.fields.some(
      ({ entity: owner, field }) =>
        owner === entity && (names.includes(field.name) || field.enumValues?.includes(participle) === true),
    ) ||
    recordsNamed(verb, (name) => notes.isDeclared(name)).length > 0
  );
}
