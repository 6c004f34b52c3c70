import { create } from '@bufbuild/protobuf';
import {
  SentenceAccountSchema,
  SentenceOutcome,
  SpanSchema,
  type Fact,
  type SentenceAccount,
  type Span,
} from '@quantumlayer/contracts/requirements/v1/requirements';
import type { BriefReading, SentenceReading } from '../english/reading';
import { readClauses } from '../english/grammar/clauses';
import type { Range } from '../english/grammar/phrase-pattern';
import { introducesSpeaker } from '../english/grammar/speakers';
import { droppedConditions } from './dropped-conditions';
import { crudVerb, grammar } from '../lexicon/grammar-lexicon';
import { singular, singularWords } from '../names';
import { isRightsHeading } from '../lexicon/account-lexicon';
import { unheardParts } from './unheard-parts';
import { unusedFigures } from './unused-figures';
import { factNames, type FactNames } from './fact-names';
import { isLabelWord } from '../english/grammar/line-labels';
import { noContentWords } from '../lexicon/wish-lexicon';
import { headingWords, projectFillers, projectHeads, buildVerbs } from '../lexicon/project-lexicon';
import { isWord, type Sentence, type Token, wordsIn } from '../text/token';

/** Words of content that may stay unread in a row before they count as not understood. */
const TOLERATED = 3;
const CONTENT = new Set(['NOUN', 'VERB', 'PROPN', 'ADJ', 'NUM']);

/** What became of each sentence: facts, assumptions, nothing to build, or not understood. */
export function accountSentences(reading: BriefReading): SentenceAccount[] {
  const opened = new Set(
    reading.sentences.flatMap(({ sentence: { carried, parent } }) => (carried > 0 && parent ? parent : [])),
  );
  const names = factNames(reading);
  return reading.sentences.map((sentence) =>
    account(sentence, reading, names, opened.has(sentence.sentence) || isLabelOfLines(reading, sentence)),
  );
}

/** @param opens whether it is a line whose words the bullets below it go on with */
function account(
  reading: SentenceReading,
  { facts: all, source }: BriefReading,
  names: FactNames,
  opens: boolean,
): SentenceAccount {
  const { sentence, facts, assumptions } = reading;
  const dropped = [...droppedSpans(reading, all, source), ...unreadRoutes(reading, source)];
  const unread = [...unreadSpans(reading, source), ...dropped];
  if (sentence.takesBack) unread.push(create(SpanSchema, { source, ...sentence.takesBack }));
  const unheard = spansOf(reading, unheardParts(reading, all, names), source);
  unread.push(...unheard.filter((span) => !unread.some(touches(span))));
  unread.sort((a, b) => a.start - b.start);
  const outcome =
    facts.size > 0
      ? SentenceOutcome.FACTS
      : assumptions.size > 0
        ? SentenceOutcome.ASSUMPTION
        : opens || (dropped.length + unheard.length === 0 && hasNoContent(reading))
          ? SentenceOutcome.NO_CONTENT
          : SentenceOutcome.NOT_UNDERSTOOD;
  const span = create(SpanSchema, { source, start: sentence.start, end: sentence.end });
  const silent = outcome === SentenceOutcome.NO_CONTENT;
  return create(SentenceAccountSchema, {
    span,
    outcome,
    facts: [...facts].sort((a, b) => a - b),
    assumptions: [...assumptions].sort((a, b) => a - b),
    notUnderstood: silent ? [] : outcome === SentenceOutcome.NOT_UNDERSTOOD ? [span] : unread.filter(isOutermost),
  });
}

/** What stands within a longer stretch is told with it. */
const isOutermost = (span: Span, i: number, spans: readonly Span[]): boolean =>
  !spans.some(
    (other, k) =>
      other.start <= span.start && span.end <= other.end && (k < i || other.end - other.start > span.end - span.start),
  );

/** Routes that say nothing of what they do, or of nothing that is built. */
const unreadRoutes = ({ sentence, readRoutes }: SentenceReading, source: number): Span[] =>
  (sentence.routes ?? []).flatMap((route) =>
    readRoutes.has(route) ? [] : [create(SpanSchema, { source, start: route.start, end: route.end })],
  );

/** A greeting, a heading, a line that only introduces others, or words already made use of. */
function hasNoContent({ sentence, used, reserved, settled, noContent }: SentenceReading): boolean {
  // A sample of something that is named nowhere.
  if (sentence.kind === 'schema') return noContent;
  const content = sentence.tokens.filter(
    (token, i) => token.kind === 'word' && !used[i] && CONTENT.has(token.pos) && !isEmptyWord(token),
  );
  if (noContent || asksForSoftware(sentence) || introducesItself(sentence)) return true;
  if (content.length === 0)
    return (
      settled.length > 0 || !sentence.tokens.some((token, i) => !reserved.has(i) && tellsSomething(sentence, token))
    );
  const [first] = sentence.tokens;
  const greeting = first !== undefined && noContentWords.has(first.lower) && sentence.tokens.length <= 8;
  const last = sentence.tokens.at(-1);
  return (
    sentence.kind === 'heading' ||
    isBoldLabel(sentence) ||
    isPlainHeading(sentence) ||
    greeting ||
    (last?.text === ':' && sentence.tokens.length <= 8)
  );
}

