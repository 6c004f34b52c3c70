import { isPlural } from '../../names';
import { isMark, isWord, type Token } from '../token';

const OPENINGS = ['a', 'an', 'each', 'every', 'one', 'the'];
const PLACES = ['to', 'in', 'of', 'on', 'at', 'within', 'by', 'for', 'from'];

/**
 * "A route is in a sector, a sector in a crag" as "a route is in a sector, a sector is in a crag"; "if a cabinet is removed, so are its
 * drawers" as "..., its drawers are removed": verbs that are left out because they were said just before.
 */
export const tellGaps = (tokens: readonly Token[]): readonly Token[] => {
  const told = tellLikewise(tellCounted(tokens));
  return tellChain(told) ?? tellAgain(told);
};

/** "how many adults and children are coming" as "how many adults and how many children are coming". */
function tellCounted(tokens: readonly Token[]): readonly Token[] {
  const how = tokens.findIndex(
    (token, i) =>
      isWord(token, 'how') &&
      isWord(tokens[i + 1], 'many') &&
      isWord(tokens[i + 3], 'and') &&
      [tokens[i + 2], tokens[i + 4]].every((noun) => noun?.pos === 'NOUN' && isPlural(noun.lower)) &&
      ['VERB', 'AUX'].includes(tokens[i + 5]?.pos ?? ''),
  );
  const and = tokens[how + 3];
  if (how < 0 || !and) return tokens;
  const again = tokens.slice(how, how + 2).map((token) => ({ ...token, start: and.end, end: and.end }));
  return [...tokens.slice(0, how + 4), ...again, ...tokens.slice(how + 4)];
}

const WITHIN = ['in', 'on', 'at', 'of', 'to', 'within', 'from'];
const BEING = ['be', 'stand', 'lie', 'sit', 'belong', 'come', 'hang'];

/** "A cave is in a region, a region in a country" as "a cave belongs to a region, a region belongs to a country": each in the next. */
function tellChain(tokens: readonly Token[]): readonly Token[] | undefined {
  const verb = tokens.findIndex(({ pos }) => pos === 'VERB' || pos === 'AUX');
  const said = tokens[verb];
  if (!said || verb > 4 || !isWord(tokens[0], 'a', 'an', 'each', 'every') || !isWord(said, ...BEING)) return undefined;
  if (!isWord(tokens[verb + 1], ...WITHIN) || !isWord(tokens[verb + 2], 'a', 'an', 'one')) return undefined;
  const joint = tokens.findIndex((token, i) => i > verb + 2 && (isMark(token, ',') || isWord(token, 'and')));
  const noun = tokens.slice(verb + 3, joint).map(({ lower }) => lower);
  const again = isWord(tokens[joint + 1], 'and') ? joint + 2 : joint + 1;
  const place = again + 1 + noun.length;
  const isSame = noun.length > 0 && noun.length < 3 && noun.every((word, i) => tokens[again + 1 + i]?.lower === word);
  const leads = isWord(tokens[place], ...WITHIN) && isWord(tokens[place + 1], 'a', 'an', 'one');
  if (joint < 0 || !isSame || !leads || !isWord(tokens[again], 'a', 'an', 'each', 'every')) return undefined;
  const word = (at: Token, text: string, lemma: string, pos: string): Token => ({
    ...at,
    text,
    lower: text,
    lemma,
    pos,
  });
  const belongs = (at: number): Token[] => {
    const token = tokens[at] ?? said;
    return [word(token, 'belongs', 'belong', 'VERB'), word(token, 'to', 'to', 'ADP')];
  };
  const first = [...tokens.slice(0, verb), ...belongs(verb), ...tokens.slice(verb + 2, joint + 1)];
  return [...first, ...tokens.slice(joint + 1, place), ...belongs(place), ...tokens.slice(place + 1)];
}

/** What stands between two things is said of the next two as well, where the same preposition joins them and nothing else does. */
function tellAgain(tokens: readonly Token[]): readonly Token[] {
  if (!isWord(tokens[0], ...OPENINGS)) return tokens;
  const verb = tokens.findIndex(({ pos }) => pos === 'VERB' || pos === 'AUX');
  const place = tokens.findIndex((token, i) => i > verb && isWord(token, ...PLACES));
  const isPlain = verb > 1 && verb < 6 && place > verb && place - verb < 3;
  if (!isPlain || tokens.slice(0, place).some(({ kind }) => kind === 'mark')) return tokens;
  const said = tokens.slice(verb, place);
  const told: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) break;
    const start = i > place && isMark(tokens[i - 1], ',', ';') ? i + (isWord(token, 'and') ? 1 : 0) : undefined;
    const gap = start === undefined ? undefined : gapAt(tokens, start, tokens[place]?.lower ?? '');
    if (gap === undefined) told.push(token);
    else {
      const before = tokens[gap - 1] ?? token;
      told.push(...tokens.slice(i, gap), ...said.map((one) => ({ ...one, start: before.start, end: before.end })));
      i = gap - 1;
    }
  }
  return told;
}

/** Where in "a sector in a crag." the verb is missing. */
function gapAt(tokens: readonly Token[], start: number, preposition: string): number | undefined {
  const isNoun = (i: number): boolean =>
    ['NOUN', 'PROPN', 'ADJ'].includes(tokens[i]?.pos ?? '') ||
    isWord(tokens[i], "'s") ||
    // "a bed to a ward": some nouns look like verbs
    (tokens[i]?.pos === 'VERB' && isWord(tokens[i - 1], ...OPENINGS));
  if (!isWord(tokens[start], ...OPENINGS)) return undefined;
  let gap = start + 1;
  while (isNoun(gap)) gap++;
  if (gap === start + 1 || tokens[gap]?.lower !== preposition) return undefined;
  if (!isWord(tokens[gap + 1], ...OPENINGS, 'its', 'exactly')) return undefined;
  let end = gap + 2;
  while (isNoun(end)) end++;
  const closes = tokens[end] === undefined || isMark(tokens[end], '.', ',', ';');
  return end > gap + 2 && closes ? gap : undefined;
}

/** "When a tour is deleted, so are its stops" */
function tellLikewise(tokens: readonly Token[]): readonly Token[] {
  const so = tokens.findIndex(
    (token, i) =>
      isWord(token, 'so') &&
      isMark(tokens[i - 1], ',') &&
      isWord(tokens[i + 1], 'are', 'is') &&
      isWord(tokens[i + 2], 'its', 'their', 'all', 'the'),
  );
  const be = tokens[so + 1];
  const deed = tokens.slice(0, Math.max(0, so)).findLast(({ pos }) => pos === 'VERB');
  const stop = tokens.findIndex((token, i) => i > so && isMark(token, '.', ';'));
  const end = stop < 0 ? tokens.length : stop;
  if (so < 0 || !be || !deed || !isWord(tokens[0], 'if', 'when', 'once', 'whenever')) return tokens;
  const last = tokens[end - 1] ?? deed;
  const told = [be, deed].map((one) => ({ ...one, start: last.start, end: last.end }));
  return [...tokens.slice(0, so), ...tokens.slice(so + 2, end), ...told, ...tokens.slice(end)];
}
