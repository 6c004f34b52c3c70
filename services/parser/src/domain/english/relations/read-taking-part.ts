import { isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { FieldNote } from '../notes';
import type { BriefReading, SentenceReading } from '../reading';

/** "A concert has a date, and several choirs perform in it": of what was spoken of many take part, and each in many. */
export function readTakingPart(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
): boolean {
  const { tokens } = at.sentence;
  const { subject, object, verbs } = clause;
  if (clause.negated || clause.passive || clause.relative || clause.modal !== undefined || !subject) return false;
  const phrase = nounPhraseAt(tokens, subject.start, subject.end);
  const taker = phrase?.end === subject.end && phrase.plural ? notes.entityFor(phrase.words) : undefined;
  const whole = notes.topic ?? notes.current;
  const words = tokens.slice(object.start, object.end).filter(({ kind }) => kind === 'word');
  const isIn =
    words.length <= 2 && isWord(words.at(-1), 'it') && (words.length === 1 || isWord(words[0], 'in', 'at', 'on'));
  if (phrase?.quantity !== 'many' || taker === undefined || whole === undefined || whole === taker || !isIn)
    return false;
  if (!notes.isForeseen(taker) || verbs.some(({ lemma }) => lemma === 'have' || lemma === 'be')) return false;
  const place = { at, start: clause.start, end: object.end };
  notes.multiplicities.push({ from: whole, to: taker, count: 'many', verb: 'joins', place });
  reading.use(at, subject.start, object.end);
  return true;
}

/** "the vehicles involved", "the volunteers who took part", "the people present": each may be so of many; up to where it is said. */
export function takePartUntil({ place: { at, end } }: FieldNote): number | undefined {
  const { tokens } = at.sentence;
  if (isWord(tokens[end], 'involved', 'present', 'participating', 'attending', 'concerned')) return end + 1;
  const verb = isWord(tokens[end], 'who', 'that', 'which') ? end + 1 : end;
  if (isWord(tokens[verb], 'take') && isWord(tokens[verb + 1], 'part')) return verb + 2;
  if (verb === end) return undefined;
  if (isWord(tokens[verb], 'attend', 'participate', 'help')) return verb + 1;
  return isWord(tokens[verb], 'be') && isWord(tokens[verb + 1], 'present', 'involved') ? verb + 2 : undefined;
}
