import { crudVerb } from '../../lexicon/grammar-lexicon';
import { isNaming } from '../../lexicon/relation-lexicon';
import {
  alternativesOf,
  isOver,
  isReversible,
  isSideState,
  isUsualState,
  statesForVerb,
} from '../../lexicon/state-lexicon';
import { baseOfParticiple, isVagueVerb, pastParticiple } from '../../lexicon/verb-lexicon';
import { snakeCase, wordsOf } from '../../names';
import {
  isRefusal,
  leadsBack,
  reversal,
  stateAgain,
  stateToReturnTo,
  stepsOf,
  transitionsOf,
  verbForState,
} from '../../state-machine';
import { isWord, type Token } from '../../text/token';
import { alternativesTo } from './alternative-deeds';
import type { DomainNotes } from '../domain-notes';
import type { AbilityNote, Place } from '../notes';
import { type Mark, markedAs, SETTING } from '../abilities/marked-as';
import { recordsNamed } from '../things/recorded-deeds';
import { statesSaid } from './state-chains';
import { originsOf, unknownOrigin } from './deed-origins';
import { elementAt } from './state-element';
import { isAnytimeAt } from './state-asides';
import { type Move, wayBack } from './ways-back';

/** Abilities whose words name the state that they start from, "approved reports are reimbursed". */
export function movesOf(
  notes: DomainNotes,
  entity: string,
  steps: readonly (readonly string[])[],
  /** Only single states were said, so what is done leads from one to the next. */
  chained = false,
): Move[] {
  const states = steps.flat();
  const moves: Move[] = [];
  const told = chained ? notes.lifecycles.filter((note) => note.entity === entity) : [];
  let step = steps.at(-1) ?? [];
  let at = -1;
  for (const ability of notes.abilities) {
    // Who bids on a running auction makes a bid.
    const makesRecord = recordsNamed(ability.verb, (name) => name !== entity && notes.isDeclared(name)).length > 0;
    if (ability.entity !== entity || ability.negated || makesRecord) continue;
    if (ability.leadsTo !== undefined && ability.startsFrom) {
      moves.push({ ability, from: ability.startsFrom, to: ability.leadsTo, isAgain: ability.leadsBack === true });
      continue;
    }
    const led = ledTo(ability, states);
    if (led) {
      moves.push(led);
      continue;
    }
    const mark = markOf(ability, states);
    const back = mark ? undefined : wayBack(notes, ability, states, moves);
    if (back) {
      moves.push(back);
      continue;
    }
    const since = told.findLast(({ place }) => offsetOf(place) > at && offsetOf(place) < offsetOf(ability.place));
    if (since) [step, at] = [since.steps.at(-1) ?? [], offsetOf(since.place)];
    const either = chained ? alternativesTo(notes, ability) : [];
    const targets = mark?.values ?? [
      targetOf(ability.verb, states) ??
        targetFrom(ability, states) ??
        stateNamedElsewhere(notes, ability) ??
        (either.length > 0 || isAnytime(ability) ? stateOf(ability.verb) : undefined),
    ];
    for (const [i, target] of targets.entries()) {
      const reached = [...states, ...moves.map((move) => move.to)];
      if (target === undefined) continue;
      const said = i > 0 && mark ? originBeside(mark, i, moves) : originOf(notes, ability, target, { steps, moves });
      const origin = i > 0 && mark && said.length === 0 ? originOfChoice(mark, i, steps) : said;
      const isNew = !mark && !reached.includes(target);
      // "Agents assign tickets to themselves and close them": whose it is can be said in any state.
      if (isNew && isNaming(ability.verb)) continue;
      const to = isNew && leadsBack(ability.verb) ? (stateToReturnTo(origin[0] ?? '', steps) ?? target) : target;
      const isFirst = i === 0 && mark?.inTurn === false;
      const from = isFirst ? origin.filter((one) => !mark.values.includes(one)) : origin;
      if (from.includes(to) || (mark && from.length === 0 && reached.includes(to))) continue;
      // "marks it as baked" names a state where only single ones were said, or one after the other; else a flag,
      // unless it is a usual end of what has states: "marks the order as returned".
      const goesOn =
        chained || mark?.inTurn === true || mark?.sets === true || (mark !== undefined && isEnd(to, states));
      if (mark && from.length === 0 && !goesOn) continue;
      const leads =
        statesForVerb.has(ability.verb) ||
        isUsualState(to) ||
        from.length > 0 ||
        mark !== undefined ||
        either.length > 0;
      const isNext = goesOn && !reached.includes(to) && leads;
      const last = moves.at(-1);
      const isOther = last !== undefined && either.includes(last.ability);
      const isBeside = isOther || stepsOf([...step, to]).length === 1;
      if (from.length > 0) moves.push({ ability, from, to, isAgain: to !== target });
      else if (isNext && !isSideState(to))
        moves.push({
          ability,
          from: isBeside ? (last?.from ?? []) : step.filter((state) => !isRefusal(state)),
          to,
        });
      else if ((isSideState(to) || isRefusal(to) || isAlso(ability) || isAnytime(ability)) && !states.includes(to))
        moves.push({
          ability,
          from: isAnytime(ability) ? states : beforeAside(steps, to),
          to,
        });
      const leadsOn = from.some((state) => step.includes(state)) && !isSideState(to) && !isRefusal(to);
      if (isNext) step = isBeside ? [...step, to] : [to];
      else if (leadsOn && !states.includes(to)) step = [to];
    }
  }
  return moves;
}

