import { isPersonNoun } from '../../lexicon/account-lexicon';
import { fieldHint, isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { camelCase, entityName, singular } from '../../names';
import { type Token, isWord } from '../../text/token';
import { type DomainNotes, PRONOUNS, canBeEntity, isFamily } from '../domain-notes';
import { listItems } from '../lists/list-items';
import { nounPhraseAt, type NounPhrase } from './noun-phrase';
import { oneOfPair } from './pairs';
import type { Range } from './phrase-pattern';
import type { SentenceReading } from '../reading';
import { isEachOfSeveral, type Named, severalMeant } from './several-meant';

/** The noun phrases of a subject or object. */
export function phrasesOf(tokens: readonly Token[], range: Range | undefined): NounPhrase[] {
  return range ? listItems(tokens, range).map(({ phrase }) => phrase) : [];
}

/** The entities that a subject stands for; pronouns stand for the one spoken of last. New names become entities when `declare` is set. */
export function subjectEntities(
  notes: DomainNotes,
  at: SentenceReading,
  range: Range | undefined,
  declare: boolean,
): string[] {
  const { tokens } = at.sentence;
  const ofPair = range && oneOfPair(notes, tokens, range);
  if (ofPair !== undefined) {
    if (declare) notes.declare(ofPair, { at, start: range?.start ?? 0, end: range?.end ?? 0 });
    return [ofPair];
  }
  if (!range) return notes.current === undefined ? [] : [notes.current];
  const words = tokens.slice(range.start, range.end).filter(({ kind }) => kind === 'word');
  const several = isEachOfSeveral(words) ? severalMeant(notes, at, range) : undefined;
  if (several) return several.flatMap((named) => nameOf(notes, named, declare));
  const phrases = phrasesOf(tokens, range);
  if (
    phrases.length === 0 ||
    ((words.length <= 2 || isEachOfSeveral(words)) &&
      words.some(({ lower }) => PRONOUNS.has(lower)) &&
      phrases.every((phrase) => !canBeEntity(phrase.words, true)))
  ) {
    if (!words.some(({ lower }) => PRONOUNS.has(lower))) return [];
    // "Wardens reject them with a reason": not the wardens.
    const isActedOn = tokens[range.start - 1]?.pos === 'VERB';
    if (notes.topic !== undefined && declare && !(isActedOn && notes.current !== undefined)) {
      const name = notes.topic;
      notes.declare(name, { at, start: range.start, end: range.end });
      return [name];
    }
    return notes.current === undefined ? [] : [notes.current];
  }
  const names: string[] = [];
  for (const phrase of phrases) {
    const part = declare ? partOf(notes, at, phrase) : undefined;
    if (part !== undefined) {
      names.push(part);
      continue;
    }
    const known = notes.entityFor(phrase.words);
    if (known !== undefined) {
      if (declare) notes.declare(known, { at, start: phrase.head.start, end: phrase.head.end });
      names.push(known);
    } else if (declare && isNameable(notes, at, phrase)) {
      const name = notes.canonical(entityName(phrase.words));
      notes.declare(name, { at, start: phrase.head.start, end: phrase.head.end });
      names.push(name);
    }
  }
  return names;
}

function nameOf(notes: DomainNotes, { at, phrase }: Named, declare: boolean): string[] {
  const known = notes.entityFor(phrase.words);
  if (known === undefined && !declare) return [];
  const name = known ?? notes.canonical(entityName(phrase.words));
  if (declare) notes.declare(name, { at, start: phrase.head.start, end: phrase.head.end });
  return [name];
}

/** "A hotel's rooms", "the readings of each sensor", "every leg of a voyage": rows of their own, each of one of the others. */
function partOf(notes: DomainNotes, at: SentenceReading, phrase: NounPhrase): string | undefined {
  const { tokens } = at.sentence;
  const cut = tokens.findIndex((token, i) => i > phrase.head.start && i < phrase.end && isWord(token, "'s", "'", 'of'));
  if (cut < 0) return undefined;
  const isOf = isWord(tokens[cut], 'of');
  const owner = isOf ? nounPhraseAt(tokens, cut + 1, phrase.end) : nounPhraseAt(tokens, phrase.start, cut);
  const own = isOf ? nounPhraseAt(tokens, phrase.start, cut) : nounPhraseAt(tokens, cut + 1, phrase.end);
  // "An attempt of a quiz has a score": one as each, where both are kinds of things.
  const isAnyOf =
    own !== undefined &&
    owner !== undefined &&
    isOf &&
    isWord(tokens[own.start], 'a', 'an') &&
    notes.entityFor(owner.words) !== undefined &&
    (notes.entityFor(own.words) !== undefined || !isFieldName(own.words));
  const isOfKind = own?.plural === true || (own !== undefined && isWord(tokens[own.start], 'each', 'every')) || isAnyOf;
  if (!owner || !own || !isOfKind || !isEach(at, owner) || owner.plural) return undefined;
  const isNamed = own.plural || !isFieldName(own.words) || notes.entityFor(own.words) !== undefined;
  const isThing = isNamed && canBeEntity(own.words, true) && !grammar.dataNouns.has(singular(own.words.at(-1) ?? ''));
  if (!isThing || !canBeEntity(owner.words, true)) return undefined;
  if (isFieldName(owner.words) && notes.entityFor(owner.words) === undefined) return undefined;
  const [to, from] = [owner, own].map(({ words }) => notes.entityFor(words) ?? notes.canonical(entityName(words)));
  if (to === undefined || from === undefined || to === from) return undefined;
  for (const name of [to, from]) notes.declare(name, { at, start: phrase.start, end: phrase.end });
  const place = { at, start: phrase.start, end: phrase.end };
  notes.multiplicities.push({ from, to, count: 'one', verb: 'refers', place });
  return from;
}

/** What a subject introduces without saying anything of it yet: "a donor", "every slot", "leases". */
export function topicOf(notes: DomainNotes, at: SentenceReading, range: Range | undefined): string | undefined {
  const [phrase, second] = range ? phrasesOf(at.sentence.tokens, range) : [];
  if (!phrase || second || PRONOUNS.has(phrase.words.join(' ')) || notes.isTaken(at, phrase)) return undefined;
  // "A drug's code is unique. Its price ...": the drug's.
  const genitive = at.sentence.tokens.findIndex(
    (token, i) => i > phrase.head.start && i < phrase.end && isWord(token, "'s", "'"),
  );
  const owner = genitive < 0 ? undefined : nounPhraseAt(at.sentence.tokens, phrase.start, genitive);
  if (owner) return notes.entityFor(owner.words);
  const known = notes.entityFor(phrase.words);
  if (known !== undefined) return known;
  const introduced = isEach(at, phrase) || (phrase.plural && phrase.start === 0);
  // "Children live with a family": things elsewhere counted.
  const isCounted = phrase.plural && fieldHint(camelCase(phrase.words))?.field.type === 'integer';
  return introduced && canBeEntity(phrase.words) && (isCounted || !isFieldName(phrase.words))
    ? notes.canonical(entityName(phrase.words))
    : undefined;
}

/** A new entity is named by a plural or with an article; technologies and the like are none. */
const isNameable = (notes: DomainNotes, at: SentenceReading, phrase: NounPhrase): boolean =>
  (canBeEntity(phrase.words, true) || (isEach(at, phrase) && isFamily(phrase.words.join(' ')))) &&
  !notes.isTaken(at, phrase) &&
  !isDoing(at, phrase) &&
  (phrase.plural || phrase.determined || phrase.quantity === 'one' || phrase.head.start === 0) &&
  (!isFieldName(phrase.words) ||
    phrase.plural ||
    isEach(at, phrase) ||
    isMassSubject(phrase) ||
    isPersonWithParts(at, phrase));

/** "Instructor has name, phone": elsewhere a field, but here somebody with parts of his own. */
const isPersonWithParts = ({ sentence: { tokens } }: SentenceReading, { words, head, end }: NounPhrase): boolean =>
  head.start === 0 && isPersonNoun(words.at(-1) ?? '') && isWord(tokens[end], 'have');

/** "Equipment has a serial number": a noun without a plural, said of all of it. */
const isMassSubject = ({ words, determined, head }: NounPhrase): boolean =>
  !determined && head.start === 0 && grammar.massThings.has(words.at(-1) ?? '');

/** "Standing down is for controllers": what is done, no thing. */
const isDoing = (at: SentenceReading, { head }: NounPhrase): boolean => {
  const token = at.sentence.tokens[head.start];
  return token?.pos === 'VERB' && token.lower.endsWith('ing') && head.start === head.end - 1;
};

const isEach = (at: SentenceReading, { start }: NounPhrase): boolean =>
  isWord(at.sentence.tokens[start], 'each', 'every', 'a', 'an', 'all');
