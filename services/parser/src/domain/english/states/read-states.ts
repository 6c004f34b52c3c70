import { fieldHint, isFieldName, isMomentName } from '../../lexicon/field-lexicon';
import { alternativesOf, isStateNoun, isUsualState, originOfReversible } from '../../lexicon/state-lexicon';
import { baseOfParticiple } from '../../lexicon/verb-lexicon';
import { camelCase, entityName, singular } from '../../names';
import { statesTakenBack, stepsOf, verbForState } from '../../state-machine';
import { isMark, isWord, type Token } from '../../text/token';
import { actorsOf } from '../grammar/actors';
import { moverOfThem } from '../abilities/moved-through';
import { withoutStates } from '../abilities/ability-objects';
import { canBeEntity, PRONOUNS, type DomainNotes } from '../domain-notes';
import type { LifecycleNote } from '../notes';
import { readClauses } from '../grammar/clauses';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import { labelOf } from '../grammar/line-labels';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import { isRecordOfDeed, MADE } from '../things/recorded-deeds';
import { stateOpenings, type Opening } from './state-openings';
import { stateSequence, type StateSequence } from './state-sequence';

/** "draft -> published -> archived", "go from pending to paid to shipped", "starts as an idea, then gets recorded". */
export function readStates(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  /** Words that give rights, "is open to the public". */
  granted: readonly Range[],
): Range[] {
  const { tokens } = at.sentence;
  const found: Range[] = [];
  for (const opening of stateOpenings(tokens)) {
    if (opening.start < (found.at(-1)?.end ?? 0)) continue;
    if (granted.some(({ start, end }) => start <= opening.start && opening.start < end)) continue;
    const end = readFrom(reading, notes, at, opening);
    // Of "bikes have a model and are either free or rented", only what stands behind "are".
    if (end !== undefined) found.push({ start: opening.strict ? opening.start - 1 : opening.entity.end, end });
  }
  return found;
}

function readFrom(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  { start, entity: named, strict, single = false, possible = false, prior: before }: Opening,
): number | undefined {
  const { tokens } = at.sentence;
  const prior = before !== undefined && (isUsualState(before) || isDone(reading, at, before)) ? before : undefined;
  const sequence = stateSequence(tokens, { start, end: tokens.length }, { strict, prior, possible });
  const states = sequence.steps.flat();
  const ordered = single || sequence.ordered || isInThatOrder(tokens, sequence.end);
  const least = (single ? 1 : 2) + (prior === undefined ? 0 : 1);
  if (new Set(states).size !== states.length || states.length < least) return undefined;
  if (single && states.length === 1 && isBroughtAbout(tokens, named, states)) return undefined;
  // "is mashing, then fermenting": alone, such words say what goes on.
  const goingOn = states.filter((state) => state.endsWith('ing') && !isUsualState(state)).length;
  if (!ordered && strict && goingOn * 2 > states.length) return undefined;
  const decided = possible && states.some((state) => alternativesOf(state).some((other) => states.includes(other)));
  // "it becomes a booking": another thing.
  const isThing = isWord(tokens[start - 1], 'a', 'an') || isWord(tokens[start], 'a', 'an');
  if (strict && single && isThing && states.some((state) => isRecordOfDeed(entityName(state.split('_')))))
    return undefined;
  if (strict && !single && !decided && !isLifecycle(tokens, start, { ...sequence, ordered })) return undefined;
  // "from new to payment to closed": those known for states vouch for the rest.
  const isVouched = ordered && !strict && states.filter(isUsualState).length > 1;
  if (!isVouched && states.some(isOtherField)) return undefined;
  const label = labelOf(tokens);
  const isLabelled = label?.kind === 'definition' && start > label.phrase.end + 1;
  const mover = moverOfThem(tokens, start);
  const said = isLabelled
    ? label.phrase
    : mover === undefined
      ? (subjectBefore(tokens, named) ?? named)
      : { start: 0, end: mover };
  const entity = entityIn(notes, at, said, strict && !single);
  if (entity === undefined) return undefined;
  notes.declare(entity, { at, start, end: sequence.end });
  const place = { at, start, end: sequence.end };
  const told = { entity, steps: sequence.steps, ordered, possible: possible && prior === undefined, place };
  const isAgain = isWord(tokens[sequence.end], 'again');
  notes.lifecycles.push(isAgain ? ledBack(notes, told) : (takenOut(told) ?? told));
  notes.current = entity;
  withdrawStateField(notes, entity);
  noteAgents(notes, at, entity, sequence);
  reading.use(at, strict ? named.end : 0, sequence.end);
  // "The status of a repair is ...": of the repair the states alone are told.
  const of = named.start - (isWord(tokens[named.start - 1], 'of') ? 1 : 2);
  if (isWord(tokens[of], 'of') && isStateNoun(tokens[of - 1]?.lower ?? '')) reading.use(at, 0, named.start);
  return sequence.end;
}

