import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { recordedAt } from '../../recorded-names';
import { isReversible, isSideState, isStateNoun, stateAfter } from '../../lexicon/state-lexicon';
import { doneOfUndone, pastParticiple } from '../../lexicon/verb-lexicon';
import { wordsOf } from '../../names';
import { isRefusal } from '../../state-machine';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Member } from '../things/members';
import { isLacking, partGiven, valueOf } from './guard-parts';
import { phaseCondition } from './guard-phases';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading } from '../reading';

/** How the words before a state bind to it: from then on, up to then, or as long as it lasts. */
export type Bond = 'reached' | 'not yet' | 'in';

/** What can be said of the condition of a row: the states it goes through, and flags and moments that tell of it. */
export interface Conditions {
  readonly field: string;
  readonly states: readonly string[];
  /** Fields of the row that choose among values: "a machine is idle, busy or faulty". */
  readonly choices: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly members: readonly Member[];
}

export function conditionsOf(
  reading: BriefReading,
  notes: DomainNotes,
  entity: string,
  members: readonly Member[],
): Conditions {
  const said = reading.facts.find(({ kind, subject }) => kind === FactKind.STATE && subject === entity);
  const listed = notes.fields.find(({ entity: owner, field }) => owner === entity && isStateNoun(field.name));
  const choices = notes.fields.flatMap(({ entity: owner, field: { name, enumValues } }) =>
    owner === entity && name !== listed?.field.name && enumValues ? [{ name, values: enumValues }] : [],
  );
  const flags = reading.facts.flatMap(({ kind, subject, value }) =>
    kind === FactKind.OPERATION && subject.startsWith(`${entity}.`)
      ? (recordOf(entity, subject.slice(entity.length + 1), value) ?? [])
      : [],
  );
  return {
    field: listed?.field.name ?? 'status',
    states: said?.value.split('>') ?? listed?.field.enumValues ?? [],
    choices,
    members: [...members.filter((member) => member.entity === entity), ...flags],
  };
}

/** What an operation leaves behind: its flag, or when it happened. */
function recordOf(entity: string, operation: string, value: string): Member | undefined {
  const flag = /^flag\((.*)\)$/.exec(value)?.[1];
  const state = pastParticiple(operation);
  const name = flag ?? (value !== 'action' ? undefined : isSideState(state) ? state : recordedAt(operation));
  if (name === undefined) return undefined;
  const isFlag = flag !== undefined || name === state;
  return { entity, name, words: wordsOf(name), type: isFlag ? 'boolean' : 'datetime' };
}

/** How the words name a condition, and whether it must hold or must not. */
export interface Demand {
  readonly bond: Bond;
  readonly required: boolean;
  /** The row that it is said of: `self`, or one that it refers to. */
  readonly path: string;
}

/** What must hold by the words of the range, as an expression; undefined where they name nothing that is known of the row. */
export function stateCondition(
  said: readonly Token[],
  place: Range,
  { field, states, choices, members }: Conditions,
  { bond, required, path }: Demand,
): string | undefined {
  const own = [
    ...states,
    ...choices.flatMap(({ values }) => values),
    ...members.map(({ words: [first = ''] }) => first),
  ];
  const tokens = said.slice(place.start, place.end).flatMap((token) => notYet(token, own));
  const [start, end, words] = [0, tokens.length, tokens];
  const allowed = statesTold(tokens, { start, end }, states, { bond, required });
  if (allowed.length > 0) return oneOf(`${path}.${field}`, states, allowed);
  for (const { name, values } of bond === 'in' ? choices : []) {
    const chosen = statesTold(tokens, { start, end }, values, { bond, required });
    if (chosen.length > 0) return oneOf(`${path}.${name}`, values, chosen);
  }
  const holds = (bond === 'not yet') === (required === words.some(denies));
  const member = words.map((token) => memberTelling(token, members)).find((found) => found !== undefined);
  if (!member) {
    const part = partGiven(tokens, { start, end }, members);
    const isThere = holds !== words.some(isLacking);
    return part
      ? `${path}.${valueOf(part)} ${isThere ? '!=' : '=='} null`
      : phaseCondition(words, members, holds, path);
  }
  return member.type === 'boolean'
    ? `${path}.${member.name} == ${String(holds)}`
    : `${path}.${member.name} ${holds ? '!=' : '=='} null`;
}

