import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import {
  builtDatabases,
  stackContext,
  stackTerms,
  stackTitle,
  type StackKind,
  type StackTerm,
} from '../../lexicon/stack-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { softwareNouns } from '../../lexicon/project-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import { isDenied } from './denied-stack';
import { evidenceOf } from './stack-evidence';
import { asksToGoWith, opensVerdict } from './stack-tone';
import { chosenMentions, type StackMention } from './stack-choice';
import type { PhraseMatch } from '../grammar/phrase-index';
import type { BriefReading, SentenceReading } from '../reading';

const KINDS: Readonly<Record<StackKind, FactKind>> = {
  language: FactKind.LANGUAGE,
  framework: FactKind.FRAMEWORK,
  database: FactKind.DATABASE,
};

/** Languages, frameworks and databases that the software shall be built with. */
export function readStack(reading: BriefReading): void {
  const mentions = reading.content.flatMap((at) => mentionsIn(reading, at));
  const chosen = chosenMentions(mentions);
  for (const mention of mentions) {
    const { at, match } = mention;
    if (chosen.includes(mention) && isReplaceable(mention)) replace(reading, mention);
    else if (chosen.includes(mention))
      reading.fact(at, match.start, match.end, KINDS[match.value.kind], '', match.value.value);
    else if (mention.evidence !== 'skill') reading.use(at, match.start, match.end);
  }
}

/** "MySQL if possible": it is not. */
const isReplaceable = ({ evidence, match: { value } }: StackMention): boolean =>
  value.kind === 'database' && !builtDatabases.has(value.value) && ['soft', 'hint'].includes(evidence);

function replace(reading: BriefReading, { at, match: { start, end, value } }: StackMention): void {
  const title = stackTitle(value.value);
  reading.assume(
    at,
    start,
    end,
    `${title} is not built here, and the brief only prefers it.`,
    'Name SQLite or PostgreSQL as the database.',
  );
}

/** The technologies that a sentence names for what shall be built; those that it rules out are stated. */
function mentionsIn(reading: BriefReading, at: SentenceReading): StackMention[] {
  const { tokens } = at.sentence;
  const found = stackTerms.matches(tokens);
  const mentions: StackMention[] = [];
  for (const match of found) {
    if (!isMeant(tokens, match, found)) continue;
    const evidence = evidenceOf(tokens, match, found);
    if (evidence === 'none') continue;
    if (isDenied(tokens, match, found))
      reading.fact(at, match.start, match.end, FactKind.EXCLUSION, '', match.value.value);
    else mentions.push({ at, match, evidence });
  }
  return mentions;
}

function isMeant(
  tokens: readonly Token[],
  match: PhraseMatch<StackTerm>,
  all: readonly PhraseMatch<StackTerm>[],
): boolean {
  const before = wordBefore(tokens, match.start);
  const next = tokens[match.end];
  if (match.value.value === 'go' && asksToGoWith(tokens, match)) return false;
  if (
    next?.lower === "'s" ||
    next?.lower === '’s' ||
    (stackContext.foreignBefore.has(before?.lower ?? '') &&
      !isPreference(tokens, match.start) &&
      !(match.value.kind === 'database' && before?.lower === 'existing'))
  )
    return false;
  if (
    tokens
      .slice(Math.max(0, match.start - 3), match.start)
      .some(({ lower }) => lower === 'like' || lower === 'unlike') &&
    !isPreference(tokens, match.start)
  )
    return false;
  if (
    isQuotedSpeech(tokens, match) ||
    tokens
      .slice(Math.max(0, match.start - 4), match.start)
      .some(({ lower }) => ['considered', 'tried', 'evaluated', 'hate'].includes(lower))
  )
    return false;
  if (before?.lower === 'of' && ['instead', 'place', 'lieu'].includes(tokens[match.start - 2]?.lower ?? ''))
    return false;
  if (stackContext.foreignAfter.has(next?.lower ?? '') && next?.lower !== 'board') return false;
  if (match.value.sure) return true;
  if (tokens.slice(match.start, match.end).some(isInflected) || isOrdinaryNoun(tokens, match)) return false;
  if (isVerb(tokens, match)) return false;
  if (stackContext.heads.has(next?.lower ?? '')) return true;
  if (opensVerdict(tokens, match)) return true;
  if (isNameAsSubject(tokens, match) || (/^[A-Z]/.test(tokens[match.start]?.text ?? '') && isWished(tokens, match)))
    return true;
  if (tokens.length === 1 || (!before && match.start === 0 && endsPhrase(next))) return true;
  if (beside(tokens, match, all)) return true;
  if (isLabelled(tokens, match)) return true;
  if (endsPhrase(next))
    return (
      stackContext.prepositions.has(before?.lower ?? '') || isMark(before, ':', '(', '/', '+', ',', '[', '-', '–', '—')
    );
  return leadsToHead(tokens, match);
}

