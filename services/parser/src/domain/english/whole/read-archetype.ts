import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import type { ArchetypeData } from '../../archetypes/archetype';
import { catalogue } from '../../archetypes/catalogue';
import { buildVerbs, projectFillers, projectHeads } from '../../lexicon/project-lexicon';
import { type Token, isMark, isWord } from '../../text/token';
import { isNegated } from '../grammar/negation';
import { PhraseIndex } from '../grammar/phrase-index';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';

/** Names of domains, and what only sounds like one of them: a "repair cafe". */
export const archetypeNames = new PhraseIndex<{
  readonly archetype: ArchetypeData | undefined;
  readonly needsHead: boolean;
}>();
for (const archetype of catalogue) {
  for (const name of archetype.names)
    archetypeNames.add(name, { archetype, needsHead: archetype.needsHead?.includes(name) ?? false });
  for (const name of archetype.otherThings ?? []) archetypeNames.add(name, { archetype: undefined, needsHead: false });
}

export const archetypeVocabulary = archetypeNames.vocabulary;

/** "backup" of "backup jobs", not the "logging" of "logging workouts". */
const isOtherNoun = (token: Token | undefined): boolean =>
  token?.pos === 'NOUN' && token.kind === 'word' && !token.lower.endsWith('ing') && !isFiller(token);

/** Heads that say nothing of software by themselves: "a library one". */
const VAGUE_HEADS = new Set(['one', 'thing', 'something', 'startup', 'company']);
const PURPOSES = new Set([
  'track',
  'manage',
  'log',
  'record',
  'organise',
  'organize',
  'handle',
  'administer',
  'keep',
  'maintain',
  'run',
]);

/** The known domain that the brief names as what is built: "a todo app", "backend for my online shop", "an app to track expenses". */
export function readArchetype(reading: BriefReading, at: SentenceReading): void {
  if (reading.has(FactKind.ARCHETYPE)) return;
  const { tokens } = at.sentence;
  const isFirst = reading.sentences[0] === at;
  for (const { start, end, value } of archetypeNames.matches(tokens)) {
    const { archetype, needsHead } = value;
    if (!archetype) continue;
    const head = headAfter(tokens, end);
    // "backup job registry": jobs of another kind.
    if (needsHead && isOtherNoun(tokens[start - 1])) continue;
    const phrase = { start, end: head ?? end };
    if (isNegated(tokens, start) || isComparison(tokens, start) || isOfCourse(tokens, start)) continue;
    if (tokens[start]?.pos === 'VERB' && head === undefined && !endsTitle(tokens, start)) continue;
    const purpose = isPurpose(tokens, start);
    if ((needsHead && head === undefined && !purpose) || goesOn(tokens, phrase)) continue;
    const isMeant = purpose || followsName(at, start) || (isFirst && isTitle(at, phrase));
    if (!isMeant && !isWhatIsBuilt(tokens, phrase, head !== undefined, isFirst)) continue;
    reading.fact(at, start, phrase.end, FactKind.ARCHETYPE, '', archetype.id);
    return;
  }
}

/** "Snip - a URL shortener": what stands behind the name that it is given. */
function followsName({ sentence: { tokens }, stated }: SentenceReading, start: number): boolean {
  const article = isDeterminer(tokens[start - 1]) ? start - 1 : start;
  return stated.some(({ kind, end }) => kind === FactKind.NAME && end === article - 1 && tokens[end]?.kind === 'mark');
}

/** Where the words for software behind the name end: "library REST API". */
function headAfter(tokens: readonly Token[], end: number): number | undefined {
  let i = end;
  while (i < end + 4 && (projectFillers.has(tokens[i]?.lower ?? '') || projectHeads.has(tokens[i]?.lemma ?? ''))) i++;
  const isHead = tokens.slice(end, i).some(({ lemma }) => projectHeads.has(lemma) && !VAGUE_HEADS.has(lemma));
  return i > end && isHead ? i : undefined;
}

/** "Gym class booking with a waiting list": behind nouns, where nothing else is a verb, it names what is done. */
const endsTitle = (tokens: readonly Token[], start: number): boolean =>
  start > 0 &&
  tokens[start]?.lower.endsWith('ing') === true &&
  tokens.slice(0, start).every(({ pos }) => pos === 'NOUN' || pos === 'PROPN');

/** "like a library" compares; "something like Trello" asks for one. */
const isComparison = (tokens: readonly Token[], start: number): boolean => {
  const before = isWord(tokens[start - 1], 'a', 'an', 'the') ? start - 2 : start - 1;
  if (isWord(tokens[before], 'existing', 'unlike')) return true;
  if (tokens[before]?.pos === 'VERB') return false;
  return (
    isWord(tokens[before], 'like') &&
    !(projectHeads.has(tokens[before - 1]?.lemma ?? '') || isWord(tokens[before - 1], 'something'))
  );
};

const isOfCourse = (tokens: readonly Token[], start: number): boolean =>
  isWord(tokens[start], 'course') && isWord(tokens[start - 1], 'of');

/** "a toy shop inventory", "a library of patterns", "a store manager wants": the name is a part of something else. */
function goesOn(tokens: readonly Token[], { start, end }: Range): boolean {
  const next = tokens[end];
  if (!next || next.kind !== 'word') return false;
  if (isWord(next, 'of')) return true;
  if (
    (next.pos === 'NOUN' || next.pos === 'PROPN') &&
    next.text.length > 1 &&
    !next.quoted &&
    !/^[A-Z]/.test(next.text)
  )
    return true;
  const isSubject =
    next.pos === 'VERB' ? next.lower !== next.lemma && !/(ed|ing|en)$/.test(next.lower) : next.pos === 'AUX';
  return isSubject && !isWord(tokens[determinerBefore(tokens, start)], 'the', 'this');
}

