import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { projectHeads } from '../lexicon/project-lexicon';
import { entityName, isPlural, titleCase } from '../names';
import { isMark, isWord, type Token } from '../text/token';
import { type NounPhrase, nounPhraseAt } from './noun-phrase';
import type { BriefReading } from './reading';

/** What the software is for, as the brief's first words call it: "Seed Library", "Wine Cellar", "Film Lab". */
export function ventureOf(reading: BriefReading): string | undefined {
  for (const { sentence } of reading.sentences.slice(0, 2)) {
    const { tokens, kind } = sentence;
    if (kind === 'row' || kind === 'bullet') continue;
    const phrase = titleIn(tokens) ?? purposeIn(tokens);
    if (phrase && isName(reading, tokens, phrase)) return titleCase(phrase.words);
  }
  return undefined;
}

/** "Seed library for our town.", "Toy library, Python": the sentence begins with the name and says little more. */
function titleIn(tokens: readonly Token[]): NounPhrase | undefined {
  const phrase = nounPhraseAt(tokens, 0, tokens.length);
  const next = phrase && tokens[phrase.end];
  const ends = next === undefined || isMark(next, '.', ',', ':', '-', '–', '(') || isWord(next, 'for', 'in');
  return phrase?.head.start === phrase?.start && ends ? phrase : undefined;
}

/** "a backend for our film lab", "a small service for a wine cellar" */
function purposeIn(tokens: readonly Token[]): NounPhrase | undefined {
  const at = tokens.findIndex(
    (token, i) =>
      isWord(token, 'for') &&
      isWord(tokens[i + 1], 'a', 'an', 'our', 'my', 'the') &&
      tokens.slice(Math.max(0, i - 3), i).some(({ lemma }) => projectHeads.has(lemma)),
  );
  return at < 0 ? undefined : nounPhraseAt(tokens, at + 1, tokens.length);
}

/** Two or three plain words for one thing, which is neither software nor data. */
function isName(reading: BriefReading, tokens: readonly Token[], { words, plural, head }: NounPhrase): boolean {
  const [last = ''] = words.slice(-1);
  const isData = reading.facts.some(({ kind, subject }) => kind === FactKind.ENTITY && subject === entityName(words));
  return (
    words.length > 1 &&
    words.length < 4 &&
    !plural &&
    !isData &&
    !words.some((word) => projectHeads.has(word) || isPlural(word) || !/^[a-z]{2,}$/.test(word)) &&
    tokens.slice(head.start, head.end).every(({ pos }) => pos === 'NOUN' || pos === 'PROPN') &&
    last !== 'management'
  );
}
