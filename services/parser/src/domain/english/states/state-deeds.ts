import { isUsualState } from '../../lexicon/state-lexicon';
import { baseOfThirdPerson, isActionVerb, pastParticiple } from '../../lexicon/verb-lexicon';
import { snakeCase } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { leadsInto } from '../abilities/marked-as';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { elementAt } from './state-element';
import { PREPOSITIONS } from './state-words';

/** States that somebody brings about: "then the director approves or rejects it". */
export interface StateDeed {
  readonly states: string[];
  readonly agent: Range;
  readonly end: number;
}

/** What somebody does with "it" in the course of its life, at the place where the doer is named. */
export function stateDeedAt(
  tokens: readonly Token[],
  start: number,
  limit: number,
  /** Who did what was said before: "picks it up and finally delivers it". */
  previous?: Range,
): StateDeed | undefined {
  if (isEvent(tokens, start, limit)) return undefined;
  const goesOn = previous && baseOfThirdPerson(tokens[start]?.lower ?? '') !== undefined;
  const same = goesOn ? deedBehind(tokens, { start, end: start }, limit) : undefined;
  if (same && previous) return { ...same, agent: previous };
  for (const agent of doersAt(tokens, start, limit)) {
    const deed = deedBehind(tokens, agent, limit);
    // "is examined by an inspector, who may grant it"
    if (deed) return isWord(tokens[start], 'who') && previous ? { ...deed, agent: previous } : deed;
  }
  return undefined;
}

/** "when the painter hands it over it becomes installed": the deed only tells when. */
const isEvent = (tokens: readonly Token[], start: number, limit: number): boolean =>
  tokens.slice(Math.max(0, start - 2), start).some((token) => isWord(token, 'when', 'once', 'after')) &&
  tokens
    .slice(start + 1, Math.min(limit, start + 10))
    .some((token, k, all) => isWord(token, 'become', 'is', 'are') && isWord(all[k - 1], 'it', 'they'));

function deedBehind(tokens: readonly Token[], agent: Range, limit: number): StateDeed | undefined {
  const verbs: string[] = [];
  let i = agent.end;
  let behind = i;
  for (; i < limit; i++) {
    const token = tokens[i];
    if (isMark(token, ',', '/') || isWord(token, ...BETWEEN)) continue;
    const verb = token?.kind === 'word' ? (baseForm(token.lower) ?? finite(tokens, i)) : undefined;
    if (verb === undefined) break;
    verbs.push(verb);
    behind = i + 1;
  }
  // "or it lapses"
  if (verbs.length === 1 && isWord(tokens[agent.start], 'it') && endsClause(tokens, i))
    return { states: verbs.map(pastParticiple), agent, end: i };
  const moved =
    verbs.length === 1 && isWord(tokens[i], ...PARTICLES) ? [...verbs.map(pastParticiple), tokens[i]?.lower ?? ''] : [];
  // "the visitor checks in at the desk"
  if (moved.length > 0 && isUsualState(snakeCase(moved)) && !isWord(tokens[i + 1], 'it', 'them'))
    return { states: [snakeCase(moved)], agent, end: i + 1 };
  const other = behind === i ? deedOnPart(tokens, verbs, i, limit) : undefined;
  if (other) return { ...other, agent };
  if (verbs.length === 0 || behind !== i || !isWord(tokens[i], 'it', 'them')) return undefined;
  // "marks it as solved"
  const marked =
    verbs.length === 1 && leadsInto(verbs[0] ?? '', tokens[i + 1]) ? elementAt(tokens, i + 2, limit, true) : undefined;
  if (marked) return { states: [marked.state], agent, end: marked.end };
  // "takes it in progress"
  const reached = PREPOSITIONS.includes(tokens[i + 1]?.lower ?? '') ? elementAt(tokens, i + 1, limit, true) : undefined;
  if (reached && isUsualState(reached.state)) return { states: [reached.state], agent, end: reached.end };
  const particle = isWord(tokens[i + 1], ...PARTICLES) ? [tokens[i + 1]?.lower ?? ''] : [];
  const others = othersBehind(tokens, i + 1 + particle.length, limit);
  const states = [...verbs.map((verb) => snakeCase([pastParticiple(verb), ...particle])), ...others.states];
  return { states, agent, end: others.end };
}

/** "grants it, refuses it or sends it back": what may be done to it instead. */
function othersBehind(tokens: readonly Token[], start: number, limit: number): Pick<StateDeed, 'states' | 'end'> {
  const states: string[] = [];
  let end = start;
  for (let next = behindOr(tokens, end); next > end && next + 1 < limit; next = behindOr(tokens, end)) {
    const verb = baseForm(tokens[next]?.lower ?? '') ?? finite(tokens, next);
    if (verb === undefined || !isWord(tokens[next + 1], 'it', 'them')) break;
    const particle = isWord(tokens[next + 2], ...PARTICLES) ? [tokens[next + 2]?.lower ?? ''] : [];
    states.push(snakeCase([pastParticiple(verb), ...particle]));
    end = next + 2 + particle.length;
  }
  return tokens.slice(start, end).some((token) => isWord(token, 'or')) ? { states, end } : { states: [], end: start };
}

function behindOr(tokens: readonly Token[], start: number): number {
  let i = start;
  while (isMark(tokens[i], ',') || isWord(tokens[i], 'or')) i++;
  return i;
}

/** "the dispatcher assigns a courier", "the courier picks the parcel up": what is done to a part of it, where that usually is a state. */
function deedOnPart(
  tokens: readonly Token[],
  verbs: readonly string[],
  start: number,
  limit: number,
): Pick<StateDeed, 'states' | 'end'> | undefined {
  const object = nounPhraseAt(tokens, start, limit);
  if (object?.start !== start || !object.determined || verbs.length !== 1) return undefined;
  const particle = isWord(tokens[object.end], ...PARTICLES) ? [tokens[object.end]?.lower ?? ''] : [];
  const end = object.end + particle.length;
  const states = verbs.map((verb) => snakeCase([pastParticiple(verb), ...particle]));
  return states.every(isUsualState) && endsClause(tokens, end) ? { states, end } : undefined;
}

/** Before "it" any verb will do: "the controller stands it down". */
const finite = (tokens: readonly Token[], i: number): string | undefined =>
  tokens[i]?.pos === 'VERB' && isWord(tokens[i + 1], 'it', 'them') ? tokens[i].lemma : undefined;

const endsClause = (tokens: readonly Token[], i: number): boolean =>
  tokens[i] === undefined || tokens[i].kind === 'mark' || isWord(tokens[i], 'and', 'or', 'then');

const BETWEEN = ['or', 'and', 'either', 'can', 'may', 'will', 'must', 'then'];
const PARTICLES = ['up', 'off', 'out', 'back', 'in', 'down'];

/** The shortest name of somebody first, because verbs may look like nouns. */
function doersAt(tokens: readonly Token[], start: number, limit: number): Range[] {
  if (isWord(tokens[start], 'it', 'we', 'they', 'he', 'she', 'i', 'somebody', 'someone', 'who'))
    return [{ start, end: start + 1 }];
  const doers: Range[] = [];
  for (let end = start + 1; end <= Math.min(start + 3, limit); end++) {
    const phrase = nounPhraseAt(tokens, start, end);
    if (phrase?.end === end) doers.push({ start: phrase.start, end });
  }
  return doers;
}

const baseForm = (form: string): string | undefined =>
  baseOfThirdPerson(form) ?? (isActionVerb(form) ? form : undefined);
