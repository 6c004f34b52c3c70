import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import {
  askers,
  headingWords,
  keepingVerbs,
  projectFillers,
  projectHeads,
  recordNouns,
  runVerbs,
  undertakings,
} from '../../lexicon/project-lexicon';
import { entityName, isPlural, titleCase } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';

/** What the software is for, as the brief's first sentences call it: "Seed Library", "Dog Kennel", "Laboratory Samples". Its words are understood then. */
export function readVenture(reading: BriefReading): string | undefined {
  const [first, ...next] = reading.sentences
    .slice(0, 3)
    .filter(({ sentence }) => !['row', 'bullet'].includes(sentence.kind));
  if (first === undefined) return undefined;
  const finds: readonly (readonly [Find, readonly SentenceReading[]])[] = [
    [headingIn, [first]],
    [purposeIn, [first, ...next]],
    [titleIn, [first]],
    [recordIn, [first]],
    [undertakingIn, [first, ...next]],
  ];
  for (const [find, places] of finds)
    for (const at of places) {
      const found = find(at.sentence.tokens, at);
      const name = found && at.sentence.tokens.slice(found.start, found.end);
      if (!name || !isName(reading, name)) continue;
      // "I run a": there is no more to it than the name.
      reading.use(at, find === undertakingIn ? 0 : found.start, found.end);
      return titleCase(capitals(name));
    }
  return undefined;
}

type Find = (tokens: readonly Token[], at: SentenceReading) => Range | undefined;

/** "# Help desk", "# Course platform API", "Fleet maintenance - backend (Go)": what a brief is headed with. */
function headingIn(tokens: readonly Token[], at: SentenceReading): Range | undefined {
  if (at.sentence.kind !== 'heading') return undefined;
  const stop = tokens.findIndex((token) => isMark(token, ':', '-', '–', '—', '(', ',', '.'));
  let end = stop < 0 ? tokens.length : stop;
  const isStack = (i: number): boolean => at.reserved.has(i) && !at.whole.has(i);
  const saysNothing = (i: number): boolean => headingWords.has(tokens[i]?.lower ?? '') || isStack(i);
  while (end > 0 && saysNothing(end - 1)) end--;
  let start = 0;
  while (start < end && (saysNothing(start) || ['DET', 'ADP', 'PRON'].includes(tokens[start]?.pos ?? ''))) start++;
  const isWords = tokens.slice(start, end).every(({ kind }, i) => kind === 'word' && !isStack(start + i));
  return end > start && isWords ? { start, end } : undefined;
}

/** Tokens between what is built and what it is for: "a service, protected by keys, for X". */
const FAR = 8;

/** "a backend for our film lab", "an API for tracking laboratory samples" */
function purposeIn(tokens: readonly Token[], at: SentenceReading): Range | undefined {
  for (const [i, token] of tokens.entries()) {
    if (!isWord(token, 'for') || !tokens.slice(Math.max(0, i - FAR), i).some(({ lemma }) => projectHeads.has(lemma)))
      continue;
    const isKeeping = keepingVerbs.has(tokens[i + 1]?.lower ?? '');
    const phrase = nounPhraseAt(tokens, isKeeping ? i + 2 : i + 1, tokens.length);
    // Of what is not kept, only one thing is a place of work; several are those who use it.
    if (phrase && (isKeeping || !phrase.plural)) return plainName(tokens, phrase, at);
  }
  return undefined;
}

/** "Seed library for our town.", "Turbine inspections backend, Go", "Python: event ticketing.": a name that says little more. */
function titleIn(tokens: readonly Token[], at: SentenceReading): Range | undefined {
  const colon = tokens.findIndex((token) => isMark(token, ':'));
  const isStack = colon > 0 && tokens.slice(0, colon).every(({ kind }, i) => kind !== 'word' || at.reserved.has(i));
  const start = isStack ? colon + 1 : 0;
  const phrase = nounPhraseAt(tokens, start, tokens.length);
  if (phrase?.head.start !== start) return undefined;
  const next = tokens[phrase.end];
  const ends = next === undefined || isMark(next, '.', ',', ':', '-', '–', '(') || isWord(next, 'for', 'in', 'with');
  if (!ends) return undefined;
  const last = tokens[phrase.head.end - 1]?.lower ?? '';
  const isSoftware = projectHeads.has(last) && !undertakings.has(last);
  const head = { start, end: phrase.head.end - (isSoftware ? 1 : 0) };
  const name = plainName(tokens, { ...phrase, head }, at);
  return name && name.end - name.start > 1 ? name : undefined;
}

