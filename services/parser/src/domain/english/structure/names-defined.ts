import { entityName } from '../../names';
import type { Sentence } from '../../text/token';
import { canBeEntity, type DomainNotes } from '../domain-notes';
import { isLabelWord } from '../grammar/line-labels';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import type { SentenceReading } from '../reading';

/** The thing that a heading is nothing but the name of, or that the first sentence of a paragraph defines: "**Carrier** — the tape itself." */
export function nameDefinedBy(line: Sentence | undefined): NounPhrase | undefined {
  const phrase = line && nounPhraseAt(line.tokens, 0, line.tokens.length);
  const isNamed = line?.kind === 'heading' ? phrase?.end === line.tokens.length : line?.kind === 'prose';
  return phrase && isNamed && canBeEntity(phrase.words, true) && !isLabelWord(phrase.words) ? phrase : undefined;
}

/** "**Boat** — what we row in. It has a name": right behind its definition the thing is what is spoken of. */
export function speakOfDefined(notes: DomainNotes, { sentence: { kind, parent } }: SentenceReading): void {
  const isNext = kind === 'prose' && parent?.kind === 'prose' && notes.told.at(-2)?.sentence === parent;
  const phrase = isNext ? nameDefinedBy(parent) : undefined;
  if (phrase) notes.current = notes.entityFor(phrase.words) ?? notes.canonical(entityName(phrase.words));
}
