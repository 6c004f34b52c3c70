import { isMark, isWord, type Token } from './token';
import { wordAt } from './telling/word-at';

/** Who keeps something: nobody that the line would be about. */
const KEEPERS = ['we', 'i', 'they', 'you', 'it', 'system', 'app', 'application', 'service', 'api', 'software', 'tool'];
const KEEPING = 'keep record store note save hold track log capture collect need require know remember want'.split(' ');
/** What a thing does with its parts, besides having them. */
const HAVING = 'have include contain hold record store carry comprise list show feature bear capture'.split(' ');
/** These are no nouns. */
const PLAINLY = ['have', 'include', 'contain', 'comprise'];
/** What may stand behind the verb and says only that something follows. */
const FOLLOWING = 'the following detail data information info field attribute item piece of as follow'.split(' ');

interface Opening {
  /** The words before the last statement, with the mark that ends them. */
  readonly before: readonly Token[];
  /** Whose parts the lines below name: "A reading has:". */
  readonly opening: readonly Token[];
}

/**
 * Where a line breaks off above bullets, whose parts they are, in the same words each time: "a reading consists of", "for each
 * patient we record" and "we keep for every tree the following details:" as "a reading has:".
 */
export function openingOfParts(tokens: readonly Token[]): Opening | undefined {
  let end = tokens.length;
  while (end > 0 && isMark(tokens[end - 1], ':', '-', '–', '—')) end--;
  if (isMark(tokens[end - 1], '.', '!', '?', ')')) return undefined;
  const from = lastStatement(tokens, end);
  const said = tokens.slice(from, end);
  const thing = havingSubject(said) ?? keptThing(said);
  const [first] = thing ?? [];
  const last = tokens.at(-1);
  if (!thing || !first || !last) return undefined;
  // Already said plainly.
  if (from === 0 && said.length === thing.length + 1 && isWord(said.at(-1), 'have')) return undefined;
  const place = { ...last, start: last.end };
  const colon = isMark(last, ':') ? last : wordAt(place, ':', 'PUNCT', 'mark');
  const has = wordAt(first, 'has', 'AUX');
  const opens = { ...first, start: said[0]?.start ?? first.start };
  return { before: tokens.slice(0, from), opening: [opens, ...thing.slice(1), { ...has, lemma: 'have' }, colon] };
}

/** Where the last statement of the line begins: behind a semicolon, or behind "and" with a subject of its own. */
function lastStatement(tokens: readonly Token[], end: number): number {
  const mark = tokens.findLastIndex((token, i) => i < end && isMark(token, ';', ':'));
  const from = mark + 1;
  return isWord(tokens[from], 'and', 'where') ? from + 1 : from;
}

/** "a reading consists of", "every tree must have", "a patient is described by": the thing itself. */
function havingSubject(said: readonly Token[]): readonly Token[] | undefined {
  let end = withoutFollowing(said);
  if (isWord(said[end - 1], 'of', 'by')) end--;
  const verb = said[end - 1];
  const isPassive =
    isWord(said[end], 'of', 'by') && isWord(said[end - 2], 'be') && isWord(verb, 'describe', 'define', 'characterise');
  const isMade = isWord(said[end], 'of') && (isWord(verb, 'consist') || isWord(verb, 'compose'));
  if (!isPassive && !isMade && !isWord(verb, ...HAVING)) return undefined;
  let subject = isPassive ? end - 2 : end - 1;
  while (isWord(said[subject - 1], 'must', 'shall', 'should', 'will', 'always', 'also', 'be')) subject--;
  const thing = said.slice(0, subject);
  // "Manager features" is a title.
  if (thing[0]?.pos !== 'DET' && !isPassive && !isMade && !isWord(verb, ...PLAINLY)) return undefined;
  return isThing(thing) ? thing : undefined;
}

/** "for each patient we record", "we keep of every tree": what it is kept of. */
function keptThing(said: readonly Token[]): readonly Token[] | undefined {
  const end = withoutFollowing(said);
  const verb = said.findIndex((token, i) => i > 0 && i < end && token.pos !== 'NOUN' && isWord(token, ...KEEPING));
  const of = said.findIndex((token) => isWord(token, 'for', 'of', 'about'));
  if (verb < 0 || of < 0) return undefined;
  const keeper = said.findIndex((token) => isWord(token, ...KEEPERS));
  if (keeper < 0 || keeper > verb) return undefined;
  const stop =
    of > verb ? end : (isMark(said[keeper - 1], ',') ? keeper - 1 : keeper) - (isThe(said[keeper - 1]) ? 1 : 0);
  // "we want to know of each patient", "for each patient we record": nothing else stands in between.
  const between = of > verb ? said.slice(verb + 1, of) : said.slice(verb + 1, end);
  if (between.some((token) => !isWord(token, 'to', 'down', 'track', 'know', 'keep', 'record', 'store')))
    return undefined;
  const thing = said.slice(of + 1, stop);
  return isThing(thing) ? thing : undefined;
}

const isThe = (token: Token | undefined): boolean => isWord(token, 'the');

/** Where "the following details", "as follows" or nothing begins. */
function withoutFollowing(said: readonly Token[]): number {
  let end = said.length;
  while (end > 0 && isWord(said[end - 1], ...FOLLOWING) && !isWord(said[end - 1], 'of')) end--;
  return end;
}

/** "each patient", "a charging session", "books": a name and nothing else. */
const isThing = (words: readonly Token[]): boolean =>
  words.length > 0 &&
  words.length <= 4 &&
  ['NOUN', 'PROPN'].includes(words.at(-1)?.pos ?? '') &&
  words.every(({ kind, pos }) => kind === 'word' && ['NOUN', 'PROPN', 'DET', 'ADJ', 'VERB'].includes(pos));