/** "unsent" is not yet sent, where no state is called so. */
function notYet(token: Token, own: readonly string[]): readonly Token[] {
  const done = doneOfUndone(token.lower);
  if (done === undefined || own.includes(token.lower)) return [token];
  return ['not', 'yet', done].map((word) => ({ ...token, lower: word, lemma: word, text: word }));
}

/** The states in which the condition holds, or must not, that the words of the range name, if they name any. */
export function statesTold(
  tokens: readonly Token[],
  { start, end }: Range,
  states: readonly string[],
  { bond, required = true }: { readonly bond: Bond; readonly required?: boolean },
): readonly string[] {
  const words = tokens.slice(start, end);
  const named = words.flatMap((_, i) => stateAt(words, i, states) ?? []);
  // "visits that have not started yet": those that nothing has been done to.
  if (named.length === 0 && words.some((token) => isWord(token, 'start', 'begin')) && words.some(denies))
    return required && words.some((token) => isWord(token, 'yet')) ? states.slice(0, 1) : [];
  if (named.length === 0) return [];
  const lasting = bond === 'in' && words.some((token) => isWord(token, 'yet', 'have', 'been', 'already'));
  return statesWhere(states, named, lasting ? 'reached' : bond, required !== words.some(denies));
}

/** "has not been sent", "no courier has accepted it" */
const denies = (token: Token): boolean => isWord(token, 'not', "n't", 'never', 'no', 'nobody', 'none', 'cannot');

/** The bond that a word makes with the states behind it. */
export const bondOf = (token: Token | undefined, next: Token | undefined): Bond => {
  if (isWord(token, 'until', 'till', 'before')) return 'not yet';
  if (isWord(token, 'once', 'after') || (isWord(token, 'as') && isWord(next, 'soon'))) return 'reached';
  return 'in';
};

/** "sent", "in progress", "approval": the state that the words at the place name. */
function stateAt(words: readonly Token[], i: number, states: readonly string[]): string[] | undefined {
  const token = words[i];
  if (token?.kind !== 'word') return undefined;
  const two = `${token.lower}_${words[i + 1]?.lower ?? ''}`;
  const derived = [token.lower, token.lemma, stateAfter(token.lower), pastParticiple(token.lemma)];
  const found = states.find((state) => state === two) ?? states.find((state) => derived.includes(state));
  return found === undefined ? undefined : [found];
}

/** The states in which what is said holds, or does not; those that end beside the path, like "cancelled", count to neither side. */
function statesWhere(states: readonly string[], named: readonly string[], bond: Bond, holds: boolean): string[] {
  if (bond === 'in') return states.filter((state) => named.includes(state) === holds);
  const first = Math.min(...named.map((state) => states.indexOf(state)));
  const reached = (bond === 'reached') === holds;
  const beside = (state: string): boolean => isRefusal(state) && !isReversible(state) && !named.includes(state);
  return states.filter((state, i) => i >= first === reached && !beside(state));
}

function oneOf(field: string, states: readonly string[], allowed: readonly string[]): string | undefined {
  const refused = states.filter((state) => !allowed.includes(state));
  if (allowed.length === 0 || refused.length === 0) return undefined;
  return allowed.length <= refused.length
    ? allowed.map((state) => `${field} == "${state}"`).join(' or ')
    : refused.map((state) => `${field} != "${state}"`).join(' and ');
}

/** A flag "returned", or the moment "returned at": tells whether it has happened. */
function memberTelling(token: Token, members: readonly Member[]): Member | undefined {
  if (token.kind !== 'word') return undefined;
  const state = stateAfter(token.lower) ?? (/(ed|en|wn|t)$/.test(token.lower) ? token.lower : undefined);
  const forms = [token.lower, state];
  return members.find(({ type, words }) => {
    const own = words.filter((word) => !['is', 'was', 'has', 'been'].includes(word));
    if (type === 'boolean') return own.length === 1 && forms.includes(own[0]);
    const isMoment = type === 'date' || type === 'datetime';
    return (
      isMoment &&
      own.length === 2 &&
      state !== undefined &&
      own[0] === state &&
      ['at', 'on', 'date', 'time'].includes(own[1] ?? '')
    );
  });
}
