import { isUsualState } from '../../lexicon/state-lexicon';
import { baseOfParticiple } from '../../lexicon/verb-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { NOT_STATES } from './state-words';

/** The state that a clause starts from: "once submitted, it can be ...", "a submitted report is ...". */
export function priorState(tokens: readonly Token[], clause: Clause): string | undefined {
  return eventState(tokens, clause) ?? namedState(tokens, clause);
}

/** "once submitted", "after being submitted", "when it has been submitted": before the subject of the clause. */
export function eventState(tokens: readonly Token[], { subject, verb }: Clause): string | undefined {
  const end = subject?.start ?? verb.start;
  const from = tokens.findLastIndex((token, i) => i < end && isMark(token, '.', ';', ':')) + 1;
  const cue = tokens.findIndex((token, i) => i >= from && i < end && isWord(token, 'once', 'when', 'after', 'if'));
  if (cue < 0) return undefined;
  const said = tokens
    .slice(cue + 1, end)
    .filter((token) => token.kind === 'word' && token.pos !== 'AUX' && !isWord(token, ...EMPTY));
  const [participle, more] = said;
  return participle && !more && isParticiple(participle) ? participle.lower : undefined;
}

const EMPTY = ['it', 'they', 'be', 'being', 'been', 'have', 'get', 'first', 'only', 'fully', 'finally'];

/** "submitted" of "a submitted report" and "open" of "open tickets". */
function namedState(tokens: readonly Token[], { subject }: Clause): string | undefined {
  if (!subject) return undefined;
  const { start } = subject;
  let { end } = subject;
  // "packed orders finally get shipped"
  while (tokens[end - 1]?.pos === 'ADV') end--;
  if (end - start < 2) return undefined;
  const state = tokens[end - 2];
  const isFirst = end - start === 2 || isWord(tokens[end - 3], 'a', 'an', 'the', 'any', 'all');
  const isNoun = ['NOUN', 'PROPN'].includes(tokens[end - 1]?.pos ?? '');
  return state && isFirst && isNoun && isParticiple(state) && !isWord(state, 'new') ? state.lower : undefined;
}

const isParticiple = ({ lower }: Token): boolean =>
  isUsualState(lower) || (!lower.endsWith('ing') && baseOfParticiple(lower) !== undefined && !NOT_STATES.has(lower));
