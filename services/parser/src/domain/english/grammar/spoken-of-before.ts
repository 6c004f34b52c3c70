import { isPersonNoun, isTeam } from '../../lexicon/account-lexicon';
import { singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { listItems } from '../lists/list-items';
import type { SentenceReading } from '../reading';
import type { Clause } from './clause';
import { frameOf } from './clause-frame';
import { readClauses } from './clauses';
import { nounPhraseAt, type NounPhrase } from './noun-phrase';
import { numberOf } from './numbers';
import type { Range } from './phrase-pattern';

const PRONOUNS = ['he', 'she', 'they'];

/**
 * The people that a pronoun stands for where it does something, "he can correct it too": the one named last in the sentence before
 * it, or who does something there; behind a label, "Engineers: ..., and they may", those of the label.
 */
export function peopleMeant(tokens: readonly Token[], subject: Range): Range[] {
  const words = tokens.slice(subject.start, subject.end).filter(({ kind }) => kind === 'word');
  const isOnly = isWord(words[0], 'only') || isWord(tokens[subject.start - 1], 'only');
  // "The office prepares slots, and only it may delete them"
  const isOnlyIt = isOnly && words.length <= 2 && isWord(words.at(-1), 'it');
  const isByThem =
    words.length === 1 && isWord(words[0], 'them', 'him', 'her') && isWord(tokens[subject.start - 1], 'by');
  const pronoun = isOnlyIt || isByThem ? words.at(-1) : words.find((token) => isWord(token, ...PRONOUNS));
  if (!pronoun || words.some(({ pos }) => pos === 'NOUN' || pos === 'PROPN')) return [];
  // "Only doctors delete patients, and only they manage visits": who did something, and not the patients.
  const alone = isOnly ? agentBefore(tokens, subject.start) : undefined;
  if (alone) return [alone];
  const doers = isWord(pronoun, 'he', 'she') ? doersIn(tokens).filter(({ end }) => end <= subject.start) : [];
  const people = doers.length > 0 ? doers : peopleIn(tokens, subject.start);
  const [first] = people;
  if (first && isMark(tokens[first.end], ':') && first.start === 0) return [first];
  return people.slice(-1);
}

/** How far back "they" can point. */
const SENTENCES_BACK = 2;

/** "Members book lessons. They can cancel their own bookings": who did something in the sentences before, at the head of one. */
export function peopleOfBefore(
  told: readonly SentenceReading[],
  at: SentenceReading,
  subject: Range,
): { at: SentenceReading; people: Range } | undefined {
  const last = isWord(at.sentence.tokens[subject.end - 1], ...BESIDE) ? subject.end - 1 : subject.end;
  const isHead = last - subject.start === 1 && subject.start <= 1;
  if (!isHead || !isWord(at.sentence.tokens[subject.start], 'they', 'he', 'she')) return undefined;
  const index = told.lastIndexOf(at);
  for (let back = index - 1; back >= Math.max(0, index - SENTENCES_BACK); back--) {
    const before = told[back];
    const people = before && doersIn(before.sentence.tokens).at(-1);
    if (before && people) return { at: before, people };
  }
  return undefined;
}

/**
 * "Clerks enter films; the boss deletes them; both read everything", "all three see everything": as many who were named last, in this
 * sentence or the ones before.
 */
export function bothMeant(
  told: readonly SentenceReading[],
  at: SentenceReading,
  { start, end }: Range,
): { at: SentenceReading; people: Range }[] {
  const count = countOfAll(at.sentence.tokens.slice(start, end));
  if (count === undefined) return [];
  const doers = actingIn(at.sentence.tokens).filter((people) => people.end <= start);
  const named = doers.length >= count ? doers : peopleIn(at.sentence.tokens, start);
  const here = named.map((people) => ({ at, people }));
  const index = told.lastIndexOf(at);
  const before = here.length >= count ? [] : told.slice(Math.max(0, index - SENTENCES_BACK), Math.max(0, index));
  const said = before.flatMap((one) => actingIn(one.sentence.tokens).map((people) => ({ at: one, people })));
  const all = [...said, ...here];
  return all.length < count ? [] : all.slice(-count);
}

/** "both", "all three" */
function countOfAll([first, second, more]: readonly Token[]): number | undefined {
  if (isWord(first, 'both')) return second ? undefined : 2;
  const count = isWord(first, 'all') && !more ? Number(numberOf(second)) : Number.NaN;
  return count > 1 ? count : undefined;
}

/** "He then sends it", "they too": words that say nothing of who it is. */
const BESIDE = ['also', 'alone', 'too', 'then', 'later', 'afterwards', 'finally'];

/** The people that do something: "Members" of "Members book lessons", "teachers and tutors" of "are given by teachers and tutors". */
const doersIn = (tokens: readonly Token[], isMeant = (clause: Clause): boolean => !clause.relative): Range[] =>
  readClauses(tokens, { start: 0, end: tokens.length }).flatMap((clause) => {
    const { agent } = frameOf(tokens, clause);
    const people =
      agent && !clause.relative && isMeant(clause) ? listItems(tokens, agent).map(({ phrase }) => phrase) : [];
    const [first, last] = [people[0], people.at(-1)];
    return first && last?.end === agent?.end && people.every(isPerson)
      ? [{ start: first.start, end: last?.end ?? first.end }]
      : [];
  });

/** Who does what is told right before `end`: people, an office or a committee. */
export function agentBefore(tokens: readonly Token[], end: number): Range | undefined {
  const before = readClauses(tokens, { start: 0, end: tokens.length }).findLast(
    (clause) => !clause.relative && clause.verb.end <= end && clause.subject !== undefined && clause.subject.end <= end,
  );
  return before && frameOf(tokens, before).agent;
}

/** Each of those who do something, and not of whom is only told what they have. */
const actingIn = (tokens: readonly Token[]): Range[] =>
  doersIn(tokens, ({ verbs }) => verbs.some(({ lemma }) => lemma !== 'have' && lemma !== 'be')).flatMap((people) =>
    peopleIn(tokens, people.end, people.start),
  );

/** "I can do everything, I am the administrator": who speaks. */
export function speakerMeant(tokens: readonly Token[], subject: Range): Range | undefined {
  const words = tokens.slice(subject.start, subject.end).filter(({ kind }) => kind === 'word');
  if (words.length !== 1 || !isWord(words[0], 'i')) return undefined;
  const am = tokens.findIndex((token, i) => ['am', "'m"].includes(token.lower) && isWord(tokens[i - 1], 'i'));
  // "the secretary of a karate club": the secretary.
  const of = tokens.findIndex((token, i) => i > am + 2 && i < am + 5 && isWord(token, 'of'));
  const isOfHouse = of > 0 && isWord(tokens[of + 1], 'a', 'an', 'the', 'our', 'this');
  const phrase = am < 0 ? undefined : nounPhraseAt(tokens, am + 1, isOfHouse ? of : tokens.length);
  return phrase?.determined === true && isPerson(phrase) ? phrase : undefined;
}

function peopleIn(tokens: readonly Token[], end: number, start = 0): NounPhrase[] {
  const people: NounPhrase[] = [];
  for (let i = start; i < end; ) {
    const phrase = nounPhraseAt(tokens, i, end);
    if (phrase && isPerson(phrase)) people.push(phrase);
    i = Math.max(i + 1, phrase?.end ?? 0);
  }
  return people;
}

const isPerson = ({ words }: NounPhrase): boolean => isPersonNoun(singular(words.at(-1) ?? '')) || isTeam(words);
