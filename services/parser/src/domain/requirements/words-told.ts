import { create } from '@bufbuild/protobuf';
import { FactKind, FactSchema, type Fact } from '@quantumlayer/contracts/requirements/v1/requirements';
import type { Range } from '../english/grammar/phrase-pattern';
import { sampleCue } from '../english/grammar/sample-cues';
import type { SentenceReading, Statement } from '../english/reading';
import { isPersonNoun } from '../lexicon/account-lexicon';
import { isUnit, typeOfUnit } from '../lexicon/enumeration-lexicon';
import { typeFromWords } from '../lexicon/field-lexicon';
import { crudVerb, grammar } from '../lexicon/grammar-lexicon';
import { verbOfNoun } from '../lexicon/rights-lexicon';
import { fillingWords, idlePhrases } from '../lexicon/told-lexicon';
import { singular } from '../names';
import { isMark, isWord, type Sentence, type Token } from '../text/token';
import { OF_THE_WHOLE, wordsOfFacts, type FactNames } from './fact-names';

/** Facts that say all the words they were read from; the others are read from whole clauses, and say what their names say. */
const PRECISE = new Set([...OF_THE_WHOLE, FactKind.FIELD, FactKind.CONSTRAINT, FactKind.RULE]);
const OPENING = new Set([FactKind.NAME, FactKind.APPLICATION_KIND, FactKind.ARCHETYPE]);
/** As many words say one thing: "a medical record". */
const ONE_THING = 3;

/** Whether a fact of the sentence, an assumption or a limit that holds anyway took the word up. */
export function wordsTold(
  { sentence, used, stated, settled }: SentenceReading,
  said: readonly Fact[],
  names: FactNames,
): (token: Token, i: number) => boolean {
  const { tokens } = sentence;
  const usual = settled.flatMap(({ rightsOn }) => rightsOn ?? []);
  const { named, operations, isOfAnybody } = wordsOfFacts([...said, ...usual.map(usualRights)], names);
  const roots = [...named].filter((word) => word.length > 3).map(rootOf);
  const isOfParts = said.some(({ kind }) => kind === FactKind.FIELD || kind === FactKind.CONSTRAINT);
  const isSorted = said.some(({ kind, value }) => kind === FactKind.QUERY && value.startsWith('sort'));
  const asides = [...idlePhrases.matches(tokens), ...samples(tokens), ...openings(sentence, stated, said)];
  const precise = [
    ...stated.filter(({ kind, start, end }) => end - start <= ONE_THING || PRECISE.has(kind)),
    ...settled.filter(({ rightsOn }) => rightsOn === undefined),
  ];
  const described = descriptions(tokens, stated);
  return (token, i) => {
    if (namesAny(token, named) || isFilling(token) || asides.some(holds(i))) return true;
    if (isOfAnybody && isPersonNoun(singular(token.lower))) return true;
    if (isSorted && /(?:est|most)$/.test(token.lower)) return true;
    if (token.pos === 'VERB' && operations.has(crudVerb(token.lemma) ?? '')) return true;
    if (operations.has(verbOfNoun(token.lower) ?? '')) return true;
    if (used[i] !== true) return false;
    return (
      token.pos === 'VERB' ||
      token.quoted ||
      precise.some(holds(i)) ||
      (described.some(holds(i)) && !names.things.has(singular(token.lower))) ||
      isBesideFact(tokens, i) ||
      (isOfParts && isOfTypes(token, names)) ||
      roots.some((root) => token.lower.startsWith(root) || startsLike(root, token))
    );
  };
}

/** What everybody may do with a thing that somebody keeps. */
const usualRights = (thing: string): Fact =>
  create(FactSchema, { kind: FactKind.PERMISSION, subject: 'authenticated', value: `${thing}.*` });

const holds =
  (i: number) =>
  ({ start, end }: Range): boolean =>
    start <= i && i < end;

const startsLike = (root: string, { lemma }: Token): boolean => lemma.length > 3 && root.startsWith(rootOf(lemma));

/** "donate" of a donation, "availability" of what is available. */
const rootOf = (word: string): string => (word.length > 4 ? word.replace(/(?:e|y|ion|ing|ed|er|or|s)$/, '') : word);

const namesAny = ({ lower, lemma }: Token, named: ReadonlySet<string>): boolean =>
  named.has(lower) ||
  named.has(lemma) ||
  named.has(singular(lower)) ||
  (/[^a-z]/.test(lower) && lower.split(/[^a-z0-9]+/).every((word) => word === '' || named.has(word)));

const isFilling = ({ lower, lemma }: Token): boolean =>
  fillingWords.has(lower) || fillingWords.has(lemma) || lower.startsWith("else'");

