import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { camelCase, wordsOf } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { DomainNotes } from '../domain-notes';
import type { AbilityNote } from '../notes';
import type { BriefReading, SentenceReading } from '../reading';
import { POSSESSIVES } from './own-rows';

/** "accept bookings for my rooms": the thing of theirs that stands behind what they do something of their own kind with. */
export function thingOfTheirs(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  { verbs, negated, object }: Clause,
  end: number,
): string | undefined {
  const { tokens } = at.sentence;
  const isDeed = !negated && verbs.every(({ lemma }) => !['create', 'read'].includes(crudVerb(lemma) ?? ''));
  if (!isDeed) return undefined;
  // "see the applications to their own jobs and accept or reject them"
  const from = isWord(tokens[object.start], 'it', 'them') ? behindTheirs(notes, tokens, object.start) : end;
  const phrase = theirsAt(tokens, from, from === end ? object.end : object.start);
  const entity = phrase && notes.entityFor(phrase.words);
  if (entity !== undefined) reading.use(at, from, phrase?.end ?? from);
  return entity;
}

/** "for my rooms", "to their own jobs"; not "to their customers", who get something. */
function theirsAt(tokens: readonly Token[], i: number, end: number): NounPhrase | undefined {
  const isOf = isWord(tokens[i], 'at', 'for', 'on', 'in') || (isWord(tokens[i], 'to') && isWord(tokens[i + 2], 'own'));
  return isOf && isWord(tokens[i + 1], ...POSSESSIVES) ? nounPhraseAt(tokens, i + 1, end) : undefined;
}

/** Where the preposition stands behind what "them" means, said before in the sentence. */
const behindTheirs = (notes: DomainNotes, tokens: readonly Token[], before: number): number =>
  tokens.findLastIndex((_, i) => {
    const phrase = i > 1 && i < before ? theirsAt(tokens, i, before) : undefined;
    const [last] = tokens[i - 1] ? [nounPhraseAt(tokens, i - 1, i)] : [];
    return phrase !== undefined && last !== undefined && notes.entityFor(last.words) !== undefined;
  });

/** Asks of each deed that whoever does it made the thing to which the row belongs, or is the one whom it names. */
export function guardByOwner(reading: BriefReading, note: AbilityNote, entity: string, verbs: readonly string[]): void {
  const { within, actor, place } = note;
  if (within === undefined) return;
  const relation = roleBetween(reading, entity, within);
  if (relation === undefined) {
    place.at.missed.push({ start: place.start, end: place.end });
    return;
  }
  const named = roleBetween(reading, within, 'User');
  const path = `self.${relation === '' ? camelCase(wordsOf(within)) : relation}`;
  const owner = named === actor.name ? `${named}Id` : 'ownerId';
  for (const verb of verbs)
    reading.fact(
      place.at,
      place.start,
      place.end,
      FactKind.RULE,
      `${entity}.${verb}`,
      `guard:${path}.${owner} == caller.id`,
    );
}

/** The role under which rows of the one lead to one of the other: none of its own, or "host". */
function roleBetween({ facts }: BriefReading, from: string, to: string): string | undefined {
  const found = facts.find(
    ({ kind, subject, value }) =>
      kind === FactKind.RELATION && subject === `${from}-${to}` && value.startsWith('many_to_one'),
  );
  return found && (found.value.split(':')[1] ?? '');
}
