import { assignmentPhrases } from '../../lexicon/assignment-lexicon';
import { buildVerbs, headingWords, projectHeads } from '../../lexicon/project-lexicon';
import { stackTerms } from '../../lexicon/stack-lexicon';
import { isEnglishWord } from '../../text/tags/tagger';
import { isMark, isWord, type Sentence, type Token } from '../../text/token';
import type { Range } from '../grammar/phrase-pattern';

/** A title is short: "Equipment desk". */
const LONGEST_TITLE = 3;
/** So far behind the name stands what it is the name of: "Snip, a very small URL shortening service". */
const FARTHEST_HEAD = 9;

/**
 * The name that is given without a word like "called": the title above the brief, or a coined word that what is built stands
 * beside, "PassPlan is a service", "Snip - a URL shortener API", "we are building Shelfie, an app".
 */
export function coinedName({ tokens, kind, level, parent }: Sentence, isFirst: boolean): Range | undefined {
  if (kind === 'heading') return isFirst && level === 1 && parent === undefined ? titleIn(tokens) : undefined;
  const start = isFirst && (isCoined(tokens, 0) || isDefined(tokens)) ? 0 : behindVerb(tokens);
  if (start === undefined) return undefined;
  const range = { start, end: endOfName(tokens, start) };
  return isExplained(tokens, range.end, start === 0) ? range : undefined;
}

/** "# Taskly", "# Equipment desk"; "# Requirements" and "# A service for ..." are no names. */
function titleIn(tokens: readonly Token[]): Range | undefined {
  let end = tokens.length;
  while (end > 1 && ['api', 'backend', 'service', 'app', 'server'].includes(tokens[end - 1]?.lower ?? '')) end--;
  const words = tokens.slice(0, end);
  // "# Tram depot maintenance API" tells what it is.
  const longest = end < tokens.length ? LONGEST_TITLE - 1 : LONGEST_TITLE;
  const tellsOfWork = [assignmentPhrases.assignments, assignmentPhrases.headings].some(
    (index) => index.matches(tokens).length > 0,
  );
  const isTitle =
    end > 0 &&
    end <= longest &&
    words.every(isTitleWord) &&
    !tellsOfWork &&
    !['build', 'create', 'write', 'make'].includes(words[0]?.lemma ?? '');
  return isTitle ? { start: 0, end } : undefined;
}

const isTitleWord = ({ kind, pos, lower, lemma }: Token): boolean =>
  kind === 'word' &&
  pos !== 'ADP' &&
  pos !== 'DET' &&
  !headingWords.has(lower) &&
  !['assignment', 'task', 'challenge', 'exercise'].includes(lemma) &&
  !stackTerms.vocabulary.has(lower);

/** A capital that no sentence asks for: a word that English does not know, or with capitals inside. */
function isCoined(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (token?.kind !== 'word' || !/^[A-Z]/.test(token.text) || token.text === token.text.toUpperCase()) return false;
  if (stackTerms.matchAt(tokens, i) || isWord(token, 'i')) return false;
  return /[a-z][A-Z]/.test(token.text) || !isEnglishWord(token.lower);
}

/** "Snip - a URL shortener": one word, and what it is. */
const isDefined = ([first, mark, article]: readonly Token[]): boolean =>
  /^[A-Z][a-z]+$/.test(first?.text ?? '') && isMark(mark, '-', '–', '—', ':') && isWord(article, 'a', 'an', 'the');

/** Behind "we are building", "create". */
function behindVerb(tokens: readonly Token[]): number | undefined {
  const verb = tokens.findIndex(
    ({ lemma, pos }, i) => (buildVerbs.has(lemma) || lemma === 'launch') && pos === 'VERB' && isCoined(tokens, i + 1),
  );
  return verb < 0 ? undefined : verb + 1;
}

function endOfName(tokens: readonly Token[], start: number): number {
  let end = start + 1;
  while (
    end < start + LONGEST_TITLE &&
    tokens[end]?.kind === 'word' &&
    /^[A-Z]/.test(tokens[end]?.text ?? '') &&
    !projectHeads.has(tokens[end]?.lemma ?? '')
  )
    end++;
  return end;
}

/** "is a", ", an", " - the", "(our", ": a": and then, soon, what kind of software it is. */
function isExplained(tokens: readonly Token[], at: number, opens: boolean): boolean {
  const isIs = opens && isWord(tokens[at], 'be', 'will', 'shall');
  if (!isIs && !isMark(tokens[at], ',', '-', '–', '—', ':', '(')) return false;
  const next = tokens.findIndex((token, i) => i > at && !isWord(token, 'be'));
  const isPlain = opens && isMark(tokens[at], '-', '–', '—', ':');
  if (!isPlain && !isWord(tokens[next], 'a', 'an', 'the', 'our', 'my')) return false;
  const stop = tokens.findIndex(
    (token, i) => i > next && (isMark(token, ',', '.', ';') || isWord(token, 'that', 'which', 'where', 'for')),
  );
  const phrase = tokens.slice(next, Math.min(stop < 0 ? tokens.length : stop, next + FARTHEST_HEAD));
  return phrase.some(({ lemma, lower }) => HEADS.has(lemma) || HEADS.has(lower));
}

const HEADS = new Set(
  'app application api backend service system platform tool server website site portal product project marketplace software shortener tracker planner manager organiser organizer'.split(
    ' ',
  ),
);
