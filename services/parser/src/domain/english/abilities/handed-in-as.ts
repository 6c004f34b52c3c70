import { isFieldName } from '../../lexicon/field-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import { readFieldList } from '../lists/read-field-list';
import type { BriefReading, SentenceReading } from '../reading';
import { withParticle } from './ability-verbs';
import type { Target } from './target';

const HANDING_IN = new Set(['submit', 'handIn', 'turnIn', 'sendIn', 'upload']);

const isHandedIn = (tokens: readonly Token[], verbs: Clause['verbs']): boolean =>
  verbs.every((verb) => HANDING_IN.has(withParticle(tokens, verb)));

/**
 * "submit a solution to a task", "hand in their answer": what is handed in is kept, by whatever word of software it is called, where
 * the words say more of it.
 */
export const isRecordHandedIn = (
  tokens: readonly Token[],
  verbs: Clause['verbs'],
  { head, end }: NounPhrase,
): boolean =>
  isHandedIn(tokens, verbs) &&
  (isWord(tokens[end], 'to', 'for', 'on', 'with', 'as', 'about') ||
    isWord(tokens[head.start - 1], 'their', 'my', 'his', 'her', 'our', 'your'));

/** "submit a solution as a link with a comment": in which form, and what goes with it, are its fields. */
export function readHandedInAs(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
  { name, place }: Target,
): void {
  const { tokens } = at.sentence;
  if (clause.negated || !isHandedIn(tokens, clause.verbs)) return;
  const as = tokens.findIndex((token, i) => i >= place.end && i < clause.end && isWord(token, 'as'));
  const form = as < 0 ? undefined : nounPhraseAt(tokens, as + 1, tokens.length);
  if (!form || !isFieldName(form.words.slice(-1))) return;
  readFieldList(reading, notes, at, name, { start: as + 1, end: form.end });
  if (!isWord(tokens[form.end], 'with')) return;
  const end = tokens.findIndex((token, i) => i > form.end && (isMark(token, '.', ';') || isWord(token, 'so')));
  readFieldList(reading, notes, at, name, { start: form.end + 1, end: end < 0 ? tokens.length : end });
}
