import { crudVerb } from '../../lexicon/grammar-lexicon';
import { isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { occasionBefore, partiesBehind, referToParties } from '../relations/parties';
import type { SentenceReading } from '../reading';
import { noteScale } from '../things/judged-deeds';
import { recordsOf } from '../things/recorded-deeds';
import { withParticle } from './ability-verbs';
import type { Target } from './target';

/** What is done with something that is of what it is done for. */
const MAKING = new Set([
  'leave',
  'give',
  'send',
  'make',
  'offer',
  'submit',
  'place',
  'post',
  'upload',
  'write',
  'propose',
]);

/** "leave comments on episodes", "place bids on a lot": what is made is of what it is made for. */
export function noteWhereTo(notes: DomainNotes, at: SentenceReading, clause: Clause, { name, place }: Target): void {
  const { tokens } = at.sentence;
  const makes = clause.verbs.some(
    (verb) => crudVerb(withParticle(tokens, verb)) === 'create' || MAKING.has(verb.lemma),
  );
  // "request medicines for her ward": what is kept of the deed is for it.
  const isDeed = clause.verbs.some(({ lemma }) =>
    recordsOf(lemma).some((record) => record !== name && notes.isForeseen(record)),
  );
  if (!makes || isDeed || clause.negated) return;
  const behind = noteScale(notes, at, name, { start: place.end, end: clause.end });
  if (isWord(tokens[behind], 'by', 'from', 'into')) return;
  referToParties(notes, at, name, place.start, partiesBehind(notes, tokens, behind, clause.end).parties);
  const occasion = occasionBefore(notes, tokens, {
    start: clause.start,
    end: clause.subject?.start ?? clause.verb.start,
  });
  if (occasion) referToParties(notes, at, name, occasion.start, [{ ...occasion, end: place.end }]);
}
