import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isRepetition, isStateNoun } from '../../lexicon/state-lexicon';
import { spoken } from '../../names';
import { isRefusal, reversal, stateAgain, stepsOf, takesBack, transitionsOf, verbForState } from '../../state-machine';
import type { DomainNotes } from '../domain-notes';
import type { LifecycleNote, Place } from '../notes';
import type { BriefReading } from '../reading';
import { isBeginning, isBroughtAbout } from './state-beginnings';
import { noteChains } from './state-chains';
import { withdrawReached } from './reached-values';
import { movesOf, offsetOf } from './state-moves';
import type { Move } from './ways-back';

/** States the lifecycles, with the moves that single abilities add: "a reserved stay can also be cancelled". */
export function stateLifecycles(reading: BriefReading, notes: DomainNotes): void {
  withdrawReached(notes);
  const withStatus = statusFields(notes);
  const isListed = ({ entity, outcome }: LifecycleNote): boolean => outcome === true && withStatus.has(entity);
  notes.lifecycles.splice(0, notes.lifecycles.length, ...notes.lifecycles.filter((note) => !isListed(note)));
  noteChains(
    notes,
    (entity) =>
      withStatus.has(entity) || notes.lifecycles.some((note) => note.entity === entity) || !notes.isDeclared(entity),
  );
  for (const [entity, told] of byEntity(notes.lifecycles)) {
    const said = told.map((note) => (note.ordered ? note : { ...note, steps: stepsOf(note.steps.flat()) }));
    const [{ place } = { place: undefined }] = said;
    if (!place || !notes.isDeclared(entity)) continue;
    const steps = withBeginning(
      reading,
      notes,
      said,
      said.reduce<string[][]>((all, note) => merge(all, note), []),
    );
    const moves = movesOf(
      notes,
      entity,
      steps,
      said.every(({ steps: [, second], decided }) => second === undefined && decided !== true),
    );
    const whole = withMoves(steps, moves, said);
    const taken = takenBack(whole, moves);
    const path = whole.map((step) => step.filter((state) => !taken.has(state))).filter((step) => step.length > 0);
    const [first, second] = path.flat();
    if (first !== undefined && second === undefined) stateDefault(reading, notes, entity, { state: first, place });
    if (second === undefined) continue;
    reading.fact(place.at, place.start, place.end, FactKind.STATE, entity, path.flat().join('>'));
    for (const { place: other } of said)
      reading.fact(other.at, other.start, other.end, FactKind.STATE, entity, path.flat().join('>'));
    noteMoves(reading, entity, moves, path.flat());
    noteBacks(reading, entity, said, path.flat());
    for (const [state, { from, to }] of taken)
      reading.fact(
        place.at,
        place.start,
        place.end,
        FactKind.OPERATION,
        `${entity}.${verbForState(state)}`,
        `transition(${from.join('|')}>${to})`,
      );
    // What is listed without order, "open, done or skipped", holds alternatives that arrows would part.
    const moving = said.some(({ ordered }) => ordered) ? path : stepsOf(path.flat());
    for (const { name, from, to } of transitionsOf(moving)) {
      const said = reading.moves.get(`${entity}.${to}`) ?? from;
      // "Rejected reports can be submitted again": the way back is not the only one there.
      const states = path.flat();
      const isBack = said.every((state) => states.indexOf(state) > states.indexOf(to));
      const known = isBack ? [...from, ...said] : said;
      reading.moves.set(`${entity}.${to}`, [...known]);
      const value = `transition(${known.join('|')}>${to})`;
      // "When a clerk approves a claim, it becomes accepted": no other deed leads there.
      const deed = notes.abilities.find((note) => note.entity === entity && note.leadsTo === to)?.verb ?? name;
      reading.fact(place.at, place.start, place.end, FactKind.OPERATION, `${entity}.${deed}`, value);
    }
  }
  for (const [entity, states] of statusFields(notes))
    noteMoves(
      reading,
      entity,
      movesOf(
        notes,
        entity,
        states.map((state) => [state]),
      ).filter(({ from, to }) => [...from, to].every((state) => states.includes(state))),
      states,
    );
}

