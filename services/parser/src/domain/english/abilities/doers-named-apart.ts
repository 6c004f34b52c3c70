import { isPersonNoun, isTeam } from '../../lexicon/account-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import { doerBefore } from './charges';
import { clauseEnd, gerundsAt, grantOf, infinitiveGrant, opensClause } from './granted-deeds';

/** "It is the editors who delete films", "it's the boss that approves them" */
export function cleft(tokens: readonly Token[], i: number): Clause | undefined {
  if (!isWord(tokens[i], 'it') || !isWord(tokens[i + 1], 'be', "'s") || !opensClause(tokens, i)) return undefined;
  const from = isWord(tokens[i + 2], 'only', 'always') ? i + 3 : i + 2;
  const somebody = personAt(tokens, from);
  if (!somebody || !isWord(tokens[somebody.end], 'who', 'that')) return undefined;
  const verb = behindModal(tokens, somebody.end + 1);
  return infinitiveGrant(tokens, i, { start: somebody.start, end: somebody.end }, verb);
}

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
