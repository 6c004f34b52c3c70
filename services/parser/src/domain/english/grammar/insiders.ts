import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt } from './noun-phrase';
import type { Range } from './phrase-pattern';

/** "Everyone in the flat", "anybody at our school": those who belong there, and not whoever comes along. */
export function isInside(notes: DomainNotes, tokens: readonly Token[], { start, end }: Range): boolean {
  const all = tokens.findIndex(
    (token, i) => i >= start && i < end && isWord(token, 'anyone', 'anybody', 'everyone', 'everybody'),
  );
  const isThere = all >= 0 && isWord(tokens[all + 1], 'in', 'at', 'from') && isWord(tokens[all + 2], 'the', 'our');
  const phrase = isThere ? nounPhraseAt(tokens, all + 2, end) : undefined;
  return phrase !== undefined && !WORLD.has(phrase.words.at(-1) ?? '') && notes.entityFor(phrase.words) === undefined;
}

const WORLD = new Set('world internet web public street planet site website'.split(' '));