/** "New hives are open", of what has one field with such a value: what it holds from the start. */
function stateDefault(
  reading: BriefReading,
  notes: DomainNotes,
  entity: string,
  { state, place }: { state: string; place: Place },
): void {
  const [field, another] = notes.fields.filter(
    (note) => note.entity === entity && note.field.enumValues?.includes(state) === true,
  );
  if (field && !another)
    reading.fact(
      place.at,
      place.start,
      place.end,
      FactKind.CONSTRAINT,
      `${entity}.${field.field.name}`,
      `default=${state}`,
    );
}

/**
 * The steps with those that only deeds name: where they start from stands before where they lead to, unless it is a refusal. What
 * is said between two states leads from one to the other: "it is requested; a clerk approves it. Then it becomes active".
 */
function withMoves(
  steps: readonly (readonly string[])[],
  moves: readonly Move[],
  said: readonly LifecycleNote[],
): string[][] {
  const whole = steps.map((step) => [...step]);
  const knows = (state: string): boolean => whole.some((step) => step.includes(state));
  for (const { ability, from, to } of moves) {
    for (const state of from.filter((one) => !knows(one))) {
      const target = isRefusal(state) ? -1 : whole.findIndex((step) => step.includes(to));
      whole.splice(target > 0 ? target : whole.length, 0, [state]);
    }
    if (knows(to)) continue;
    const later = saidBehind(said, ability.place);
    // "Accepted ones get paid", though it is told behind that claims are accepted or rejected.
    const since = whole.findLastIndex((step) => step.some((state) => from.includes(state)));
    const told = whole.findIndex((step) => step.some((state) => later.includes(state)));
    const next = told < 1 || told > since ? told : since + 1 < whole.length ? since + 1 : -1;
    const beside = whole[next - 1];
    if (next < 1) whole.push([to]);
    else if (beside && stepsOf([...beside, to]).length === 1) beside.push(to);
    else whole.splice(next, 0, [to]);
  }
  return whole;
}

/** The states that are reached behind the place, where one was before it. */
function saidBehind(said: readonly LifecycleNote[], place: Place): readonly string[] {
  const behind = said.filter((note) => offsetOf(note.place) > offsetOf(place));
  return behind.length < said.length ? behind.flatMap(({ steps }) => steps.flat()) : [];
}

/**
 * "can be suspended and reinstated", "verified or reopened": the second is no state of its own, but a way back to one before.
 */
function takenBack(
  steps: readonly (readonly string[])[],
  moves: readonly Move[],
): Map<string, { from: readonly string[]; to: string }> {
  const taken = new Map<string, { from: readonly string[]; to: string }>();
  const states = steps.flat();
  for (const [i, step] of steps.entries())
    for (const state of step) {
      const verb = verbForState(state);
      const before = states.slice(0, states.indexOf(state));
      const to = stateAgain(verb, before);
      const back = reversal(verb, before);
      const said = moves.find((move) => move.to === state)?.from;
      if (to !== undefined) taken.set(state, { from: said ?? (back ? [back.from] : (steps[i - 1] ?? [])), to });
      else if (back) taken.set(state, { from: [back.from], to: back.to });
    }
  return taken;
}

/** "Visits can be confirmed or cancelled": before that they are pending. */
function withBeginning(
  reading: BriefReading,
  notes: DomainNotes,
  said: readonly LifecycleNote[],
  steps: string[][],
): string[][] {
  const [first] = said;
  const states = steps.flat();
  // What is not brought about, "at sea", may be where it begins.
  const areDeeds = states.every(isBroughtAbout);
  const isOpen = areDeeds && !states.some(isBeginning);
  // "Then it is approved or rejected": neither is where it begins.
  const isDecision = states.length > 1 && stepsOf(states).length === 1;
  // What a deed leads to begins no life, though the same words name a state: "approving it makes it funded".
  const isOutcome = ({ place, steps: own }: LifecycleNote): boolean =>
    said.some(
      ({ possible, place: other, steps: to }) =>
        possible === true && other.at === place.at && own.flat().join() === to.flat().join(),
    );
  // "Fixers claim items and unclaim them": what is taken back was otherwise before.
  const isTakenBack = notes.abilities.some(
    ({ entity, verb, negated }) =>
      entity === first?.entity && !negated && takesBack(verb, verbForState(states[0] ?? '')),
  );
  const isReached = isDecision || isTakenBack || said.every((note) => note.possible === true || isOutcome(note));
  if (!first || !isOpen || !isReached) return steps;
  const { at, start, end } = first.place;
  reading.assume(
    at,
    start,
    end,
    `A new ${spoken(first.entity)} is pending.`,
    'Say how it begins, for example "it starts as requested".',
  );
  return [['pending'], ...(isDecision ? stepsOf(states) : steps)];
}

