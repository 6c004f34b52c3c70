import { isWord, type Token } from '../../text/token';
import type { Clause } from './clauses';
import { nounPhraseAt } from './noun-phrase';
import type { Range } from './phrase-pattern';

const ALLOWING = ['allow', 'enable', 'permit'];
/** Words between who is allowed and "allow": "allow the members of a club to". */
const FARTHEST = 8;

export interface Allowed {
  readonly doer: Range;
  readonly negated: boolean;
}

/** Whom "The system must allow admin users to create courses" lets do what stands behind the "to" at `to`. */
export function allowedAt(tokens: readonly Token[], to: number): Allowed | undefined {
  if (tokens[to]?.lower !== 'to' || tokens[to + 1]?.kind !== 'word') return undefined;
  const allows = tokens.findLastIndex(
    (token, i) => i < to - 1 && i >= to - FARTHEST && token.pos === 'VERB' && isWord(token, ...ALLOWING),
  );
  if (allows < 0 || nounPhraseAt(tokens, allows + 1, to)?.end !== to) return undefined;
  return { doer: { start: allows + 1, end: to }, negated: isWord(tokens[allows - 1], 'not', "n't", 'never') };
}

/** "The system must allow admin users": what they are allowed to is a clause of its own. */
export const leadsToAllowed = (tokens: readonly Token[], { verbs, end }: Clause): boolean =>
  isWord(tokens[verbs[0]?.at ?? -1], ...ALLOWING) && allowedAt(tokens, end) !== undefined;
