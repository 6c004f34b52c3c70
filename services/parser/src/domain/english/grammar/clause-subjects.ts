import { isPersonNoun } from '../../lexicon/account-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { singular } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import { isBoundary } from './clause-boundaries';
import { isParticleOf } from '../../text/telling/told-particles';
import type { Clause, VerbGroup } from './clause';
import { turnsAway } from './contrasts';
import { nounPhraseAt } from './noun-phrase';
import type { Range } from './phrase-pattern';
import { RAISING } from './raised-verbs';
import { sampleCue } from './sample-cues';

/** The words before the verb; after "and" or "which" those of the clause before. */
export function subjectOf(
  tokens: readonly Token[],
  from: number,
  group: VerbGroup,
  clauses: readonly Clause[],
): Range | undefined {
  const previous = clauses.at(-1);
  const raised = previous && raisedSubject(tokens, previous, group);
  if (raised) return raised;
  const opened = previous && isAttached(tokens, previous) ? openedSubject(previous) : undefined;
  const main = clauses.findLast((clause) => !clause.relative && !isAttached(tokens, clause)) ?? previous;
  let start = from;
  while (start < group.start && isBoundary(tokens[start])) start++;
  const opening = tokens.findLastIndex(
    (token, i) =>
      i >= start &&
      i < group.start - 1 &&
      (isMark(token, ':', '–', '—', ';') ||
        ['where', 'if', 'when', 'so'].includes(token.lower) ||
        turnsAway(tokens, i)),
  );
  if (opening >= 0) start = opening + 1;
  start = behindCircumstance(tokens, behindRecurrence(tokens, start, group.start), group.start);
  const words = tokens
    .slice(start, group.start)
    .filter((token) => token.kind !== 'mark' && (token.lower === 'both' || !grammar.adverbs.has(token.lower)));
  const each =
    words.every((token) => ['each', 'both', 'all', 'every'].includes(token.lower)) &&
    group.attached &&
    previous !== undefined;
  // "An order that is ready or picked up cannot be changed": the order, not the "picked up".
  const goesOn =
    (previous?.relative === true && !words.some(({ pos }) => ['NOUN', 'PROPN', 'PRON', 'NUM'].includes(pos))) ||
    (opened !== undefined && endsInIt(tokens, start, group.start));
  if (words.length > 0 && !each && !goesOn) return { start, end: beforeAside(tokens, start, group.start) };
  if (!previous) return undefined;
  if (opened && group.modal !== undefined) return opened;
  const shared = words.length === 0 && !group.attached ? sharedRelative(tokens, clauses, group) : undefined;
  if (shared) return shared;
  if (words.length === 0 && !group.attached && isDescribed(tokens, previous) && isBehind(tokens, previous, group))
    return previous.subject;
  const relative =
    tokens.slice(Math.max(0, from - 1), group.start).some((token) => grammar.relatives.has(token.lower)) ||
    group.attached;
  const objects = tokens.slice(previous.object.start, previous.object.end);
  // "reject them with a reason": of what is rejected.
  const [object, another] = objects.filter(({ kind }) => kind === 'word');
  const isPronoun = group.attached && another === undefined && isWord(object, 'it', 'them');
  const hasObject = isPronoun || objects.some(({ pos }) => pos === 'NOUN' || pos === 'PROPN');
  // "Hosts are people who have a name": the hosts.
  const isSameKind =
    !group.attached && isWord(tokens[previous.object.start], 'people', 'person') && previous.verbs[0]?.lemma === 'be';
  // "the tools that they own, with a name", "the dogs they walk, with a name": the tools and the dogs.
  const isTheirs = isWord(tokens[previous.verb.start - 1], 'they', 'he', 'she', 'we', 'i');
  const antecedent = group.attached && isTheirs && !hasObject ? clauses.at(-2)?.object : undefined;
  if (antecedent && nounPhraseAt(tokens, antecedent.start, antecedent.end)) return antecedent;
  // "can see who has a key": somebody, and not whoever sees it.
  const asked = previous.verb.end;
  if (!hasObject && isWord(tokens[asked], 'who') && asked < group.start) return { start: asked, end: asked + 1 };
  if (relative && hasObject && !isSameKind)
    return group.attached ? behindParticle(tokens, previous) : nearestIn(tokens, previous.object);
  return main && headOf(tokens, main);
}

/** "fill in a form with a name": the form. */
const behindParticle = (tokens: readonly Token[], { verbs, object }: Clause): Range =>
  isParticleOf(verbs[0]?.lemma ?? '', tokens[object.start]?.lower ?? '') && object.end - object.start > 1
    ? { start: object.start + 1, end: object.end }
    : object;