/** "refired" -> refire: what is fired once more. */
function deedAgain(state: string): string {
  const once = isRepetition(state) ? verbForState(state.replace(/^re-?/, '')) : '';
  return once === '' || once.startsWith('mark') ? verbForState(state) : `re${once}`;
}

function noteBacks(
  reading: BriefReading,
  entity: string,
  said: readonly LifecycleNote[],
  states: readonly string[],
): void {
  for (const { back, place } of said) {
    if (!back || !states.includes(back.from) || !states.includes(back.to)) continue;
    const value = `transition(${back.from}>${back.to})`;
    const name = back.verb ?? deedAgain(back.deed);
    reading.fact(place.at, place.start, place.end, FactKind.OPERATION, `${entity}.${name}`, value);
  }
}

function noteMoves(reading: BriefReading, entity: string, moves: readonly Move[], states: readonly string[]): void {
  for (const { ability, from, to, isAgain } of moves) {
    if (from.length === 0) continue;
    const { at, start, end } = ability.place;
    if (isAgain === true || stateAgain(ability.verb, states) === to) {
      const value = `transition(${from.join('|')}>${to})`;
      reading.fact(at, start, end, FactKind.OPERATION, `${entity}.${ability.verb}`, value);
      continue;
    }
    const key = `${entity}.${to}`;
    reading.moves.set(key, [...new Set([...(reading.moves.get(key) ?? []), ...from])]);
    reading.use(at, start, end);
  }
}

function byEntity(lifecycles: readonly LifecycleNote[]): Map<string, LifecycleNote[]> {
  const grouped = new Map<string, LifecycleNote[]>();
  for (const note of lifecycles) grouped.set(note.entity, [...(grouped.get(note.entity) ?? []), note]);
  return grouped;
}

/** Puts what one sentence says of the states to what others said: around a state in common, else behind. */
function merge(all: LifecycleNote['steps'], note: LifecycleNote): string[][] {
  const { steps, ordered } = note;
  const known = all.flat();
  const shared = steps.findLastIndex((step) => step.some((state) => known.includes(state)));
  if (shared < 0) {
    if (all.length === 0 || ordered || all.length === 1) return [...all, ...steps].map((step) => [...step]);
    return (steps.flat().length > known.length ? steps : all).map((step) => [...step]);
  }
  if (all.length > 1 && steps.length > all.length) return merge(steps, { ...note, steps: all });
  const place = all.findIndex((step) => step.some((state) => steps[shared]?.includes(state)));
  const fresh = (part: LifecycleNote['steps']): string[][] =>
    part.map((step) => step.filter((state) => !known.includes(state))).filter((step) => step.length > 0);
  const beside = (steps[shared] ?? []).filter((state) => !known.includes(state));
  return [
    ...all.slice(0, place).map((step) => [...step]),
    ...fresh(steps.slice(0, shared)),
    [...(all[place] ?? []), ...beside],
    ...fresh(steps.slice(shared + 1)),
    ...all.slice(place + 1).map((step) => [...step]),
  ];
}

/** Entities with a status whose values are listed, as far as nothing else says what its states are. */
export function statusFields(notes: DomainNotes): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { entity, field } of notes.fields)
    if (
      isStateNoun(field.name) &&
      field.enumValues &&
      !notes.lifecycles.some((note) => note.entity === entity && note.outcome !== true)
    )
      found.set(entity, field.enumValues);
  return found;
}
