import type { Token } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { constraintAt } from './constraints';
import { shapePhraseAt } from './shape-phrases';

/** "A drug's code consists of eight digits", "the barcode has 13 digits" bound the code. */
export function countsCharacters(tokens: readonly Token[], { verb, verbs, object }: Clause): boolean {
  const said = constraintAt(tokens, verb.start, object.end) ?? constraintAt(tokens, object.start, object.end);
  // "consisting of a letter and three digits"
  if (shapePhraseAt(tokens, verb.start, object.end) ?? shapePhraseAt(tokens, object.start, object.end)) return true;
  const isLong = said?.values.every((value) => /^(pattern|min_length|max_length)=/.test(value)) === true;
  return said !== undefined && (verbs[0]?.lemma === 'consist' || (isLong && said.end >= object.end - 1));
}
