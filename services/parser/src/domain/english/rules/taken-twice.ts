import { singular, singularWords } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Member } from '../things/members';

/**
 * Of several things that a row refers to, those that cannot be taken twice: "in the same hall", "a teacher cannot have two lessons at
 * once", "neither a room nor a teacher". Empty where there is nothing to choose, or nothing is said.
 */
export function takenTwice(
  notes: DomainNotes,
  tokens: readonly Token[],
  entity: string,
  members: readonly Member[],
): string[] {
  const references = members.filter((member) => member.entity === entity && member.target !== undefined);
  if (references.length < 2) return [];
  const named = referencesIn(notes, tokens, references);
  const same = named.filter(({ start, end }) =>
    tokens.slice(Math.max(0, start - 2), end).some((token) => isWord(token, 'same')),
  );
  if (same.length > 0) return [...new Set(same.map(({ name }) => name))];
  const [first, second] = named;
  if (!first) return [];
  const between = second ? tokens.slice(first.end, second.start) : [];
  const isJoined = between.length > 0 && between.every((token) => isMark(token, ',') || isWord(token, ...JOINING));
  return isJoined && second && second.name !== first.name ? [first.name, second.name] : [first.name];
}

/** "The same lane cannot be booked twice", where a booking has a lane that is no thing of its own: the field that tells it. */
export function takenField(tokens: readonly Token[], entity: string, members: readonly Member[]): string[] {
  const own = members.filter((member) => member.entity === entity);
  if (own.some(({ target }) => target !== undefined)) return [];
  const named = own.filter(
    ({ type, words }) =>
      (type === 'string' || type === 'integer') &&
      tokens.some(
        (_, i) => isSaidOfOne(tokens, i) && words.every((word, k) => singular(tokens[i + k]?.lower ?? '') === word),
      ),
  );
  return named.length === 1 ? named.map(({ name }) => name) : [];
}

/** "the same lane", "in one room", "a court cannot" */
const isSaidOfOne = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i - 1], 'same', 'one', 'a', 'each', 'any', 'no');

/** "No double booking of the same room", "meetings in one room": bookings are of rooms, where nothing else says what they are of. */
export function takenUntold(
  notes: DomainNotes,
  tokens: readonly Token[],
  entity: string,
  members: readonly Member[],
): string | undefined {
  if (members.some((member) => member.entity === entity && member.target !== undefined)) return undefined;
  const same = tokens.findIndex(
    (token, i) =>
      isWord(token, 'same') || (isWord(token, 'one', 'a') && isWord(tokens[i - 1], 'in', 'on', 'of', 'for')),
  );
  const whose = same < 0 ? holderOfTwo(tokens) : same + 1;
  const phrase = whose === undefined ? undefined : nounPhraseAt(tokens, whose, tokens.length);
  const target = phrase && notes.entityFor(singularWords(phrase.words));
  return target !== undefined && target !== entity && notes.isDeclared(target) ? target : undefined;
}

/** "A trainee must not have two placements at once": where it is said who has them. */
function holderOfTwo(tokens: readonly Token[]): number | undefined {
  const two = tokens.findIndex((token) => isWord(token, 'two', 'several'));
  const have = tokens.findIndex((token, i) => i < two && i > two - 3 && isWord(token, 'have', 'take', 'hold'));
  const article = tokens.findIndex((token, i) => i < have && isWord(token, 'a', 'an', 'no', 'each', 'one', 'the'));
  return have > 0 && article >= 0 ? article + 1 : undefined;
}

const JOINING = ['or', 'nor', 'and', 'a', 'an', 'the', 'one', 'no', 'neither'];

interface Named {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

function referencesIn(notes: DomainNotes, tokens: readonly Token[], references: readonly Member[]): Named[] {
  const found: Named[] = [];
  for (let i = 0; i < tokens.length; ) {
    const phrase = nounPhraseAt(tokens, i, tokens.length);
    const words = singularWords(phrase?.words ?? []).filter((word) => word !== 'same');
    const target = notes.entityFor(words);
    const role = words.join(' ');
    const own = references.filter((member) => member.words.join(' ') === role || member.target === target);
    const [only, other] = own;
    if (phrase && only && !other) found.push({ name: only.name, start: phrase.start, end: phrase.end });
    // "two bookings of the same room": behind "of" stands another.
    i = phrase && only ? phrase.end : i + 1;
  }
  return found;
}
