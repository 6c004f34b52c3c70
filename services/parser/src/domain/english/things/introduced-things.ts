import { crudVerb } from '../../lexicon/grammar-lexicon';
import { entityName, isPlural } from '../../names';
import { isFieldName } from '../../lexicon/field-lexicon';
import { isWord, type Token } from '../../text/token';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { isSpeaker } from '../grammar/speakers';
import type { SentenceReading } from '../reading';

/**
 * "There are sites, and those have ...", "we look after old trams", "our workshop repairs bicycles for schools", "somebody opens a
 * case": things of which nothing is said yet.
 */
export function introducedIn(
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
): { readonly name: string; readonly end: number } | undefined {
  const { tokens } = at.sentence;
  if (clause.negated || clause.passive || clause.modal !== undefined) return undefined;
  const isParticle = isWord(tokens[clause.object.start], 'out', 'up', 'in', 'after', 'with', 'on', 'over', 'down');
  const start = isParticle ? clause.object.start + 1 : clause.object.start;
  const phrase = nounPhraseAt(tokens, start, clause.object.end);
  if (!phrase || isFieldName(phrase.words) || notes.isTaken(at, phrase)) return undefined;
  const isTold = isThere(tokens, clause) || isSpeaker(at, clause.subject) || isOurs(tokens, clause.subject);
  const isLast = phrase.end >= clause.object.end - 1 || tokens[phrase.end]?.pos === 'ADP';
  if (!isOneMade(tokens, clause, phrase) && !(phrase.plural && isTold && isLast)) return undefined;
  if (!canBeEntity(phrase.words, true)) return undefined;
  return { name: notes.entityFor(phrase.words) ?? notes.canonical(entityName(phrase.words)), end: phrase.end };
}

/**
 * "The frame comes from our catalogue, where it has a brand and a colour": what the next clause tells the parts of. Elsewhere "the
 * frame" may be anything that stands around.
 */
export function describedNext(
  notes: DomainNotes,
  at: SentenceReading,
  { subject, relative, passive, modal }: Clause,
  next: Clause | undefined,
): string | undefined {
  const { tokens } = at.sentence;
  const isTold =
    next?.subject !== undefined &&
    next.subject.end - next.subject.start === 1 &&
    isWord(tokens[next.subject.start], 'it') &&
    next.modal === undefined &&
    !next.negated &&
    isWord(tokens[next.verb.start], 'have');
  if (!isTold || !subject || relative || passive || modal !== undefined) return undefined;
  const phrase = nounPhraseAt(tokens, subject.start, subject.end);
  const isNamed = phrase?.end === subject.end && isWord(tokens[phrase.start], 'the') && !phrase.plural;
  if (!isNamed || notes.isTaken(at, phrase) || isFieldName(phrase.words) || !canBeEntity(phrase.words))
    return undefined;
  return notes.entityFor(phrase.words) ?? notes.canonical(entityName(phrase.words));
}

const isThere = (tokens: readonly Token[], { verbs, verb }: Clause): boolean =>
  verbs[0]?.lemma === 'be' && isWord(tokens[verb.start - 1], 'there');

/** "our workshop", "my shop": whoever asks, by another name. */
const isOurs = (tokens: readonly Token[], subject: Range | undefined): boolean =>
  subject !== undefined &&
  isWord(tokens[subject.start], 'our', 'my') &&
  !isPlural(tokens[subject.end - 1]?.lower ?? '');

/** "Somebody reports a defect": whoever does it is nobody in particular, so that it is told for what comes about. */
const isOneMade = (tokens: readonly Token[], { subject, verbs, object }: Clause, made: NounPhrase): boolean =>
  subject !== undefined &&
  isWord(tokens[subject.start], 'somebody', 'someone', 'anybody', 'anyone', 'one', 'we') &&
  crudVerb(verbs[0]?.lemma ?? '') === 'create' &&
  !made.plural &&
  isWord(tokens[made.start], 'a', 'an') &&
  // "writes a report after each trip", but "makes a note of it"
  (made.end >= object.end - 1 || (tokens[made.end]?.pos === 'ADP' && !isWord(tokens[made.end], 'of')));
