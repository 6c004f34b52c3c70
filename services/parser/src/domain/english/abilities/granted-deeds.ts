import { grammar } from '../../lexicon/grammar-lexicon';
import { baseOfGerund, baseOfThirdPerson, isActionVerb } from '../../lexicon/verb-lexicon';
import { verbOfNoun } from '../../lexicon/rights-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';

/** Verbs that name what may be done, "accept or decline", "standing down and closing", with what follows them. */
export interface Deeds {
  readonly verbs: readonly { readonly lemma: string; readonly at: number }[];
  readonly verb: Range;
  /** Behind the verbs and their particles up to `end`. */
  readonly object: Range;
}

const PARTICLES = ['up', 'out', 'in', 'off', 'back', 'down', 'over', 'away'];

/** "accept or decline it" from its first verb up to where the clause ends. */
export const infinitivesAt = (tokens: readonly Token[], start: number): Deeds | undefined =>
  deedsAt(tokens, start, clauseEnd(tokens, start), ({ lower, pos, lemma }) =>
    isActionVerb(lower) || (pos === 'VERB' && lower === lemma) ? lower : baseOfThirdPerson(lower),
  );

/** "Deleting and changing films" up to `limit`. */
export const gerundsAt = (tokens: readonly Token[], start: number, limit: number): Deeds | undefined =>
  deedsAt(tokens, start, limit, ({ lower }) => baseOfGerund(lower));

/** "Deleting films", "the removal and correction of films" up to `limit`: deeds that are named. */
export const deedsNamedAt = (tokens: readonly Token[], start: number, limit: number): Deeds | undefined =>
  nounDeedsAt(tokens, start, limit) ?? gerundsAt(tokens, start, limit);

/** "the removal of films", "planning of tours", "access to the books": what is behind "of" is what it is done to. */
function nounDeedsAt(tokens: readonly Token[], start: number, limit: number): Deeds | undefined {
  const from = isWord(tokens[start], 'the', 'any') ? start + 1 : start;
  const of = tokens.findIndex(
    (token, i) => i > from && i < limit && isWord(token, isWord(tokens[from], 'access') ? 'to' : 'of'),
  );
  if (of < 0) return undefined;
  const verbs = tokens.slice(from, of).flatMap((token, i) => {
    if (token.kind !== 'word' || isWord(token, 'and', 'or', 'the')) return [];
    return [{ lemma: deedAt(tokens, from + i), at: from + i }];
  });
  if (verbs.length === 0 || verbs.some(({ lemma }) => lemma === undefined)) return undefined;
  return {
    verbs: verbs.flatMap(({ lemma, at }) => (lemma === undefined ? [] : [{ lemma, at }])),
    verb: { start, end: of },
    object: { start: of + 1, end: limit },
  };
}

/** "removal" -> delete, "planning" -> plan */
const deedAt = (tokens: readonly Token[], i: number): string | undefined => {
  const word = tokens[i]?.lower ?? '';
  return verbOfNoun(word) ?? baseOfGerund(word);
};

/** The last of "creation and modification", which nobody else than the one behind them is said to do. */
export function lastDeedNamed(tokens: readonly Token[], start: number): number {
  let last = isWord(tokens[start], 'the', 'any') ? start + 1 : start;
  while (
    (isWord(tokens[last + 1], 'and', 'or') || isMark(tokens[last + 1], ',')) &&
    deedAt(tokens, last + 2) !== undefined
  )
    last += 2;
  return last;
}

function deedsAt(
  tokens: readonly Token[],
  start: number,
  limit: number,
  baseFor: (token: Token) => string | undefined,
): Deeds | undefined {
  const verbs: { lemma: string; at: number }[] = [];
  let i = start;
  let end = start;
  for (; i < limit; i++) {
    const token = tokens[i];
    if (token?.kind !== 'word') {
      if (isMark(token, ',', '/') && verbs.length > 0) continue;
      break;
    }
    if (verbs.length > 0 && isWord(token, 'and', 'or', 'nor', ...PARTICLES)) {
      if (PARTICLES.includes(token.lower)) end = i + 1;
      continue;
    }
    if (grammar.adverbs.has(token.lower) && !isActionVerb(token.lower)) continue;
    const isJoined = isWord(tokens[i - 1], 'and', 'or', 'nor') || isMark(tokens[i - 1], ',', '/');
    const lemma = verbs.length > 0 && !isJoined ? undefined : baseFor(token);
    if (lemma === undefined) break;
    verbs.push({ lemma, at: i });
    end = i + 1;
  }
  if (verbs.length === 0) return undefined;
  return { verbs, verb: { start, end }, object: { start: end, end: limit } };
}

/** Up to the mark that closes the clause. */
export function clauseEnd(tokens: readonly Token[], start: number): number {
  const end = tokens.findIndex(
    (token, i) =>
      i > start &&
      (isMark(token, '.', ';', ':', '!', '–', '—', '(', ')') ||
        (isWord(token, 'and', 'but', 'or') && hasModalSoon(tokens, i + 1)) ||
        (isMark(token, ',') && isSaidOfOthers(tokens, i + 1)) ||
        (isMark(token, ',') &&
          isWord(tokens[i + 1], 'but', 'while', 'as', 'so', 'because', 'nobody', 'everyone', 'who', 'which'))),
  );
  return end < 0 ? tokens.length : end;
}

/** "and people can edit ..." is said of somebody else. */
const hasModalSoon = (tokens: readonly Token[], start: number): boolean =>
  tokens.slice(start + 1, start + 4).some(({ lower }) => grammar.modals.has(lower));

/** "..., waiters do not": somebody else, and what he does. */
function isSaidOfOthers(tokens: readonly Token[], start: number): boolean {
  const phrase = nounPhraseAt(tokens, start, tokens.length);
  const isPronoun = isWord(tokens[start], 'they', 'he', 'she');
  const next = isPronoun ? tokens[start + 1] : phrase && tokens[phrase.end];
  return (
    next !== undefined && (next.pos === 'AUX' || grammar.modals.has(next.lower) || isWord(next, 'do', 'just', 'only'))
  );
}

/** The clause that gives the right plainly. */
export const grantOf = (start: number, end: number, subject: Range, { verbs, verb, object }: Deeds): Clause => ({
  start,
  end,
  subject,
  verbs,
  modal: 'can',
  negated: false,
  passive: false,
  verb,
  object,
  relative: false,
});

/** Whether a clause may begin here. */
export const opensClause = (tokens: readonly Token[], i: number): boolean =>
  i === 0 || tokens[i - 1]?.kind === 'mark' || isWord(tokens[i - 1], 'and', 'but', 'while', 'as', 'so', 'then', 'only');

export /** Where the clause of `i` begins. */
function openingBefore(tokens: readonly Token[], i: number): number {
  let start = i;
  while (start > 0 && !opensClause(tokens, start)) start--;
  return start;
}

/** The right to do what the infinitive at `verb` says. */
export function infinitiveGrant(
  tokens: readonly Token[],
  start: number,
  subject: Range,
  verb: number,
): Clause | undefined {
  const deeds = infinitivesAt(tokens, verb);
  return deeds && grantOf(start, deeds.object.end, subject, deeds);
}
