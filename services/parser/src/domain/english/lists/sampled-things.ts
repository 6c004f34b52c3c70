import { isSharedKind } from '../../lexicon/relation-lexicon';
import { singular } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { sampleCue } from '../grammar/sample-cues';
import type { ListItem } from './list-item';

/**
 * "A restaurant has several menus, e.g. lunch and dinner": behind things of a known kind stand a few of them, up to the one that "and"
 * or "or" joins; they are no parts of their own.
 */
export function withoutSamples(
  notes: DomainNotes,
  tokens: readonly Token[],
  items: readonly ListItem[],
): readonly ListItem[] {
  const opening = items.findIndex(({ phrase, end }, i) => {
    const next = items[i + 1];
    const cue = tokens.findIndex((_, at) => at >= phrase.end && at < (next?.start ?? end) && sampleCue(tokens, at) > 0);
    // "tags like vegan, halal or raw": of a kind that holds nothing but such words
    const isNamed = isSharedKind(singular(phrase.words.at(-1) ?? ''));
    const isName = ['name', 'title'].includes(phrase.words.at(-1) ?? '');
    return cue >= 0 && (isName || (phrase.plural && (isNamed || notes.entityFor(phrase.words) !== undefined)));
  });
  const first = items[opening];
  if (!first) return items;
  const cue = tokens.findIndex((_, at) => at >= first.phrase.end && sampleCue(tokens, at) > 0);
  const own = tokens.slice(cue, first.end);
  if (own.some((token) => isWord(token, 'and', 'or'))) return items;
  const isSample = ({ phrase, group }: ListItem): boolean =>
    !group && !isWord(tokens[phrase.start], 'a', 'an', 'its', 'their', 'one');
  const last = items.findIndex(
    ({ start, end }, i) =>
      i > opening &&
      (isWord(tokens[start - 1], 'and', 'or') ||
        isMark(tokens[start - 1], ';') ||
        // "halal or gluten-free"
        tokens.slice(start, end).some((token) => isWord(token, 'or'))),
  );
  const samples = items.slice(opening + 1, last + 1);
  if (last <= opening || !samples.every(isSample)) return items;
  return [...items.slice(0, opening + 1), ...items.slice(last + 1)];
}
