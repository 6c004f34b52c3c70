import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { AbilityNote } from '../notes';
import type { BriefReading } from '../reading';

/** "remove modules | from a layout": what they are taken out of. */
export function takenOutOf(
  notes: DomainNotes,
  tokens: readonly Token[],
  { verbs }: Clause,
  end: number,
): string | undefined {
  const isRemoval = verbs.every(({ lemma }) => crudVerb(lemma) === 'delete' || lemma === 'take');
  const phrase = isRemoval && isWord(tokens[end], 'from') ? nounPhraseAt(tokens, end + 1, tokens.length) : undefined;
  return phrase && notes.entityFor(phrase.words);
}

/** What is taken out of something is not deleted, unless it is a part of that alone: the whole is changed. */
export function asTakenOut({ facts }: BriefReading, note: AbilityNote, entity: string): AbilityNote {
  const { from, place } = note;
  if (from === undefined) return note;
  const between = facts.filter(
    ({ kind, subject }) =>
      kind === FactKind.RELATION && (subject === `${entity}-${from}` || subject === `${from}-${entity}`),
  );
  const isPart = between.some(
    ({ subject, value }) => subject === `${entity}-${from}` && !value.startsWith('many_to_many'),
  );
  if (isPart) return note;
  // Nothing ties them, so that it can hardly be told what is changed.
  if (between.length === 0) place.at.missed.push({ start: place.start, end: place.end });
  return { ...note, entity: from, verb: 'update' };
}
