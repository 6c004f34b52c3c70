import { isPersonNoun } from '../../lexicon/account-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import { singular } from '../../names';
import type { Token } from '../../text/token';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import type { Clause } from '../grammar/clauses';
import { nounPhraseAt } from '../grammar/noun-phrase';

/** "The secretary records payments": whoever keeps things has none of them as parts. */
export function isKeeper(notes: DomainNotes, tokens: readonly Token[], { subject, verbs, object }: Clause): boolean {
  const who = subject && nounPhraseAt(tokens, subject.start, subject.end);
  const what = nounPhraseAt(tokens, object.start, object.end);
  const isRecording = ['record', 'note', 'keep', 'store', 'capture', 'list', 'save'].includes(verbs[0]?.lemma ?? '');
  const isSomebody =
    who !== undefined && isPersonNoun(singular(who.words.at(-1) ?? '')) && notes.entityFor(who.words) === undefined;
  return isRecording && isSomebody && what?.plural === true && canBeEntity(what.words) && !isFieldName(what.words);
}
