import { crudVerb } from '../../lexicon/grammar-lexicon';
import { alternativesOf, isReversible, isSideState, statesForVerb, stateVerb } from '../../lexicon/state-lexicon';
import { isVagueVerb, pastParticiple } from '../../lexicon/verb-lexicon';
import { isPlural, singular, snakeCase, wordsOf } from '../../names';
import { isRefusal, reversal, stateAgain, stepsOf } from '../../state-machine';
import { isMark, isWord } from '../../text/token';
import type { AbilityNote, DomainNotes } from '../domain-notes';
import { markedAs } from '../abilities/marked-as';
import { readClauses } from '../grammar/clauses';
import { recordsTold } from '../things/recorded-deeds';
import { eventState, priorState } from './prior-state';
import { bondOf, statesTold } from '../rules/guard-states';

/** A deed that leads from states to another. */
export interface Move {
  readonly ability: AbilityNote;
  readonly from: readonly string[];
  readonly to: string;
}

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
  let step = steps.at(-1) ?? [];
  for (const ability of notes.abilities) {
    // Who bids on a running auction makes a bid.
    const makesRecord = recordsTold(ability.verb).some((record) => record !== entity && notes.isDeclared(record));
    if (ability.entity !== entity || ability.negated || makesRecord) continue;
    const reached = [...states, ...moves.map(({ to }) => to)];
    const marked = markedAs(ability.place.at.sentence.tokens, ability.place)?.at(0);
    // "marks it as baked" names a state where only single ones were said, else a flag.
    const to = marked === undefined ? targetOf(ability.verb, states) : chained ? marked : undefined;
    const named = statesNamed(ability, reached).filter((state) => state !== marked);
    const behind = named.length > 0 ? named : statesBehind(ability, reached).filter((state) => state !== to);
    const before = behind.length > 0 ? behind : unknownBefore(ability, to);
    const isAgain = to !== undefined && stateAgain(ability.verb, states) === to;
    const from = before.length === 0 && isAgain ? whenceAgain(notes, ability, steps, moves) : before;
    if (to === undefined || from.includes(to) || (marked !== undefined && reached.includes(marked))) continue;
    const leads = statesForVerb.has(ability.verb) || from.length > 0 || marked !== undefined;
    const isNext = chained && !states.includes(to) && leads;
    const isBeside = stepsOf([...step, to]).length === 1;
    if (from.length > 0) moves.push({ ability, from, to });
    else if (isNext && !isSideState(to))
      moves.push({
        ability,
        from: isBeside ? (moves.at(-1)?.from ?? []) : step.filter((state) => !isRefusal(state)),
        to,
      });
    else if ((isSideState(to) || isRefusal(to) || isAlso(ability) || isAnytime(ability)) && !states.includes(to))
      moves.push({
        ability,
        from: isAnytime(ability) ? states : beforeAside(steps, to),
        to,
      });
    if (isNext) step = isBeside ? [...step, to] : [to];
  }
  return moves;
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
function isAnytime({ place: { at, end } }: AbilityNote): boolean {
  const words = at.sentence.tokens.slice(end - 4, end + 4);
  return words.some(
    (token, i) => isWord(token, 'any') && isWord(words[i + 1], 'time', 'point', 'state', 'stage', 'moment'),
  );
}

/** "A unit can also be discarded": beside what was said of its life. */
const isAlso = ({ place: { at, start, end }, actor }: AbilityNote): boolean =>
  actor.kind === 'someone' && at.sentence.tokens.slice(start, end).some((token) => isWord(token, 'also'));

/** The states that the ability's words name before the thing itself, "a received or confirmed order", or in its place, "drafts". */
function statesNamed({ place }: AbilityNote, states: readonly string[]): string[] {
  const words = place.at.sentence.tokens.slice(place.start, place.end);
  return words.flatMap(({ lower, kind }, i) => {
    const next = words[i + 1];
    const one = states.find((state) => state === lower || state === `${lower}_${next?.lower ?? ''}`);
    if (
      one !== undefined &&
      next?.kind === 'word' &&
      (['NOUN', 'PROPN', 'CCONJ', 'NUM'].includes(next.pos) || isWord(next, 'one'))
    )
      return [one];
    // "reject a draft", "publish drafts"
    const isHead = next?.kind !== 'word' && ['a', 'an', 'the', 'any'].includes(words[i - 1]?.lower ?? '');
    if (isHead && states.includes(lower)) return [lower];
    return kind === 'word' && isPlural(lower) && states.includes(singular(lower)) ? [singular(lower)] : [];
  });
}

/** "Once paid, it can be shipped", "it may be called off before it ends": the states in which the condition holds. */
function statesBehind({ place: { at, start, end } }: AbilityNote, states: readonly string[]): readonly string[] {
  const { tokens } = at.sentence;
  const deed = readClauses(tokens, { start: 0, end: tokens.length }).find((clause) => clause.start === start);
  const before = deed && eventState(tokens, deed);
  if (before !== undefined && states.includes(before)) return [before];
  const cue = tokens.findIndex(
    (token, i) =>
      i >= (deed?.verb.end ?? end) && i <= end + 1 && isWord(token, 'before', 'until', 'while', 'once', 'after'),
  );
  if (!deed?.passive || deed.modal === undefined || cue < 0) return [];
  const stop = tokens.findIndex((token, i) => i > cue && isMark(token, ',', '.', ';', ')'));
  const range = { start: cue + 1, end: stop < 0 ? tokens.length : stop };
  return statesTold(tokens, range, states, bondOf(tokens[cue], tokens[cue + 1]));
}

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

/** "Declined requests can be reopened", "once confirmed, an order can be shipped": a state that nothing else tells of. */
function unknownBefore({ place: { at, start } }: AbilityNote, to: string | undefined): string[] {
  const { tokens } = at.sentence;
  const deed = readClauses(tokens, { start: 0, end: tokens.length }).find((clause) => clause.start === start);
  const state = deed && priorState(tokens, deed);
  const isState =
    deed !== undefined &&
    state !== undefined &&
    state !== to &&
    stateVerb(state) !== undefined &&
    /(ed|en|wn|t)$/.test(state);
  return isState && (deed.passive || eventState(tokens, deed) === state) ? [state] : [];
}

/** Where a thing goes through states, these end its life and leave its record. */
const ENDING = new Set(['discard', 'destroy']);

/** The state that the verb leads to: one of those known, or a new one named by its participle. */
function targetOf(verb: string, states: readonly string[]): string | undefined {
  const [first = verb, ...rest] = wordsOf(verb);
  const participle = snakeCase([pastParticiple(first), ...rest]);
  const named = [...(statesForVerb.get(verb) ?? []), participle].find((state) => states.includes(state));
  const known = named ?? stateAgain(verb, states);
  if (known !== undefined) return known;
  const isCrud = (crudVerb(verb) ?? '') !== '' && !ENDING.has(verb);
  return isCrud || isVagueVerb(first) ? undefined : participle;
}
