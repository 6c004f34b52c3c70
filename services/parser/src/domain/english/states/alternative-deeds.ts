import { crudVerb } from '../../lexicon/grammar-lexicon';
import { statesForVerb } from '../../lexicon/state-lexicon';
import { wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { AbilityNote } from '../notes';

/**
 * "can be used or refunded", "either settles it or turns it down", "may grant it, refuse it or return it": the other deeds of which one
 * is done, if one of all of them leads to a state for certain.
 */
export function alternativesTo(notes: DomainNotes, ability: AbilityNote): readonly AbilityNote[] {
  const { tokens } = ability.place.at.sentence;
  const deeds = notes.abilities
    .filter((one) => one.entity === ability.entity && one.place.at === ability.place.at && isOfSame(one, ability))
    // "may list, confirm or cancel them": what keeps the records leads to no state.
    .filter(({ verb }) => (crudVerb(verb) ?? '') === '')
    .map((one) => ({ one, at: verbAt(tokens, one) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  const own = deeds.findIndex(({ one }) => one === ability);
  if (own < 0) return [];
  let [first, last] = [own, own];
  while (first > 0 && isOneOrOther(tokens, deeds[first - 1]?.at, deeds[first]?.at)) first--;
  while (isOneOrOther(tokens, deeds[last]?.at, deeds[last + 1]?.at)) last++;
  const group = deeds.slice(first, last + 1);
  const between = tokens.slice(group[0]?.at, group.at(-1)?.at);
  const isCertain = group.some(({ one }) => statesForVerb.has(one.verb));
  if (!isCertain || !between.some((token) => isWord(token, 'or'))) return [];
  return group.flatMap(({ one }) => (one.verb === ability.verb ? [] : [one]));
}

const isOfSame = (one: AbilityNote, other: AbilityNote): boolean =>
  one.negated === other.negated && one.actor.kind === other.actor.kind && one.actor.name === other.actor.name;

/** Where the deed is said: "turns" of turning down. */
function verbAt(tokens: readonly Token[], { verb, place: { start } }: AbilityNote): number {
  const [first = verb] = wordsOf(verb);
  return tokens.findIndex((token, i) => i >= start && token.pos === 'VERB' && token.lemma === first);
}

/** Nothing stands between them that would make both of them happen. */
const isOneOrOther = (tokens: readonly Token[], from: number | undefined, to: number | undefined): boolean =>
  from !== undefined &&
  to !== undefined &&
  tokens
    .slice(from, to)
    .every((token) => !isMark(token, ';', '.', ':') && !isWord(token, 'and', 'then', 'but', 'when'));
