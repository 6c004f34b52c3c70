import { isOrganisation, isPersonNoun } from '../../lexicon/account-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { entityName, isPlural, singular } from '../../names';
import { type Token, isWord } from '../../text/token';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { isGoneWith } from '../grammar/merge-clauses';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { ListItem } from '../lists/list-item';
import { listItems } from '../lists/list-items';
import { holdsFieldNames } from '../lists/read-field-list';
import type { SentenceReading } from '../reading';

/** "Foals stay with breeders": with whom they do it, and nothing that they have. */
export function isCompany(tokens: readonly Token[], { host, object }: Clause): boolean {
  const [only, second] = host && !host.passive && !host.host ? listItems(tokens, object) : [];
  const isDone = host !== undefined && !host.verbs.some(({ lemma }) => grammar.haveVerbs.has(lemma) || lemma === 'be');
  if (!only || second || !isDone || !only.phrase.plural || only.phrase.determined) return false;
  return (
    nounPhraseAt(tokens, host.object.start, host.object.end) === undefined &&
    isPersonNoun(singular(only.phrase.words.at(-1) ?? ''))
  );
}

export const goesWith = (tokens: readonly Token[], clause: Clause): boolean =>
  isGoneWith(tokens, clause) && holdsFieldNames(tokens, clause.object);

/** "With each parcel goes a number and a weight" */
export function goneWith(notes: DomainNotes, at: SentenceReading, clause: Clause): string | undefined {
  const { tokens } = at.sentence;
  const start = (clause.subject?.start ?? 0) + 1;
  const phrase = goesWith(tokens, clause) ? nounPhraseAt(tokens, start, clause.verb.start) : undefined;
  if (!phrase || !canBeEntity(phrase.words, true) || notes.isTaken(at, phrase)) return undefined;
  const name = notes.entityFor(phrase.words) ?? notes.canonical(entityName(phrase.words));
  notes.declare(name, { at, start: phrase.head.start, end: phrase.head.end });
  return name;
}

/** "appointments with doctors": each has one of them; "surveys with questions" have several. */
export function readCompanions(
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
  owner: string,
  items: readonly ListItem[],
): boolean {
  const [item] = items;
  const { tokens } = at.sentence;
  if (!item || items.length > 1 || !isWord(tokens[clause.verb.start], 'with') || item.group) return false;
  if (!isPlural(tokens[clause.verb.start - 1]?.lower ?? '')) return false;
  const { phrase } = item;
  const target = notes.entityFor(phrase.words);
  const last = singular(phrase.words.at(-1) ?? '');
  const isCompanion = isPersonNoun(last) || isOrganisation(last);
  if (target === undefined || target === owner || !phrase.plural || phrase.quantity === 'many' || phrase.determined)
    return false;
  if (!isCompanion) return false;
  notes.multiplicities.push({
    from: owner,
    to: target,
    count: 'one',
    verb: 'refers',
    place: { at, start: clause.start, end: phrase.end },
  });
  return true;
}
