import { entityName } from '../../names';
import { isFieldName } from '../../lexicon/field-lexicon';
import { isWord } from '../../text/token';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt } from '../grammar/noun-phrase';
import { isSpeaker } from '../grammar/speakers';
import type { SentenceReading } from '../reading';

/** "There are sites, and those have ...", "we run three boats": things of which nothing is said yet. */
export function introducedIn(notes: DomainNotes, at: SentenceReading, clause: Clause): string | undefined {
  const { tokens } = at.sentence;
  const isThere = clause.verbs[0]?.lemma === 'be' && isWord(tokens[clause.verb.start - 1], 'there');
  if (clause.negated || clause.passive || clause.modal !== undefined || !(isThere || isSpeaker(at, clause.subject)))
    return undefined;
  const start = isWord(tokens[clause.object.start], 'out', 'up') ? clause.object.start + 1 : clause.object.start;
  const phrase = nounPhraseAt(tokens, start, clause.object.end);
  if (!phrase?.plural || phrase.end < clause.object.end - 1 || isFieldName(phrase.words) || notes.isTaken(at, phrase))
    return undefined;
  return canBeEntity(phrase.words, true)
    ? (notes.entityFor(phrase.words) ?? notes.canonical(entityName(phrase.words)))
    : undefined;
}
