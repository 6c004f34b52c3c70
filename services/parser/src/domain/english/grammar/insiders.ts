import { isCollective, isRoleNoun, isTeam } from '../../lexicon/account-lexicon';
import { singular } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt } from './noun-phrase';
import type { Range } from './phrase-pattern';
import { phrasesOf } from './subjects';

/** "Everyone in the flat", "anybody at our school", "everyone who works here": those who belong there, and not whoever comes along. */
export function isInside(notes: DomainNotes, tokens: readonly Token[], { start, end }: Range): boolean {
  const all = tokens.findIndex(
    (token, i) => i >= start && i < end && isWord(token, 'anyone', 'anybody', 'everyone', 'everybody'),
  );
  // "everyone who works here", "anybody who volunteers for us"
  const isWorking = all >= 0 && isWord(tokens[all + 1], 'who') && isWord(tokens[all + 2], 'work', 'volunteer', 'help');
  const isWithUs = isWord(tokens[all + 3], 'for', 'with') && isWord(tokens[all + 4], 'us');
  if (isWorking && (isWithUs || isWord(tokens[all + 3], 'here'))) return true;
  const isThere = all >= 0 && isWord(tokens[all + 1], 'in', 'at', 'from') && isWord(tokens[all + 2], 'the', 'our');
  const phrase = isThere ? nounPhraseAt(tokens, all + 2, end) : undefined;
  return phrase !== undefined && !WORLD.has(phrase.words.at(-1) ?? '') && notes.entityFor(phrase.words) === undefined;
}

const WORLD = new Set('world internet web public street planet site website'.split(' '));

/** "Anyone on staff", "everybody in the editorial team": those of the group, and not the public. */
export function groupNamed(tokens: readonly Token[], { start, end }: Range): Range | undefined {
  const all = tokens.findIndex(
    (token, i) => i >= start && i < end && isWord(token, 'anyone', 'anybody', 'everyone', 'everybody'),
  );
  if (all < 0 || !isWord(tokens[all + 1], 'on', 'in', 'from', 'of', 'among')) return undefined;
  const [phrase] = phrasesOf(tokens, { start: all + 2, end });
  const last = singular(phrase?.words.at(-1) ?? '');
  const isGroup = phrase !== undefined && (isTeam(phrase.words) || isRoleNoun(last) || isCollective(last));
  return isGroup ? { start: phrase.start, end: phrase.end } : undefined;
}

/** "All roles", "every role": whoever has an account has one of them. */
export const isAnyRole = (tokens: readonly Token[], { start, end }: Range): boolean =>
  end - start === 2 && isWord(tokens[start], 'all', 'every', 'any', 'each') && isWord(tokens[start + 1], 'role');
