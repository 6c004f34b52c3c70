import { isPersonNoun } from '../../lexicon/account-lexicon';
import { projectHeads, softwareNouns } from '../../lexicon/project-lexicon';
import { singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { bracketDepths } from '../grammar/brackets';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { listItems } from '../lists/list-items';
import type { ListItem } from '../lists/list-item';
import type { BriefReading, SentenceReading } from '../reading';
import { isUsualField, nameThings, THINGS_END } from './name-things';

/**
 * "A backend for a dog show with dogs, judges (name) and rounds": the show is what is run, and each of the list is a thing of its own.
 * @returns what was read, with the word that opens the list
 */
export function readVentureParts(reading: BriefReading, notes: DomainNotes, at: SentenceReading): Range | undefined {
  const { tokens } = at.sentence;
  const opening = reading.content.indexOf(at) < 2 ? ventureEnd(notes, tokens) : undefined;
  const start = opening === undefined ? undefined : listStart(tokens, opening);
  if (opening === undefined || start === undefined) return undefined;
  const depths = bracketDepths(tokens);
  const stop = tokens.findIndex(
    (token, i) =>
      i >= start && depths[i] === 0 && (isMark(token, '.', ';', ':', '–', '—') || isWord(token, ...THINGS_END)),
  );
  const list = { start, end: stop < 0 ? tokens.length : stop };
  const items = listItems(tokens, list).filter(({ phrase }) => !notes.isTaken(at, phrase));
  const isKept = items.every((item) => isPart(tokens, item)) && items.some(isOwn);
  const isList = items.length > 1 || items[0]?.group !== undefined;
  // "a to-do app with priorities and labels": what is usual of the one thing it is about stays its own.
  if (!isKept || !isList || (notes.main !== undefined && !items.every(isOwn))) return undefined;
  const things = items.filter((item) => item.group !== undefined || !isSpokenOfElsewhere(reading, at, item));
  nameThings(reading, notes, at, things, items);
  return { start: opening, end: list.end };
}

/** Where "for a dog show", "for our school" ends, unless other sentences tell what a show has. */
function ventureEnd(notes: DomainNotes, tokens: readonly Token[]): number | undefined {
  const head = tokens.findIndex(({ lower }) => projectHeads.has(lower));
  const by = tokens.findIndex((token, i) => head >= 0 && i > head && isWord(token, 'for'));
  if (by < 0 || tokens.slice(head, by).some((token) => isMark(token, '.', ';'))) return undefined;
  const phrase = nounPhraseAt(tokens, by + 1, tokens.length);
  if (!phrase || phrase.plural || !isWord(tokens[by + 1], 'a', 'an', 'our', 'my', 'the')) return undefined;
  if (softwareNouns.has(phrase.words.at(-1) ?? '') || notes.entityFor(phrase.words) !== undefined) return undefined;
  return isMark(tokens[phrase.end], ',') ? phrase.end + 1 : phrase.end;
}

/** Behind "with", "that has" or a colon. */
function listStart(tokens: readonly Token[], opening: number): number | undefined {
  if (isWord(tokens[opening], 'that', 'which') && isWord(tokens[opening + 1], 'have', 'include')) return opening + 2;
  const opens = isWord(tokens[opening], 'with', 'having', 'including') || isMark(tokens[opening], ':', '–', '—');
  return opens ? opening + 1 : undefined;
}

const isPart = (tokens: readonly Token[], { phrase, link, type, tail, group }: ListItem): boolean =>
  phrase.plural &&
  !link &&
  type === undefined &&
  canBeEntity(phrase.words, true) &&
  (group !== undefined || tokens.slice(tail.start, tail.end).every(({ kind }) => kind === 'mark'));

const isOwn = ({ phrase, group }: ListItem): boolean => group !== undefined || !isUsualField(phrase);

/** People of whom other sentences speak: these tell whether they are kept or use the software. */
function isSpokenOfElsewhere(reading: BriefReading, at: SentenceReading, { phrase }: ListItem): boolean {
  const last = singular(phrase.words.at(-1) ?? '');
  return (
    isPersonNoun(last) &&
    reading.content.some((other) => other !== at && other.sentence.tokens.some(({ lower }) => singular(lower) === last))
  );
}
