import { crudVerb } from '../../lexicon/grammar-lexicon';
import { alternativesOf, isReversible, isSideState, statesForVerb } from '../../lexicon/state-lexicon';
import { isVagueVerb, pastParticiple } from '../../lexicon/verb-lexicon';
import { snakeCase, wordsOf } from '../../names';
import { isRefusal, reversal, stateAgain, stepsOf } from '../../state-machine';
import { isWord } from '../../text/token';
import type { AbilityNote, DomainNotes } from '../domain-notes';
import { type Mark, markedAs } from '../abilities/marked-as';
import { recordsTold } from '../things/recorded-deeds';
import { originsOf, unknownOrigin } from './deed-origins';

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
    const mark = markedAs(ability.place.at.sentence.tokens, ability.place);
    const targets = mark?.values ?? [targetOf(ability.verb, states) ?? targetFrom(ability, states)];
    for (const [i, to] of targets.entries()) {
      const reached = [...states, ...moves.map((move) => move.to)];
      if (to === undefined) continue;
      const from = i > 0 && mark ? originBeside(mark, i, moves) : originOf(notes, ability, to, { steps, moves });
      if (from.includes(to) || (mark && from.length === 0 && reached.includes(to))) continue;
      // "marks it as baked" names a state where only single ones were said, or one after the other; else a flag.
      const goesOn = chained || mark?.inTurn === true || mark?.sets === true;
      if (mark && from.length === 0 && !goesOn) continue;
      const leads = statesForVerb.has(ability.verb) || from.length > 0 || mark !== undefined;
      const isNext = goesOn && !states.includes(to) && leads;
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
  }
  return moves;
}

/** "as picked up and then as delivered" go on from each other; "to granted or denied" start from the same. */
const originBeside = ({ values, inTurn }: Mark, i: number, moves: readonly Move[]): readonly string[] =>
  inTurn ? values.slice(i - 1, i) : (moves.at(-1)?.from ?? []);

/** Where the words of the deed say that it starts, or where such deeds do. */
function originOf(
  notes: DomainNotes,
  ability: AbilityNote,
  to: string,
  { steps, moves }: { readonly steps: readonly (readonly string[])[]; readonly moves: readonly Move[] },
): readonly string[] {
  const states = steps.flat();
  const said = originsOf(ability, [...states, ...moves.map((move) => move.to)]).filter((state) => state !== to);
  const before = said.length > 0 ? said : unknownOrigin(ability, to);
  const isAgain = stateAgain(ability.verb, states) === to;
  return before.length === 0 && isAgain ? whenceAgain(notes, ability, steps, moves) : before;
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
