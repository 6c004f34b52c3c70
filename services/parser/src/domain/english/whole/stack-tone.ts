import { grammar } from '../../lexicon/grammar-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import type { Range } from '../grammar/phrase-pattern';

/** How a technology is spoken of: as what would be best, as what would do as well or come later, or as what others use. */
export type Tone = 'preferred' | 'fallback' | 'elsewhere';

const PREFERRED =
  / (prefer(red|ably|ence)?|ideally|would be (great|nice|best|lovely|good)|if possible|would (like|love|rather)|'d (like|love|rather)|favou?r(ed|ite)?|first choice|desired|wherever possible|nice to have) /;
const FALLBACK =
  / ((is|are|would be|be) (also |still |just )?(fine|ok|okay|acceptable|alright|possible|welcome|tolerable)|works? (too|as well)|otherwise|alternatively|would (also )?do|will (also )?do|(fine|ok|okay) (too|as well)|fall ?back|second choice|(can|could) (live|cope) with|suggest(s|ed)?|mention(s|ed)?|propose[sd]?|recommend(s|ed)?|if (that|you|it|this) (is not|isn't|cannot|can not|can 't|does not|do not)|if not) /;
const LATER =
  / (later( on)?|eventually|some ?day|one day|in (the )?future|(may|might|could|can|will) (move|switch|migrate|change|upgrade) to|in (the )?(unit |integration )?tests?|for (the )?tests|locally|in development|for development|in dev) /;
const ENOUGH =
  / (for now|for a start|to start( with)?|for the moment|at first|is enough|is sufficient|suffices|initially) /;
const ELSEWHERE =
  / (currently|at the moment|today|so far|until now|up to now|nowadays|at work|most \w+ (use|run|prefer)|(others|other \w+|everybody else|competitors) (use|run|prefer)|(our|their|the|an) (current|existing|old|other|legacy) \w+ (uses?|runs?|is)|used to (use|run|be)|(we|i|they) (used|had|tried|considered)|(next to|beside|alongside|besides|talks? to|calls?) (our|the|an|their)( \w+)?) /;
/** Behind the name of a technology: "our Rails app". */
const OWNED = / (our|their|my|his|her) $/;
const PROGRAM =
  /^ (app|apps|application|applications|site|website|shop|system|frontend|client|backend|server|monolith) /;

/** The tone of the part of the sentence that mentions the technology; undefined where it is simply asked for. */
export function toneOf(tokens: readonly Token[], match: Range): Tone | undefined {
  const { start, end } = partAround(tokens, match);
  const before = spoken(tokens.slice(start, match.start));
  const behind = spoken(tokens.slice(match.end, end));
  const said = `${before}x${behind}`;
  if (ELSEWHERE.test(said) || (OWNED.test(before) && PROGRAM.test(behind))) return 'elsewhere';
  if (LATER.test(said) && !ENOUGH.test(said)) return 'fallback';
  if (PREFERRED.test(said)) return 'preferred';
  return FALLBACK.test(said) && !ENOUGH.test(said) ? 'fallback' : undefined;
}

/** "python is fine, sqlite too", "Go is a must": what a sentence begins with and then judges; "spring is good" for other things. */
export const opensVerdict = (tokens: readonly Token[], { start, end }: Range): boolean =>
  start === 0 &&
  tokens[end]?.pos === 'AUX' &&
  !grammar.timeNouns.has(tokens[0]?.lower ?? '') &&
  (toneOf(tokens, { start, end }) !== undefined ||
    tokens.slice(end, end + 4).some((token) => isWord(token, 'required', 'mandatory', 'must', 'preferred', 'choice')));

const spoken = (tokens: readonly Token[]): string =>
  ` ${tokens
    .filter(({ kind }) => kind !== 'mark')
    .map(({ lower }) => lower)
    .join(' ')} `;

const PARTING = new Set(['but', 'although', 'though', 'while', 'whereas', 'otherwise', 'however', 'then']);

/** Up to the comma, bracket or "but" on either side; "otherwise" belongs to what follows it. */
function partAround(tokens: readonly Token[], match: Range): Range {
  const parts = (token: Token | undefined): boolean =>
    token === undefined || isMark(token, ',', ';', '.', '(', ')', ':', '–', '—') || PARTING.has(token.lower);
  let { start, end } = match;
  while (start > 0 && !parts(tokens[start - 1])) start--;
  if (PARTING.has(tokens[start - 1]?.lower ?? '')) start--;
  while (end < tokens.length && !parts(tokens[end])) end++;
  return { start, end };
}

/** "Go with SQLite, it'll run on a laptop": what shall be done, and no language. */
export const asksToGoWith = (tokens: readonly Token[], { start, end }: Range): boolean =>
  start === 0 &&
  isWord(tokens[end], 'with', 'for') &&
  tokens.slice(end + 1).some(({ pos }) => pos === 'AUX' || pos === 'PRON');
