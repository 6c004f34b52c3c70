import { isPersonNoun } from '../../lexicon/account-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { projectHeads } from '../../lexicon/project-lexicon';
import { entityName, singular, singularWords } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { type ListItem, listItems } from '../lists/list-items';
import type { BriefReading, SentenceReading } from '../reading';

const ENDS = 'in using where that which who so on by written built so'.split(' ');

/**
 * "A service for a removal firm's trucks, movers and jobs", "a kennel API: owners, their dogs, and stays", "a backend with crates and
 * depots": behind what names the software, plural nouns in a row are things of their own; so they are in "There are crates and depots"
 * and behind the venture alone, "a salon: customers, their dogs". Tells whether the sentence says nothing else.
 */
export function readNamedThings(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
): 'some' | 'all' | undefined {
  const { tokens } = at.sentence;
  if (readExisting(reading, notes, at)) return 'some';
  const venture = ventureLabel(reading, at);
  const head = tokens.findIndex(({ lower }, i) => projectHeads.has(lower) || at.whole.has(i) || i === venture);
  if (head < 0) return undefined;
  let named: 'some' | 'all' | undefined;
  for (let i = head + 1; i < tokens.length; i++) {
    if (!opensList(tokens, i)) {
      if (['VERB', 'AUX'].includes(tokens[i]?.pos ?? '')) break;
      continue;
    }
    const end = listEnd(tokens, i + 1);
    const items = thingsIn(notes, at, { start: i + 1, end });
    for (const [k, item] of items.entries()) nameThing(reading, notes, at, item, items[k - 1]);
    const isAll = tokens[i]?.kind === 'mark' && end >= tokens.length - 1;
    if (items.length > 0) named = isAll ? 'all' : (named ?? 'some');
  }
  return named;
}

/** "A salon: customers, their dogs": what opens the brief with an article names what it is for. */
function ventureLabel(reading: BriefReading, at: SentenceReading): number | undefined {
  const { tokens, kind } = at.sentence;
  if (reading.sentences[0] !== at || kind !== 'prose' || !isWord(tokens[0], 'a', 'an', 'our', 'my', 'for'))
    return undefined;
  const phrase = nounPhraseAt(tokens, isWord(tokens[0], 'for') ? 1 : 0, tokens.length);
  return phrase && isMark(tokens[phrase.end], ':', '–', '—') ? phrase.end - 1 : undefined;
}

/** "There are members, desks and meeting rooms." People alone may be those who use it. */
function readExisting(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  const there = tokens.findIndex((token, i) => isWord(token, 'there') && isWord(tokens[i + 1], 'are'));
  if (there < 0) return false;
  const items = thingsIn(notes, at, { start: there + 2, end: listEnd(tokens, there + 2) });
  if (items.every(({ phrase }) => isPersonNoun(singular(phrase.words.at(-1) ?? '')))) return false;
  for (const [k, item] of items.entries()) nameThing(reading, notes, at, item, items[k - 1]);
  return items.length > 0;
}

const opensList = (tokens: readonly Token[], i: number): boolean =>
  isMark(tokens[i], ':', '–', '—') || tokens[i]?.lower === "'s" || isWord(tokens[i], 'with', 'for', 'about', 'of');

function listEnd(tokens: readonly Token[], start: number): number {
  const end = tokens.findIndex(
    (token, i) => i >= start && (isMark(token, '.', ';', ':', '–', '—') || isWord(token, 'with', ...ENDS)),
  );
  return end < 0 ? tokens.length : end;
}

/** The elements, if there are two at least and each of them names many of a kind. */
function thingsIn(notes: DomainNotes, at: SentenceReading, range: Range): ListItem[] {
  const items = listItems(at.sentence.tokens, range).filter(({ phrase }) => !notes.isTaken(at, phrase));
  return items.length > 1 && items.every((item) => isThing(at.sentence.tokens, item)) ? items : [];
}

function isThing(tokens: readonly Token[], { phrase, group, tail, type, link }: ListItem): boolean {
  const last = singular(phrase.words.at(-1) ?? '');
  const isUsualField =
    (isFieldName(phrase.words) || isFieldName(singularWords(phrase.words))) &&
    !isPersonNoun(last) &&
    !grammar.pluralThings.has(last) &&
    !grammar.massThings.has(last);
  const isMany = phrase.plural || (grammar.massThings.has(last) && !phrase.determined);
  const isPlain = !group && !link && type === undefined && tokens.slice(tail.start, tail.end).every(isEmpty);
  const isOf = isWord(tokens[phrase.start], 'their', 'its') || phrase.head.start === phrase.start;
  return isMany && isPlain && isOf && !isUsualField && canBeEntity(phrase.words, true);
}

const isEmpty = ({ kind }: Token): boolean => kind === 'mark';

function nameThing(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  { phrase }: ListItem,
  before: ListItem | undefined,
): void {
  const place = { at, start: phrase.head.start, end: phrase.head.end };
  const name = notes.entityFor(phrase.words) ?? notes.canonical(entityName(phrase.words));
  notes.list(name, place);
  reading.use(at, phrase.start, phrase.end);
  if (!before || !isWord(at.sentence.tokens[phrase.start], 'their', 'its')) return;
  // "owners and their dogs"
  const owner = notes.entityFor(before.phrase.words);
  if (owner !== undefined && owner !== name)
    notes.multiplicities.push({ from: name, to: owner, count: 'one', verb: 'refers', place });
}
