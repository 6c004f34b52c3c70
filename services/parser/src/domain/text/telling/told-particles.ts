import lexicon from '../../../../data/lexicons/particles.json';
import { isPlural } from '../../names';
import { isMark, isWord, type Token } from '../token';

const verbsWith = new Map(Object.entries(lexicon.verbs).map(([verb, words]) => [verb, new Set(words)]));

/** "fill in", "hand out": the word belongs to the verb. */
export const isParticleOf = (lemma: string, word: string): boolean => verbsWith.get(lemma)?.has(word) === true;

/**
 * The particle of a verb beside it, and what two such verbs are done to behind each: "parents sign their children up for a trip" as
 * "parents sign up their children for a trip", "volunteers hand out and take back toys" as "volunteers hand out toys and take back toys".
 */
export const tellParticles = (tokens: readonly Token[]): readonly Token[] => sharedObject(besideVerbs(tokens));

/** Of "sign | their children | up", where the children stand. */
function besideVerbs(tokens: readonly Token[]): readonly Token[] {
  for (let i = 0; i < tokens.length - 2; i++) {
    const particles = particlesOf(tokens[i]);
    const end = particles && behindObject(tokens, i + 1);
    const particle = end === undefined ? undefined : tokens[end];
    if (!particles || !end || !particle || !particles.has(particle.lower) || !closes(tokens, end + 1)) continue;
    // "takes a lift out of service", "puts an ad up for sale": into what condition.
    if (isWord(tokens[end + 1], 'of', 'into') || (isWord(tokens[i], 'put') && isWord(tokens[end + 1], 'for'))) continue;
    // "checks guests in and out": both particles stay together.
    if (isWord(tokens[end + 1], 'and', 'or') && particles.has(tokens[end + 2]?.lower ?? '')) continue;
    const told = { ...particle, glued: false, pos: 'ADV' };
    return [...tokens.slice(0, i + 1), told, ...tokens.slice(i + 1, end), ...besideVerbs(tokens.slice(end + 1))];
  }
  return tokens;
}

/** Two to five words that name a thing: a pronoun stands where it is. */
function behindObject(tokens: readonly Token[], start: number): number | undefined {
  let i = start;
  while (i < start + LONGEST && tokens[i]?.kind === 'word' && NAMING.has(tokens[i]?.pos ?? '')) i++;
  const last = tokens[i - 1];
  const isNamed = i > start && ['NOUN', 'PROPN'].includes(last?.pos ?? '');
  return isNamed && (i - start > 1 || last?.lower !== last?.lemma) ? i : undefined;
}

const LONGEST = 5;
const NAMING = new Set(['DET', 'PRON', 'ADJ', 'NOUN', 'PROPN']);

/** Not "sign the papers in the hall". */
const closes = (tokens: readonly Token[], i: number): boolean => {
  const next = tokens[i];
  return next === undefined || next.kind === 'mark' || ['ADP', 'CCONJ', 'SCONJ', 'ADV', 'AUX'].includes(next.pos);
};

/** "hand out and take back toys": the toys are handed out, too. */
function sharedObject(tokens: readonly Token[]): readonly Token[] {
  const i = tokens.findIndex(
    (token, at) =>
      particlesOf(token)?.has(tokens[at + 1]?.lower ?? '') === true &&
      // "check-in and check-out dates" are names, and so is what something has.
      tokens[at + 1]?.glued !== true &&
      !['VERB', 'DET', 'ADJ', 'ADP'].includes(tokens[at - 1]?.pos ?? '') &&
      !isWord(tokens[at - 1], 'have') &&
      // "sign up and manage their plants": who signs up gets an account.
      !(isWord(token, 'sign', 'log') && particlesOf(tokens[at + 3])?.has(tokens[at + 4]?.lower ?? '') !== true) &&
      isWord(tokens[at + 2], 'and', 'or') &&
      (tokens[at + 3]?.pos === 'VERB' || particlesOf(tokens[at + 3])?.has(tokens[at + 4]?.lower ?? '') === true),
  );
  const last = i + 3;
  const start = particlesOf(tokens[last])?.has(tokens[last + 1]?.lower ?? '') === true ? last + 2 : last + 1;
  const end = i < 0 ? undefined : behindNoun(tokens, start);
  if (end === undefined) return tokens;
  const place = tokens[i + 1];
  const object = tokens.slice(start, end).map((token) => ({ ...token, start: place?.end ?? 0, end: place?.end ?? 0 }));
  const told = tokens.map((token, at) => (at === i || at === last ? { ...token, pos: 'VERB' } : token));
  return [...told.slice(0, i + 2), ...object, ...told.slice(i + 2)];
}

function behindNoun(tokens: readonly Token[], start: number): number | undefined {
  let i = start;
  while (tokens[i]?.kind === 'word' && NAMING.has(tokens[i]?.pos ?? '')) i++;
  // "take back toys", which the tagger takes for a verb
  if (i === start && isPlural(tokens[i]?.lower ?? '') && closes(tokens, i + 1)) return i + 1;
  const isNoun = ['NOUN', 'PROPN', 'PRON'].includes(tokens[i - 1]?.pos ?? '');
  return i > start && isNoun && !isMark(tokens[i], ':', '(') ? i : undefined;
}

const particlesOf = (token: Token | undefined): ReadonlySet<string> | undefined =>
  token?.kind === 'word' && ['VERB', 'NOUN'].includes(token.pos) ? verbsWith.get(token.lemma) : undefined;
