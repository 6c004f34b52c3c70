import { isPersonNoun } from '../../lexicon/account-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { projectHeads } from '../../lexicon/project-lexicon';
import { singular } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { bracketDepths } from '../grammar/brackets';
import type { Range } from '../grammar/phrase-pattern';
import { isPurposeGerund } from '../grammar/verb-forms';
import { listItems } from '../lists/list-items';
import type { ListItem } from '../lists/list-item';
import type { BriefReading, SentenceReading } from '../reading';
import { isUsualField, nameThings, THINGS_END } from './name-things';
import { readThings } from './read-things';
import { readVentureParts } from './read-venture-parts';

/** Where a sentence names things. */
export interface NamedThings {
  readonly things: readonly Range[];
  /** It says nothing else. */
  readonly all: boolean;
  /** They stand behind the name of the venture, which has no parts itself. */
  readonly ofVenture?: boolean;
}

/**
 * "A service for a removal firm's trucks, movers and jobs", "a kennel API: owners, their dogs, and stays", "a backend with crates and
 * depots": behind what names the software, plural nouns in a row are things of their own; so they are in "There are crates and depots"
 * and behind the venture alone, "a salon: customers, their dogs".
 */
export function readNamedThings(reading: BriefReading, notes: DomainNotes, at: SentenceReading): NamedThings {
  const { tokens } = at.sentence;
  const told = toldThings(tokens);
  if (told && readThings(reading, notes, at, told)) return { things: [told], all: true };
  const existing = readExisting(reading, notes, at) ?? readVentureParts(reading, notes, at);
  if (existing) return { things: [existing], all: false };
  const venture = ventureLabel(reading, at);
  const head = venture ?? tokens.findIndex(({ lower }, i) => projectHeads.has(lower) || at.whole.has(i));
  const things: Range[] = [];
  let all = false;
  if (head < 0) return { things, all };
  for (let i = head + 1; i < tokens.length; i++) {
    if (!opensList(tokens, i)) {
      if (['VERB', 'AUX'].includes(tokens[i]?.pos ?? '')) break;
      continue;
    }
    const list = { start: i + 1, end: listEnd(tokens, i + 1) };
    // Behind "Game shop:" a list is one of things, though one of them may be called as fields are.
    const isLabelled = venture !== undefined && tokens[i]?.kind === 'mark';
    const items = thingsIn(notes, at, list, isLabelled);
    if (!nameThings(reading, notes, at, items)) continue;
    things.push(list);
    all ||= tokens[i]?.kind === 'mark' && list.end >= tokens.length - 1;
  }
  // "Small API: projects, tasks of projects" names no venture.
  const ofVenture =
    venture !== undefined &&
    things.length > 0 &&
    !tokens.slice(0, venture + 1).some(({ lower }) => projectHeads.has(lower));
  return { things, all, ofVenture };
}

/** "There are buses with a plate; drivers with a name; and lines": things and their parts between semicolons. */
function toldThings(tokens: readonly Token[]): Range | undefined {
  const there = tokens.findIndex((token, i) => isWord(token, 'there') && isWord(tokens[i + 1], 'are'));
  const isDivided = tokens.slice(there).some((token) => isMark(token, ';'));
  return there === 0 && isDivided ? { start: 2, end: tokens.length } : undefined;
}

/** "A salon: customers, their dogs", "Game shop inventory in Go: games, platforms": what opens the brief, without a verb, says what it is for. */
function ventureLabel(reading: BriefReading, at: SentenceReading): number | undefined {
  const { tokens, kind } = at.sentence;
  if (reading.sentences[0] !== at || kind !== 'prose') return undefined;
  const depths = bracketDepths(tokens);
  const mark = tokens.findIndex((token, i) => isMark(token, ':', '–', '—') && depths[i] === 0);
  const label = tokens.slice(0, Math.max(0, mark));
  const isName = label.every(({ pos }, i) => at.reserved.has(i) || !['VERB', 'AUX', 'PRON'].includes(pos));
  return mark > 1 && label.length < LONGEST_LABEL && isName ? mark - 1 : undefined;
}

/** Words before the colon that still may name what is built. */
const LONGEST_LABEL = 14;

/** "There are members, desks and meeting rooms." People alone may be those who use it. */
function readExisting(reading: BriefReading, notes: DomainNotes, at: SentenceReading): Range | undefined {
  const { tokens } = at.sentence;
  const there = tokens.findIndex((token, i) => isWord(token, 'there') && isWord(tokens[i + 1], 'are'));
  const list = { start: there + 2, end: listEnd(tokens, there + 2) };
  const items = there < 0 ? [] : thingsIn(notes, at, list);
  if (items.every(({ phrase }) => isPersonNoun(singular(phrase.words.at(-1) ?? '')))) return undefined;
  nameThings(reading, notes, at, items);
  return list;
}

const opensList = (tokens: readonly Token[], i: number): boolean =>
  isPurposeGerund(tokens[i]) ||
  (!isPurposeGerund(tokens[i + 1]) &&
    (isMark(tokens[i], ':', '–', '—') || tokens[i]?.lower === "'s" || isWord(tokens[i], 'with', 'for', 'about', 'of')));

function listEnd(tokens: readonly Token[], start: number): number {
  const end = tokens.findIndex(
    (token, i) =>
      i >= start &&
      (isMark(token, '.', ';', ':', '–', '—') ||
        isWord(token, 'with', ...THINGS_END) ||
        (isWord(token, 'and') && isPurposeGerund(tokens[i + 1]))),
  );
  return end < 0 ? tokens.length : end;
}

/** The elements that name many of a kind, if there are two at least and the others may be left out. */
function thingsIn(notes: DomainNotes, at: SentenceReading, range: Range, isLabelled = false): ListItem[] {
  const items = listItems(at.sentence.tokens, range).filter(({ phrase }) => !notes.isTaken(at, phrase));
  const things = items.filter((item) => isThing(at.sentence.tokens, item, isLabelled));
  const isPlain = items.every(({ phrase, group }) => phrase.plural && group === undefined);
  const isKept = things.length === items.length || (isLabelled && isPlain);
  return isKept && things.length > 1 ? things : [];
}

function isThing(
  tokens: readonly Token[],
  { phrase, group, tail, type, link }: ListItem,
  isLabelled: boolean,
): boolean {
  const isMany = phrase.plural || (grammar.massThings.has(singular(phrase.words.at(-1) ?? '')) && !phrase.determined);
  // "the skis they rent", "matches between two teams": what is said of it is no name.
  const isTold = isLabelled && isWord(tokens[tail.start], 'they', 'we', 'between');
  const isBare = isTold || tokens.slice(tail.start, tail.end).every(isEmpty);
  const isPlain = !group && !link && type === undefined && isBare;
  const isOf = isWord(tokens[phrase.start], 'their', 'its') || phrase.head.start === phrase.start;
  return isMany && isPlain && isOf && !isUsualField(phrase) && canBeEntity(phrase.words, true);
}

const isEmpty = ({ kind }: Token): boolean => kind === 'mark';
