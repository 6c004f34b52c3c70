import { projectHeads } from '../../lexicon/project-lexicon';
import { isWord, type Token } from '../../text/token';
import type { Clause } from './clause';
import { ABILITIES } from './impersonal-ability';
import { nounPhraseAt } from './noun-phrase';
import type { Range } from './phrase-pattern';

const ALLOWING = ['allow', 'enable', 'permit'];
const GIVING = ['give', 'grant', 'offer', 'provide'];
/** Words between who is allowed and "allow": "allow the members of a club to". */
const FARTHEST = 8;

export interface Allowed {
  readonly doer: Range;
  readonly negated: boolean;
}

/** Whom "The system must allow admin users to create courses" or "gives members the option to rate them" lets do what stands behind the "to" at `to`. */
export function allowedAt(tokens: readonly Token[], to: number): Allowed | undefined {
  if (tokens[to]?.lower !== 'to' || tokens[to + 1]?.kind !== 'word') return undefined;
  const end = abilityBefore(tokens, to) ?? to;
  const verbs = end === to ? ALLOWING : GIVING;
  const allows = tokens.findLastIndex(
    (token, i) => i < end - 1 && i >= end - FARTHEST && token.pos === 'VERB' && isWord(token, ...verbs),
  );
  if (allows < 0 || nounPhraseAt(tokens, allows + 1, end)?.end !== end) return undefined;
  if (end !== to && !isDoneBySoftware(tokens[allows - 1])) return undefined;
  return { doer: { start: allows + 1, end }, negated: isWord(tokens[allows - 1], 'not', "n't", 'never') };
}

/** "The app should give", "the system gives", not "a permit gives", which stands for the right. */
const isDoneBySoftware = (before: Token | undefined): boolean =>
  before?.pos === 'AUX' || projectHeads.has(before?.lower ?? '');

/** Where "the ability" begins before the "to" of "give members the ability to book". */
function abilityBefore(tokens: readonly Token[], to: number): number | undefined {
  if (!isWord(tokens[to - 1], ...ABILITIES)) return undefined;
  return isWord(tokens[to - 2], 'a', 'an', 'the') ? to - 2 : undefined;
}

/** "The system must allow admin users": what they are allowed to is a clause of its own. */
export const leadsToAllowed = (tokens: readonly Token[], { verbs, end }: Clause): boolean =>
  isWord(tokens[verbs[0]?.at ?? -1], ...ALLOWING, ...GIVING) && allowedAt(tokens, end) !== undefined;