/** "going", "gone", "rails": a form of a word that is also the name of a technology. */
const isInflected = ({ lower, lemma }: Token): boolean => lower !== lemma && !stackTerms.vocabulary.has(lower);

/**
 * "a ruby", "the spring", "in spring": no capital behind an article, or behind "in" where no language can be meant, as it can where the
 * sentence asks for software, "an app for bees, in rails".
 */
const isOrdinaryNoun = (tokens: readonly Token[], { start, end, value }: PhraseMatch<StackTerm>): boolean =>
  (isWord(tokens[start - 1], 'a', 'an', 'the', 'each', 'every') ||
    (isWord(tokens[start - 1], 'in') &&
      value.kind === 'framework' &&
      (grammar.timeNouns.has(tokens[start]?.lower ?? '') ||
        !tokens.slice(0, start).some(({ lower }) => softwareNouns.has(lower))))) &&
  tokens[start]?.text === tokens[start]?.lower &&
  !stackContext.heads.has(tokens[end]?.lower ?? '') &&
  tokens[end]?.pos !== 'NOUN';

/** "users go to the shop": a verb, not the language. */
function isVerb(tokens: readonly Token[], match: PhraseMatch<StackTerm>): boolean {
  const token = tokens[match.start];
  const next = tokens[match.end];
  if (!token || (token.lower !== 'go' && token.lower !== 'express' && token.lower !== 'echo')) return false;
  // "Go to the archive for older ones" tells somebody to.
  if (match.start === 0 && isWord(next, 'to', 'ahead', 'through')) return true;
  if (token.text !== token.lower) return false;
  if (isWord(tokens[match.start - 1], 'can', 'will', 'must', 'should', 'may', 'to', 'they', 'we', 'who')) return true;
  return ['to', 'through', 'from', 'back', 'live', 'into', 'over'].includes(next?.lower ?? '');
}

/** "so Python would be nice", "Go it is": a capital inside a sentence, and a verb behind it. */
const isNameAsSubject = (tokens: readonly Token[], { start, end }: PhraseMatch<StackTerm>): boolean =>
  start > 0 &&
  /^[A-Z]/.test(tokens[start]?.text ?? '') &&
  (isWord(tokens[start - 1], 'but', 'rather', 'otherwise', 'then', 'preferably', 'ideally', 'alternatively', 'else') ||
    isWord(tokens[end], 'preferred', 'preferably', 'ideally', 'otherwise') ||
    tokens[end]?.pos === 'AUX' ||
    (isWord(tokens[end], 'it') && isWord(tokens[end + 1], 'be', 'is', 'shall', 'will')));

/** "I like Python", "we know Go best", "we ask for Go", "our host supports Go" */
const isWished = (tokens: readonly Token[], { start }: PhraseMatch<StackTerm>): boolean =>
  isPreference(tokens, start) ||
  (isWord(tokens[start - 1], 'have', 'use') && isWord(tokens[start - 2], 'rather')) ||
  isWord(tokens[start - 1], 'know', 'prefer', 'choose', 'favour', 'favor', 'support') ||
  (isWord(tokens[start - 1], 'for') && isWord(tokens[start - 2], 'ask', 'opt', 'go'));

