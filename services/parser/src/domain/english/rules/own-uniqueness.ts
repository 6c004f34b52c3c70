import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { BriefReading, SentenceReading } from '../reading';
import { likeness, type Member } from '../things/members';
import type { Cue } from './uniqueness-cues';
import { keysOf } from './unique-keys';

/**
 * "No two donors have the same number", "the number must be given, and no two donors have the same one", "there is one menu per date":
 * unique by itself.
 */
export function readOwnUnique(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  cue: Cue,
  { behind, before }: { behind: readonly NounPhrase[]; before: readonly NounPhrase[] },
  members: readonly Member[],
): boolean {
  const { tokens } = at.sentence;
  const entity = cue.of === undefined ? undefined : notes.entityFor(wordsOf(cue.of));
  const isShared = isWord(tokens[cue.at], 'two', 'already') && isWord(tokens[cue.keys - 1], 'same', 'share');
  if (entity === undefined || (!isShared && !isOnlyOnePer(tokens, cue))) return false;
  const isOne = isWord(tokens[cue.keys], 'one');
  const [key, second] = keysOf(notes, entity, isOne ? before.slice(-1) : behind, members);
  if (!key || second || key.target !== undefined) return false;
  reading.fact(at, cue.at, cue.at + 1, FactKind.CONSTRAINT, `${entity}.${key.name}`, 'unique');
  reading.use(at, cue.at, tokens.length);
  return true;
}

/** "There is (only) one menu per date": of all that there are, whoever has them. */
const isOnlyOnePer = (tokens: readonly Token[], { at, keys }: Cue): boolean =>
  isWord(tokens[at], 'one') &&
  isWord(tokens[keys - 1], 'per', 'for') &&
  tokens.slice(0, at).every(({ pos, lower }) => pos === 'AUX' || ['there', 'only', 'exactly', 'just'].includes(lower));

/** "The same email can't sign up twice", "nobody can register twice with the same email", "no code may be used twice": a value that is there once. */
export function readNeverTwice(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  { at: twice }: Cue,
  members: readonly Member[],
): boolean {
  const { tokens } = at.sentence;
  const isDuplicate = isWord(tokens[twice], 'duplicate');
  const [same = isDuplicate ? twice : isWord(tokens[0], 'no') ? 0 : -1, another] = tokens.flatMap((token, i) =>
    isWord(token, 'same') ? [i] : [],
  );
  const phrase = same < 0 ? undefined : nounPhraseAt(tokens, same + 1, tokens.length);
  const last = Math.max(twice + 1, phrase?.end ?? 0);
  const isAll = isDuplicate || tokens[last] === undefined || isMark(tokens[last], '.', ';');
  const between = tokens.slice(twice + 1, Math.max(same, twice + 1));
  const isWith = between.every((token) => isWord(token, 'with', 'under', 'by', 'using', 'the'));
  if (!isWord(tokens[twice], 'twice', 'duplicate') || another !== undefined || !phrase || !isAll || !isWith)
    return false;
  const isNamed = (member: Member): boolean =>
    member.target === undefined &&
    (likeness(member, phrase.words) >= 3 ||
      (notes.entityFor(phrase.words.slice(0, 1)) === member.entity && likeness(member, phrase.words.slice(1)) === 4));
  const named = members.filter(isNamed);
  const key = named.find(({ entity }) => entity === notes.current) ?? (named.length === 1 ? named[0] : undefined);
  if (!key) return false;
  reading.fact(at, 0, tokens.length, FactKind.CONSTRAINT, `${key.entity}.${key.name}`, 'unique');
  return true;
}
