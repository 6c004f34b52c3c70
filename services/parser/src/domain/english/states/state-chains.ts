import { crudVerb } from '../../lexicon/grammar-lexicon';
import { isStateNoun, isUsualState, originOfReversible, statesForVerb } from '../../lexicon/state-lexicon';
import { baseOfParticiple, isVagueVerb, pastParticiple } from '../../lexicon/verb-lexicon';
import { singular, snakeCase, wordsOf } from '../../names';
import { leadsBack, statesTakenBack, stepsOf } from '../../state-machine';
import { isWord, type Token } from '../../text/token';
import { markedAs } from '../abilities/marked-as';
import type { DomainNotes } from '../domain-notes';
import type { AbilityNote, LifecycleNote } from '../notes';
import { alternativesTo } from './alternative-deeds';
import { isBeginning, isBroughtAbout } from './state-beginnings';

/**
 * Lives that only deeds tell of: "a requested sitting can be accepted, and an accepted one can be completed" goes from requested
 * to accepted to completed. One deed that names a state proves nothing; it takes two that share one.
 */
export function noteChains(notes: DomainNotes, hasStates: (entity: string) => boolean): void {
  const entities = new Set(notes.abilities.map(({ entity }) => entity));
  for (const entity of entities) {
    if (hasStates(entity)) continue;
    const own = notes.abilities.filter((ability) => ability.entity === entity && !ability.negated);
    const note = chainOf(own) ?? thereAndBack(own) ?? statusesSet(own) ?? decisionOn(notes, own);
    if (note) notes.lifecycles.push(note);
  }
}

/** "Operators can pause a job and resume it": it goes into the state and back, from where such things usually are. */
function thereAndBack(abilities: readonly AbilityNote[]): LifecycleNote | undefined {
  for (const ability of abilities) {
    const back = statesTakenBack(ability.verb);
    const there = abilities.find(({ verb }) => statesOf(verb).some((state) => back.includes(state)));
    const state = there && statesOf(there.verb).find((one) => back.includes(one));
    const origin = state === undefined ? undefined : originOfReversible(state);
    if (there && state !== undefined && origin !== undefined)
      return { entity: there.entity, steps: [[origin], [state]], ordered: true, place: there.place };
  }
  return undefined;
}

/** "Clerks change the status of a job to accepted, done or paid": the states that it may be put into. */
function statusesSet(abilities: readonly AbilityNote[]): LifecycleNote | undefined {
  for (const { entity, place } of abilities) {
    const words = place.at.sentence.tokens.slice(place.start, place.end);
    const mark = markedAs(place.at.sentence.tokens, place);
    if (mark?.sets !== true || mark.values.length < 2 || !words.some(({ lower }) => isStateNoun(lower))) continue;
    const isLater = mark.values.every((value) => isBroughtAbout(value) && !isBeginning(value));
    return { entity, steps: isLater ? [] : [mark.values.slice(0, 1)], ordered: true, possible: isLater, place };
  }
  return undefined;
}

/** "The mentor accepts or declines requests": whoever decides ends the wait, and may do it once. */
function decisionOn(notes: DomainNotes, abilities: readonly AbilityNote[]): LifecycleNote | undefined {
  for (const ability of abilities) {
    const { entity, verb, place } = ability;
    const state = stateReached(verb);
    const others = alternativesTo(notes, ability).flatMap((other) => stateReached(other.verb) ?? []);
    const isDecided = state !== undefined && others.some((other) => stepsOf([state, other]).length === 1);
    if (!isDecided) continue;
    const steps = [[state, ...others.filter((other) => stepsOf([state, other]).length === 1)]];
    return { entity, steps, ordered: true, possible: true, decided: true, place };
  }
  return undefined;
}

const statesOf = (verb: string): readonly string[] => [...(statesForVerb.get(verb) ?? []), pastParticiple(verb)];

interface Edge {
  readonly from: string | undefined;
  /** Undefined where it leads back to what was before: "rejected reports can be resubmitted". */
  readonly to: string | undefined;
  readonly ability: AbilityNote;
}

