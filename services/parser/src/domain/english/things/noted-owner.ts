import { isFieldName } from '../../lexicon/field-lexicon';
import { entityName } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import type { ListItem } from '../lists/list-item';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import { partiesBehind, referToParties } from '../relations/parties';
import type { Range } from '../grammar/phrase-pattern';
import { newKind } from './owned-items';
import type { SentenceReading } from '../reading';

/** "whether a product is organic": the product's. */
export function askedOf(notes: DomainNotes, tokens: readonly Token[], items: readonly ListItem[]): string | undefined {
  for (const { start, end } of items) {
    const question = tokens.findIndex((token, i) => i >= start && i < end && isWord(token, 'whether', 'if', 'when'));
    const phrase = question < 0 ? undefined : nounPhraseAt(tokens, question + 1, end);
    const owner =
      phrase && isWord(tokens[phrase.start], 'a', 'an', 'the', 'each', 'every')
        ? (notes.entityFor(phrase.words) ?? newKind(notes, tokens, phrase))
        : undefined;
    if (owner !== undefined) return owner;
  }
  return undefined;
}

/** "At each inspection of a hive": the inspection, which is of one of them. */
export function occasionOf(notes: DomainNotes, at: SentenceReading, phrase: NounPhrase): NounPhrase {
  const { tokens } = at.sentence;
  const of = tokens.findIndex((token, i) => i > phrase.head.start && i < phrase.end && isWord(token, 'of'));
  const occasion = of < 0 ? undefined : nounPhraseAt(tokens, phrase.start, of);
  if (occasion?.end !== of || !isWord(tokens[phrase.start], 'each', 'every') || isFieldName(occasion.words))
    return phrase;
  const { parties } = partiesBehind(notes, tokens, of, phrase.end);
  const name = notes.entityFor(occasion.words) ?? notes.canonical(entityName(occasion.words));
  if (parties.length === 0) return phrase;
  referToParties(notes, at, name, phrase.start, parties);
  return occasion;
}

/** "For authors we know", "of each copy we keep", "in an order there is". */
export function placed(
  notes: DomainNotes,
  at: SentenceReading,
  { start, verb }: Pick<Clause, 'start' | 'verb'>,
): string | undefined {
  const { tokens } = at.sentence;
  if (isWord(tokens[start + 1], 'this', 'that')) return undefined;
  const before = antecedent(tokens, start, verb.start);
  if (before) return notes.entityFor(before.words) ?? newKind(notes, tokens, before);
  const from = tokens.findIndex(
    (token, i) =>
      i >= start &&
      i < verb.start &&
      (isWord(token, 'for', 'of', 'in', 'on', 'about', 'per') ||
        (isWord(token, 'at', 'during', 'after', 'with') && isWord(tokens[i + 1], 'each', 'every')) ||
        (isWord(token, 'after', 'during') && isWord(tokens[i + 1], 'a', 'an', 'any'))),
  );
  const found = from < 0 ? undefined : nounPhraseAt(tokens, from + 1, verb.start);
  const phrase = found && occasionOf(notes, at, found);
  if (!phrase || !canBeEntity(phrase.words, true)) return undefined;
  // "After a visit the vet notes ...": where visits are kept.
  if (isWord(tokens[from], 'after', 'during') && isWord(tokens[from + 1], 'a', 'an', 'any'))
    return notes.entityFor(phrase.words);
  // "Of rooms we know the number": a plural that stands alone is a kind, even where things have a room.
  const isOpening = phrase.plural && from === start && phrase.start === phrase.head.start;
  // "For an observation we log": whatever else it may be a part of, parts of its own are told.
  const isOne = isWord(tokens[from], 'for') && isWord(tokens[from + 1], 'a', 'an', 'each', 'every');
  if (isOpening || isOne) return notes.canonical(notes.entityFor(phrase.words) ?? entityName(phrase.words));
  return notes.entityFor(phrase.words) ?? newKind(notes, tokens, phrase);
}

/** "We store for every player a name": whose it is stands before it. */
export function placedBehind(
  notes: DomainNotes,
  tokens: readonly Token[],
  object: Range,
): { owner: string; end: number } | undefined {
  // "The API must hold, for each lens, the mount"
  const { end } = object;
  const start = isMark(tokens[object.start], ',') ? object.start + 1 : object.start;
  if (!isWord(tokens[start], 'for', 'of', 'about', 'per', 'on', 'with')) return undefined;
  const phrase = nounPhraseAt(tokens, start + 1, end);
  if (!phrase || !canBeEntity(phrase.words, true)) return undefined;
  // "I need to know about my tenants: their phone"
  const isTopic = isWord(tokens[start], 'about', 'of') && phrase.plural && isMark(tokens[phrase.end], ':');
  if (!isTopic && !isWord(tokens[start], 'per') && !isWord(tokens[start + 1], 'each', 'every', 'any')) return undefined;
  const owner = notes.entityFor(phrase.words) ?? newKind(notes, tokens, phrase);
  return owner === undefined ? undefined : { owner, end: phrase.end };
}

/** "Singers, of whom we know the name": those before the relative word. */
function antecedent(tokens: readonly Token[], start: number, end: number): NounPhrase | undefined {
  const relative = tokens.findIndex(
    (token, i) =>
      i > start &&
      i < end &&
      isWord(token, 'whom', 'which') &&
      isWord(tokens[i - 1], 'of', 'for', 'about', 'from', 'on'),
  );
  const stop = isMark(tokens[relative - 2], ',') ? relative - 2 : relative - 1;
  for (let i = Math.max(0, stop - 4); relative > 1 && i < stop; i++) {
    const phrase = nounPhraseAt(tokens, i, stop);
    if (phrase?.end === stop && phrase.start === i) return phrase;
  }
  return undefined;
}
