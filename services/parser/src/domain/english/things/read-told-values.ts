import { grammar } from '../../lexicon/grammar-lexicon';
import { isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { actorsOf } from '../grammar/actors';
import { alternativesAt } from '../grammar/alternative-runs';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { BriefReading, SentenceReading } from '../reading';
import { fieldSpokenOf } from './read-values';
import { GRADES, noteValues } from './said-values';

/** "Clerks record the condition of a device as new, good or broken", "the mood is noted as calm or wild": what a field may hold. */
export function readToldValues(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
): boolean {
  const { tokens } = at.sentence;
  const { subject, object, passive, negated, relative, verbs } = clause;
  const isTold = verbs.length === 1 && (grammar.tellVerbs.has(verbs[0]?.lemma ?? '') || isDescribing(verbs[0]?.lemma));
  const as = tokens.findIndex((token, i) => i >= object.start && i < object.end && isWord(token, 'as'));
  if (!isTold || negated || relative || !subject || as < 0) return false;
  const run = alternativesAt(tokens, as + 1, tokens.length, ['or'], false, false);
  const part = passive ? nounPhraseAt(tokens, subject.start, subject.end) : nounPhraseAt(tokens, object.start, as);
  if (!run || part?.end !== (passive ? subject.end : as)) return false;
  const field = fieldSpokenOf(notes, at, part);
  if (!field) return false;
  const place = { at, start: clause.start, end: run.end };
  noteValues(notes, { at, start: part.start, end: run.end }, field.entity, field.words, run.values, part);
  for (const actor of passive ? [] : actorsOf(notes, at, subject).filter(({ kind }) => kind === 'role'))
    notes.abilities.push({ actor, verb: 'update', entity: field.entity, negated: false, place });
  notes.current = field.entity;
  reading.use(at, clause.start, run.end);
  return true;
}

const isDescribing = (lemma = ''): boolean => GRADES[lemma] !== undefined || lemma === 'describe';
