import { isPersonNoun, isTeam } from '../../lexicon/account-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { doerBefore } from './charges';
import { clauseEnd, gerundsAt, grantOf, infinitiveGrant, opensClause } from './granted-deeds';

/** "If you are an editor you may delete films", "as an editor, you can delete them" */
export function asSomebody(tokens: readonly Token[], i: number): Clause | undefined {
  if (!opensClause(tokens, i) && !isWord(tokens[i], 'if', 'when')) return undefined;
  const isIf = isWord(tokens[i], 'if', 'when') && isWord(tokens[i + 1], 'you', 'one') && isWord(tokens[i + 2], 'be');
  const from = isIf ? i + 3 : isWord(tokens[i], 'as') ? i + 1 : undefined;
  const somebody = from === undefined ? undefined : personAt(tokens, from);
  if (!somebody) return undefined;
  const you = isMark(tokens[somebody.end], ',') ? somebody.end + 1 : somebody.end;
  if (!isWord(tokens[you], 'you', 'one') || !grammar.modals.has(tokens[you + 1]?.lower ?? '')) return undefined;
  const verb = behindModal(tokens, you + 1);
  const grant = infinitiveGrant(tokens, i, { start: somebody.start, end: somebody.end }, verb);
  return grant && { ...grant, negated: isDenied(tokens.slice(you, verb)) };
}

/** "Unless you are an editor you can't delete films", "you cannot delete films unless you are an editor": an editor can. */
export function unlessSomebody(tokens: readonly Token[], i: number): Clause | undefined {
  if (!opensClause(tokens, i) && !isWord(tokens[i], 'unless')) return undefined;
  if (isWord(tokens[i], 'unless')) {
    const somebody = whoOneIs(tokens, i);
    const you = somebody && (isMark(tokens[somebody.end], ',') ? somebody.end + 1 : somebody.end);
    return somebody && you !== undefined ? deniedToOthers(tokens, i, you, somebody) : undefined;
  }
  const unless = tokens.findIndex((token, k) => k > i && k < clauseEnd(tokens, i) && isWord(token, 'unless'));
  const somebody = unless < 0 ? undefined : whoOneIs(tokens, unless);
  const grant = somebody && deniedToOthers(tokens, i, i, somebody);
  return grant && { ...grant, end: somebody.end, object: { ...grant.object, end: unless } };
}

/** "unless you are an editor", "unless one is a clerk": the editor, the clerk. */
const whoOneIs = (tokens: readonly Token[], unless: number): NounPhrase | undefined =>
  isWord(tokens[unless + 1], 'you', 'one', 'they') && isWord(tokens[unless + 2], 'be', "'re")
    ? personAt(tokens, unless + 3)
    : undefined;

/** The right behind "you cannot", of those who are somebody. */
function deniedToOthers(tokens: readonly Token[], start: number, you: number, somebody: Range): Clause | undefined {
  const verb = behindModal(tokens, you + 1);
  const isOfAll = isWord(tokens[you], 'you', 'one', 'nobody', 'user', 'people', 'they');
  if (!isOfAll || !grammar.modals.has(tokens[you + 1]?.lower ?? '') || !isDenied(tokens.slice(you, verb)))
    return undefined;
  return infinitiveGrant(tokens, start, { start: somebody.start, end: somebody.end }, verb);
}

/** "Clerks are restricted to reading films" */
export function restricted(tokens: readonly Token[], i: number): Clause | undefined {
  if (!isWord(tokens[i], ...RESTRICTED) || !isWord(tokens[i + 1], 'to')) return undefined;
  const subject = isWord(tokens[i - 1], 'be', 'only') ? doerBefore(tokens, i) : undefined;
  const end = clauseEnd(tokens, i);
  const deeds = gerundsAt(tokens, i + 2, end);
  return subject && deeds && grantOf(subject.start, end, subject, deeds);
}

const RESTRICTED = ['restricted', 'limited', 'confined', 'restrict', 'limit', 'confine'];

function personAt(tokens: readonly Token[], start: number): NounPhrase | undefined {
  const phrase = nounPhraseAt(tokens, start, tokens.length);
  const isSomebody = phrase && (isPersonNoun(singular(phrase.words.at(-1) ?? '')) || isTeam(phrase.words));
  return isSomebody === true ? phrase : undefined;
}

function behindModal(tokens: readonly Token[], start: number): number {
  let i = start;
  while (grammar.modals.has(tokens[i]?.lower ?? '') || isDenied(tokens.slice(i, i + 1))) i++;
  return i;
}

const isDenied = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => isWord(token, 'not', "n't", 'never', 'cannot'));