/** "in it" of "a station with parcels in it cannot be removed" */
const endsInIt = (tokens: readonly Token[], start: number, end: number): boolean =>
  isWord(tokens[end - 1], 'it', 'them') && tokens[end - 2]?.pos === 'ADP' && start >= end - 2;

/** "Only the person who offered it may": what was told of him belongs to him. */
const isDescribed = (tokens: readonly Token[], { subject, relative }: Clause): boolean =>
  relative && subject !== undefined && isWord(tokens[subject.end - 1], 'who', 'that', 'which');

const isBehind = (tokens: readonly Token[], { verb }: Clause, { start }: VerbGroup): boolean =>
  !tokens.slice(verb.end, start).some((token) => isBoundary(token));

/** "There are pupils who are in one class and have a birth date": who are in it, as nobody else is there to have one. */
function sharedRelative(tokens: readonly Token[], clauses: readonly Clause[], group: VerbGroup): Range | undefined {
  const previous = clauses.at(-1);
  const main = clauses.findLast((clause) => !clause.relative && !isAttached(tokens, clause));
  const isJoined =
    previous?.relative === true && isWord(tokens[group.start - 1], 'and', 'or') && previous.end === group.start - 1;
  // "I want to pick up an order that is ready and mark it": the one who wants it does both.
  // "We also own tools, which are in the shed and have a name"
  const last =
    main?.subject &&
    tokens.slice(main.subject.start, main.subject.end).findLast(({ lower }) => !grammar.adverbs.has(lower));
  const isNobody = main?.modal === undefined && isWord(last, 'there', 'i', 'we');
  return isJoined && isNobody && group.modal === undefined ? previous.subject : undefined;
}

/** "The date they joined is shown": of the date. */
const headOf = (tokens: readonly Token[], { start, subject, relative }: Clause): Range | undefined =>
  relative && subject && nounPhraseAt(tokens, start, subject.start)?.end === subject.start
    ? { start, end: subject.start }
    : subject;

/** "lent to members, who bring them back", "offers on lambs that are for sale": what stands right before. */
function nearestIn(tokens: readonly Token[], { start, end: last }: Range): Range {
  const end = beforeSample(tokens, start, last);
  const people = peopleBefore(tokens, start, end);
  if (people !== undefined) return { start: people, end };
  // "a weight in kilos, which must be positive": behind a comma, of the whole; "belongs to a street, which ...": of the street.
  if (isMark(tokens[end], ',') && !isWord(tokens[end + 1], 'who')) {
    // "is made up of halls, which have a name": of the halls.
    let noun = start;
    while (tokens[noun]?.pos === 'ADP' || isWord(tokens[noun], 'to', 'out', 'up', 'off')) noun++;
    const behind = nounPhraseAt(tokens, noun, end)?.end;
    // "rent out bikes and kayaks, which have a price": both have it.
    const isRow = behind !== undefined && (isWord(tokens[behind], 'and', 'or') || isMark(tokens[behind], ','));
    return { start: behind === end || isRow ? noun : start, end };
  }
  const preposition = tokens.findLastIndex(
    (token, i) => i >= start && i < end && token.pos === 'ADP' && !isWord(token, 'of'),
  );
  const phrase = preposition < 0 ? undefined : nounPhraseAt(tokens, preposition + 1, end);
  return phrase?.end === end && tokens[end - 1]?.pos !== 'PROPN' ? { start: preposition + 1, end } : { start, end };
}

/** "one class, such as 9B, which has a name": the class has it. */
function beforeSample(tokens: readonly Token[], start: number, end: number): number {
  const comma = tokens.findLastIndex((token, i) => i > start && i < end && isMark(token, ','));
  return comma > 0 && sampleCue(tokens, comma + 1) > 0 ? comma : end;
}

/** "the classes and the trainers, who have a name": where the people begin of whom alone "who" speaks. */
function peopleBefore(tokens: readonly Token[], start: number, end: number): number | undefined {
  if (!isWord(tokens[end], 'who') && !isWord(tokens[end + 1], 'who')) return undefined;
  let from: number | undefined;
  for (let i = end - 1; i > start; i--) {
    if (!isMark(tokens[i], ',') && !isWord(tokens[i], 'and', 'or')) continue;
    const phrase = nounPhraseAt(tokens, i + 1, end);
    if (!phrase || !isPersonNoun(singular(phrase.words.at(-1) ?? ''))) break;
    from = i + 1;
  }
  return from;
}

/** "Only clients with a key can edit them": those of whom "with" tells more, where they open the clause. */
const openedSubject = ({ start, subject }: Clause): Range | undefined =>
  subject && subject.start >= start ? subject : undefined;