/** "A lapsed policy can be reinstated to in force": from the one state to the other, by a deed of another name. */
function ledTo(ability: AbilityNote, states: readonly string[]): Move | undefined {
  const { tokens } = ability.place.at.sentence;
  const to = tokens.findIndex((token, i) => i > ability.place.start && i < ability.place.end && isWord(token, 'to'));
  const state = to < 0 ? undefined : elementAt(tokens, to + 1, tokens.length, false)?.state;
  const isLed = state !== undefined && states.includes(state) && isParticiple(ability.verb, tokens[to - 1]);
  const from = isLed ? originsOf(ability, states).filter((one) => one !== state) : [];
  return isLed && from.length > 0 && verbForState(state) !== ability.verb
    ? { ability, from, to: state, isAgain: true }
    : undefined;
}

/** "reinstated | to", "reinstated back | to" */
const isParticiple = (verb: string, before: Token | undefined): boolean =>
  before !== undefined && !SETTING.includes(verb) && (before.lower === pastParticiple(verb) || isWord(before, 'back'));

/** What the words say that it leads to; behind "it becomes" a state only where it is known as one. */
const markOf = ({ leadsTo, place }: AbilityNote, states: readonly string[]): Mark | undefined =>
  leadsTo !== undefined && (states.includes(leadsTo) || isUsualState(leadsTo))
    ? { values: [leadsTo], inTurn: false, sets: true }
    : markedAs(place.at.sentence.tokens, place);

/** "returned", "delivered": what a deed leads to, where the thing goes through others. */
const isEnd = (state: string, states: readonly string[]): boolean =>
  states.length > 1 && isUsualState(state) && baseOfParticiple(state) !== undefined;

/** Where in the brief it is said. */
export const offsetOf = ({ at: { sentence }, start }: Place): number => sentence.tokens[start]?.start ?? sentence.start;

/**
 * "as picked up and then as delivered" go on from each other; "to granted or denied" start from the same, and "to in progress, resolved
 * or rejected" also from what is not over.
 */
function originBeside({ values, inTurn, sets }: Mark, i: number, moves: readonly Move[]): readonly string[] {
  if (inTurn) return values.slice(i - 1, i);
  const from = moves.at(-1)?.from ?? [];
  const [before = '', to = ''] = values.slice(i - 1, i + 1);
  const isEnd = isOver(before) || isRefusal(before) || isSideState(before) || stepsOf([before, to]).length === 1;
  return !sets || isEnd || from.length === 0 ? from : [...from, before];
}

/**
 * "marks it as delivered or refused", of states that are listed: what is refused starts where the other does, and does not follow from
 * it; "shipped or delivered" follow each other as they are listed.
 */
function originOfChoice({ values, inTurn }: Mark, i: number, steps: readonly (readonly string[])[]): readonly string[] {
  const [first = '', target = ''] = [values[0], values[i]];
  const states = steps.flat();
  if (inTurn || !isRefusal(target) || !values.every((value) => states.includes(value))) return [];
  const usual = transitionsOf(stepsOf(states)).find(({ to }) => to === first)?.from ?? [];
  const from = usual.filter((state) => !values.includes(state));
  const goingOn = values.slice(0, i).filter((state) => /^(in|under|on|at)_|ing$|^(open|active|started)$/.test(state));
  return from.length > 0 ? [...from, ...goingOn] : [];
}

/** Where the words of the deed say that it starts, or where such deeds do. */
function originOf(
  notes: DomainNotes,
  ability: AbilityNote,
  to: string,
  { steps, moves }: { readonly steps: readonly (readonly string[])[]; readonly moves: readonly Move[] },
): readonly string[] {
  const states = steps.flat();
  const said = originsOf(ability, [...states, ...moves.map((move) => move.to)]).filter((state) => state !== to);
  const early = said.length > 0 ? said : untilThen(notes, ability, steps);
  const before = early.length > 0 ? early : unknownOrigin(ability, to);
  const isAgain = stateAgain(ability.verb, states) === to;
  return before.length === 0 && isAgain ? whenceAgain(notes, ability, steps, moves) : before;
}