function wordBefore(tokens: readonly Token[], start: number): Token | undefined {
  let i = start - 1;
  while (
    i >= 0 &&
    ['a', 'an', 'the', 'plain', 'pure', 'modern', 'simple', 'pls', 'latest'].includes(tokens[i]?.lower ?? '')
  )
    i--;
  return tokens[i];
}

/** Next to another technology: "Go + SQLite", "Go/Postgres", "Spring (Java)". */
function beside(
  tokens: readonly Token[],
  match: PhraseMatch<StackTerm>,
  all: readonly PhraseMatch<StackTerm>[],
): boolean {
  return all.some((other) => {
    if (other === match) return false;
    const between =
      other.start >= match.end ? tokens.slice(match.end, other.start) : tokens.slice(other.end, match.start);
    return (
      between.length <= 2 &&
      between.every((token) => token.kind === 'mark' || ['and', 'or', 'with', 'on', 'using'].includes(token.lower))
    );
  });
}

/** "Stack: Go", "language = Go". */
function isLabelled(tokens: readonly Token[], match: PhraseMatch<StackTerm>): boolean {
  const before = tokens.slice(Math.max(0, match.start - 6), match.start);
  const colon = before.findLastIndex((token) => isMark(token, ':', '=', '-', '–', '|'));
  return colon > 0 && stackContext.labels.has(before[colon - 1]?.lower ?? '');
}

function endsPhrase(next: Token | undefined): boolean {
  if (!next) return true;
  if (next.kind === 'mark') return true;
  return [
    'and',
    'or',
    'with',
    'for',
    'that',
    'which',
    'where',
    'on',
    'using',
    'to',
    'please',
    'in',
    'so',
    'because',
    'i',
    'we',
    'as',
    'but',
    'if',
    'backed',
    'pls',
    'thanks',
    'then',
    'plus',
    'via',
    'it',
    'than',
    'rather',
    'if',
    'unless',
    'not',
  ].includes(next.lower);
}

/** A capitalised name before the words for what is built: "a Python todo app", "Go inventory service". */
function leadsToHead(tokens: readonly Token[], match: PhraseMatch<StackTerm>): boolean {
  const token = tokens[match.start];
  const before = tokens[match.start - 1];
  const ordinary = !['python'].includes(token?.lower ?? '');
  if (ordinary && (token?.text.charAt(0) === token?.lower.charAt(0) || (match.start === 0 && token?.lower !== 'go')))
    return false;
  if (
    before &&
    ![
      'a',
      'an',
      'the',
      'new',
      'small',
      'simple',
      'build',
      'create',
      'make',
      'write',
      'generate',
      'me',
      'tiny',
      'little',
      'my',
      'minimal',
      'basic',
      'lightweight',
      'using',
      'develop',
      'want',
      'need',
    ].includes(before.lower)
  )
    return false;
  if (tokens[match.start - 2]?.lower === 'for' && ordinary) return false;
  for (let i = match.end; i < Math.min(tokens.length, match.end + 5); i++) {
    const word = tokens[i];
    if (!word || word.kind === 'mark') return false;
    if (stackContext.heads.has(word.lower)) return true;
    if (stackContext.foreignAfter.has(word.lower) || endsPhrase(word)) return !ordinary && i > match.end;
  }
  return !ordinary;
}

/** "I like Python", "I would like Go": a wish, not a comparison. */
function isPreference(tokens: readonly Token[], start: number): boolean {
  const like = tokens.slice(Math.max(0, start - 3), start).findIndex(({ lower }) => lower === 'like');
  const before = like < 0 ? undefined : tokens[Math.max(0, start - 3) + like - 1];
  return isWord(before, 'i', 'we', 'would', 'also', "'d");
}

/** "my boss said 'just use Django'": what others said is no wish. */
function isQuotedSpeech(tokens: readonly Token[], { start, end }: PhraseMatch<StackTerm>): boolean {
  if (tokens[start]?.quoted !== true) return false;
  let from = start;
  while (tokens[from - 1]?.quoted === true) from--;
  let to = end;
  while (tokens[to]?.quoted === true) to++;
  return to - from >= end - start + 2;
}
