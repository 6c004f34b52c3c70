import { crudVerb } from '../../lexicon/grammar-lexicon';
import { fieldHint } from '../../lexicon/field-lexicon';
import { camelCase, singularWords } from '../../names';
import { isWord } from '../../text/token';
import { type DomainNotes, PRONOUNS } from '../domain-notes';
import { frameOf } from '../grammar/clause-frame';
import type { Clause } from '../grammar/clause';
import { phrasesOf } from '../grammar/subjects';
import type { BriefReading, SentenceReading } from '../reading';
import { meantField } from './meant-field';

/** "Their club number cannot be changed": a field that stays as it was set; a thing that stays so is ruled out elsewhere. */
export function readFixed(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const { passive, negated, modal, verbs, relative } = clause;
  // "does not change"
  const staysSo = !passive && verbs[0]?.lemma === 'change' && clause.object.end - clause.object.start < 2;
  const isFixed = (staysSo || (passive && modal !== undefined)) && negated && !relative && verbs.length === 1;
  if (!isFixed || crudVerb(verbs[0]?.lemma ?? '') !== 'update' || frameOf(tokens, clause).condition) return false;
  const [subject, second] = phrasesOf(tokens, clause.subject);
  if (!subject || second || PRONOUNS.has(subject.words.join(' ')) || notes.entityFor(subject.words) !== undefined)
    return false;
  const words = singularWords(subject.words).join(' ');
  const isKnown = notes.fields.some(({ field }) => field.words.join(' ') === words);
  const isOwn =
    isWord(tokens[subject.start], 'its', 'their') ||
    tokens.slice(subject.start, subject.end).some((token) => isWord(token, "'s"));
  const isUsual =
    isWord(tokens[subject.start], 'the') && fieldHint(camelCase(singularWords(subject.words))) !== undefined;
  if (!isKnown && !isOwn && !isUsual) return false;
  const place = { at, start: clause.start, end: clause.end };
  notes.constraints.push({ ...meantField(notes, at, subject, true), values: ['read_only'], place });
  reading.use(at, clause.start, clause.end);
  return true;
}