/** "filling, ageing or bottled - in that order" */
const isInThatOrder = (tokens: readonly Token[], start: number): boolean =>
  tokens
    .slice(start, start + 5)
    .some(
      (token, i, behind) =>
        isWord(token, 'in') &&
        isWord(behind[i + 1], 'that', 'this', 'exactly') &&
        behind.slice(i).some((one) => isWord(one, 'order')),
    );

/** "When a vehicle enters, a ticket is issued": one that comes about, not a state that it gets into. */
function isBroughtAbout(tokens: readonly Token[], named: Range, [state = '']: readonly string[]): boolean {
  const occasion = tokens.findIndex((token) => isWord(token, 'when', 'whenever', 'once', 'after', 'if'));
  const article = tokens.findLastIndex(
    (token, i) => i < named.end && isWord(token, 'a', 'an') && nounPhraseAt(tokens, i, named.end)?.end === named.end,
  );
  // "When it comes in, a claim is reported": the claim does.
  return MADE.has(state) && occasion >= 0 && occasion < article - 2 && !isWord(tokens[occasion + 1], 'it');
}

/** "A stopped machine can be started; then it is running again": what was said last leads back, and is no state of its own. */
function ledBack(notes: DomainNotes, told: LifecycleNote): LifecycleNote {
  const before = notes.lifecycles.at(-1);
  const goesOn = told.steps.length === 1 && before?.place.at === told.place.at && before.entity === told.entity;
  if (goesOn) notes.lifecycles.pop();
  const steps = goesOn ? [...before.steps, ...told.steps] : told.steps;
  const [[from] = [], [deed] = [], [to] = []] = steps.slice(-3);
  if (steps.length < 3 || from === undefined || deed === undefined || to === undefined) return told;
  return { ...told, steps: steps.slice(0, -2), ordered: true, possible: false, back: { deed, from, to } };
}

/** "They are blocked until a clerk unblocks them": back to where they were before. */
function takenOut(told: LifecycleNote): LifecycleNote | undefined {
  const [from, deed, more] = told.steps.flat();
  const to = from === undefined ? undefined : originOfReversible(from);
  if (from === undefined || deed === undefined || more !== undefined || to === undefined) return undefined;
  if (!statesTakenBack(verbForState(deed)).includes(from)) return undefined;
  return { ...told, steps: [[to], [from]], ordered: true, back: { deed, from, to } };
}

/** "A filed claim" is in a state where claims are filed; "a printed book" is of a kind. */
const isDone = (reading: BriefReading, at: SentenceReading, participle: string): boolean =>
  reading.content.some(
    ({ sentence }) =>
      sentence !== at.sentence &&
      sentence.tokens.some(({ pos, lemma }) => pos === 'VERB' && lemma === baseOfParticiple(participle)),
  );

/** Adjectives and participles in a row are states where words of time order them, or enough of them are known for that. */
function isLifecycle(tokens: readonly Token[], start: number, { steps, ordered, end }: StateSequence): boolean {
  const states = steps.flat();
  const quoted = tokens.slice(start, end).filter((token) => token.quoted).length;
  const known =
    states.filter((state) => isUsualState(state) || /^(in|on|under|out)_(?!the_)/.test(state)).length + quoted;
  const either = isWord(tokens[start], 'either') || isWord(tokens[start - 1], 'either');
  if (ordered) return known > 0 || states.length > 2;
  // "A claim is approved or rejected": one of two ends that stand beside each other.
  const isDecision = known === states.length && stepsOf(states).length === 1;
  if (states.length < 3) return (either && known > 0) || isDecision;
  if (known > 1 || known * 2 >= states.length) return true;
  // Three conditions or deeds told of one thing: with "or" it is in one of them, with "and" they follow each other.
  const isOr = tokens.slice(start, end).some((token) => isWord(token, 'or'));
  const isPlace = (state: string): boolean => /^[a-z]+_the_/.test(state);
  return states.every(isCondition) && (isOr ? !states.every(isPlace) : states.some(isUsualState));
}

/** "in_the_workshop", "at_sea", "washed" */
const isCondition = (state: string): boolean =>
  isUsualState(state) ||
  /^(in|on|under|out|at|off|up|beyond)_/.test(state) ||
  baseOfParticiple(state.split('_')[0] ?? '') !== undefined;

const isOtherField = (state: string): boolean =>
  !isUsualState(state) &&
  isFieldName(state.split('_')) &&
  fieldHint(camelCase(state.split('_')))?.field.type !== 'boolean';

/** The states take the place of a status without values. */
function withdrawStateField(notes: DomainNotes, entity: string): void {
  const field = notes.fields.findIndex(
    (note) => note.entity === entity && isStateNoun(note.field.name) && note.field.enumValues === undefined,
  );
  if (field >= 0) notes.fields.splice(field, 1);
}

