import lexicon from '../../../../data/lexicons/verbs.json';
import { camelCase, singular } from '../../names';
import type { Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { ClauseFrame } from '../grammar/clause-frame';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { SentenceReading } from '../reading';

const SHARES = new Set(lexicon.shares);
/** Behind these stands what there are several of them in. */
export const HOLDING = new Set(['on', 'for', 'in', 'at', 'per']);

/** "books one or more places on a sailing": some of what there are several of in what is booked, where they are no things themselves. */
export function shareTaken(
  notes: DomainNotes,
  tokens: readonly Token[],
  { patient, clause, adjuncts }: ClauseFrame,
): NounPhrase | undefined {
  if (!patient || clause.passive || !adjuncts.some(({ preposition }) => HOLDING.has(preposition))) return undefined;
  const phrase = nounPhraseAt(tokens, patient.start, patient.end);
  const isShare = phrase?.words.length === 1 && SHARES.has(singular(phrase.words[0] ?? ''));
  return isShare && notes.entityFor(phrase.words) === undefined ? phrase : undefined;
}

/** Of several that are taken at once it is kept how many. */
export function noteShares(notes: DomainNotes, at: SentenceReading, entity: string, phrase: NounPhrase): void {
  const name = camelCase(phrase.words);
  const isSaid = notes.fields.some((note) => note.entity === entity && note.field.name === name);
  if (!phrase.plural || isSaid) return;
  const { start, end } = phrase;
  notes.fields.push({
    entity,
    field: {
      name,
      words: phrase.words,
      type: 'integer',
      enumValues: undefined,
      constraints: phrase.quantity === 'many' ? [{ value: 'minimum=1', start, end }] : [],
    },
    phrase,
    place: { at, start, end },
  });
}
