import { entityName } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { readClauses } from '../grammar/clauses';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { isLabelWord } from '../grammar/line-labels';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { listItems } from '../lists/list-items';
import { referToParties } from '../relations/parties';
import { holdsFieldNames, looksLikeFields, readFieldList } from '../lists/read-field-list';
import { readHaving } from '../things/read-having';
import { partiesOf } from '../things/read-recorded';
import { readRelating } from '../relations/read-relating';
import type { BriefReading, SentenceReading } from '../reading';

/** "Result: belongs to a sample and a test; value, unit, comment": what is said of it has the label for its subject. */
export function readLabelledClause(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  if (readLabelledDeed(reading, notes, at)) return true;
  const phrase = nounPhraseAt(tokens, 0, tokens.length);
  if (!phrase || !isMark(tokens[phrase.end], ':', '-', '–', '—') || !canBeEntity(phrase.words, true)) return false;
  const start = phrase.end + 1;
  if (!isWord(tokens[start], 'belong', 'refer', 'have', 'relate', 'link', 'consist', 'contain')) return false;
  if (listsTiesAndFields(tokens, { start, end: tokens.length })) return false;
  const semicolon = tokens.findIndex((token, i) => i > start && isMark(token, ';'));
  const end = semicolon < 0 ? tokens.length : semicolon;
  const [clause] = readClauses([...tokens.slice(0, phrase.end), ...tokens.slice(start, end)], {
    start: 0,
    end: end - 1,
  });
  if (!clause) return false;
  const name = notes.entityFor(phrase.words) ?? notes.canonical(entityName(phrase.words));
  notes.list(name, { at, start: 0, end: phrase.end });
  notes.current = name;
  const shift = (i: number): number => (i >= phrase.end ? i + 1 : i);
  const own = {
    ...clause,
    subject: { start: 0, end: phrase.end },
    verbs: clause.verbs.map(({ lemma, at: verb }) => ({ lemma, at: shift(verb) })),
    verb: { start: shift(clause.verb.start), end: shift(clause.verb.end - 1) + 1 },
    object: { start: shift(clause.object.start), end },
    end,
  };
  void (readHaving(reading, notes, at, own) || readRelating(reading, notes, at, own));
  notes.current = name;
  const rest = { start: end + 1, end: tokens.length };
  if (rest.start < rest.end && looksLikeFields(tokens, rest) && holdsFieldNames(tokens, rest))
    readFieldList(reading, notes, at, name, rest);
  return true;
}

/** "belongs to a building, number (required), seats": a list of parts that begins with a tie. */
function listsTiesAndFields(tokens: readonly Token[], range: Range): boolean {
  const [first, ...others] = listItems(tokens, range);
  const isTie = first?.link !== undefined && !tokens.slice(range.start).some((token) => isMark(token, ';'));
  return isTie && others.length > 0 && looksLikeFields(tokens, range) && holdsFieldNames(tokens, range);
}

/** "Now the rentals: a pupil rents a locker for a year": each is of those between whom it happens. */
function readLabelledDeed(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  let begin = 0;
  while (isWord(tokens[begin], 'now', 'then', 'next', 'so', 'and', 'also')) begin++;
  const phrase = nounPhraseAt(tokens, begin, tokens.length);
  if (!phrase || !isMark(tokens[phrase.end], ':') || !canBeEntity(phrase.words, true) || isLabelWord(phrase.words))
    return false;
  const [deed] = readClauses(tokens, { start: phrase.end + 1, end: tokens.length });
  if (
    !deed?.subject ||
    ['be', 'have'].includes(deed.verbs[0]?.lemma ?? '') ||
    deed.passive ||
    deed.negated ||
    !isWord(tokens[deed.subject.start], 'a', 'an', 'one')
  )
    return false;
  // "Visit: one vet, one pet, starts at" lists parts.
  if (tokens.slice(phrase.end + 1, deed.verb.start).some(({ kind }) => kind === 'mark')) return false;
  const name = notes.entityFor(phrase.words) ?? notes.canonical(entityName(phrase.words));
  const parties = partiesOf(notes, at, deed).filter((party) => party.name !== name);
  if (parties.length < 2) return false;
  notes.list(name, { at, start: phrase.head.start, end: phrase.head.end });
  referToParties(notes, at, name, deed.start, parties);
  notes.current = name;
  reading.use(at, 0, deed.end);
  return true;
}