/** "approved or rejected by a manager": who may bring the states about. */
function noteAgents(notes: DomainNotes, at: SentenceReading, entity: string, { agents }: StateSequence): void {
  for (const { states, range } of agents)
    // "the visitor checks in" opens it to nobody who is not known.
    for (const actor of actorsOf(notes, at, range).filter(({ kind }) => kind !== 'anyone'))
      for (const state of states)
        notes.abilities.push({
          actor,
          verb: verbForState(state),
          entity,
          negated: false,
          allowed: true,
          place: { at, start: range.start, end: range.end },
        });
}

/** "What happens to a find is always the same: it is washed": what the sentence names before the pronoun. */
function namedBefore(notes: DomainNotes, tokens: readonly Token[], end: number): string | undefined {
  const colon = tokens.slice(0, end + 1).findLastIndex((token) => isMark(token, ':'));
  let found: string | undefined;
  for (let i = 0; i < colon; ) {
    const phrase = nounPhraseAt(tokens, i, colon);
    found = (phrase && notes.entityFor(phrase.words)) ?? found;
    i = Math.max(i + 1, phrase?.end ?? 0);
  }
  return found;
}

/** "A campaign has a subject and belongs to one list; it starts as a draft": what the sentence itself describes. */
function describedBefore(notes: DomainNotes, tokens: readonly Token[], end: number): string | undefined {
  const described = readClauses(tokens, { start: 0, end: tokens.length }).findLast(
    ({ verb, verbs, relative, host }) =>
      verb.start < end && !relative && !host && verbs.some(({ lemma }) => DESCRIBING.has(lemma)),
  );
  const phrase = described?.subject && nounPhraseAt(tokens, described.subject.start, described.subject.end);
  return phrase && notes.entityFor(phrase.words);
}

const DESCRIBING = new Set(['have', 'belong', 'contain', 'consist', 'store', 'include', 'refer', 'need', 'concern']);

/** "Repairs belong to a bike and go from open to done", "..., and it goes": the subject of the verb, not what stands nearer. */
function subjectBefore(tokens: readonly Token[], { start, end }: Range): Range | undefined {
  const clauses = readClauses(tokens, { start, end: tokens.length }).filter(({ verb }) => verb.start <= end);
  const last = clauses.findLast(({ relative }) => !relative);
  if (clauses.length < 2 || !last?.subject) return undefined;
  const isPronoun = last.subject.end - last.subject.start === 1 && isWord(tokens[last.subject.start], 'it', 'they');
  return isPronoun || last.subject.end < last.verb.start - 1 ? last.subject : undefined;
}

/** Words that name no thing beside its states: "the possible states of", "initially it is a draft". */
const LIFE_WORDS = new Set(
  'lifecycle workflow flow life cycle following different possible initially originally finally eventually'.split(' '),
);

function entityIn(notes: DomainNotes, at: SentenceReading, { start, end }: Range, strict: boolean): string | undefined {
  const { tokens } = at.sentence;
  const phrases: NounPhrase[] = [];
  for (let i = start; i < end; ) {
    const phrase = nounPhraseAt(tokens, i, end);
    if (phrase) phrases.unshift(phrase);
    i = Math.max(i + 1, phrase?.end ?? 0);
  }
  const named = phrases.map((phrase) => ({
    phrase,
    words: withoutStates(phrase.words).filter(
      (word) => !isStateNoun(singular(word)) && !LIFE_WORDS.has(word) && !isWord({ lower: word } as Token, 'be', 'go'),
    ),
  }));
  for (const { words } of named) {
    const known = words.length > 0 ? notes.entityFor(words) : undefined;
    if (known !== undefined) return known;
  }
  const nameable = named.find(
    ({ phrase, words }) =>
      words.length > 0 &&
      canBeEntity(words, true) &&
      !notes.isTaken(at, phrase) &&
      !isFieldName(words) &&
      !isMomentName(words) &&
      (phrase.plural || phrase.determined || phrase.start === 0),
  );
  if (nameable) return strict ? undefined : entityName(nameable.words);
  const isPronoun = tokens.slice(start, end).some(({ lower }) => PRONOUNS.has(lower));
  if (isPronoun)
    return namedBefore(notes, tokens, start) ?? describedBefore(notes, tokens, start) ?? notes.topic ?? notes.current;
  // "once the work is finished": something else is.
  const isOther = named.some(({ phrase, words }) => words.length > 0 && phrase.determined && phrase.end === end);
  // "A tender is published by us and has a subject and a state, which can be draft or open": the state of what has it.
  const owner = named[0]?.words.length === 0 ? describedBefore(notes, tokens, start) : undefined;
  return owner ?? ((strict && named.length > 0) || isOther ? undefined : notes.current);
}