/** "Permissions" or "Attributes" above the lines that say which. */
function isLabelOfLines(reading: BriefReading, { sentence }: SentenceReading): boolean {
  const words = wordsIn(sentence);
  const isShort = words.length <= 2;
  const isLabel = isShort && (isLabelWord(words) || grammar.fieldListLabels.has(singular(words.at(-1) ?? '')));
  const isAbove = sentence.kind !== 'row' && reading.childrenOf(sentence).length > 0;
  return isAbove && (isLabel || isRightsHeading(singularWords(words)));
}

/** "Functional requirements" on a line of its own. */
const isPlainHeading = ({ tokens }: Sentence): boolean =>
  tokens.length <= 4 && tokens.every(({ lower, kind }) => kind === 'mark' || headingWords.has(lower));

/** "Our rowing club needs a small tool.": somebody asks for software, and says nothing of it yet. */
function asksForSoftware({ kind, tokens }: Sentence): boolean {
  const verb = tokens.findIndex((token) => isWord(token, 'need', 'want', 'like'));
  const words = tokens.slice(verb + 1).filter(({ pos }) => pos !== 'PUNCT');
  return (
    kind === 'prose' &&
    verb > 0 &&
    isWord(tokens[0], 'our', 'my', 'we', 'i') &&
    isWord(words[0], 'a', 'an', 'some') &&
    projectHeads.has(words.at(-1)?.lemma ?? '') &&
    words.slice(1, -1).every((word) => projectFillers.has(word.lower) || word.pos === 'ADJ')
  );
}

/** "We are a coffee roastery with eleven people.", "I run a small hotel in Bath.": who asks, and nothing else. */
function introducesItself({ kind, tokens }: Sentence): boolean {
  const [first, ...others] = readClauses(tokens, { start: 0, end: tokens.length }).filter(({ host }) => !host);
  return (
    kind === 'prose' && others.length === 0 && first?.subject !== undefined && introducesSpeaker(tokens, first.verb.end)
  );
}

/** "**Functional requirements**", "**Epic 1: Rehearsals**", "**Problem.**" on a line of its own is as good as a heading. */
function isBoldLabel({ kind, text, tokens }: Sentence): boolean {
  if (kind !== 'prose' || !/^(\*\*|__)[^*_]+\1$/.test(text)) return false;
  const words = tokens.filter((token) => token.kind !== 'mark');
  const isNumbered = isWord(words[0], 'epic', 'feature', 'module', 'theme', 'part', 'phase', 'section', 'chapter');
  return (
    words.length === 1 || (isNumbered && words[1]?.kind === 'number') || isLabelWord(tokens.map(({ lower }) => lower))
  );
}

/**
 * "Trees are felled by crews", "I need the number of trees": what happens and what is spoken of is content, even where readers took its
 * words and made nothing of them. That things are managed is said of all.
 */
const tellsSomething = ({ kind, tokens }: Sentence, token: Token): boolean =>
  (kind === 'prose' || kind === 'bullet') &&
  (token.pos === 'VERB' || (token.pos === 'NOUN' && isWished(tokens))) &&
  crudVerb(token.lemma) !== '*' &&
  !isEmptyWord(token) &&
  tokens.at(-1)?.text !== '?';

/** "I need", "we write": what somebody wishes for or keeps stands behind it. */
const isWished = (tokens: readonly Token[]): boolean =>
  tokens.some(({ lower }) => lower === 'i' || lower === 'we') &&
  tokens.some(({ pos, lemma }) => pos === 'VERB' && crudVerb(lemma) !== '*');

const isEmptyWord = (token: Token): boolean =>
  noContentWords.has(token.lower) ||
  projectFillers.has(token.lower) ||
  projectHeads.has(token.lemma) ||
  buildVerbs.has(token.lemma) ||
  token.lower.length === 1;

/** Limits that no fact took up, and what was missed, as far as no longer stretch around them is unread anyway. */
function droppedSpans(reading: SentenceReading, all: readonly Fact[], source: number): Span[] {
  const unread = unreadSpans(reading, source);
  const limits = spansOf(reading, [...droppedConditions(reading), ...reading.missed], source);
  const figures = spansOf(reading, unusedFigures(reading, all), source);
  const dropped = [...limits, ...figures.filter((span) => !limits.some(touches(span)))];
  return dropped.filter((span) => !unread.some(touches(span)));
}

const spansOf = ({ sentence: { tokens } }: SentenceReading, ranges: readonly Range[], source: number): Span[] =>
  ranges.flatMap(({ start, end }) => {
    const [first, last] = [tokens[start], tokens[end - 1]];
    return first && last ? [create(SpanSchema, { source, start: first.start, end: last.end })] : [];
  });

const touches =
  (one: Span) =>
  (other: Span): boolean =>
    one.start < other.end && other.start < one.end;

function unreadSpans({ sentence, used }: SentenceReading, source: number): Span[] {
  const spans: Span[] = [];
  let run: Token[] = [];
  const close = (): void => {
    const content = run.filter((token) => CONTENT.has(token.pos) && !isEmptyWord(token));
    const first = run[0];
    const last = run.at(-1);
    if (content.length > TOLERATED && first && last)
      spans.push(create(SpanSchema, { source, start: first.start, end: last.end }));
    run = [];
  };
  for (const [i, token] of sentence.tokens.entries()) {
    if (used[i] === true) close();
    else if (run.length > 0 || token.kind !== 'mark') run.push(token);
  }
  close();
  return spans;
}
