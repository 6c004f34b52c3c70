import { fieldHint, isFieldName } from '../../lexicon/field-lexicon';
import { camelCase, singularWords } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import { frameOf } from '../grammar/clause-frame';
import type { Clause } from '../grammar/clause';
import type { DomainNotes } from '../domain-notes';
import { isSpeaker } from '../grammar/speakers';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import type { BriefReading, SentenceReading } from '../reading';
import { subjectEntities } from '../grammar/subjects';
import type { ListItem } from '../lists/list-item';
import { listItems } from '../lists/list-items';
import { noteField } from '../lists/read-field-list';
import { isTied } from '../relations/parties';

/** "A loan runs from a start date to an end date", "a meeting takes place on a date at some place": when and where it is. */
export function readSpans(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): void {
  const { tokens } = at.sentence;
  if (clause.negated || clause.modal !== undefined || !clause.subject || isSpeaker(at, clause.subject)) return;
  for (let i = clause.object.start; i < clause.object.end; i++) {
    if (!isWord(tokens[i], 'from', 'on', 'at', 'until', 'to', 'in')) continue;
    const phrase = nounPhraseAt(tokens, i + 1, clause.object.end);
    if (!phrase || !isIndefinite(tokens, phrase) || notes.isTaken(at, phrase)) continue;
    if (!isMomentOrPlace(phrase)) {
      i = Math.max(i, noteCircumstance(reading, notes, at, clause, i) - 1);
      continue;
    }
    const entity = heldBy(notes, tokens, clause) ?? subjectEntities(notes, at, clause.subject, false)[0];
    if (entity === undefined || notes.entityFor(phrase.words) !== undefined) continue;
    const isBoth = isWithTime(tokens, phrase);
    const type = isBoth ? 'datetime' : fieldHint(camelCase(phrase.words))?.field.type;
    const end = isBoth ? phrase.end + 2 : phrase.end;
    notes.fields.push({
      entity,
      field: { name: camelCase(phrase.words), words: phrase.words, type, enumValues: undefined, constraints: [] },
      phrase,
      place: { at, start: i, end },
    });
    reading.use(at, i, end);
    i = end - 1;
  }
}

/** "in one of our rooms": a room. */
const asOne = (tokens: readonly Token[], item: ListItem): ListItem =>
  isWord(tokens[item.start], 'one') && isWord(tokens[item.start + 1], 'of')
    ? { ...item, phrase: { ...item.phrase, words: singularWords(item.phrase.words), plural: false } }
    : item;

/** "takes place on a date, in a round between 1 and 8, and in a hall": what it is in besides; where that was read to. */
function noteCircumstance(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
  start: number,
): number {
  const { tokens } = at.sentence;
  const { object, verbs } = clause;
  if (clause.relative) return start;
  const happens = verbs[0]?.lemma === 'take' && isWord(tokens[object.start], 'place');
  if (
    !(happens || (clause.passive && verbs[0]?.lemma === 'hold')) ||
    !isWord(tokens[start], 'in', 'on', 'at', 'during')
  )
    return start;
  const next = tokens.findIndex(
    (token, i) =>
      i > start &&
      (isMark(token, ',') || isWord(token, 'and')) &&
      isWord(tokens[isWord(tokens[i + 1], 'and') ? i + 2 : i + 1], 'in', 'on', 'at', 'during', 'and'),
  );
  const end = next < 0 || next > object.end ? object.end : next;
  const [said, second] = listItems(tokens, { start: start + 1, end });
  const item = said && asOne(tokens, said);
  const [entity] = subjectEntities(notes, at, clause.subject, false);
  const isTold = notes.fields.some(
    (note) => note.entity === entity && note.field.name === camelCase(item?.phrase.words ?? []),
  );
  if (!item || second || entity === undefined || isTold) return start;
  const target = notes.entityFor(item.phrase.words);
  if (target === undefined) noteField(reading, notes, at, entity, item);
  else if (!isTied(notes, entity, target)) {
    const place = { at, start, end: item.phrase.end };
    notes.multiplicities.push({ from: entity, to: target, count: 'one', verb: 'refers', place });
  }
  reading.use(at, start, end);
  return end;
}

/** "Two teams play a match on a date": that of the match, for the teams are there before and after. */
function heldBy(notes: DomainNotes, tokens: readonly Token[], clause: Clause): string | undefined {
  const subject = clause.subject && nounPhraseAt(tokens, clause.subject.start, clause.subject.end);
  const { patient } = frameOf(tokens, clause);
  const isHolding = clause.passive || ['have', 'be'].includes(clause.verbs[0]?.lemma ?? '');
  const phrase = patient && !isHolding ? nounPhraseAt(tokens, patient.start, patient.end) : undefined;
  const isActing = subject?.plural === true && tokens[subject.start]?.pos === 'NUM';
  return isActing && phrase && !phrase.plural ? notes.entityFor(phrase.words) : undefined;
}

/** "a start date", "its place": one that each row has. */
export const isIndefinite = (tokens: readonly Token[], { start }: NounPhrase): boolean =>
  isWord(tokens[start], 'a', 'an', 'some', 'one', 'its');

/** "a start date", "a place"; "at a time" by itself is no time. */
export function isMomentOrPlace({ words, plural }: NounPhrase): boolean {
  const last = words.at(-1) ?? '';
  if (plural || !['date', 'time', 'year', 'day', 'place', 'location', 'venue', 'month', 'hour'].includes(last))
    return false;
  return words.length > 1 || (isFieldName(words) && last !== 'time' && last !== 'day');
}

/** "at a date and time": both are one moment. */
export const isWithTime = (tokens: readonly Token[], { words, end }: NounPhrase): boolean =>
  words.at(-1) === 'date' && isWord(tokens[end], 'and') && isWord(tokens[end + 1], 'time');
