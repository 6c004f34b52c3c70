import { isPersonNoun } from '../../lexicon/account-lexicon';
import { isEnumNoun } from '../../lexicon/enumeration-lexicon';
import { fieldHint, isFieldName } from '../../lexicon/field-lexicon';
import { softwareNouns } from '../../lexicon/project-lexicon';
import { camelCase, entityName, isPlural, singular, singularWords } from '../../names';
import { isWord } from '../../text/token';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import type { ConstraintNote } from '../notes';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import { isRefusedBehind } from '../grammar/negation';
import type { SentenceReading } from '../reading';
import { newKind } from './owned-items';

/** What is limited of the software, not of what it keeps: "the port must be above 1024". */
const OF_SOFTWARE = new Set(
  'port limit timeout payload response request login password token session page solution'.split(' '),
);

/** "a dog's name", "its weight", "the age": the field, and the entity where the words tell it. */
export function meantField(
  notes: DomainNotes,
  at: SentenceReading,
  phrase: NounPhrase,
  direct: boolean,
): Pick<ConstraintNote, 'entity' | 'context' | 'words' | 'implies'> {
  const { tokens } = at.sentence;
  const genitive = tokens.findIndex(
    (token, i) => i > phrase.head.start && i < phrase.head.end && isWord(token, "'s", "'"),
  );
  const owner = genitive < 0 ? undefined : nounPhraseAt(tokens, phrase.start, genitive);
  const ofPart = owner && furtherPart(notes, phrase);
  if (ofPart) return ofPart;
  if (owner && canBeEntity(owner.words, true)) {
    const name = notes.entityFor(owner.words) ?? notes.canonical(entityName(owner.words));
    const isKind = isWord(tokens[phrase.start], 'a', 'an', 'each', 'every');
    if (isKind) {
      notes.declare(name, { at, start: owner.head.start, end: owner.head.end });
      notes.current = name;
    }
    return { entity: name, words: phrase.words.slice(owner.words.length), implies: true };
  }
  const whose = quantityOf(notes, phrase) ?? ofKind(notes, at, phrase) ?? furtherPart(notes, phrase);
  if (whose) return whose;
  const own = isWord(tokens[phrase.start], 'its', 'their', 'his', 'her');
  const usual = isWord(tokens[phrase.start], 'the') || phrase.plural;
  // "A background text is optional": no thing is, so it is a part of one; "a printout isn't necessary" wants none.
  const isRefused = !isFieldName(phrase.words) && isRefusedBehind(tokens, phrase.head.end - 1);
  const isUnwanted = isRefused && !tokens.slice(phrase.head.end).some((token) => isWord(token, 'required'));
  const isPart = phrase.determined && !phrase.plural && canBeEntity(phrase.words) && !isUnwanted;
  return {
    entity: undefined,
    context: notes.topic ?? notes.current,
    words: phrase.words,
    implies:
      own ||
      (direct &&
        notes.entityFor(phrase.words) === undefined &&
        !notes.isTaken(at, phrase) &&
        !phrase.words.some((word) => OF_SOFTWARE.has(singular(word)) || softwareNouns.has(word)) &&
        (isPart || (usual && fieldHint(camelCase(singularWords(phrase.words))) !== undefined))),
  };
}

/** "Stock can never become negative", where stock is kept per product and place: how much there is of it. */
function quantityOf(
  notes: DomainNotes,
  { words }: NounPhrase,
): Pick<ConstraintNote, 'entity' | 'words' | 'implies'> | undefined {
  if (fieldHint(camelCase(singularWords(words)))?.field.type !== 'integer') return undefined;
  const entity = notes.entityFor(words);
  const isTally = notes.fields.some((note) => note.entity === entity && note.field.name === 'quantity');
  return entity !== undefined && isTally ? { entity, words: ['quantity'] } : undefined;
}

/** "the EAN code of a game", "comments on a session": of whatever it is known to be a part. */
function ofKind(
  notes: DomainNotes,
  at: SentenceReading,
  { head, end, words }: NounPhrase,
): Pick<ConstraintNote, 'entity' | 'words' | 'implies'> | undefined {
  const { tokens } = at.sentence;
  const inner = tokens.findIndex((token, i) => i > head.start && i < head.end && isWord(token, 'of'));
  const isBehind = inner < 0 && isWord(tokens[end], 'on', 'for', 'of');
  const of = isBehind ? end : inner;
  const limit = isBehind ? tokens.length : head.end;
  const isEach = isWord(tokens[of + 1], 'a', 'an', 'the', 'each', 'every');
  const named = of > 0 ? nounPhraseAt(tokens, of + 1, limit) : undefined;
  // "the page count of books", but not their number
  const part = tokens.slice(head.start, Math.max(of, head.start)).map(({ lower }) => lower);
  const counts = COUNTS.has(part.at(-1) ?? '') && !(part.length > 1 && isFieldName(part));
  const isOfAll = named?.plural === true && !named.determined && !counts;
  const owner = isEach || isOfAll ? named : undefined;
  const entity =
    owner && (notes.entityFor(owner.words) ?? (isOfAll ? strangers(notes, at, owner) : newOne(notes, at, owner, part)));
  if (!owner || entity === undefined || (!isBehind && owner.end !== head.end)) return undefined;
  if (isOfAll) notes.current = entity;
  if (isBehind) return { entity, words: singularWords(words), implies: true };
  // "code of game", "game weight"
  const cut = words.indexOf('of');
  return { entity, words: cut < 0 ? words.slice(owner.words.length) : words.slice(0, cut), implies: true };
}

/** "the composer's birth year", where a piece has a composer: a further part of the piece. */
function furtherPart(
  notes: DomainNotes,
  { words }: NounPhrase,
): Pick<ConstraintNote, 'entity' | 'words' | 'implies'> | undefined {
  if (words.length < 2 || isFieldName(words) || isPlural(words[0] ?? '')) return undefined;
  const holders = notes.fields.filter(({ field }) => field.words.length === 1 && field.words[0] === words[0]);
  const holder = holders.findLast(({ entity }) => entity === (notes.topic ?? notes.current)) ?? holders.at(-1);
  const isKnown = notes.fields.some(({ field }) => field.words.join(' ') === words.slice(1).join(' '));
  return holder && !isKnown && isFieldName(words.slice(1))
    ? { entity: holder.entity, words, implies: true }
    : undefined;
}

/** What stands before "of" where all of a kind are only counted or named. */
const COUNTS = new Set(
  'number amount count total sum list set share majority maximum minimum kind type pair combination'.split(' '),
);

/** "the finish of a poster": of each of a kind that is named here for the first time. */
function newOne(
  notes: DomainNotes,
  { sentence: { tokens } }: SentenceReading,
  owner: NounPhrase,
  part: readonly string[],
): string | undefined {
  const isEach = isWord(tokens[owner.start], 'a', 'an', 'each', 'every');
  if (!isEach || !canBeEntity(owner.words, true)) return undefined;
  // What has a finish or a colour is a thing, whatever else it may be a part of.
  return isEnumNoun(part.at(-1) ?? '') ? notes.canonical(entityName(owner.words)) : newKind(notes, tokens, owner);
}

/** "phone numbers of callers", of whom nothing was said: they have them, and whatever was spoken of before has not. */
function strangers(notes: DomainNotes, at: SentenceReading, { words, head }: NounPhrase): string | undefined {
  if (!canBeEntity(words)) return undefined;
  const name = notes.canonical(entityName(words));
  if (!isPersonNoun(singularWords(words).at(-1) ?? '')) return name;
  notes.declare(name, { at, start: head.start, end: head.end });
  return name;
}
