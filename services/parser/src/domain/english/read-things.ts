import { isFieldName } from '../lexicon/field-lexicon';
import { entityName } from '../names';
import { isWord, type Token } from '../text/token';
import { type DomainNotes, canBeEntity } from './domain-notes';
import { type NounPhrase, nounPhraseAt } from './noun-phrase';
import type { Range } from './phrase-pattern';
import { readFieldList } from './read-field-list';
import type { BriefReading, SentenceReading } from './reading';
import { splitList } from './split-list';

/** "an API for a library: books with a title and an ISBN, members, and loans": things, some with their parts. */
export function readThings(reading: BriefReading, notes: DomainNotes, at: SentenceReading, range: Range): boolean {
  const { tokens } = at.sentence;
  const parts = splitList(tokens, range).map(({ start, end }) => ({
    start,
    end,
    thing: thingAt(tokens, { start, end }),
  }));
  if (parts[0]?.thing === undefined || parts.length < 2) return false;
  for (const [i, { thing }] of parts.entries()) {
    if (!thing) continue;
    const name = notes.entityFor(thing.words) ?? notes.canonical(entityName(thing.words));
    notes.list(name, { at, start: thing.start, end: thing.end });
    notes.current = name;
    const next = parts.findIndex((part, k) => k > i && part.thing !== undefined);
    const end = next < 0 ? range.end : (parts[next]?.start ?? range.end);
    if (isWord(tokens[thing.end], 'with', 'having', 'including'))
      readFieldList(reading, notes, at, name, { start: thing.end + 1, end });
  }
  reading.use(at, range.start, range.end);
  return true;
}

/** A plural at the head of an element that is no usual name of a field, alone or with its parts. */
function thingAt(tokens: readonly Token[], { start, end }: Range): NounPhrase | undefined {
  const from = isWord(tokens[start], 'and') ? start + 1 : start;
  const phrase = nounPhraseAt(tokens, from, end);
  const goesOn =
    phrase &&
    phrase.end < end &&
    tokens[phrase.end]?.kind !== 'mark' &&
    !isWord(tokens[phrase.end], 'with', 'having', 'including');
  const hasParts = phrase !== undefined && isWord(tokens[phrase.end], 'with') && phrase.end < end;
  const isThing = phrase?.plural === true && phrase.head.start === from && (hasParts || !isFieldName(phrase.words));
  return isThing && goesOn !== true && canBeEntity(phrase.words, true) ? phrase : undefined;
}
