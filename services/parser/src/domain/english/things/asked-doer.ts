import { snakeCase } from '../../names';
import { gerund } from '../../lexicon/verb-lexicon';
import { isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { FieldNote } from '../notes';

/** "who raises it", where raisers are spoken of elsewhere: one of them, by what they are called. */
export function askedDoer(notes: DomainNotes, { place }: FieldNote): readonly string[] | undefined {
  const [who, verb] = place.at.sentence.tokens.slice(place.start, place.start + 2);
  if (!isWord(who, 'who') || verb?.kind !== 'word') return undefined;
  return ['er', 'or']
    .map((ending) => [gerund(verb.lemma).replace(/ing$/, ending)])
    .find((words) => notes.entityFor(words) !== undefined || notes.roles.has(snakeCase(words)));
}
