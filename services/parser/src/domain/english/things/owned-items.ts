import { fieldHint, isFieldName } from '../../lexicon/field-lexicon';
import { camelCase, entityName } from '../../names';
import { type Token, isWord } from '../../text/token';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { isNumeric } from '../lists/item-properties';
import type { ListItem } from '../lists/list-item';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';

/** "the length and the depth of the pitch": both are the pitch's. */
export const sharedOwner = (tokens: readonly Token[], owned: Owned | undefined): Owned | undefined =>
  owned && isWord(tokens[owned.item.start - 1], 'and') && isBehind(tokens, owned.item) ? owned : undefined;

const isBehind = (tokens: readonly Token[], { phrase: { head } }: ListItem): boolean =>
  tokens.slice(head.start, head.end).some((token) => isWord(token, 'of'));

export interface Owned {
  readonly owner: string;
  readonly item: ListItem;
}

/** "the pet's weight", "the weight of a pet": the weight, of the pet. */
export const ownedItem = (tokens: readonly Token[], notes: DomainNotes, item: ListItem): Owned | undefined =>
  ownedBefore(tokens, notes, item) ?? ownedBehind(tokens, notes, item);

function ownedBehind(tokens: readonly Token[], notes: DomainNotes, item: ListItem): Owned | undefined {
  const { phrase } = item;
  const { start, end } = phrase.head;
  const of = tokens.findIndex((token, i) => i > start && i < end && isWord(token, 'of'));
  const holder = of > 0 ? nounPhraseAt(tokens, of + 1, end) : undefined;
  if (holder?.end !== end) return undefined;
  const cut = phrase.words.indexOf('of');
  const words = cut < 0 ? phrase.words.slice(holder.words.length) : phrase.words.slice(0, cut);
  // "the width of every plank", of which nothing was said before
  const isEach = isWord(tokens[of + 1], 'each', 'every') && isFieldName(words);
  const owner = notes.entityFor(holder.words) ?? (isEach ? newKind(notes, tokens, holder) : undefined);
  if (owner === undefined) return undefined;
  // "the day of the market" may be one of something else that is spoken of; its length is its own.
  const isKind = isWord(tokens[of + 1], 'a', 'an', 'each', 'every');
  const isMeasure = isWord(tokens[of + 1], 'the') && isNumeric(fieldHint(camelCase(words))?.field.type);
  if (!isKind && !isMeasure) return undefined;
  return { owner, item: { ...item, phrase: { ...phrase, words } } };
}

function ownedBefore(tokens: readonly Token[], notes: DomainNotes, item: ListItem): Owned | undefined {
  const { phrase } = item;
  const genitive = tokens.findIndex(
    (token, i) => i > phrase.head.start && i < phrase.head.end && isWord(token, "'s", "'"),
  );
  const holder = genitive < 0 ? undefined : nounPhraseAt(tokens, phrase.start, genitive);
  const isKind = holder && isWord(tokens[holder.start], 'a', 'an', 'each', 'every');
  const owner = holder && (notes.entityFor(holder.words) ?? (isKind ? newKind(notes, tokens, holder) : undefined));
  if (!holder || owner === undefined) return undefined;
  return { owner, item: { ...item, phrase: { ...phrase, words: phrase.words.slice(holder.words.length) } } };
}

/** A kind of thing that is named here for the first time. */
export function newKind(notes: DomainNotes, tokens: readonly Token[], phrase: NounPhrase): string | undefined {
  const isKind = isWord(tokens[phrase.start], 'each', 'every', 'a', 'an', 'any') || phrase.plural;
  return isKind && canBeEntity(phrase.words, true) && !isFieldName(phrase.words)
    ? notes.canonical(entityName(phrase.words))
    : undefined;
}

/**
 * Whose each of the parts is: "the animal's name, sex and age, and the owner's name, address and phone" tells of the animal first, and of
 * the owner then. What follows a genitive is of the same one; what has an article of its own is of the first again.
 */
export function ownersOfEach(
  notes: DomainNotes,
  tokens: readonly Token[],
  items: readonly ListItem[],
  first: string,
): string[] {
  let current = first;
  return items.map((item) => {
    const own = ownedItem(tokens, notes, item)?.owner;
    const isLent = !tokens.slice(item.start, item.end).some(({ lower }) => lower === item.phrase.words[0]);
    current = own ?? (item.phrase.determined && !isLent ? first : current);
    return current;
  });
}

const hasGenitive = (tokens: readonly Token[], { phrase: { head } }: ListItem): boolean =>
  tokens.slice(head.start, head.end).some((token) => isWord(token, "'s", "'"));

const isOfEach = (tokens: readonly Token[], { phrase: { head } }: ListItem): boolean =>
  tokens.some(
    (token, i) => i > head.start && i < head.end && isWord(token, 'of') && isWord(tokens[i + 1], 'each', 'every'),
  );

/** "the temperature, humidity and pressure of every sensor": what the last is said to be of, all are of. */
export const ownerOfAll = (
  tokens: readonly Token[],
  items: readonly ListItem[],
  owned: readonly (Owned | undefined)[],
): Owned | undefined => {
  const last = items.at(-1);
  return last && items.length > 1 && isOfEach(tokens, last) ? owned.at(-1) : undefined;
};

/** "their name, sex and trainer", "each pony's name and temper", "the heat and humidity of every room": of one owner. */
export function sharingOwner(tokens: readonly Token[], items: readonly ListItem[]): readonly ListItem[] {
  const [first] = items;
  const last = items.at(-1);
  const isOwned =
    first !== undefined &&
    (isWord(tokens[first.phrase.start], 'its', 'their', 'his', 'her') ||
      (isWord(tokens[first.phrase.start], 'each', 'every') && hasGenitive(tokens, first)) ||
      (last !== undefined && last !== first && isOfEach(tokens, last)));
  if (!isOwned) return items;
  return items.map((item) =>
    item.phrase.determined || item.phrase.plural ? item : { ...item, phrase: { ...item.phrase, determined: true } },
  );
}
