import { grammar } from '../../lexicon/grammar-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import type { Clause, VerbGroup } from './clause';
import type { Range } from './phrase-pattern';

/** "can record attendance and see the groups": what is joined without a subject of its own is done under the same modal. */
export function inheritedModal(
  tokens: readonly Token[],
  from: number,
  group: VerbGroup,
  previous: Clause | undefined,
): string | undefined {
  const between = tokens
    .slice(from, group.start)
    .filter(({ kind, lower }) => kind === 'word' && !grammar.adverbs.has(lower));
  // "can be handed out and taken back", "but not deleted"
  if (group.passive && !isAuxiliaryAt(tokens, group.start) && previous?.passive === true) return previous.modal;
  const isListed = between.length === 0 && isMark(tokens[group.start - 1], ',');
  const joined =
    isListed || (between.length > 0 && between.every(({ lower }) => ['and', 'or', 'but', 'nor'].includes(lower)));
  const [verb] = group.verbs;
  const isBase = verb !== undefined && tokens[verb.at]?.lower === verb.lemma;
  return joined && isBase && !group.attached && !group.passive ? previous?.modal : undefined;
}

/** "lets members borrow books": they can. */
export const allowedModal = (previous: Clause | undefined, subject: Range | undefined): string | undefined =>
  previous?.verbs[0]?.lemma === 'let' && subject?.start === previous.object.start ? 'can' : undefined;

interface Setting {
  /** Where the words begin that lead to the verb. */
  readonly from: number;
  readonly group: VerbGroup;
  readonly subject: Range | undefined;
  readonly previous: Clause | undefined;
}

/** "cannot edit courses or see prices", "must not let guests edit courses": what was denied before is denied here too. */
export function sharesDenial(tokens: readonly Token[], { from, group, subject, previous }: Setting): boolean {
  if (previous?.negated !== true) return false;
  if (allowedModal(previous, subject) !== undefined) return true;
  const isJoined = group.modal === undefined && isWord(tokens[group.start - 1], 'or', 'nor');
  return isJoined && inheritedModal(tokens, from, group, previous) !== undefined;
}

const isAuxiliaryAt = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'be', 'being', 'been', 'get', 'have') || grammar.modals.has(tokens[i]?.lower ?? '');
