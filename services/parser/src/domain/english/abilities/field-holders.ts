import { isFieldName } from '../../lexicon/field-lexicon';
import { crudVerb, grammar } from '../../lexicon/grammar-lexicon';
import { isStateNoun } from '../../lexicon/state-lexicon';
import { camelCase, singularWords, spoken } from '../../names';
import type { DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import { isWord, type Token } from '../../text/token';
import type { Target } from './target';

/** "change prices", "set the due date": a value of something rather than the thing. */
export const changesValue = (lemma: string): boolean => crudVerb(lemma) === 'update' || grammar.settingVerbs.has(lemma);

/** "change prices": of the rooms, where nothing else has a price; "the price of a room", which is told of with it. */
export function holderOf(notes: DomainNotes, at: SentenceReading, phrase: NounPhrase): string | undefined {
  const { words } = phrase;
  for (let cut = 1; cut < words.length; cut++) {
    const entity = notes.entityFor(words.slice(0, cut));
    const rest = words.slice(cut);
    if (entity === undefined) continue;
    const isKnown = holdersOf(notes, rest).includes(entity);
    if (!isKnown && !isFieldName(rest)) continue;
    if (notes.fields.some((note) => note.entity === entity && note.field.name === camelCase(rest))) return entity;
    const field = { name: camelCase(rest), words: rest, type: undefined, enumValues: undefined, constraints: [] };
    notes.fields.push({ entity, field, phrase, place: { at, start: phrase.start, end: phrase.end } });
    return entity;
  }
  const [only, second] = holdersOf(notes, words);
  return second === undefined ? only : undefined;
}

/** "change its status to resolved", "set the status of a job to paid": what is put into a state is what has the status. */
export function statusSet(notes: DomainNotes, tokens: readonly Token[], { object }: Clause): Target | undefined {
  const start = isWord(tokens[object.start], 'the', 'its', 'their') ? object.start + 1 : object.start;
  const phrase = nounPhraseAt(tokens, start, object.end);
  const at = tokens.findIndex((token, i) => i >= start && i < (phrase?.end ?? start) && isStateNoun(token.lower));
  if (!phrase || at < 0) return undefined;
  const of = isWord(tokens[at + 1], 'of') ? nounPhraseAt(tokens, at + 2, object.end) : undefined;
  const named = of ?? (at > phrase.start ? nounPhraseAt(tokens, phrase.start, at) : undefined);
  const end = of?.end ?? at + 1;
  const name = named ? notes.entityFor(named.words) : notes.current;
  return isWord(tokens[end], 'to') && name !== undefined ? { name, place: { start: object.start, end } } : undefined;
}

function holdersOf(notes: DomainNotes, words: readonly string[]): string[] {
  const names = [camelCase(singularWords(words)), camelCase(words)];
  const known = names.map((name) => notes.holders.get(name)).find((holders) => holders !== undefined);
  if (known) return [...known];
  // A first reading knows what was said so far.
  return [...new Set(notes.fields.flatMap(({ entity, field }) => (names.includes(field.name) ? [entity] : [])))];
}

/** Rights hold for rows, not for one field of them. */
export function tellWholeRight(reading: BriefReading, at: SentenceReading, place: Range, entity: string): void {
  const { tokens } = at.sentence;
  const field = tokens
    .slice(place.start, place.end)
    .map(({ text }) => text)
    .join(' ');
  reading.assume(
    at,
    place.start,
    place.end,
    `The right to change "${field}" holds for every field of ${spoken(entity)}.`,
    `Make it a thing of its own, with rights of its own, if the other fields of ${spoken(entity)} are for others.`,
  );
}
