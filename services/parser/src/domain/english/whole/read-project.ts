import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { buildVerbs, projectHeads } from '../../lexicon/project-lexicon';
import { nameIntroductions, noContentWords } from '../../lexicon/wish-lexicon';
import { isPlural, kebabCase, wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { coinedName } from './coined-names';
import { archetypeNames } from './read-archetype';
import type { BriefReading, SentenceReading } from '../reading';

/** The name that the brief gives to what is built. */
export function readName(reading: BriefReading, at: SentenceReading): void {
  const { tokens } = at.sentence;
  const labelled = at.sentence.kind === 'bullet' && at.sentence.parent !== undefined ? undefined : labelledName(tokens);
  if (labelled) {
    reading.fact(at, 0, labelled.end, FactKind.NAME, '', labelled.name);
    return;
  }
  const quoted = quotedName(tokens);
  if (quoted) reading.fact(at, quoted.start, quoted.end, FactKind.NAME, '', quoted.name);
  const coined = quoted || hasIntroduction(tokens) ? undefined : coinedName(at.sentence, isFirst(reading, at));
  if (coined && !reading.has(FactKind.NAME)) {
    const name = kebabCase(tokens.slice(coined.start, coined.end).flatMap(({ text }) => wordsOf(text)));
    reading.fact(at, coined.start, coined.end, FactKind.NAME, '', name);
    return;
  }
  for (const { start, end } of quoted ? [] : nameIntroductions.matches(tokens)) {
    if (!namesTheProject(tokens, start, end)) continue;
    const name = nameAt(tokens, isMark(tokens[end], ':') || isWord(tokens[end], 'is') ? end + 1 : end);
    if (!name) continue;
    reading.fact(at, start, name.end, FactKind.NAME, '', name.name);
    return;
  }
}

const hasIntroduction = (tokens: readonly Token[]): boolean => nameIntroductions.matches(tokens).length > 0;

/** The first that says anything: greetings may stand before it. */
const isFirst = ({ sentences }: BriefReading, at: SentenceReading): boolean =>
  sentences
    .slice(0, sentences.indexOf(at))
    .every(({ sentence: { tokens } }) => noContentWords.has(tokens[0]?.lower ?? ''));

/** "Build 'PawPal', a platform for sitters": what is to be made stands in quotation marks. */
function quotedName(tokens: readonly Token[]): { name: string; start: number; end: number } | undefined {
  const start = tokens.findIndex(({ quoted, kind }) => quoted && kind === 'word');
  const before = tokens.slice(0, Math.max(0, start)).filter(({ kind, pos }) => kind === 'word' && pos !== 'DET');
  if (start < 1 || !buildVerbs.has(before.at(-1)?.lemma ?? '')) return undefined;
  const named = nameAt(tokens, start);
  const [mark, article] = tokens
    .slice(named?.end ?? 0)
    .filter(({ quoted, text }) => !quoted && !/^["'`”’»]$/.test(text));
  return named && isMark(mark, ',', '–', '—', '-') && isWord(article, 'a', 'an', 'the', 'our')
    ? { ...named, start }
    : undefined;
}

const NAME_LABELS = new Set([
  ...['name', 'project', 'project name', 'app name', 'service name', 'title', 'app', 'codename', 'product'],
  ...['product name', 'application', 'application name', 'working title', 'system name'],
]);

/** "Name: Taskly", "Project: Taskly". */
function labelledName(tokens: readonly Token[]): { name: string; end: number } | undefined {
  const colon = tokens.findIndex((token) => isMark(token, ':', '='));
  if (colon < 1 || colon > 2) return undefined;
  const label = tokens
    .slice(0, colon)
    .map(({ lower }) => lower)
    .join(' ');
  if (!NAME_LABELS.has(label)) return undefined;
  const rest = tokens.slice(colon + 1).filter((token) => !isMark(token, '.'));
  if (rest.length === 0 || rest.length > 4 || rest.some(({ kind }) => kind === 'mark')) return undefined;
  return { name: kebabCase(rest.flatMap(({ text }) => wordsOf(text))), end: tokens.length };
}

/** "an API called X" names the project, "a field called x" does not. */
function namesTheProject(tokens: readonly Token[], start: number, end: number): boolean {
  if (end - start > 1) return true;
  const before = tokens[start - 1];
  if (isMark(before, ',', '(', '-', '–')) return projectHeads.has(tokens[start - 2]?.lemma ?? '');
  // "where the items are called chores"
  const named = tokens[start - 2];
  if (before?.pos === 'AUX' && named?.pos === 'NOUN' && isPlural(named.lower)) return false;
  if (isWord(before, 'be', 'it', 'this', 'is'))
    return tokens.slice(0, start).some(({ lemma }) => projectHeads.has(lemma) || lemma === 'it');
  const found = archetypeNames.matches(tokens.slice(0, start)).some((match) => match.end === start);
  return found || (before !== undefined && projectHeads.has(before.lemma));
}

function nameAt(tokens: readonly Token[], start: number): { name: string; end: number } | undefined {
  // "call this thing Mossy"
  if (
    isWord(tokens[start], 'thing', 'app', 'api', 'service', 'project') &&
    /^[A-Z]/.test(tokens[start + 1]?.text ?? '')
  )
    return nameAt(tokens, start + 1);
  const first = tokens[start];
  if (!first || first.kind === 'mark' || isWord(first, ...BEHIND_CALLED)) return undefined;
  let end = start + 1;
  if (first.quoted) while (tokens[end]?.quoted) end++;
  else if (/^[A-Z]/.test(first.text))
    while (tokens[end]?.kind === 'word' && (/^[A-Z]/.test(tokens[end]?.text ?? '') || tokens[end]?.glued)) end++;
  else while (tokens[end]?.kind === 'word' && isHyphenated(tokens, end)) end++;
  const name = kebabCase(tokens.slice(start, end).flatMap(({ text }) => wordsOf(text)));
  return /^[a-z]/.test(name) ? { name, end } : undefined;
}

/** "it is called off", "then it's called to the dock": somebody or something is called, and nothing is named. */
const BEHIND_CALLED = 'off up out back in for by on to at into from upon over once when whenever if'.split(' ');

/** The two were written with a hyphen, which was taken out. */
function isHyphenated(tokens: readonly Token[], i: number): boolean {
  return (
    tokens[i - 1] !== undefined &&
    (tokens[i]?.start ?? 0) - (tokens[i - 1]?.end ?? 0) === 1 &&
    tokens[i]?.glued === true
  );
}
