import { isTeam } from '../../lexicon/account-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import type { Range } from './phrase-pattern';

/**
 * Who is meant by a subject that names him in more words than his role: "I as the secretary", "nobody but an editor", "staff with
 * the role editor", "users with editor rights", "Sandra in the office". Undefined when the subject says it plainly.
 */
export function namedSubject(tokens: readonly Token[], subject: Range): Range | undefined {
  return (
    exempted(tokens, subject) ??
    speaking(tokens, subject) ??
    byRole(tokens, subject) ??
    byPlace(tokens, subject) ??
    alone(tokens, subject) ??
    denied(tokens, subject) ??
    repeated(tokens, subject)
  );
}

/** "nobody but an editor", "no one except them", "none other than clerks": they alone. */
export function exempted(tokens: readonly Token[], { start, end }: Range): Range | undefined {
  const none = tokens.findIndex((token, i) => i >= start && i < end && isWord(token, 'nobody', 'none', 'no'));
  const but = tokens.findIndex((token, i) => i > none && i < end && isWord(token, 'but', 'except', 'than', 'besides'));
  if (none < 0) return undefined;
  return but < 0 || but + 1 >= end ? exemptedBefore(tokens, none) : { start: but + 1, end };
}

/** "Besides the tour manager, nobody may ..." */
function exemptedBefore(tokens: readonly Token[], start: number): Range | undefined {
  const comma = start - 1;
  const from = tokens.findLastIndex(
    (token, i) => i < comma && i > comma - 7 && isWord(token, 'besides', 'except', 'apart'),
  );
  if (from < 0 || !isMark(tokens[comma], ',')) return undefined;
  return { start: isWord(tokens[from + 1], 'for', 'from') ? from + 2 : from + 1, end: comma };
}

/** "I as the secretary", "me, the boss", "we in our role as wardens" */
function speaking(tokens: readonly Token[], { start, end }: Range): Range | undefined {
  const speaker = tokens.findIndex((token, i) => i >= start && i < end && isWord(token, 'i', 'me', 'we', 'us'));
  if (speaker < 0) return undefined;
  const as = tokens.findIndex((token, i) => i > speaker && i < end && isWord(token, 'as'));
  if (as > 0) return { start: as + 1, end };
  const isApposition = isMark(tokens[speaker + 1], ',', '(') && isWord(tokens[speaker + 2], 'the', 'a', 'an');
  const close = tokens.findIndex((token, i) => i > speaker && i <= end && isMark(token, ')'));
  // "I, the priest, want to see everything"
  const comma = tokens.findIndex((token, i) => i > speaker + 2 && i < end && isMark(token, ','));
  const last = close >= 0 ? close : comma >= 0 && isMark(tokens[speaker + 1], ',') ? comma : end;
  return isApposition && speaker + 3 < end ? { start: speaker + 2, end: last } : undefined;
}

/** "staff with the role editor", "users with the editor role", "people having editor rights" */
function byRole(tokens: readonly Token[], { start, end }: Range): Range | undefined {
  const withRole = tokens.findIndex((token, i) => i > start && i < end && isWord(token, 'with', 'having', 'in'));
  const role = tokens.findIndex((token, i) => i > withRole && i < end && isWord(token, 'role', 'right', 'permission'));
  if (withRole < 0 || role < 0 || role > withRole + 5) return undefined;
  if (isWord(tokens[role], 'role') && role + 1 < end && !tokensEndAt(tokens, role + 1))
    return { start: isWord(tokens[role + 1], 'of') ? role + 2 : role + 1, end };
  const from = isWord(tokens[withRole + 1], 'the', 'a', 'an') ? withRole + 2 : withRole + 1;
  return from < role ? { start: from, end: role } : undefined;
}

const tokensEndAt = (tokens: readonly Token[], i: number): boolean =>
  tokens[i] === undefined || tokens[i].kind === 'mark';

/** "farmers alone may change them", "the boss himself" */
const alone = (tokens: readonly Token[], { start, end }: Range): Range | undefined =>
  end - start > 1 && isWord(tokens[end - 1], 'alone', 'himself', 'herself', 'themselves')
    ? { start, end: end - 1 }
    : undefined;

/** "no clerk may edit them": clerks, to whom the clause denies it */
const denied = (tokens: readonly Token[], { start, end }: Range): Range | undefined =>
  isWord(tokens[start], 'no') && !isWord(tokens[start + 1], 'one', 'other', 'body') && end - start > 1
    ? { start: start + 1, end }
    : undefined;

/** "Grooms they write feedings": the pronoun says it once more. */
const repeated = (tokens: readonly Token[], { start, end }: Range): Range | undefined =>
  end - start > 1 &&
  isWord(tokens[end - 1], 'they', 'he', 'she') &&
  ['NOUN', 'PROPN'].includes(tokens[end - 2]?.pos ?? '')
    ? { start, end: end - 1 }
    : undefined;

/** "Sandra in the office", "my colleagues at the front desk" */
function byPlace(tokens: readonly Token[], { start, end }: Range): Range | undefined {
  const place = tokens.findIndex((token, i) => i > start && i < end && isWord(token, 'in', 'at', 'from'));
  if (place < 0) return undefined;
  const from = isWord(tokens[place + 1], 'the', 'our', 'my') ? place + 2 : place + 1;
  const words = tokens.slice(from, end).filter(({ kind }) => kind === 'word');
  return words.length > 0 && isTeam(words.map(({ lower }) => lower)) ? { start: from, end } : undefined;
}
