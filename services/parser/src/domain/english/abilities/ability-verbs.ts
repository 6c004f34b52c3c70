import { baseOf, baseOfParticiple } from '../../lexicon/verb-lexicon';
import { camelCase, wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { conditionEntered } from '../grammar/conditions-entered';
import { nounPhraseAt } from '../grammar/noun-phrase';

const PARTICLES = ['up', 'out', 'in', 'off', 'back', 'down', 'over', 'after', 'away'];
/** "in" mostly says where; only behind these it belongs to the verb. */
const WITH_IN = [
  'take',
  'check',
  'sign',
  'log',
  'clock',
  'hand',
  'turn',
  'fill',
  'bring',
  'trade',
  'opt',
  'send',
  'book',
  'scan',
  'put',
  'type',
  'key',
];

/**
 * The verb as the operations call it, with its particle or destination: "sign up" -> signUp, "send a bike to repair" ->
 * sendToRepair; two of them for "check stays in and out".
 */
export function verbsOf(
  tokens: readonly Token[],
  clause: Pick<Clause, 'passive' | 'end'>,
  lemma: string,
  at: number,
  objectEnd: number,
): string[] {
  // "can be unscheduled": the tagger takes it for the verb itself.
  const verb = baseOf(lemma) ?? (/^un.*ed$/.test(lemma) ? baseOfParticiple(lemma) : undefined) ?? lemma;
  const direct = tokens[at + 1];
  const condition = conditionEntered(tokens, verb, { start: clause.passive ? at + 1 : objectEnd, end: clause.end });
  if (condition.length > 0)
    return [condition, ...conditionJoined(tokens, verb, condition, clause.end)].map((words) => named(verb, ...words));
  if (!isUpTo(tokens, at + 1) && isParticleOf(verb, direct))
    return [direct?.lower, ...particleJoined(tokens, objectEnd, clause.end)].map((particle) => named(verb, particle));
  const behind =
    isUpTo(tokens, objectEnd) || (!WITH_IN.includes(verb) && isWord(tokens[objectEnd], 'in'))
      ? []
      : particlesAt(tokens, objectEnd, clause.end);
  if (behind.length > 0) return behind.map((particle) => named(verb, particle));
  // "make visits to clients": what is made is of them.
  const destination = MAKING.includes(verb) ? undefined : destinationAt(tokens, objectEnd, clause.end);
  return [destination === undefined ? named(verb) : named(verb, 'to', destination)];
}

/** "check in children | and out": the other particle, where nothing else begins there. */
function particleJoined(tokens: readonly Token[], end: number, limit: number): string[] {
  const isJoined = isWord(tokens[end], 'and', 'or') && isWord(tokens[end + 1], 'in', 'out', 'on', 'off');
  const next = tokens[end + 2];
  return isJoined && end + 1 < limit && (next === undefined || next.kind === 'mark')
    ? [tokens[end + 1]?.lower ?? '']
    : [];
}

/** "put it out of service | and back into service" */
function conditionJoined(tokens: readonly Token[], verb: string, before: readonly string[], limit: number): string[][] {
  const and = tokens.findIndex(
    (token, i) => i > 0 && i < limit && isWord(token, 'and', 'or') && tokens[i - 1]?.lower === before.at(-1),
  );
  const joined = and < 0 ? [] : conditionEntered(tokens, verb, { start: and + 1, end: limit });
  return joined.length > 0 ? [joined] : [];
}

/** "picked it up" -> pickUp: the deed that a verb at a place names, whose object ends there. */
export const deedNamed = (tokens: readonly Token[], at: number, objectEnd: number, end: number): string =>
  verbsOf(
    tokens,
    { passive: false, end },
    baseOfParticiple(tokens[at]?.lower ?? '') ?? tokens[at]?.lemma ?? '',
    at,
    objectEnd,
  )[0] ?? '';

const MAKING = ['make', 'create', 'write', 'do'];

/** "hand in essays" -> handIn: the verb with the particle that follows it at once. */
export const withParticle = (tokens: readonly Token[], { lemma, at }: Clause['verbs'][number]): string =>
  isParticleOf(lemma, tokens[at + 1]) ? named(lemma, tokens[at + 1]?.lower) : lemma;

/** "cancel up to 24 hours before": no particle. */
const isUpTo = (tokens: readonly Token[], i: number): boolean => isWord(tokens[i], 'up') && isWord(tokens[i + 1], 'to');

const isParticleOf = (verb: string, token: Token | undefined): boolean =>
  (isWord(token, ...PARTICLES) || (isWord(token, 'on') && verb === 'take')) &&
  (token?.lower !== 'in' || WITH_IN.includes(verb)) &&
  (token?.lower !== 'after' || verb === 'look');

const named = (verb: string, ...rest: (string | undefined)[]): string =>
  camelCase([...wordsOf(verb), ...rest.filter((word) => word !== undefined)]);

/** "in and out" behind the object, with nothing that they could be the beginning of. */
function particlesAt(tokens: readonly Token[], start: number, limit: number): string[] {
  const particles: string[] = [];
  let i = start;
  for (
    ;
    i < limit && (isWord(tokens[i], ...PARTICLES) || (isWord(tokens[i], 'and', 'or') && particles.length > 0));
    i++
  )
    if (isWord(tokens[i], ...PARTICLES) && !isAgain(tokens, i)) particles.push(tokens[i]?.lower ?? '');
  const next = tokens[i];
  const ends =
    i >= limit ||
    next === undefined ||
    next.kind === 'mark' ||
    isWord(next, 'and', 'or', 'but', 'when', 'if', 'again', 'later', 'afterwards') ||
    (isWord(tokens[i - 1], 'over', 'back') && isWord(next, 'to'));
  return ends ? particles : [];
}

/** "signs it back in": in, once more. */
const isAgain = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'back') && isWord(tokens[i + 1], ...PARTICLES);

/** "to repair", "to archive": a bare word, not somebody or some thing. */
function destinationAt(tokens: readonly Token[], start: number, limit: number): string | undefined {
  const word = tokens[start + 1];
  if (!isWord(tokens[start], 'to') || start + 1 >= limit || word?.kind !== 'word') return undefined;
  const next = tokens[start + 2];
  const ends =
    start + 2 >= limit || next === undefined || isMark(next, '.', ',', ';', ')') || isWord(next, 'and', 'or');
  const phrase = nounPhraseAt(tokens, start + 1, limit);
  const isBare = phrase === undefined || (!phrase.determined && !phrase.plural && phrase.head.start === start + 1);
  return ends &&
    isBare &&
    ['NOUN', 'VERB', 'PROPN', 'ADJ'].includes(word.pos) &&
    !isWord(word, 'it', 'them', 'all', 'me', 'us')
    ? word.lemma
    : undefined;
}
