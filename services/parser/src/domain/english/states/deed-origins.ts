import { isReversible, stateVerb } from '../../lexicon/state-lexicon';
import { baseOf } from '../../lexicon/verb-lexicon';
import { isPlural, singular, wordsOf } from '../../names';
import { isRefusal } from '../../state-machine';
import { isWord, type Token } from '../../text/token';
import type { AbilityNote } from '../notes';
import { readClauses } from '../grammar/clauses';
import type { Clause } from '../grammar/clause';
import type { Range } from '../grammar/phrase-pattern';
import { bondOf, statesTold } from '../rules/guard-states';
import { conditionsOn } from '../rules/guard-conditions';
import { relativeIn } from '../rules/which-rows';
import { eventState, priorState } from './prior-state';

/** The states that the words of a deed say it starts from, among those known; none where they say nothing of it. */
export function originsOf(ability: AbilityNote, states: readonly string[]): readonly string[] {
  const named = statesNamed(ability, states);
  // "A shipped order cannot be cancelled": one in any other state can.
  if (named.length > 0) return ability.presupposed === true ? statesBut(states, named) : named;
  return statesBehind(ability, states);
}

const statesBut = (states: readonly string[], named: readonly string[]): readonly string[] =>
  states.filter((state) => !named.includes(state) && !isRefusal(state));

/** The clause that tells of the deed. */
function clauseOf({ verb, place: { at, start, end } }: AbilityNote): Clause | undefined {
  const [base] = wordsOf(verb);
  const clauses = readClauses(at.sentence.tokens, { start: 0, end: at.sentence.tokens.length });
  const tells = ({ lemma, at: place }: Clause['verbs'][number]): boolean =>
    place >= start && place < end && (baseOf(lemma) ?? lemma) === base;
  return clauses.find(({ verbs }) => verbs.some(tells)) ?? clauses.find((clause) => clause.start === start);
}

/** "a received or confirmed order", "not yet shipped orders", or in place of the thing, "drafts". */
function statesNamed(ability: AbilityNote, states: readonly string[]): readonly string[] {
  const { place } = ability;
  const words = place.at.sentence.tokens.slice(place.start, place.end);
  const deed = clauseOf(ability)?.verb;
  return words.flatMap(({ lower, kind }, i) => {
    // "can be used or refunded"
    if (deed && deed.start <= place.start + i && place.start + i < deed.end) return [];
    const next = words[i + 1];
    const one = states.find((state) => state === lower || state === `${lower}_${next?.lower ?? ''}`);
    if (one !== undefined && namesThing(next)) {
      const from = isWord(words[i - 1], 'yet') ? i - 2 : i - 1;
      const isDenied = isWord(words[from], 'not');
      return isDenied ? statesTold(words, { start: from, end: i + 1 }, states, { bond: 'reached' }) : [one];
    }
    // "reject a draft", "publish drafts"
    const isHead = next?.kind !== 'word' && ['a', 'an', 'the', 'any'].includes(words[i - 1]?.lower ?? '');
    if (isHead && states.includes(lower)) return [lower];
    return kind === 'word' && isPlural(lower) && states.includes(singular(lower)) ? [singular(lower)] : [];
  });
}

const namesThing = (token: Token | undefined): boolean =>
  token?.kind === 'word' && (['NOUN', 'PROPN', 'CCONJ', 'NUM'].includes(token.pos) || isWord(token, 'one'));

/** "Once paid, it can be shipped", "as long as nobody has accepted it", "one that is not done yet": the states in which it holds. */
function statesBehind(ability: AbilityNote, states: readonly string[]): readonly string[] {
  const { tokens } = ability.place.at.sentence;
  const deed = clauseOf(ability);
  if (!deed) return [];
  const before = eventState(tokens, deed);
  const isDenied = ability.presupposed === true;
  if (before !== undefined && states.includes(before))
    return isDenied ? statesBut(states, states.slice(states.indexOf(before))) : [before];
  if (deed.modal === undefined) return [];
  const which = whichOf(tokens, deed);
  const ranges = [
    ...(which
      ? [{ range: which, bond: isPast(tokens, which.start, which, states) ? 'reached' : 'in', required: true } as const]
      : []),
    ...conditionsOn(tokens, deed).map(({ cue, words }) => ({
      range: words,
      bond: isPast(tokens, cue, words, states) ? ('reached' as const) : bondOf(tokens[cue], tokens[cue + 1]),
      required: isWord(tokens[cue], 'unless') === isDenied,
    })),
  ];
  for (const { range, ...demand } of ranges) {
    const told = statesTold(tokens, range, states, demand);
    if (told.length > 0) return told;
  }
  return [];
}

/** "unless it is packed", "as long as it is not packed": nor when it has been shipped since; what is only on hold goes on. */
const isPast = (tokens: readonly Token[], cue: number, words: Range, states: readonly string[]): boolean =>
  (isWord(tokens[cue], 'unless') ||
    tokens.slice(words.start, words.end).some((token) => isWord(token, 'not', "n't"))) &&
  !isWord(tokens[cue], 'until', 'till', 'before', 'once', 'after') &&
  !tokens.slice(words.start, words.end).some(({ lower }) => states.includes(lower) && isReversible(lower));

/** "a claim that is not settled yet", "claims not yet sent": what is said of what it is done to. */
function whichOf(tokens: readonly Token[], { passive, subject, object, verb }: Clause): Range | undefined {
  const patient = passive ? subject : object;
  if (!patient) return undefined;
  // "cancel any order | that is not packed": a clause of its own.
  const isClause = !passive && isWord(tokens[patient.end], 'that', 'which');
  const stop = tokens.findIndex(
    (token, i) => i >= patient.end && (token.kind === 'mark' || isWord(token, 'and', 'but')),
  );
  const end = passive ? verb.start : isClause ? (stop < 0 ? tokens.length : stop) : patient.end;
  const range = { start: patient.start, end };
  const isDenied = tokens.slice(range.start, range.end).some((token) => isWord(token, 'yet'));
  return relativeIn(tokens, range) ?? (isDenied ? range : undefined);
}

/** "Declined requests can be reopened", "once confirmed, an order can be shipped": a state that nothing else tells of. */
export function unknownOrigin(ability: AbilityNote, to: string | undefined): string[] {
  if (ability.presupposed === true) return [];
  const { tokens } = ability.place.at.sentence;
  const deed = clauseOf(ability);
  const state = deed && priorState(tokens, deed);
  const isState =
    deed !== undefined &&
    state !== undefined &&
    state !== to &&
    stateVerb(state) !== undefined &&
    /(ed|en|wn|t)$/.test(state);
  return isState && (deed.passive || eventState(tokens, deed) === state) ? [state] : [];
}
