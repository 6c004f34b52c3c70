import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { projectHeads } from '../../lexicon/project-lexicon';
import { exclusionPhrases, nonFunctionalPhrases } from '../../lexicon/wish-lexicon';
import { camelCase, singularWords, snakeCase } from '../../names';
import { isMark, isWord, type Token, wordsIn } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { readClauses } from '../grammar/clauses';
import type { Clause } from '../grammar/clause';
import type { NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { isRefusedBehind } from '../grammar/negation';
import { joinedPhrases } from '../lists/joined-phrases';
import { isSpeaker } from '../grammar/speakers';
import { phrasesOf } from '../grammar/subjects';
import type { BriefReading, SentenceReading } from '../reading';

/**
 * What the brief does not want though nothing of ours is called so: "we do not need reports", "leave out the statistics",
 * "invoices are done in another system". Entities and their parts are no features: what is denied of them is read elsewhere.
 */
export function readUnwanted(reading: BriefReading, notes: DomainNotes, at: SentenceReading): void {
  const { tokens, kind } = at.sentence;
  // "Leave request", "Drop point" above what is said of them.
  if (kind === 'heading' && notes.entityFor(wordsIn(at.sentence)) !== undefined) return;
  if (tokens.some((token) => isWord(token, 'if', 'unless', 'until', 'when', 'while', 'than', 'only'))) return;
  for (const clause of readClauses(tokens, { start: 0, end: tokens.length }))
    for (const phrase of unwantedIn(at, clause)) exclude(reading, notes, at, phrase);
  const refused = refusedAtOnce(tokens);
  for (const part of refused ? splitAtNo(tokens, refused) : [])
    for (const phrase of joinedPhrases(tokens, behindParticle(tokens, part))) exclude(reading, notes, at, phrase);
  for (const range of refusedOfWhole(at))
    for (const phrase of joinedPhrases(tokens, range)) exclude(reading, notes, at, phrase, true);
}

function exclude(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  phrase: NounPhrase,
  amongOthers = false,
): void {
  const { tokens } = at.sentence;
  const isThing = notes.entityFor(phrase.words) !== undefined || notes.roles.has(snakeCase(phrase.words));
  if (
    isThing ||
    isKnownPart(notes, phrase) ||
    !(amongOthers ? phrase.plural && !isVague(phrase) : namesFeature(tokens, phrase))
  )
    return;
  const said = at.stated.filter(({ start, end }) => start < phrase.end && phrase.start < end);
  if (said.some(({ kind }) => ASKED.has(kind))) return;
  // "no labels, milestones or comments": what ends with the comments is not said of the milestones.
  const isKnown = said.some(
    ({ kind, start, end }) => kind === FactKind.EXCLUSION && (end === phrase.end || start >= phrase.start),
  );
  if (!isKnown) reading.fact(at, phrase.start, phrase.end, FactKind.EXCLUSION, '', valueOf(tokens, phrase));
  reading.use(at, amongOthers ? phrase.start - 1 : 0, amongOthers ? phrase.end : tokens.length);
}

/** What is asked for, though a refusal stands ahead: "no login, Python". */
const ASKED: ReadonlySet<FactKind> = new Set([
  FactKind.LANGUAGE,
  FactKind.FRAMEWORK,
  FactKind.DATABASE,
  FactKind.NON_FUNCTIONAL,
]);

/** As we call it, or as it is said. */
export function valueOf(tokens: readonly Token[], phrase: NounPhrase): string {
  const words = tokens.slice(phrase.head.start, phrase.head.end);
  const [known] = [...exclusionPhrases.matches(words), ...nonFunctionalPhrases.matches(words)];
  return known?.value ?? snakeCase(phrase.words);
}

/** Whether the phrase names something by itself, and no part of what is kept. */
export const namesFeature = (tokens: readonly Token[], { words, end }: NounPhrase): boolean =>
  words.length > 0 && words.length <= 3 && closes(tokens, end) && !isVague({ words });

/** A part of something that is kept: "we do not need a title for films". */
const isKnownPart = ({ fields }: DomainNotes, { words }: NounPhrase): boolean => {
  const names = [camelCase(words), camelCase(singularWords(words))];
  return fields.some(({ field }) => names.includes(field.name));
};

const isVague = ({ words }: Pick<NounPhrase, 'words'>): boolean =>
  words.some((word) => VAGUE.has(word) || projectHeads.has(word));

/** Words that name no feature; "no double bookings" limits what is kept. */
const VAGUE = new Set(
  'it they them that this these those anything everything something more else other need one way reason problem thing idea rush hurry matter time worry user users account accounts login access right rights authentication auth registration signup signups needed required password double duplicate duplicates overlapping overlap overlaps conflicting conflict conflicts repeated repeat simultaneous exception exceptions gap gaps stop opinion opinions preference preferences objection objections clue hurdle feeling feelings thanks thank'.split(
    ' ',
  ),
);

const COPING = new Set(['live', 'do', 'manage', 'cope', 'go', 'get', 'start', 'begin']);
const NEEDS = new Set(
  (
    'need want require have bother include build handle deal care plan support do cover offer be implement add ' +
    'send charge store process print export import provide collect calculate sync integrate generate'
  ).split(' '),
);
const LEAVES = new Set('skip omit ignore forget drop exclude avoid leave'.split(' '));
const ELSEWHERE = new Set('handled done dealt covered managed processed kept issued written sent made'.split(' '));

function unwantedIn(at: SentenceReading, clause: Clause): NounPhrase[] {
  const { tokens } = at.sentence;
  const { verbs, negated, object, subject, passive, relative, verb } = clause;
  const lemma = verbs[0]?.lemma ?? '';
  if (relative) return [];
  // "A description can follow later" is one of something.
  const refused = phrasesOf(tokens, subject).filter(
    ({ head, plural, words }) => (plural || !isFieldName(words)) && isRefusedBehind(tokens, head.end - 1),
  );
  if (refused.length > 0) return refused;
  const neither = neitherOf(tokens, clause);
  if (neither.length > 0) return neither;
  if (passive)
    return ELSEWHERE.has(tokens[verb.end - 1]?.lower ?? '') && isElsewhere(tokens, clause)
      ? phrasesOf(tokens, subject)
      : [];
  // "We can live without statistics"
  if (COPING.has(lemma) && isOfSpeaker(at, subject) && isWord(tokens[object.start], 'without'))
    return joinedPhrases(tokens, { start: object.start + 1, end: object.end });
  const isThere = subject !== undefined && isWord(tokens[subject.start], 'there');
  const isOurs = subject === undefined || isThere || isOfSpeaker(at, subject);
  if (LEAVES.has(lemma) && subject === undefined) return joinedPhrases(tokens, behindParticle(tokens, object));
  const isDenied = negated || (isThere && isWord(tokens[object.start], 'no')) || isWord(tokens[object.start], 'no');
  return isOurs && isDenied && NEEDS.has(lemma) && (lemma !== 'be' || isThere)
    ? splitAtNo(tokens, object).flatMap((part) => joinedPhrases(tokens, behindParticle(tokens, part)))
    : [];
}

/** "Neither invoices nor payments are needed", "..., and neither is shipping": refused as what was before, or by the verb. */
function neitherOf(tokens: readonly Token[], { subject, verb, verbs, object, start }: Clause): NounPhrase[] {
  const neither = tokens.findIndex((token, i) => i >= start && i < verb.start && isWord(token, 'neither', 'nor'));
  if (neither < 0 || !subject) return [];
  const isEcho =
    neither === verb.start - 1 && verbs.every(({ lemma }) => lemma === 'be') && isRefusedBefore(tokens, neither);
  if (isEcho) return joinedPhrases(tokens, { start: verb.end, end: object.end });
  const refused = isWord(tokens[verb.end - 1], 'needed', 'required', 'wanted', 'planned', 'necessary', 'included');
  const isOut = refused || isWord(tokens[object.start], 'part', 'needed', 'required', 'necessary', 'included');
  return isOut ? joinedPhrases(tokens, { start: neither + 1, end: subject.end }) : [];
}

const isRefusedBefore = (tokens: readonly Token[], end: number): boolean =>
  tokens.slice(0, end).some((_, i) => tokens[i]?.pos !== 'AUX' && isRefusedBehind(tokens.slice(0, end), i));

/** "no search and no tags": two refusals. */
function splitAtNo(tokens: readonly Token[], { start, end }: Range): Range[] {
  const cuts = tokens.flatMap((token, i) =>
    i > start + 1 && i < end && isWord(token, 'no') && isWord(tokens[i - 1], 'and', 'or', ',') ? [i] : [],
  );
  return [start, ...cuts].map((from, k) => ({ start: from, end: (cuts[k] ?? end + 1) - 1 }));
}

const isOfSpeaker = (at: SentenceReading, subject: Range | undefined): boolean =>
  subject !== undefined &&
  (isSpeaker(at, subject) || isWord(at.sentence.tokens[subject.end - 1], 'version', 'release', 'iteration', 'phase'));

/** "leave out reports", "deal with insurance", "no need for statistics" */
function behindParticle(tokens: readonly Token[], { start, end }: Range): Range {
  let from = start;
  while (from < end && isWord(tokens[from], 'out', 'with', 'about', 'no', 'any', 'need', 'for', 'aside', 'to')) from++;
  return { start: from, end };
}

/** "elsewhere", "in another system", "by a third party", "by our accountant's software", "by Stripe" */
const isElsewhere = (tokens: readonly Token[], { object }: Clause): boolean =>
  (isWord(tokens[object.start], 'by', 'with', 'in') &&
    tokens[object.start + 1]?.pos === 'PROPN' &&
    /^[A-Z]/.test(tokens[object.start + 1]?.text ?? '')) ||
  tokens
    .slice(object.start, object.end)
    .some((token) => isWord(token, 'elsewhere', 'another', 'party', 'separately', 'externally', 'outside', 'existing'));

/** "No need for reports.", "No chat, no ratings.", "Without statistics for now." */
function refusedAtOnce(tokens: readonly Token[]): Range | undefined {
  const isPlain = tokens.every(({ pos, lower }) => pos !== 'AUX' && !['needs', 'must'].includes(lower));
  if (!isPlain || !isWord(tokens[0], 'no', 'without') || tokens.length > 14) return undefined;
  const stop = tokens.findIndex((token) => isMark(token, ';'));
  return behindParticle(tokens, { start: 1, end: stop < 0 ? tokens.length : stop });
}

/** "A recipe app with ratings, without categories", "a shop API, and no reviews": behind the name of what is built. */
function refusedOfWhole({ sentence: { tokens }, whole }: SentenceReading): Range[] {
  const named = tokens.findIndex((_, i) => whole.has(i));
  if (named < 0) return [];
  return tokens.flatMap((token, i) => {
    const isSaidOfWhole = whole.has(i - 1) || isMark(tokens[i - 1], ',') || isWord(tokens[i - 1], 'and', 'but', 'with');
    if (i < named || !isSaidOfWhole || !isWord(token, 'without', 'no', 'minus', 'sans')) return [];
    const stop = tokens.findIndex(
      (next, k) => k > i && (isMark(next, '.', ';', '(', ':') || REFUSAL_ENDS.has(next.lower)),
    );
    return [behindParticle(tokens, refusedList(tokens, { start: i + 1, end: stop < 0 ? tokens.length : stop }))];
  });
}

/** "no tags, comments or photos" as a whole, of "no tags, tests" the first: what follows is asked for. */
function refusedList(tokens: readonly Token[], { start, end }: Range): Range {
  const list = tokens.slice(start, end);
  const comma = list.findIndex((token) => isMark(token, ','));
  const isJoined = list.slice(comma).some((token) => isWord(token, 'or', 'nor', 'and'));
  return { start, end: comma < 0 || isJoined ? end : start + comma };
}

const REFUSAL_ENDS = new Set('but with where that which who if when in using for no without please'.split(' '));

/** Nothing that would say which of them: "no reports yet", not "no reports without a date". */
const closes = (tokens: readonly Token[], end: number): boolean => {
  const next = tokens[end];
  return (
    next === undefined ||
    isMark(next, '.', ',', ';', '!', ')') ||
    // "We don't want invoices in there"
    (isWord(next, 'in', 'right') && isWord(tokens[end + 1], 'there', 'here', 'it', 'this', 'now')) ||
    isWord(next, 'and', 'or', 'nor', 'yet', 'now', 'please', 'here', 'either', 'at', 'for', 'be') ||
    grammar.modals.has(next.lower)
  );
};
