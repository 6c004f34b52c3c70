import { isFieldName } from '../../lexicon/field-lexicon';
import { entityName } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import { isSpeaker } from '../grammar/speakers';
import { phrasesOf } from '../grammar/subjects';
import type { BriefReading, SentenceReading } from '../reading';
import { isTied, type Party } from './parties';

const OPENING = ['within', 'in', 'inside', 'during', 'from', 'at', 'on', 'under'];
/** What whoever keeps the records does with things that are in others. */
const KEEPING = new Set('distinguish have find keep take cut draw collect hold make record note'.split(' '));
/** How things come about in others. */
const COMING = new Set('created taken found made collected kept drawn recorded noted cut raised held'.split(' '));

/**
 * "Within a park we distinguish zones", "from sections we take samples", "during a lesson, exercises are created": what is told of stands
 * in, or comes out of, what opens the sentence. Returns whether nothing else is said.
 */
export function readOpeningPlace(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
): boolean {
  const { tokens } = at.sentence;
  if (clause.negated || clause.modal !== undefined || clause.relative) return false;
  const whole = wholeBefore(notes, tokens, clause);
  const part = whole && partOf(at, clause);
  if (!whole || !part || !isKind(notes, part)) return false;
  const name = notes.entityFor(part.words) ?? notes.canonical(entityName(part.words));
  if (name === whole.name) return false;
  const place = { at, start: whole.start, end: part.end };
  notes.declare(name, { at, start: part.start, end: part.end });
  if (!isTied(notes, name, whole.name))
    notes.multiplicities.push({ from: name, to: whole.name, count: 'one', verb: 'refers', place });
  reading.use(at, whole.start, part.end);
  const next = tokens[Math.max(part.end, clause.verb.end)];
  const isAll = next === undefined || isMark(next, '.', ';') || isMark(next, ':');
  if (isAll) notes.current = name;
  return isAll && !isMark(next, ':');
}

/** "within a park", "during each lesson", "from shelves": a known thing, right before who tells it or what is told of. */
function wholeBefore(
  notes: DomainNotes,
  tokens: readonly Token[],
  { start, subject, verb }: Clause,
): Party | undefined {
  let at = start;
  while (tokens[at]?.kind === 'mark' || isWord(tokens[at], 'and')) at++;
  const end = subject?.start ?? verb.start;
  const phrase = isWord(tokens[at], ...OPENING) && at < end ? nounPhraseAt(tokens, at + 1, end) : undefined;
  const closes = phrase && (phrase.end === end || (isMark(tokens[phrase.end], ',') && phrase.end + 1 === end));
  const name = closes ? notes.entityFor(phrase.words) : undefined;
  return phrase && name !== undefined ? { name, start: at, end: phrase.end } : undefined;
}

/** "we distinguish zones", "exercises are created": what is told of. */
function partOf(at: SentenceReading, { subject, verbs, verb, passive, object }: Clause): NounPhrase | undefined {
  const { tokens } = at.sentence;
  if (passive) {
    const [only, second] = COMING.has(tokens[verb.end - 1]?.lower ?? '') ? phrasesOf(tokens, subject) : [];
    return second ? undefined : only;
  }
  const isKept = verbs.length === 1 && KEEPING.has(verbs[0]?.lemma ?? '') && isSpeaker(at, subject);
  return isKept ? nounPhraseAt(tokens, object.start, object.end) : undefined;
}

/** Several of a kind, and no parts by their names. */
const isKind = (notes: DomainNotes, { words, plural }: NounPhrase): boolean =>
  plural && (notes.entityFor(words) !== undefined || (canBeEntity(words, true) && !isFieldName(words)));
