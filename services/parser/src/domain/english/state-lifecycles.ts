import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isSideState, statesForVerb } from '../lexicon/state-lexicon';
import { crudVerb } from '../lexicon/grammar-lexicon';
import { isVagueVerb, pastParticiple } from '../lexicon/verb-lexicon';
import { snakeCase, wordsOf } from '../names';
import { transitionsOf } from '../state-machine';
import type { AbilityNote, DomainNotes, LifecycleNote } from './domain-notes';
import type { BriefReading } from './reading';

/** States the lifecycles, with the moves that single abilities add: "a reserved stay can also be cancelled". */
export function stateLifecycles(reading: BriefReading, notes: DomainNotes): void {
  for (const note of longestPerEntity(notes.lifecycles)) {
    if (!notes.isDeclared(note.entity)) continue;
    const { entity, place } = note;
    const steps = note.steps.map((step) => [...step]);
    const moves = movesOf(notes, entity, steps);
    const known = new Set(steps.flat());
    const added = [...new Set(moves.map(({ to }) => to))].filter((state) => !known.has(state));
    const states = [...steps.flat(), ...added];
    const { at, start, end } = place;
    reading.fact(at, start, end, FactKind.STATE, entity, states.join('>'));
    for (const { ability, from, to } of moves) {
      reading.moves.set(`${entity}.${to}`, [...new Set([...(reading.moves.get(`${entity}.${to}`) ?? []), ...from])]);
      reading.use(ability.place.at, ability.place.start, ability.place.end);
    }
    const path = [...steps, ...added.filter(isSideState).map((state) => [state])];
    for (const { name, from, to } of transitionsOf(path)) {
      const said = reading.moves.get(`${entity}.${to}`) ?? from;
      reading.moves.set(`${entity}.${to}`, [...said]);
      reading.fact(at, start, end, FactKind.OPERATION, `${entity}.${name}`, `transition(${said.join('|')}>${to})`);
    }
  }
}

function longestPerEntity(lifecycles: readonly LifecycleNote[]): LifecycleNote[] {
  const longest = new Map<string, LifecycleNote>();
  for (const note of lifecycles) {
    const known = longest.get(note.entity);
    if (!known || note.steps.flat().length > known.steps.flat().length) longest.set(note.entity, note);
  }
  return [...longest.values()];
}

interface Move {
  readonly ability: AbilityNote;
  readonly from: readonly string[];
  readonly to: string;
}

/** Abilities whose words name the state that they start from, "approved reports are reimbursed". */
function movesOf(notes: DomainNotes, entity: string, steps: readonly (readonly string[])[]): Move[] {
  const states = steps.flat();
  const moves: Move[] = [];
  for (const ability of notes.abilities) {
    if (ability.entity !== entity || ability.negated) continue;
    const from = statesNamed(ability, [...states, ...moves.map(({ to }) => to)]);
    const to = targetOf(ability.verb, states);
    if (to === undefined || from.includes(to)) continue;
    if (from.length > 0) moves.push({ ability, from, to });
    else if (isSideState(to) && !states.includes(to))
      moves.push({
        ability,
        from: steps
          .slice(0, -1)
          .flat()
          .filter((state) => !isSideState(state)),
        to,
      });
  }
  return moves;
}

/** The states that stand before the entity's name in the words of the ability. */
function statesNamed({ place }: AbilityNote, states: readonly string[]): string[] {
  const words = place.at.sentence.tokens.slice(place.start, place.end);
  return words.flatMap(({ lower }, i) => {
    const one = states.find((state) => state === lower || state === `${lower}_${words[i + 1]?.lower ?? ''}`);
    const next = words[i + 1];
    return one !== undefined && next?.kind === 'word' && ['NOUN', 'PROPN', 'CCONJ'].includes(next.pos) ? [one] : [];
  });
}

/** The state that the verb leads to: one of those known, or a new one named by its participle. */
function targetOf(verb: string, states: readonly string[]): string | undefined {
  const [first = verb, ...rest] = wordsOf(verb);
  const participle = snakeCase([pastParticiple(first), ...rest]);
  const known = [...(statesForVerb.get(verb) ?? []), participle].find((state) => states.includes(state));
  if (known !== undefined) return known;
  return (crudVerb(verb) ?? '') !== '' || isVagueVerb(first) ? undefined : participle;
}