function chainOf(abilities: readonly AbilityNote[]): LifecycleNote | undefined {
  const edges: Edge[] = [];
  for (const ability of abilities) {
    const mark = markedAs(ability.place.at.sentence.tokens, ability.place);
    const isBack = mark === undefined && leadsBack(ability.verb);
    for (const [i, to] of (mark?.values ?? [isBack ? undefined : stateReached(ability.verb)]).entries()) {
      if (to === undefined && !isBack) continue;
      const said = i > 0 && mark?.inTurn ? mark.values.slice(i - 1, i) : statesSaid(ability);
      const earlier = said.length > 0 ? undefined : saysThen(ability) ? stateBefore(abilities, ability) : undefined;
      // "marks it as picked up and then as delivered" goes on from what was done before.
      const last = mark?.inTurn === true ? edges.at(-1)?.to : undefined;
      const from = (said.length > 0 ? said : [earlier ?? last]).filter((state) => state !== to);
      edges.push(...(from.length > 0 ? from : [undefined]).map((state) => ({ from: state, to, ability })));
    }
  }
  const isJoined = ({ from, to }: Edge): boolean =>
    edges.some((other) => (from !== undefined && other.to === from) || (other.from !== undefined && other.from === to));
  // "approve or reject it", where only rejected ones are spoken of again
  const isBeside = ({ to }: Edge): boolean =>
    to !== undefined &&
    edges.some((other) => isJoined(other) && other.to !== undefined && stepsOf([to, other.to]).length === 1);
  const joined = edges.filter((edge) => isJoined(edge) || isBeside(edge));
  const [first] = joined;
  if (!first || !joined.some(({ from }) => from !== undefined)) return undefined;
  const states = inOrder(edges.filter((edge) => joined.includes(edge) || edge.from !== undefined));
  return {
    entity: first.ability.entity,
    steps: stepsOf(states),
    ordered: true,
    possible: !joined.some(({ from }) => from !== undefined && !edges.some(({ to }) => to === from)),
    place: first.ability.place,
  };
}

/** "the trainer then signs it" */
function saysThen({ place, verb }: AbilityNote): boolean {
  const words = place.at.sentence.tokens.slice(place.start, place.end);
  const deed = words.findIndex(({ lemma }) => lemma === wordsOf(verb)[0]);
  // "until then the buyer can retract it" is done before.
  return words
    .slice(0, Math.max(deed, 0))
    .some((token, i) => isWord(token, ...THEN) && !isWord(words[i - 1], 'until', 'till', 'by'));
}

const THEN = ['then', 'afterwards', 'later', 'next', 'thereafter', 'subsequently'];

/** What the deed said before this one, in the same sentence, brought about. */
function stateBefore(abilities: readonly AbilityNote[], { place }: AbilityNote): string | undefined {
  const before = abilities.findLast((other) => other.place.at === place.at && other.place.end <= place.start);
  return before && stateReached(before.verb);
}

/** Each state behind those that lead to it, else as they are said. */
function inOrder(edges: readonly Edge[]): string[] {
  const named = edges.flatMap(({ from, to }) => [from, to].filter((state) => state !== undefined));
  const left = [...new Set(named)];
  const order: string[] = [];
  while (left.length > 0) {
    const free = left.findIndex(
      (state) => !edges.some(({ from, to }) => to === state && from !== undefined && left.includes(from)),
    );
    order.push(...left.splice(Math.max(free, 0), 1));
  }
  return order;
}

/** The state that a deed brings about: approve -> approved; undefined for those that change nothing of the kind. */
function stateReached(verb: string): string | undefined {
  const [first = verb, ...rest] = wordsOf(verb);
  const isPlain = (crudVerb(verb) ?? '') !== '' || isVagueVerb(first);
  if (isPlain && !statesForVerb.has(verb)) return undefined;
  return snakeCase([pastParticiple(first), ...rest]);
}

/** "a requested sitting", "an approved one", "printed ones", "inquiries": the states that the words name before what is in them. */
export function statesSaid({ place, entity }: Pick<AbilityNote, 'place' | 'entity'>): string[] {
  const words = place.at.sentence.tokens.slice(place.start, place.end);
  const name = wordsOf(entity).at(-1);
  return words.flatMap((token, i) => {
    if (!isParticiple(token)) return [];
    const behind = words.slice(i + 1, i + 5);
    const noun = behind.find(({ pos, lower }) => pos === 'NOUN' || pos === 'PROPN' || isItself(lower, name));
    const isOfIt = noun !== undefined && isItself(noun.lower, name);
    const between = behind.slice(0, noun ? behind.indexOf(noun) : 0);
    return isOfIt && between.every((word) => isWord(word, 'or', 'and') || isParticiple(word)) ? [token.lower] : [];
  });
}

const isItself = (word: string, name: string | undefined): boolean =>
  ['one', 'ones'].includes(word) || singular(word) === name;

const isParticiple = ({ kind, lower, pos }: Token): boolean =>
  kind === 'word' &&
  pos !== 'AUX' &&
  pos !== 'ADP' &&
  !lower.endsWith('ing') &&
  (isUsualState(lower) || baseOfParticiple(lower) !== undefined);
