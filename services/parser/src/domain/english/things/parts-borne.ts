import { isPersonNoun } from '../../lexicon/account-lexicon';
import { singular } from '../../names';
import { type Token, isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { holdsFieldNames } from '../lists/read-field-list';

/** "A transfer may carry a reference": a part that it may be without, and nothing that somebody does. */
export function bearsPart(tokens: readonly Token[], { modal, verbs, subject, object }: Clause): boolean {
  const last = subject && tokens[subject.end - 1];
  return (
    modal === 'may' &&
    [
      'have',
      'contain',
      'include',
      'hold',
      'carry',
      'bear',
      'feature',
      'comprise',
      'state',
      'name',
      'mention',
      'show',
      'list',
    ].includes(verbs[0]?.lemma ?? '') &&
    last !== undefined &&
    (verbs[0]?.lemma === 'have' || !isPersonNoun(singular(last.lower))) &&
    isWord(tokens[object.start], 'a', 'an') &&
    holdsFieldNames(tokens, object)
  );
}

/** "A transfer may carry a reference": there are some without. */
export function takeForOptional({ fields }: DomainNotes, from: number, { start, end }: Range): void {
  for (const [i, note] of fields.entries()) {
    const { field, phrase } = note;
    const isSaid = field.constraints.some(({ value }) => value === 'required' || value === 'optional');
    if (i < from || isSaid || phrase.plural) continue;
    const constraints = [...field.constraints, { value: 'optional', start, end }];
    fields[i] = { ...note, field: { ...field, constraints } };
  }
}

/** "A crate can carry any number of labels": not what somebody may do, but how many there are. */
export function countsThings(notes: DomainNotes, tokens: readonly Token[], { subject, object }: Clause): boolean {
  const phrase = nounPhraseAt(tokens, object.start, object.end);
  const isSomebody = isPersonNoun(singular(tokens[(subject?.end ?? 0) - 1]?.lower ?? ''));
  return phrase?.quantity === 'many' && !isSomebody && notes.entityFor(phrase.words) !== undefined;
}
