import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { catalogue } from '../archetypes/catalogue';
import type { ArchetypeData } from '../archetypes/archetype';
import { buildVerbs, projectFillers, projectHeads } from '../lexicon/project-lexicon';
import { nameIntroductions } from '../lexicon/wish-lexicon';
import { kebabCase, wordsOf } from '../names';
import { isMark, isWord, type Token } from '../text/token';
import { isNegated } from './negation';
import { PhraseIndex, type PhraseMatch } from './phrase-index';
import type { BriefReading, SentenceReading } from './reading';

const archetypeNames = new PhraseIndex<{ readonly archetype: ArchetypeData; readonly needsHead: boolean }>();
for (const archetype of catalogue) {
  for (const name of archetype.names)
    archetypeNames.add(name, { archetype, needsHead: archetype.needsHead?.includes(name) ?? false });
}

export const archetypeVocabulary = archetypeNames.vocabulary;

/** The name that the brief gives to what is built. */
export function readName(reading: BriefReading, at: SentenceReading): void {
  const { tokens } = at.sentence;
  const labelled = at.sentence.kind === 'bullet' && at.sentence.parent !== undefined ? undefined : labelledName(tokens);
  if (labelled) {
    reading.fact(at, 0, labelled.end, FactKind.NAME, '', labelled.name);
    return;
  }
  for (const { start, end } of nameIntroductions.matches(tokens)) {
    if (!namesTheProject(tokens, start, end)) continue;
    const name = nameAt(tokens, isMark(tokens[end], ':') || isWord(tokens[end], 'is') ? end + 1 : end);
    if (!name) continue;
    reading.fact(at, start, name.end, FactKind.NAME, '', name.name);
    return;
  }
}

/** "Name: Taskly", "Project: Taskly". */
function labelledName(tokens: readonly Token[]): { name: string; end: number } | undefined {
  const colon = tokens.findIndex((token) => isMark(token, ':', '='));
  if (colon < 1 || colon > 2) return undefined;
  const label = tokens
    .slice(0, colon)
    .map(({ lower }) => lower)
    .join(' ');
  if (!['name', 'project', 'project name', 'app name', 'service name', 'title', 'app', 'codename'].includes(label))
    return undefined;
  const rest = tokens.slice(colon + 1).filter((token) => !isMark(token, '.'));
  if (rest.length === 0 || rest.length > 4 || rest.some(({ kind }) => kind === 'mark')) return undefined;
  return { name: kebabCase(rest.flatMap(({ text }) => wordsOf(text))), end: tokens.length };
}

/** "an API called X" names the project, "a field called x" does not. */
function namesTheProject(tokens: readonly Token[], start: number, end: number): boolean {
  if (end - start > 1) return true;
  const before = tokens[start - 1];
  if (isMark(before, ',', '(', '-', '–')) return projectHeads.has(tokens[start - 2]?.lemma ?? '');
  if (isWord(before, 'be', 'it', 'this', 'is'))
    return tokens.slice(0, start).some(({ lemma }) => projectHeads.has(lemma) || lemma === 'it');
  const found = archetypeNames.matches(tokens.slice(0, start)).some((match) => match.end === start);
  return found || (before !== undefined && projectHeads.has(before.lemma));
}

function nameAt(tokens: readonly Token[], start: number): { name: string; end: number } | undefined {
  const first = tokens[start];
  if (!first || first.kind === 'mark') return undefined;
  let end = start + 1;
  if (first.quoted) while (tokens[end]?.quoted) end++;
  else if (/^[A-Z]/.test(first.text))
    while (tokens[end]?.kind === 'word' && (/^[A-Z]/.test(tokens[end]?.text ?? '') || tokens[end]?.glued)) end++;
  else while (tokens[end]?.kind === 'word' && isHyphenated(tokens, end)) end++;
  const name = kebabCase(tokens.slice(start, end).flatMap(({ text }) => wordsOf(text)));
  return /^[a-z]/.test(name) ? { name, end } : undefined;
}

