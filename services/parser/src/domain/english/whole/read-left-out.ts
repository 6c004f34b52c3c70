import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { stackTerms } from '../../lexicon/stack-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import { projectHeads } from '../../lexicon/project-lexicon';
import { exclusionPhrases, leftOutPhrases, nonFunctionalPhrases, postponedOpenings } from '../../lexicon/wish-lexicon';
import { isMark, isWord, type Sentence, type Token } from '../../text/token';
import { isNegation } from '../grammar/negation';
import type { NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { joinedPhrases } from '../lists/joined-phrases';
import type { BriefReading, SentenceReading } from '../reading';
import { namesFeature, valueOf } from './read-unwanted';

/** A heading or label is short; longer lines say something. */
const LONGEST_LABEL = 9;
/** "Later" alone, or with a word or two, is a heading; "Later steps of the dance" is not. */
const LONGEST_SINGLE = 3;
/** A negation so near to the beginning is the sentence's own: "No deletion of carriers, ever." */
const OWN_NEGATION = 4;

/**
 * What stands under "Out of scope" or behind "Not in this release:" is not to be built, although no word of its own says so.
 * Known features become exclusions, the rest is told as left out; nothing of it is read as part of the domain.
 */
export function readLeftOut(reading: BriefReading, at: SentenceReading): void {
  const { tokens, text } = at.sentence;
  const colon = labelEnd(at.sentence);
  const labelled = colon !== undefined && colon < tokens.length - 1 && saysLeftOut(tokens.slice(0, colon));
  if (!labelled && !isUnderLeftOut(at.sentence) && !isPostponed(at.sentence)) return;
  const start = labelled ? colon + 1 : 0;
  const body = tokens.slice(start);
  if (body.slice(0, OWN_NEGATION).some(isNegation)) return;
  at.leftOut = true;
  for (const index of [exclusionPhrases, nonFunctionalPhrases])
    for (const match of index.matches(body))
      if (match.value !== 'authentication')
        reading.fact(at, start + match.start, start + match.end, FactKind.EXCLUSION, '', match.value);
  for (const { start: from, end, value } of stackTerms.matches(body))
    if (value.sure) reading.fact(at, start + from, start + end, FactKind.EXCLUSION, '', value.value);
  for (const phrase of featuresIn(body))
    reading.fact(at, start + phrase.start, start + phrase.end, FactKind.EXCLUSION, '', valueOf(body, phrase));
  reading.assume(
    at,
    start,
    tokens.length,
    `Left out, as the brief says: “${text.slice((tokens[start]?.start ?? at.sentence.start) - at.sentence.start).trim()}”`,
    'Say it outside of what is left out if it shall be built.',
  );
}

/** "chat, payroll and a shop", "sending newsletters, import from Excel": what each element of the list names. */
function featuresIn(body: readonly Token[]): NounPhrase[] {
  const cuts = body.flatMap((token, i) => (isMark(token, ',') ? [i] : []));
  const parts = [...cuts, body.length].map((end, k) => ({ start: k === 0 ? 0 : (cuts[k - 1] ?? 0) + 1, end }));
  return parts.flatMap((part) => namedFirst(body, part));
}

/** What stands first in it, behind what is done with it; where with says no more of it. */
function namedFirst(body: readonly Token[], { start, end }: Range): NounPhrase[] {
  const first = isWord(body[start], 'and', 'or') ? start + 1 : start;
  const isDone = body[first]?.pos === 'VERB' && body[first].lower.endsWith('ing');
  const further = body.findIndex((token, i) => i > first && i < end && isWord(token, ...FURTHER));
  const named = body.slice(0, further < 0 ? end : further);
  const from = isDone ? first + 1 : first;
  if (named.slice(from).some((token, i, said) => isSaid(said, token, i))) return [];
  return joinedPhrases(named, { start: from, end: named.length }).filter(
    (phrase) => namesFeature(named, phrase) && (phrase.plural || !isFieldName(phrase.words)),
  );
}

const FURTHER = ['from', 'with', 'to', 'by', 'via', 'between'];

/** More than names: a verb with its object, or brackets with parts. */
const isSaid = (body: readonly Token[], { pos, text }: Token, i: number): boolean =>
  pos === 'AUX' ||
  ['(', ':'].includes(text) ||
  (pos === 'VERB' && body[i + 1] !== undefined && body[i + 1]?.kind === 'word');

/** "In the future we may add subscriptions", "one day there could be an app": a thought of whoever writes, nothing of the domain. */
function isPostponed({ tokens }: Sentence): boolean {
  const opening = postponedOpenings.matchAt(tokens, isWord(tokens[0], 'maybe', 'perhaps', 'and', 'but') ? 1 : 0);
  if (!opening || !tokens.some((token) => isWord(token, ...THINKING))) return false;
  const next = isMark(tokens[opening.end], ',') ? opening.end + 1 : opening.end;
  const isArticle = isWord(tokens[next], 'the', 'this', 'our');
  return (
    isWord(tokens[next], 'we', 'i', 'it', 'there', 'you') ||
    projectHeads.has(tokens[isArticle ? next + 1 : next]?.lemma ?? '')
  );
}

const THINKING = ['may', 'might', 'could', 'will', 'would', 'want', 'plan', 'hope', 'like', 'should'];

/** A login among what is left out is none at all, where nothing else asks for one. */
export function readAccessLeftOut(reading: BriefReading): void {
  if (reading.has(FactKind.AUTHENTICATION)) return;
  for (const at of reading.sentences.filter(({ leftOut }) => leftOut)) {
    const [match] = exclusionPhrases.matches(at.sentence.tokens).filter(({ value }) => value === 'authentication');
    if (!match || isPostponed(at.sentence)) continue;
    reading.fact(at, match.start, match.end, FactKind.AUTHENTICATION, '', 'none');
    return;
  }
}

/** Whether one of the lines that a sentence stands under rules it out. */
function isUnderLeftOut({ parent }: Sentence): boolean {
  for (let line = parent; line; line = line.parent) {
    const end = labelEnd(line) ?? line.tokens.length;
    if (saysLeftOut(line.tokens.slice(0, end))) return true;
  }
  return false;
}

/** Where the label of a line ends: before its first colon, if that comes early. */
function labelEnd({ tokens }: Sentence): number | undefined {
  const colon = tokens.findIndex((token) => isMark(token, ':', '-', '–', '—', '='));
  return colon > 0 && colon <= LONGEST_LABEL ? colon : undefined;
}

function saysLeftOut(label: readonly Token[]): boolean {
  if (label.length > LONGEST_LABEL) return false;
  return leftOutPhrases.matches(label).some(({ start, end }) => end - start > 1 || label.length <= LONGEST_SINGLE);
}
