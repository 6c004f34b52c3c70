import { isPersonNoun } from '../../lexicon/account-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { presentVerb } from '../../lexicon/relation-lexicon';
import { camelCase, entityName } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import type { ListItem, LinkedElement } from './list-item';
import { type NounPhrase, nounPhraseAt, phraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { SentenceReading } from '../reading';

const PREPOSITIONS = 'to by in with of at on for from into under within through inside against onto'.split(' ');

/** A verb without subject, its preposition, and one or several of something, where an element begins. */
export function linkedElement(tokens: readonly Token[], { start, end }: Range): LinkedElement | undefined {
  const other = oneOf(tokens, { start, end });
  if (other) return other;
  let verb = start;
  while (verb < end && (tokens[verb]?.pos === 'ADV' || isWord(tokens[verb], 'is', 'are', 'be', 'can', 'may', 'each')))
    verb++;
  const token = tokens[verb];
  if (token?.kind !== 'word' || token.quoted || isWord(tokens[start - 1], 'to')) return undefined;
  if (!isTie(token)) return undefined;
  const particle = isWord(tokens[verb + 1], 'up', 'out', 'after', 'off', 'over') ? 1 : 0;
  const preposition = tokens[verb + 1 + particle];
  const from = isWord(preposition, ...PREPOSITIONS)
    ? verb + 2 + particle
    : isHolding(tokens, verb, end)
      ? verb + 1
      : undefined;
  if (from === undefined || from >= end) return undefined;
  const phrase = nounPhraseAt(tokens, from, end);
  const counted =
    phrase &&
    // "Book (title, belongs to Author)"
    (phrase.determined || phrase.quantity !== undefined || phrase.plural || grammar.belongVerbs.has(token.lemma));
  return phrase && counted && phrase.head.start > from - 1 && closes(tokens, phrase.end, end)
    ? { verb, phrase }
    : undefined;
}

/** "of a tank", "for one order", "exactly one per incident": what each row is of, without a verb. */
function oneOf(tokens: readonly Token[], { start, end }: Range): LinkedElement | undefined {
  const counted = isWord(tokens[start], 'exactly', 'only', 'just') ? start + 1 : start;
  const isOnly = isWord(tokens[counted], 'one') && isWord(tokens[counted + 1], 'per');
  const isFirst = start === 0 || isMark(tokens[start - 1], ':', '–', '—') || isDash(tokens[start - 1]);
  // "Harvest: weight, from one hive"
  const isNotation = tokens.slice(0, start).some((token) => isMark(token, ':', '–', '—') || isDash(token));
  const isAmong = isNotation && isMark(tokens[start - 1], ',') && isWord(tokens[start + 1], 'one', 'exactly');
  const isPart =
    (isFirst || isAmong) &&
    isWord(tokens[start], 'of', 'for', 'from', 'by', 'in', 'on', 'at') &&
    isWord(tokens[start + 1], 'a', 'an', 'one', 'exactly');
  if (!isOnly && !isPart) return undefined;
  const phrase = nounPhraseAt(tokens, isOnly ? counted + 2 : start + 1, end);
  const isField = phrase !== undefined && isFieldName(phrase.words);
  return phrase && !isField && !phrase.plural && closes(tokens, phrase.end, end)
    ? { verb: start, phrase, only: isOnly }
    : undefined;
}

const isDash = (token: Token | undefined): boolean => isMark(token, '-') && token?.glued !== true;

/** "linked", "made", "belongs", "works": a participle, or the present of one thing. */
const isTie = (token: Token): boolean =>
  grammar.linkParticiples.has(token.lower) ||
  (token.pos === 'VERB' && /(ed|en|wn|ught|ept)$/.test(token.lower)) ||
  grammar.belongVerbs.has(token.lemma) ||
  (token.pos === 'VERB' && /[^s]s$/.test(token.lower) && presentVerb(token.lower) !== undefined);

/** "shows several artworks": what it has, and that there are many. */
const isHolding = (tokens: readonly Token[], verb: number, end: number): boolean =>
  isWord(tokens[verb], 'show', 'contain', 'hold', 'group', 'cover', 'include') &&
  (grammar.many.has(tokens[verb + 1]?.lower ?? '') ||
    phraseAt(tokens, verb + 1, end, grammar.manyPhrases) !== undefined);

const closes = (tokens: readonly Token[], i: number, end: number): boolean =>
  i >= end || tokens[i]?.kind === 'mark' || isWord(tokens[i], 'and', 'or', 'at');

/** Notes the tie; false where the words name nothing that is known. */
export function noteLinkedItem(
  notes: DomainNotes,
  at: SentenceReading,
  entity: string,
  item: ListItem,
  { verb, phrase, only }: LinkedElement,
): boolean {
  const { tokens } = at.sentence;
  const known = notes.entityFor(phrase.words) ?? keptInState(notes, tokens, phrase);
  const isOwner = grammar.belongVerbs.has(tokens[verb]?.lemma ?? '') && canBeEntity(phrase.words, true);
  if (known === undefined && isWord(tokens[phrase.start - 1], 'by') && isPersonNoun(phrase.words.at(-1) ?? ''))
    return noteDoer(notes, at, entity, phrase);
  if ((known === undefined && !isOwner) || notes.isTaken(at, phrase)) return false;
  const target = known ?? notes.canonical(entityName(phrase.words));
  const place = { at, start: item.start, end: phrase.end };
  notes.declare(target, place);
  const many = phrase.quantity === 'many' || (phrase.plural && phrase.quantity !== 'one');
  const another = tokens.slice(phrase.start, phrase.head.end).some((token) => isWord(token, 'another', 'other'));
  notes.multiplicities.push({
    from: entity,
    to: target,
    count: many ? 'many' : 'one',
    verb: many ? 'joins' : 'refers',
    sameKind: another,
    place,
  });
  if (only) notes.multiplicities.push({ from: target, to: entity, count: 'one', verb: 'has', place });
  return true;
}

/** "from an accepted quote": a quote, in whatever state. */
function keptInState(notes: DomainNotes, tokens: readonly Token[], { words, head }: NounPhrase): string | undefined {
  const first = tokens[head.start];
  const isState =
    words.length > 1 && (first?.pos === 'VERB' || first?.pos === 'ADJ' || /(ed|en)$/.test(words[0] ?? ''));
  return isState ? notes.entityFor(words.slice(1)) : undefined;
}

/** "done by a surveyor", of whom nothing is kept: a part called so, which is an account where that is a role. */
function noteDoer(notes: DomainNotes, at: SentenceReading, entity: string, phrase: NounPhrase): boolean {
  const { words, start, end } = phrase;
  const field = { name: camelCase(words), words, type: undefined, enumValues: undefined, constraints: [] };
  notes.fields.push({ entity, field, phrase, place: { at, start, end } });
  return true;
}

/** Whether nothing but such elements and names begins at the token: a clause there has no subject of its own. */
export const beginsLinkedElement = (tokens: readonly Token[], i: number, end: number): boolean =>
  linkedElement(tokens, { start: i, end }) !== undefined &&
  (i === 0 || isMark(tokens[i - 1], ',', ';', ':', '(') || isWord(tokens[i - 1], 'and'));