/** The two were written with a hyphen, which was taken out. */
function isHyphenated(tokens: readonly Token[], i: number): boolean {
  return (
    tokens[i - 1] !== undefined &&
    (tokens[i]?.start ?? 0) - (tokens[i - 1]?.end ?? 0) === 1 &&
    tokens[i]?.glued === true
  );
}

/** The known domain that the brief names as what is built: "a todo app", "backend for my online shop". */
export function readArchetype(reading: BriefReading, at: SentenceReading): void {
  const { tokens, kind } = at.sentence;
  for (const match of archetypeNames.matches(tokens)) {
    const { archetype, needsHead } = match.value;
    const head = headAfter(tokens, match.end);
    if (isNegated(tokens, match.start) || isWord(tokens[match.start - 1], 'like', 'existing')) continue;
    if (needsHead && head === undefined) continue;
    if (tokens[match.start]?.pos === 'VERB' && head === undefined) continue;
    const isTitle =
      (kind === 'heading' || tokens.length <= match.end + 3) &&
      onlyFillersBefore(tokens, match.start, 0) &&
      kind !== 'bullet';
    if (!isTitle && !isWhatIsBuilt(tokens, match, head)) continue;
    if (reading.has(FactKind.ARCHETYPE)) return;
    reading.fact(at, match.start, head ?? match.end, FactKind.ARCHETYPE, '', archetype.id);
    return;
  }
}

function headAfter(tokens: readonly Token[], end: number): number | undefined {
  let i = end;
  while (i < end + 4 && (projectFillers.has(tokens[i]?.lower ?? '') || projectHeads.has(tokens[i]?.lemma ?? ''))) i++;
  return i > end && tokens.slice(end, i).some(({ lemma }) => projectHeads.has(lemma)) ? i : undefined;
}

function isWhatIsBuilt(
  tokens: readonly Token[],
  match: PhraseMatch<{ readonly archetype: ArchetypeData }>,
  head: number | undefined,
): boolean {
  let i = match.start - 1;
  const isModified =
    tokens[i]?.pos === 'NOUN' && !projectHeads.has(tokens[i]?.lemma ?? '') && !buildVerbs.has(tokens[i]?.lemma ?? '');
  if (isModified && ['shop', 'library', 'restaurant', 'clinic'].includes(match.value.archetype.id)) i--;
  while (i >= 0 && isFiller(tokens[i])) i--;
  const before = tokens[i];
  if (before === undefined) return head !== undefined || !isVerbAfter(tokens[match.end]);
  if (buildVerbs.has(before.lemma)) return true;
  if (isWord(before, 'me', 'us', 'up', 'be', 'is'))
    return head !== undefined || tokens.slice(0, i).some(({ lemma }) => buildVerbs.has(lemma));
  if (isMark(before, ':', '-', '–', '—', '"')) return head !== undefined;
  if (isWord(before, 'for', 'of', 'behind', 'power', 'run', 'about')) {
    const earlier = tokens.slice(0, i);
    return (
      earlier.some(({ lemma }) => projectHeads.has(lemma)) &&
      (head !== undefined || !isVerbAfter(tokens[match.end]) || earlier.some(({ lemma }) => buildVerbs.has(lemma)))
    );
  }
  return (
    head !== undefined &&
    projectHeads.has(tokens[match.end]?.lemma ?? '') &&
    tokens.slice(0, match.start).some(({ lemma }) => buildVerbs.has(lemma))
  );
}

const isFiller = (token: Token | undefined): boolean =>
  token !== undefined &&
  (['a', 'an', 'the', 'some', 'this', 'another', "'s"].includes(token.lower) ||
    projectFillers.has(token.lower) ||
    (token.kind === 'mark' && token.text === '/'));

const isVerbAfter = (token: Token | undefined): boolean =>
  token !== undefined && (token.pos === 'VERB' || token.pos === 'AUX');

function onlyFillersBefore(tokens: readonly Token[], start: number, from: number): boolean {
  return tokens.slice(from, start).every((token) => isFiller(token) || projectHeads.has(token.lemma));
}
