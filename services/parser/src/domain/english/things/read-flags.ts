import { isPersonNoun } from '../../lexicon/account-lexicon';
import { camelCase, singular } from '../../names';
import { isMishap } from '../../lexicon/verb-lexicon';
import { type Token, isMark, isWord } from '../../text/token';
import { type DomainNotes, PRONOUNS } from '../domain-notes';
import type { LifecycleNote } from '../notes';
import type { Clause } from '../grammar/clause';
import { isHyphenated } from '../grammar/name-words';
import { plainPhrase } from '../grammar/plain-phrase';
import { isParticiple } from '../grammar/verb-forms';
import { phrasesOf, subjectEntities } from '../grammar/subjects';
import type { BriefReading, SentenceReading } from '../reading';

/** "It is insured or not", "some items are signed", "an episode can be explicit": what may be so or not is a yes or no. */
export function readFlags(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  if (clause.relative || !clause.subject || clause.verbs.length > 1) return false;
  const said = saidOf(tokens, clause);
  if (
    !said ||
    (!isLeftOpen(tokens, said.end) &&
      !isOfSome(tokens, clause) &&
      !isPossible(tokens, clause, said.word) &&
      !mayBefall(tokens, clause))
  )
    return false;
  const isNegated = isWord(tokens[clause.subject.start], 'not');
  const about = isNegated ? { start: clause.subject.start + 1, end: clause.subject.end } : clause.subject;
  const [subject, second] = phrasesOf(tokens, about);
  if (second) return false;
  const isPronoun = !subject || PRONOUNS.has(subject.words.join(' '));
  const named = isPronoun ? undefined : notes.entityFor(subject.words);
  if (named === undefined && !isPronoun && isPersonNoun(singular(subject.words.at(-1) ?? ''))) return false;
  // "Pets are allowed or not", of a flat.
  const isPart = !isPronoun && named === undefined && isLeftOpen(tokens, said.end);
  const owners = isPart ? [notes.topic ?? notes.current] : subjectEntities(notes, at, about, false);
  const [entity] = owners;
  if (entity === undefined || notes.lifecycles.some((note) => note.entity === entity && isAmong(note, said.word)))
    return false;
  const words = isPart ? [...subject.words.slice(-1), ...said.words] : said.words;
  const place = { at, start: clause.start, end: said.end };
  notes.declare(entity, place);
  notes.fields.push({
    entity,
    field: { name: camelCase(words), words, type: 'boolean', enumValues: undefined, constraints: [] },
    phrase: { ...plainPhrase(tokens, { start: said.end - 1, end: said.end }), words },
    place,
  });
  notes.current = entity;
  reading.use(at, clause.start, clause.end);
  return true;
}

/** "A tool is free, lent or lost. It may be lost": a state of it. */
const isAmong = ({ steps }: LifecycleNote, { lower }: Token): boolean => steps.flat().includes(lower);

interface Said {
  readonly words: readonly string[];
  readonly word: Token;
  readonly end: number;
}

/** The one word that is said of the subject: "insured", "explicit", "under warranty". */
function saidOf(
  tokens: readonly Token[],
  { subject, verb, verbs, passive, object, negated }: Clause,
): Said | undefined {
  const [first] = verbs;
  if ((negated && !isWord(tokens[subject?.start ?? -1], 'not')) || !first) return undefined;
  if (passive) return wordAt(tokens, verb.end - 1);
  if (first.lemma !== 'be') return undefined;
  const start = isWord(tokens[object.start], 'either') ? object.start + 1 : object.start;
  const [word, next] = [tokens[start], tokens[start + 1]];
  const isQuality =
    word?.kind === 'word' && (word.pos === 'ADJ' || isParticiple(word) || isHyphenated(tokens, start + 1));
  // "Not every recipe is vegetarian"
  if (isQuality || (negated && word?.pos === 'NOUN')) return wordAt(tokens, start);
  const isPlace = isWord(word, 'under', 'in', 'on', 'for') && next?.pos === 'NOUN';
  return word && isPlace ? { words: [word.lower, next.lower], word: next, end: start + 2 } : undefined;
}

/** "insured", "air-conditioned" */
function wordAt(tokens: readonly Token[], start: number): Said | undefined {
  let end = start + 1;
  while (isHyphenated(tokens, end)) end++;
  const word = tokens[start];
  if (isWord(word, 'possible', 'necessary', 'true')) return undefined;
  return word && { words: tokens.slice(start, end).map(({ lower }) => lower), word, end };
}

/** "or not", "or isn't" */
function isLeftOpen(tokens: readonly Token[], end: number): boolean {
  if (!isWord(tokens[end], 'or')) return false;
  const last = isWord(tokens[end + 1], 'not') ? end + 2 : isWord(tokens[end + 1], 'be') ? end + 3 : undefined;
  return last !== undefined && isWord(tokens[last - 1], 'not') && closes(tokens, last);
}

/** "Some items are signed", "not every room is heated" */
function isOfSome(tokens: readonly Token[], { subject, modal, passive, verb, object }: Clause): boolean {
  const start = subject?.start ?? -1;
  const isSome =
    isWord(tokens[start], 'some', 'certain', 'few') ||
    (isWord(tokens[start], 'not') && isWord(tokens[start + 1], 'all', 'every', 'each'));
  return isSome && modal === undefined && closes(tokens, passive ? verb.end : object.start + 1);
}

/** "An episode can be explicit": a quality, not what somebody makes of it. */
const isPossible = (tokens: readonly Token[], { modal, passive, object }: Clause, word: Token): boolean =>
  (modal === 'can' || modal === 'may' || modal === 'might') &&
  !passive &&
  word.pos === 'ADJ' &&
  !/(ed|en)$/.test(word.lower) &&
  closes(tokens, object.start + 1);

/** "It may be broken": how it can be, where "it may be borrowed" is done by somebody. */
const mayBefall = (tokens: readonly Token[], { modal, passive, verbs, verb }: Clause): boolean =>
  (modal === 'can' || modal === 'may' || modal === 'might') &&
  passive &&
  isMishap(verbs[0]?.lemma ?? '') &&
  closes(tokens, verb.end);

const closes = (tokens: readonly Token[], i: number): boolean =>
  tokens[i] === undefined || isMark(tokens[i], '.', ',', ';', '!') || isWord(tokens[i], 'and', 'but');