/** "We want every boat to have a name", "it lets members borrow books", "let members borrow books": the boat has it, the members borrow them. */
function raisedSubject(tokens: readonly Token[], previous: Clause, group: VerbGroup): Range | undefined {
  const [verb, second] = previous.verbs;
  if (!verb || second || previous.passive || !RAISING.has(verb.lemma)) return undefined;
  const { start } = previous.object;
  const isInfinitive = isWord(tokens[group.start - 1], 'to');
  const end = isInfinitive ? group.start - 1 : group.start;
  if (end <= start || (!isInfinitive && !['let', 'help'].includes(verb.lemma))) return undefined;
  const raised = nounPhraseAt(tokens, start, end);
  if (raised?.end !== end) return undefined;
  // "Let each boat have a name" says how things are; only people are let do something.
  const isLet = verb.lemma === 'let' && isPersonNoun(singular(raised.words.at(-1) ?? ''));
  return previous.subject || isLet ? { start, end } : undefined;
}

const CIRCUMSTANCES = 'after before during at in on upon following for within from'.split(' ');
/** What happens before, "when the nurse arrives,", ends with its comma. */
const EVENTS = 'when once if while until whenever unless'.split(' ');

/** "After the lesson the instructor marks it", "At the end of the month, the clerk ...": the subject stands behind. */
function behindCircumstance(tokens: readonly Token[], start: number, end: number): number {
  const isEvent = isWord(tokens[start - 1], ...EVENTS);
  if (!isEvent && !isWord(tokens[start], ...CIRCUMSTANCES) && !isWord(tokens[start - 1], ...CIRCUMSTANCES))
    return start;
  for (let i = end - 1; i > start; i--) {
    const isArticle = tokens[i]?.pos === 'DET' || grammar.possessives.has(tokens[i]?.lower ?? '');
    const isBehindNoun = ['NOUN', 'PROPN'].includes(tokens[i - 1]?.pos ?? '');
    if (
      !isEvent &&
      isBehindNoun &&
      (isArticle || (i === end - 1 && isWord(tokens[i], 'it', 'they', 'we', 'he', 'she', 'one')))
    )
      return i;
    // "once submitted it can be ..."
    if (isEvent && i === end - 1 && isWord(tokens[i], 'it', 'they') && tokens[i - 1]?.pos === 'VERB') return i;
    // "when goods arrive we record"
    if (isEvent && i === end - 1 && isWord(tokens[i], 'we', 'i', 'he', 'she')) return i;
    if (isMark(tokens[i], ',')) return i + 1;
  }
  return start;
}

const ASIDES = new Set(
  [
    'on the other hand',
    'in turn',
    'however',
    'by contrast',
    'in contrast',
    'of course',
    'for instance',
    'for example',
  ].concat([
    'then',
    'too',
    'finally',
    'as well',
    'in addition',
    'likewise',
    'instead',
    'meanwhile',
    'by the way',
    'in the end',
  ]),
);

/** "Hydrants, on the other hand, only need": what is said aside is no part of the subject. */
function beforeAside(tokens: readonly Token[], start: number, end: number): number {
  const last = tokens.findLastIndex((token, i) => i > start && i < end && isMark(token, ','));
  const first = tokens.findLastIndex((token, i) => i > start && i < last && isMark(token, ','));
  const said = tokens.slice(first + 1, last).map(({ lower }) => lower);
  const isClosed = tokens.slice(last + 1, end).every(({ lower }) => grammar.adverbs.has(lower));
  if (first > start && isClosed && ASIDES.has(said.join(' '))) return first;
  // "Hydrants only need a code", but "editors only can"
  return end - 1 > start && grammar.adverbs.has(tokens[end - 1]?.lower ?? '') && isWord(tokens[end], 'need', 'require')
    ? end - 1
    : end;
}

/** "Every month a payslip is created": how often comes first. */
function behindRecurrence(tokens: readonly Token[], start: number, end: number): number {
  const isTime = isWord(tokens[start], 'every', 'each') && grammar.timeNouns.has(tokens[start + 1]?.lemma ?? '');
  const next = isMark(tokens[start + 2], ',') ? start + 3 : start + 2;
  const isSubject = next < end && ['DET', 'PRON'].includes(tokens[next]?.pos ?? '');
  return isTime && isSubject ? next : start;
}

/** "with a title", "stating the amount" only add to what was said. */
const isAttached = (tokens: readonly Token[], { verb }: Clause): boolean =>
  verb.end - verb.start === 1 &&
  ['with', 'including', 'having', 'stating', 'giving', 'specifying'].includes(tokens[verb.start]?.lower ?? '');
