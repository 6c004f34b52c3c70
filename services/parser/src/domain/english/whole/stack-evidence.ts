import { stackContext, type StackTerm } from '../../lexicon/stack-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import { readClauses } from '../grammar/clauses';
import { toneOf } from './stack-tone';
import type { PhraseMatch } from '../grammar/phrase-index';
import type { Range } from '../grammar/phrase-pattern';

/**
 * How much the mention of a technology says of what shall be built: that it is asked for, that it is preferred, that it would
 * do as well, that somebody knows it, or nothing, since it is what another program is made of, or data.
 */
export type Evidence = 'wish' | 'soft' | 'hint' | 'skill' | 'none';

/** Judges one of the technologies that a sentence mentions. */
export function evidenceOf(
  tokens: readonly Token[],
  match: PhraseMatch<StackTerm>,
  all: readonly PhraseMatch<StackTerm>[],
): Evidence {
  if (isExample(tokens, match) || isValue(tokens, match, all) || isOfThePast(tokens, match)) return 'none';
  if (isAsked(tokens, match)) return 'none';
  const tone = toneOf(tokens, match);
  if (tone === 'elsewhere') return 'none';
  if (tone !== undefined) return tone === 'preferred' ? 'soft' : 'hint';
  if (match.value.kind === 'database') return isAlternative(tokens, match, all) ? 'hint' : 'wish';
  if (isReplaced(tokens, match.start)) return 'none';
  const subject = subjectOf(tokens, match);
  const comma = subject ? tokens.findLastIndex((token, i) => i < subject.end && isMark(token, ',')) : -1;
  const words = subject ? tokens.slice(Math.max(subject.start, comma + 1), subject.end) : [];
  if (words.some(({ lower }) => stackContext.otherPrograms.has(lower))) return 'none';
  if (isAlternative(tokens, match, all) || isFallback(tokens, match)) return 'hint';
  if (saysSkill(tokens, match)) return 'skill';
  // "JavaScript people use TypeScript": whoever is called by another is told what to take.
  const isTold = all.some(
    (other) => other !== match && subject && subject.start <= other.start && other.end < subject.end,
  );
  const isKnown = words.some(({ lemma }) => stackContext.people.has(lemma)) && !isTold;
  return isKnown && !asks(tokens, match.start) ? 'skill' : 'wish';
}

/** "skills like Python", "a language such as Java". */
const isExample = (tokens: readonly Token[], { start }: Range): boolean =>
  tokens
    .slice(Math.max(0, start - 6), start)
    .some(
      (token, i, before) =>
        (isWord(token, 'such') && isWord(before[i + 1], 'as')) ||
        (isWord(token, 'like') && before[i - 1]?.pos === 'NOUN'),
    );

/** "a language (Python, Java or Go)": the values of a field. */
function isValue(tokens: readonly Token[], { start }: Range, all: readonly Range[]): boolean {
  const open = tokens.findLastIndex((token, i) => i < start && isMark(token, '(', ')', ':'));
  if (open < 2 || !isMark(tokens[open], '(')) return false;
  const close = tokens.findIndex((token, i) => i > start && isMark(token, ')'));
  const inside = all.filter((other) => other.start > open && other.end <= close);
  return (
    inside.length > 1 &&
    isWord(tokens[open - 1], 'language', 'technology', 'stack', 'skill', 'framework', 'database') &&
    tokens.slice(0, open).some((token) => isWord(token, 'have', 'has', 'with', ','))
  );
}

/** "Rewrite our Rails app": what is there already. */
function isReplaced(tokens: readonly Token[], start: number): boolean {
  const before = tokens.slice(Math.max(0, start - 5), start);
  const from = before.findLastIndex(
    ({ lemma, lower }) => stackContext.replacing.has(lemma) || stackContext.otherPrograms.has(lower),
  );
  const comma = before.slice(from).some((token) => isMark(token, ','));
  if (comma && stackContext.otherPrograms.has(before[from]?.lower ?? '')) return false;
  return from >= 0 && !before.slice(from).some((token) => isWord(token, 'in', 'with', 'using', 'to', 'as', 'be'));
}

const PAST = [
  'used',
  'had',
  'ran',
  'tried',
  'looked',
  'evaluated',
  'bought',
  'tested',
  'started',
  'compared',
  'wrote',
  'was',
  'were',
];

/** "We used MongoDB before", "we had something in Ruby", "it was PHP": the last verb ahead tells what has been. */
function isOfThePast(tokens: readonly Token[], { start }: Range): boolean {
  const verb = tokens.findLastIndex(
    (token, i) => i < start && i > start - 12 && (token.pos === 'VERB' || token.pos === 'AUX'),
  );
  const between = tokens.slice(verb + 1, start);
  if (verb < 1 || !PAST.includes(tokens[verb]?.lower ?? '') || between.some((token) => isMark(token, ':', ';')))
    return false;
  const subject = tokens[verb - 1];
  return subject?.pos === 'PRON' || subject?.pos === 'NOUN' || subject?.pos === 'PROPN';
}

/** "Java or Kotlin? No": a question is no wish. */
const isAsked = (tokens: readonly Token[], { end }: Range): boolean =>
  isMark(tokens.at(-1), '?') && end >= tokens.length - 1;

/** "If you are faster in TypeScript, ...", "otherwise Go": what would do as well. */
function isFallback(tokens: readonly Token[], { start }: Range): boolean {
  const opening = tokens.findLastIndex((token, i) => i < start && isMark(token, ',', ';', ':', '('));
  return tokens
    .slice(opening + 1, start)
    .some((token) => isWord(token, 'if', 'otherwise', 'alternatively', 'else', 'fallback', 'unless'));
}

function subjectOf(tokens: readonly Token[], { start }: Range): Range | undefined {
  const clause = readClauses(tokens, { start: 0, end: tokens.length }).find(
    (one) => one.verb.start < start && start < one.end,
  );
  return clause?.subject;
}

/** "I know a bit of Java", "the team is fluent in Go", "a Java developer". */
const saysSkill = (tokens: readonly Token[], { start, end }: Range): boolean =>
  isWord(tokens[end], 'developer', 'programmer', 'engineer', 'shop', 'person', 'guy', 'house', 'background') ||
  tokens
    .slice(Math.max(0, start - 6), start)
    .some((token) => isWord(token, 'know', 'fluent', 'familiar', 'experience', 'experienced', 'read', 'comfortable'));

/** "Java, Go or Python": one of several. */
function isAlternative(
  tokens: readonly Token[],
  match: PhraseMatch<StackTerm>,
  all: readonly PhraseMatch<StackTerm>[],
): boolean {
  const isDatabase = match.value.kind === 'database';
  const others = all.filter((other) => other !== match && (other.value.kind === 'database') === isDatabase);
  return others.some(({ start, end }) => {
    const between = end <= match.start ? tokens.slice(end, match.start) : tokens.slice(match.end, start);
    return between.length <= 6 && between.some((token) => isWord(token, 'or'));
  });
}

/** "My boss wants it in Go", "the team asks for Python". */
const asks = (tokens: readonly Token[], start: number): boolean =>
  tokens
    .slice(0, start)
    .some(({ lemma }) =>
      ['want', 'need', 'ask', 'prefer', 'like', 'require', 'insist', 'expect', 'choose', 'chose', 'wish'].includes(
        lemma,
      ),
    );
