import { isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt } from '../grammar/noun-phrase';
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