/** "The seller accepts or rejects it; until then the buyer can retract it": from where the deed told before starts. */
function untilThen(
  notes: DomainNotes,
  { entity, place }: AbilityNote,
  steps: readonly (readonly string[])[],
): readonly string[] {
  const words = place.at.sentence.tokens.slice(place.start, place.end);
  if (!words.some((token, i) => isWord(token, 'until', 'till') && isWord(words[i + 1], 'then'))) return [];
  const told = notes.abilities.findLast((one) => one.entity === entity && offsetOf(one.place) < offsetOf(place));
  const reached = told && targetOf(told.verb, steps.flat());
  const step = steps.findIndex((one) => reached !== undefined && one.includes(reached));
  return step > 0 ? (steps[step - 1] ?? []) : [];
}

/** What is refused is so in place of what is approved; what is interrupted comes from the last step; the rest from all but the end. */
function beforeAside(steps: readonly (readonly string[])[], to: string): string[] {
  const others = alternativesOf(to);
  const partner = steps.findIndex((step) => step.some((state) => others.includes(state)));
  const from =
    partner > 0 ? steps.slice(partner - 1, partner) : isReversible(to) ? steps.slice(-1) : steps.slice(0, -1);
  return from.flat().filter((state) => !isSideState(state) && !isRefusal(state));
}

/** "They can be discarded at any time": from wherever they are. */
function isAnytime({ place: { at, start, end } }: AbilityNote): boolean {
  const { tokens } = at.sentence;
  const opening = tokens.findLastIndex(
    (token, i) => i < start && (token.kind === 'mark' || isWord(token, 'and', 'but')),
  );
  // "At every stage it can be rejected", "it can be rejected at any time"
  const words = [...tokens.slice(opening + 1, start + 5), ...tokens.slice(Math.max(start, end - 4), end + 4)];
  return words.some((_, i) => isAnytimeAt(words, i));
}

/** "A unit can also be discarded": beside what was said of its life. */
const isAlso = ({ place: { at, start, end }, actor }: AbilityNote): boolean =>
  actor.kind === 'someone' && at.sentence.tokens.slice(start, end).some((token) => isWord(token, 'also'));

/** "Verifies it or reopens it": from where the other leads; else from what is over, or was refused. */
function whenceAgain(
  notes: DomainNotes,
  { entity, verb, place }: AbilityNote,
  steps: readonly (readonly string[])[],
  moves: readonly Move[],
): readonly string[] {
  const states = steps.flat();
  const { tokens } = place.at.sentence;
  const other = notes.abilities.findLast(
    (note) =>
      note.entity === entity &&
      note.place.at === place.at &&
      note.verb !== verb &&
      tokens.slice(note.place.start, place.end).some((token) => isWord(token, 'or')),
  );
  const move = moves.find(({ ability }) => ability === other);
  if (move) return move.from;
  const beside = other && targetOf(other.verb, states);
  const step = steps.findIndex((one) => beside !== undefined && one.includes(beside));
  if (step > 0) return steps[step - 1] ?? [];
  const back = reversal(verb, states);
  const refused = states.filter((state) => isRefusal(state) && !isSideState(state));
  const last = moves.at(-1)?.to;
  return back ? [back.from] : refused.length > 0 ? refused : last === undefined ? (steps.at(-1) ?? []) : [last];
}

/** "Students submit drafts": no new ones, because the words name a state that they are in. */
const targetFrom = (ability: AbilityNote, states: readonly string[]): string | undefined =>
  originsOf(ability, states).length > 0 ? statesForVerb.get(ability.verb)?.[0] : undefined;

/** "Sales staff book it", where "booked shipments" are spoken of: a state, though who books something mostly makes a booking. */
function stateNamedElsewhere(notes: DomainNotes, ability: AbilityNote): string | undefined {
  const participle = stateOf(ability.verb);
  const isNew = !['book', 'hire', 'rent', 'reserve', 'order'].includes(ability.verb);
  const isNamed = notes.abilities.some(
    (other) => other.entity === ability.entity && other.verb !== ability.verb && statesSaid(other).includes(participle),
  );
  return isNamed && !isNew ? participle : undefined;
}

function stateOf(verb: string): string {
  const [first = verb, ...rest] = wordsOf(verb);
  return snakeCase([pastParticiple(first), ...rest]);
}

/** Where a thing goes through states, these end its life and leave its record. */
const ENDING = new Set(['discard', 'destroy']);

const LENDING = new Set(['rent', 'hire', 'lend', 'loan', 'let']);

/** The state that the verb leads to: one of those known, or a new one named by its participle. */
function targetOf(verb: string, states: readonly string[]): string | undefined {
  const [first = verb, particle] = wordsOf(verb);
  const participle = stateOf(verb);
  // "rent out free boats", which are then rented
  const bare = particle === 'out' && LENDING.has(first) ? [pastParticiple(first)] : [];
  const named = [...(statesForVerb.get(verb) ?? []), participle, ...bare].find((state) => states.includes(state));
  const known = named ?? stateAgain(verb, states);
  if (known !== undefined) return known;
  const isCrud = (crudVerb(verb) ?? '') !== '' && !ENDING.has(verb);
  return isCrud || isVagueVerb(first) ? undefined : participle;
}