/** "3 hours", "an optional note", "made by": what the fact beside it says. */
function isBesideFact(tokens: readonly Token[], i: number): boolean {
  const [before, { lower } = { lower: '' }, next] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  const isCounted = before?.kind === 'number' || before?.pos === 'NUM';
  return (
    (isCounted && isUnit(lower)) ||
    grammar.partitives.has(lower) ||
    grammar.optionalAdjectives.has(lower) ||
    grammar.requiredAdjectives.has(lower) ||
    grammar.uniqueAdjectives.has(lower) ||
    (/(ed|en|wn)$/.test(lower) && isWord(next, 'by'))
  );
}

/** "Running time (minutes)", "a flag whether": what a part holds; "pieces" may be what the brief is about. */
const isOfTypes = ({ lower, lemma }: Token, { things }: FactNames): boolean =>
  !things.has(singular(lower)) &&
  (isUnit(lower) || typeOfUnit(lower) !== undefined || typeFromWords([lemma]) !== undefined);

/** "a code such as B-12": up to the next part of the list. */
const samples = (tokens: readonly Token[]): Range[] =>
  tokens.flatMap((_, start) => {
    if (sampleCue(tokens, start) === 0) return [];
    let end = start + 2;
    while (end < tokens.length && !isMark(tokens[end], '.', ',', ';', ')')) end++;
    return [{ start, end }];
  });

/** "weight in kilos", "notes about its temper", "the languages that they speak": what is said of a part right behind its name. */
const descriptions = (tokens: readonly Token[], stated: readonly Statement[]): Range[] =>
  stated.flatMap(({ kind, end: start }) => {
    if (kind !== FactKind.FIELD) return [];
    const isTheirs = tokens[isWord(tokens[start], 'that', 'which') ? start + 1 : start]?.pos === 'PRON';
    const isAtWhich = tokens[start]?.pos === 'ADP' && isWord(tokens[start + 1], 'which', 'whom');
    if (isWord(tokens[start], 'in', 'per')) return [{ start, end: start + 3 }];
    if (!isTheirs && !isAtWhich && !isWord(tokens[start], 'about')) return [];
    return [{ start, end: partEnd(tokens, start) }];
  });

/** Where the part of a list ends that holds the token. */
function partEnd(tokens: readonly Token[], start: number): number {
  let end = start + 1;
  while (end < tokens.length && !isMark(tokens[end], '.', ',', ';', ')', ':') && !isWord(tokens[end], 'and')) end++;
  return end;
}

/** "A REST API for the tools of our club, where ...", "For our gym: ...", "A law firm wants": what is built, for whom, and who speaks or asks. */
function openings({ tokens, start }: Sentence, stated: readonly Statement[], said: readonly Fact[]): Range[] {
  const label = tokens.findIndex((token) => isMark(token, ':'));
  const isLabel = label > 0 && label <= 2 && !isPersonNoun(singular(tokens[label - 1]?.lower ?? ''));
  const found = isLabel ? [{ start: 0, end: label }] : [];
  if (label > 2 && label < ASKING && isWord(tokens[0], 'for') && isWord(tokens[1], 'our', 'my', 'a'))
    found.push({ start: 0, end: label });
  const isOfThings = said.every(({ kind }) => OF_THINGS.has(kind));
  const wish = tokens.findIndex((token) => isWord(token, 'want', 'need', 'would', 'like'));
  const asks = isWord(tokens[0], 'we', 'i') || tokens.slice(0, wish).every(({ pos }) => pos !== 'VERB');
  if (isOfThings && wish > 0 && wish < ASKING && asks && !isWord(tokens[0], ...OCCASIONS))
    found.push({ start: 0, end: wish });
  const named = stated.filter(({ kind }) => OPENING.has(kind)).map(({ end }) => end);
  const from = Math.max(0, ...named);
  const states = start > 0 && tokens.slice(0, from).some((token) => isWord(token, ...STATING));
  const isTitle = named.length > 0 ? !states : start === 0 && isOfThings;
  const stop = tokens.findIndex((token, i) => i >= from && (token.kind === 'mark' || isWord(token, ...TELLING_MORE)));
  if (isTitle) found.push({ start: 0, end: stop < 0 ? tokens.length : stop });
  return found;
}
const STATING = ['be', 'can', 'must', 'may', 'cannot', 'shall'];
/** What somebody wants as such, or when something is done, asks for no software. */
const OCCASIONS = ['as', 'when', 'whenever', 'if', 'once', 'after', 'before'];
const OF_THINGS = new Set([...OPENING, FactKind.ENTITY, FactKind.LANGUAGE, FactKind.FRAMEWORK, FactKind.DATABASE]);
/** "A small law firm wants": who asks has few words. */
const ASKING = 7;
const TELLING_MORE = ['where', 'that', 'with', 'to', 'which', 'whose', 'have', 'can'];
