import { entityName } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { nounPhraseAt, type NounPhrase } from './noun-phrase';
import type { Range } from './phrase-pattern';

/** "There are cocktails and ingredients.": two kinds of things in a row, which the next sentence may call the former and the latter. */
export function notePair(notes: DomainNotes, tokens: readonly Token[]): void {
  for (let i = 0; i < tokens.length; i++) {
    const first = nounPhraseAt(tokens, i, tokens.length);
    if (first?.start !== i || !isKind(first) || !isWord(tokens[first.end], 'and')) continue;
    const second = nounPhraseAt(tokens, first.end + 1, tokens.length);
    if (!second || !isKind(second)) continue;
    const [one, other] = [first, second].map(
      ({ words }) => notes.entityFor(words) ?? notes.canonical(entityName(words)),
    );
    if (one !== undefined && other !== undefined) notes.pair = [one, other];
    return;
  }
}

const isKind = ({ plural, words }: NounPhrase): boolean => plural && canBeEntity(words, true);

/** "the former", "the latter" */
export function oneOfPair(notes: DomainNotes, tokens: readonly Token[], { start, end }: Range): string | undefined {
  const at = isWord(tokens[start], 'the') ? start + 1 : start;
  const isAlone = at + 1 >= end || isMark(tokens[at + 1], ',');
  if (!notes.pair || !isAlone) return undefined;
  if (tokens[at]?.lower === 'former') return notes.pair[0];
  return tokens[at]?.lower === 'latter' ? notes.pair[1] : undefined;
}