/** "to keep track of expenses", "for logging workouts": what the software is for. */
function isPurpose(tokens: readonly Token[], start: number): boolean {
  let i = start - 1;
  while (i > 0 && isWord(tokens[i], 'a', 'an', 'the', 'my', 'our', 'your', 'of', 'track', 'all', 'daily', 'personal')) {
    if (isWord(tokens[i], 'track') && !isWord(tokens[i - 1], 'keep')) break;
    i--;
  }
  const verb = tokens[i];
  if (
    !verb ||
    !(PURPOSES.has(verb.lemma) || PURPOSES.has(verb.lower.replace(/(.)\1?ing$/, '$1'))) ||
    !isWord(tokens[i - 1], 'to', 'for', 'that', 'which')
  )
    return false;
  const earlier = tokens.slice(0, i);
  return earlier.some(({ lemma }) => projectHeads.has(lemma)) && earlier.length <= 12;
}

/** "Library API in Go", "Simple CRM", "Chemistry lab inventory in Go."; "Recipes use ingredients" is a sentence. */
function isTitle({ sentence: { tokens, kind } }: SentenceReading, { start, end }: Range): boolean {
  if (kind === 'bullet' || (isVerb(tokens[end]) && tokens[end]?.lower === tokens[end]?.lemma)) return false;
  const before = tokens.slice(0, start);
  if (before.every((token) => isFiller(token) || projectHeads.has(token.lemma)))
    return kind === 'heading' || tokens.length <= end + 3;
  const isName =
    before.length <= 3 &&
    before.every(({ pos, kind: word }) => word === 'word' && ['NOUN', 'PROPN', 'ADJ'].includes(pos));
  return (
    isName &&
    (isWord(tokens[end], 'in', 'with', 'using') || tokens[end] === undefined || isMark(tokens[end], '.', ',', ':'))
  );
}

function isWhatIsBuilt(tokens: readonly Token[], { start, end }: Range, hasHead: boolean, isFirst: boolean): boolean {
  const i = determinerBefore(tokens, start);
  const before = tokens[isDeterminer(tokens[i]) ? i - 1 : i];
  const earlier = tokens.slice(0, Math.max(i, 0));
  const asks = earlier.some((_, k) => isRequest(tokens, k));
  if (before === undefined) return isFirst && (hasHead || !isVerb(tokens[end]));
  if (buildVerbs.has(before.lemma) && !isRequest(tokens, tokens.indexOf(before))) return false;
  if (buildVerbs.has(before.lemma)) return !isWord(before, 'need', 'want', 'have') || hasHead || isFirst;
  if (isWord(before, 'me', 'us', 'up', 'be', 'is'))
    return hasHead ? asks || isWord(before, 'be', 'is', 'me', 'us') : asks;
  if (isMark(before, ':', '-', '–', '—', '"', '.', ',')) return hasHead;
  if (isWord(before, 'like')) return true;
  // "the fire drills of our school" are what is asked for, not the school.
  const isOfOthers =
    isWord(before, 'of') && earlier.at(-2)?.pos === 'NOUN' && !projectHeads.has(earlier.at(-2)?.lemma ?? '');
  if (isOfOthers) return false;
  if (isWord(before, 'for', 'of', 'behind', 'power', 'run', 'about'))
    return earlier.some(({ lemma }) => projectHeads.has(lemma) && !VAGUE_HEADS.has(lemma));
  return hasHead && asks && projectHeads.has(tokens[end - 1]?.lemma ?? '') && !isMark(before, ')');
}

/** "build me", "we need", "can you write", not "members can create bookings". */
function isRequest(tokens: readonly Token[], i: number): boolean {
  if (!buildVerbs.has(tokens[i]?.lemma ?? '')) return false;
  const before = tokens[i - 1];
  if (before?.pos === 'AUX' || isWord(before, 'can', 'may', 'could', 'should', 'must', 'shall')) {
    const subject = tokens[i - 2];
    return (
      subject === undefined || isWord(subject, 'i', 'we', 'you', 'somebody', 'someone') || isWord(tokens[i], 'like')
    );
  }
  return !(before?.pos === 'NOUN' || before?.pos === 'PROPN') || before.kind === 'mark';
}

const isDeterminer = (token: Token | undefined): boolean =>
  isWord(token, 'a', 'an', 'the', 'my', 'our', 'this', 'some', 'your', 'their', 'his', 'her');

/** Back over the words that describe it: "for my small online ..." */
function determinerBefore(tokens: readonly Token[], start: number): number {
  let i = start - 1;
  for (let nouns = 0; i >= 0; i--) {
    const token = tokens[i];
    if (!token || isDeterminer(token)) break;
    if (isFiller(token) || token.pos === 'ADJ') continue;
    if (
      (token.pos === 'NOUN' || token.pos === 'PROPN') &&
      !buildVerbs.has(token.lemma) &&
      !projectHeads.has(token.lemma) &&
      nouns++ < 2
    )
      continue;
    break;
  }
  return i;
}

const isFiller = (token: Token | undefined): boolean =>
  token !== undefined &&
  (['a', 'an', 'the', 'some', 'this', 'another', "'s"].includes(token.lower) ||
    projectFillers.has(token.lower) ||
    (token.kind === 'mark' && token.text === '/'));

const isVerb = (token: Token | undefined): boolean =>
  token !== undefined && (token.pos === 'VERB' || token.pos === 'AUX');
