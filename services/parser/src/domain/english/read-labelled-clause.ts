import { entityName } from '../names';
import { isMark, isWord } from '../text/token';
import { readClauses } from './clauses';
import { type DomainNotes, canBeEntity } from './domain-notes';
import { nounPhraseAt } from './noun-phrase';
import { holdsFieldNames, looksLikeFields, readFieldList } from './read-field-list';
import { readHaving } from './read-having';
import { readRelating } from './read-relating';
import type { BriefReading, SentenceReading } from './reading';

/** "Result: belongs to a sample and a test; value, unit, comment": what is said of it has the label for its subject. */
export function readLabelledClause(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  const phrase = nounPhraseAt(tokens, 0, tokens.length);
  if (!phrase || !isMark(tokens[phrase.end], ':', '-', '–', '—') || !canBeEntity(phrase.words, true)) return false;
  const start = phrase.end + 1;
  if (!isWord(tokens[start], 'belong', 'refer', 'have', 'relate', 'link', 'consist', 'contain')) return false;
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
