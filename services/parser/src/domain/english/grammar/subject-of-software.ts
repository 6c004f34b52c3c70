import { isPersonNoun } from '../../lexicon/account-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import {
  buildVerbs,
  containers,
  projectFillers,
  projectHeads,
  recordNouns,
  softwareNouns,
  ventures,
} from '../../lexicon/project-lexicon';
import { singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { canBeEntity } from '../domain-notes';
import type { SentenceReading } from '../reading';
import { readClauses } from './clauses';
import { type NounPhrase, nounPhraseAt } from './noun-phrase';
import type { Range } from './phrase-pattern';

/** What software is said to be about. */
export interface SoftwareSubject extends Range {
  readonly words: readonly string[];
  /** All that is said of it. */
  readonly said: Range;
  /** Whose software it is, where only that is said: "tennis club". */
  readonly venture?: string;
}

/**
 * "Choir attendance app", "build me a wine cellar tracker", "I want an app where people rate coffee shops", "a backend for a tennis
 * club": what the software is about, where the sentence calls for software and does nothing else.
 */
export function subjectOfSoftware(at: SentenceReading): SoftwareSubject | undefined {
  const { tokens } = at.sentence;
  const head = softwareIn(at);
  return head && (subjectAhead(at, head) ?? subjectBehind(tokens, head.end));
}

/** Words ahead of a request: "my boss urgently". */
const LONGEST_ASKER = 4;

/** The words for the software, with the nouns before them. */
function softwareIn(at: SentenceReading): Range | undefined {
  const { tokens } = at.sentence;
  const first = tokens.findIndex((token) => isSoftware(token));
  if (first < 0) return undefined;
  let start = first;
  while (isModifier(tokens[start - 1])) start--;
  const ahead = tokens.slice(0, start);
  const request = ahead.findLastIndex(({ lemma }) => buildVerbs.has(lemma));
  const asker = ahead.slice(0, Math.max(0, request));
  const isAsked = request < LONGEST_ASKER + 1 && !asker.some(({ pos }) => pos === 'VERB' || pos === 'ADP');
  if (!isAsked || !ahead.slice(request + 1).every(leadsIn)) return undefined;
  let end = first + 1;
  while (isSoftware(tokens[end]) || projectHeads.has(tokens[end]?.lower ?? '') || at.reserved.has(end)) end++;
  // "my database homework", "our website is down"
  return isModifier(tokens[end]) || tokens[end]?.pos === 'AUX' ? undefined : { start, end };
}

const isSoftware = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.kind === 'word' &&
  token.pos !== 'VERB' &&
  (softwareNouns.has(token.lower) || recordNouns.has(token.lower));

const isModifier = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.kind === 'word' &&
  !buildVerbs.has(token.lemma) &&
  (['NOUN', 'PROPN', 'ADJ', 'NUM'].includes(token.pos) || (token.pos === 'VERB' && /(ing|ed)$/.test(token.lower)));

/** "can you please", "hi, we need a new" */
const leadsIn = (token: Token): boolean =>
  token.kind === 'mark' ||
  ['DET', 'PRON', 'AUX', 'INTJ', 'ADV', 'PART'].includes(token.pos) ||
  projectFillers.has(token.lower) ||
  isWord(token, 'to', 'please', 'hi', 'hello', 'hey', 'me', 'us', 'have');

/** "Choir attendance", "wine cellar": the last of the nouns before the software, or what is kept in it. */
function subjectAhead(
  { sentence: { tokens }, reserved }: SentenceReading,
  { start, end }: Range,
): SoftwareSubject | undefined {
  const says = (i: number): boolean => {
    const { lower, pos } = tokens[i] ?? { lower: '', pos: '' };
    return (
      ['NOUN', 'PROPN'].includes(pos) && !reserved.has(i) && !projectFillers.has(lower) && !projectHeads.has(lower)
    );
  };
  const last = findLastIn(start, end, (i) => says(i) && !isSoftware(tokens[i])) ?? findLastIn(start, end, says);
  if (last === undefined) return undefined;
  const noun = singular(tokens[last]?.lower ?? '');
  const isContainer = containers.has(noun) && last > start && says(last - 1);
  return named(tokens, { start: isContainer ? last - 1 : last, end: isContainer ? last : last + 1 }, { start, end });
}

function findLastIn(start: number, end: number, isWanted: (i: number) => boolean): number | undefined {
  for (let i = end - 1; i >= start; i--) if (isWanted(i)) return i;
  return undefined;
}

/** The first thing that is spoken of behind the software, people only where nothing else is. */
function subjectBehind(tokens: readonly Token[], start: number): SoftwareSubject | undefined {
  const clauses = readClauses(tokens, { start: 0, end: tokens.length }).filter((clause) => clause.start >= start);
  const spans = clauses.length > 0 ? clauses.map(({ object }) => object) : [{ start, end: tokens.length }];
  const all = spans.flatMap((span) => phrasesIn(tokens, span)).filter(isThing);
  const phrases = all.some(isNoPart) ? all.filter(isNoPart) : all;
  const isPerson = ({ words }: NounPhrase): boolean => isPersonNoun(singular(words.at(-1) ?? ''));
  const phrase = phrases.find((one) => !isPerson(one)) ?? phrases[0];
  return phrase && named(tokens, phrase.head, phrase);
}

function phrasesIn(tokens: readonly Token[], { start, end }: Range): NounPhrase[] {
  const phrases: NounPhrase[] = [];
  for (let i = start; i < end && !isMark(tokens[i], '.', ';', '!', '?'); ) {
    // "to plan seating"
    const isDeed = isWord(tokens[i - 1], 'to') && tokens[i + 1]?.pos === 'NOUN';
    const phrase = isDeed ? undefined : nounPhraseAt(tokens, i, end);
    if (phrase) phrases.push(phrase);
    i = Math.max(i + 1, phrase?.end ?? 0);
  }
  return phrases;
}

const isThing = ({ words }: NounPhrase): boolean =>
  ventures.has(words.at(-1) ?? '') || canBeEntity(words, isFieldName(words));

/** "attendance" may be a part of something else. */
const isNoPart = ({ words }: NounPhrase): boolean => !isFieldName(words);

/** By the noun and those right before it that say its kind; by what a venture keeps, where it is one. */
function named(tokens: readonly Token[], { start, end }: Range, said: Range): SoftwareSubject | undefined {
  const noun = tokens[end - 1]?.lower ?? '';
  const kept = ventures.get(noun);
  const spoken = tokens.slice(start, end).map(({ lower }) => lower);
  if (kept !== undefined) return { start, end, said, words: [kept], venture: spoken.join(' ') };
  return canBeEntity([noun], true) ? { start, end, said, words: spoken } : undefined;
}
