import { isFieldName } from '../../lexicon/field-lexicon';
import type { Token } from '../../text/token';
import type { Range } from '../grammar/phrase-pattern';

/** Parts of people and firms that hurried people put side by side; none says more of the next. */
const ALONE = new Set('name surname email phone mobile birthday age'.split(' '));
const BEHIND = new Set([...ALONE, 'address', 'telephone', 'birthdate', 'website']);

/** "clients need name phone and birthday": each word is a part of its own; "email address" and "phone number" are one. */
export function withoutComma(tokens: readonly Token[], part: Range): Range[] {
  const words = tokens.slice(part.start, part.end);
  const divided = words.findIndex(
    ({ lower, kind }, i) =>
      kind === 'word' &&
      ALONE.has(lower) &&
      BEHIND.has(words[i + 1]?.lower ?? '') &&
      lower !== words[i + 1]?.lower &&
      words.slice(0, i).every((before) => ALONE.has(before.lower)) &&
      !isFieldName([lower, words[i + 1]?.lower ?? '']),
  );
  if (divided < 0) return [part];
  const end = part.start + divided + 1;
  return [{ start: part.start, end }, ...withoutComma(tokens, { start: end, end: part.end })];
}