/** "I promised her a seating planner" */
function recordIn(tokens: readonly Token[], at: SentenceReading): Range | undefined {
  const last = tokens.findIndex(({ lemma, pos }) => pos === 'NOUN' && recordNouns.has(lemma));
  for (let start = Math.max(0, last - 4); start < last; start++) {
    const phrase = nounPhraseAt(tokens, start, tokens.length);
    const name = phrase?.head.end === last + 1 && phrase.words.length > 1 && plainName(tokens, phrase, at);
    if (name) return name;
  }
  return undefined;
}

/** "I run a small dog kennel.", "We are a ferry line." */
function undertakingIn(tokens: readonly Token[], at: SentenceReading): Range | undefined {
  const verb = isWord(tokens[0], 'i', 'we') ? tokens[1]?.lemma : undefined;
  if (verb === undefined || (verb !== 'be' && !runVerbs.has(verb))) return undefined;
  const phrase = isWord(tokens[2], 'a', 'an', 'the', 'our', 'my') && nounPhraseAt(tokens, 2, tokens.length);
  return phrase && !phrase.plural ? plainName(tokens, phrase, at) : undefined;
}

/**
 * The phrase without whose it is and what is only said of it, if the rest is nothing but nouns. Of what is built as a whole only its
 * kind may stand in a name: "seed library", not "Python library".
 */
function plainName(tokens: readonly Token[], { head }: NounPhrase, at: SentenceReading): Range | undefined {
  const owner = tokens.slice(head.start, head.end).findLastIndex(({ pos }) => pos === 'PART');
  let start = head.start + owner + 1;
  while (start + 1 < head.end && projectFillers.has(tokens[start]?.lower ?? '')) start++;
  const name = tokens.slice(start, head.end);
  const isPlain = name.every(({ pos, lower }, i) => {
    const isKind = i > 0 && i === name.length - 1 && at.whole.has(start + i);
    const isNoun = ['NOUN', 'PROPN'].includes(pos) || (lower.endsWith('ing') && !keepingVerbs.has(lower));
    return (isNoun || (pos === 'ADJ' && i < name.length - 1)) && (isKind || !isSpokenFor(at, start + i));
  });
  return isPlain ? { start, end: head.end } : undefined;
}

/** It speaks of the stack or of a kind of application. */
const isSpokenFor = ({ whole, reserved }: SentenceReading, i: number): boolean => whole.has(i) || reserved.has(i);

/** A few plain words for what is neither software, nor data, nor somebody who may ask for any software. */
function isName(reading: BriefReading, name: readonly Token[]): boolean {
  const words = name.map(({ lower }) => lower);
  const isKnown = reading.facts.some(
    ({ kind, subject }) =>
      (kind === FactKind.ENTITY && subject === entityName(words)) ||
      (kind === FactKind.ROLE && subject === words.join('_')),
  );
  const saysNothing = name.some(
    ({ lower, lemma }, i) =>
      ['none', 'nothing'].includes(lower) ||
      ((askers.has(lemma) || askers.has(lower)) && !undertakings.has(name[i + 1]?.lower ?? '')) ||
      (projectHeads.has(lower) && !recordNouns.has(lower) && !(i > 0 && undertakings.has(lower))),
  );
  return (
    words.length > 0 &&
    words.length < 5 &&
    !isKnown &&
    !saysNothing &&
    words.every((word) => /^[a-z]{2,}$/.test(word)) &&
    !words.slice(0, -1).some(isPlural)
  );
}

/** Abbreviations keep their letters, but not where everything is in capitals. */
function capitals(name: readonly Token[]): readonly string[] {
  const isShouted = name.every(({ text }) => text === text.toUpperCase());
  return name.map(({ text, lower }) => (!isShouted && /^[A-Z]{2,5}$/.test(text) ? text : lower));
}
