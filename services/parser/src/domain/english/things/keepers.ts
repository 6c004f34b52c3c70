import { isPersonNoun } from '../../lexicon/account-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { singular, singularWords } from '../../names';
import { isWord, type Token } from '../../text/token';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { managedObject } from './read-managed';

/** "The secretary records payments": whoever keeps things has none of them as parts. */
export function isKeeper(notes: DomainNotes, tokens: readonly Token[], { subject, verbs, object }: Clause): boolean {
  const who = subject && nounPhraseAt(tokens, subject.start, subject.end);
  const what = nounPhraseAt(tokens, object.start, object.end);
  const isRecording = RECORDING.has(verbs[0]?.lemma ?? '');
  const isSomebody =
    who !== undefined && isPersonNoun(singular(who.words.at(-1) ?? '')) && notes.entityFor(who.words) === undefined;
  return isRecording && isSomebody && what?.plural === true && canBeEntity(what.words) && !isFieldName(what.words);
}

const RECORDING = new Set(['record', 'note', 'keep', 'store', 'capture', 'list', 'save']);

/** "For each round the guard notes the start": told of the round, and not of the guard, though guards are kept as well. */
export function notesOnOccasion(tokens: readonly Token[], { subject, verbs }: Clause): boolean {
  const opens =
    isWord(tokens[0], 'for', 'after', 'during', 'at', 'per', 'on', 'before', 'with') &&
    isWord(tokens[1], 'each', 'every', 'a', 'an', 'any', 'all');
  const who = subject && nounPhraseAt(tokens, subject.start, subject.end);
  return (
    opens &&
    who !== undefined &&
    who.start > 2 &&
    RECORDING.has(verbs[0]?.lemma ?? '') &&
    isPersonNoun(singular(who.words.at(-1) ?? ''))
  );
}

/** "It should also store artists": the software, where things of their own are kept and no parts of something. */
export function isSoftwareTo(tokens: readonly Token[], { subject, modal, verbs }: Clause, object: Range): boolean {
  const isIt = subject !== undefined && subject.end - subject.start === 1 && isWord(tokens[subject.start], 'it');
  const keeps = verbs.every(({ lemma }) => grammar.manageVerbs.has(lemma));
  if (!isIt || !keeps || !['should', 'must', 'shall', 'need', 'can'].includes(modal ?? '')) return false;
  const things = managedObject(tokens, object);
  const kept = nounPhraseAt(tokens, things.start, things.end);
  return kept?.plural === true && !isFieldName(singularWords(kept.words));
}

/** "A hotel needs data about guests": who asks for it, and what is to be kept. */
export const needsDataOf = (tokens: readonly Token[], { verbs, object }: Clause): boolean =>
  ['need', 'want', 'require'].includes(verbs[0]?.lemma ?? '') &&
  grammar.dataNouns.has(singular(tokens[object.start]?.lower ?? '')) &&
  isWord(tokens[object.start + 1], 'about', 'of', 'on');
