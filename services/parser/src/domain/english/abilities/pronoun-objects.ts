import { isPersonName, isPersonNoun } from '../../lexicon/account-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { SentenceReading } from '../reading';
import { recordOf } from './bare-deeds';
import { madeThemselves } from './own-rows';

/** What a pronoun that is acted on stands for: "clerks enter grades and correct them", "cancel what they have booked themselves". */
export function meantBy(notes: DomainNotes, at: SentenceReading, clause: Clause, pronoun: Range): string | undefined {
  const { tokens } = at.sentence;
  const spoken = recordOfTheirs(notes, tokens, pronoun) ?? spokenOf(notes, tokens, clause);
  // Nobody is "it".
  const isThing = isWord(tokens[pronoun.start], 'it');
  return isThing && isPersonName(spoken ?? '') ? doneToBefore(notes, at) : spoken;
}

/** Where the object begins with a pronoun, or with what is no more than one: "only their own", "what they booked". */
export function pronounIn(tokens: readonly Token[], object: Range): Range | undefined {
  for (let i = object.start; i < Math.min(object.end, object.start + 3); i++)
    if (
      isWhatTheyMade(tokens, i) ||
      isHim(tokens, i) ||
      isWord(tokens[i], 'it', 'them', 'they', 'these', 'those', 'one', 'ones') ||
      isAlone(tokens, i, 'own', 'theirs', 'any')
    )
      return { start: i, end: i + 1 };
  return undefined;
}

/** "suspend a player and reinstate him": nothing of his stands behind it. */
const isHim = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'him') ||
  (tokens[i]?.lower === 'her' && !['NOUN', 'ADJ', 'PROPN'].includes(tokens[i + 1]?.pos ?? ''));

/** "cancel what they have booked themselves": what they have made by it. */
const isWhatTheyMade = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'what', 'everything', 'whatever') && madeThemselves(tokens, i + 1) !== undefined;

/** "see only those they booked", "delete what he has booked himself": what is kept of that deed, where it is kept. */
function recordOfTheirs(notes: DomainNotes, tokens: readonly Token[], { end }: Range): string | undefined {
  const made = madeThemselves(tokens, end);
  const verb = made && tokens[made.end - 1];
  return verb && recordOf(notes, verb.lemma);
}

/** "The contractor marks it as fixed, then an inspector verifies it": what was done to before in the sentence. */
function doneToBefore(notes: DomainNotes, at: SentenceReading): string | undefined {
  const before = notes.abilities.findLast(({ place }) => place.at === at)?.entity;
  return before === undefined || isPersonName(before) ? undefined : before;
}

/** "only their own", "cannot remove any": of what was spoken of. */
const isAlone = (tokens: readonly Token[], i: number, ...words: readonly string[]): boolean =>
  isWord(tokens[i], ...words) && (tokens[i + 1] === undefined || tokens[i + 1]?.kind === 'mark');

/**
 * What "it" and "them" stand for: never who does it to "it", rather what the sentence names last before, things before people,
 * "teachers enter grades, parents only read them".
 */
function spokenOf(notes: DomainNotes, tokens: readonly Token[], { subject, start, verb }: Clause): string | undefined {
  const who = subject ? tokens.findIndex((_, i) => i >= subject.start && i < subject.end && tellsWhose(tokens, i)) : -1;
  // "the person who added a recipe can change it", "the owner of a recipe": the recipe.
  const doers = subject ? entitiesNamed(notes, tokens, who < 0 ? subject : { ...subject, end: who }) : [];
  // "Users can follow trucks and rate them": the subject is that of the clause before.
  const isShared = subject !== undefined && subject.end < verb.start && holdsVerb(tokens, subject.end, verb.start);
  const before = entitiesNamed(notes, tokens, {
    start: 0,
    end: who < 0 && !isShared ? (subject?.start ?? start) : Math.max(verb.start, who),
  });
  const others = before.filter((name) => !doers.includes(name));
  const things = others.filter((name) => !isPersonName(name));
  if (notes.current !== undefined && things.includes(notes.current)) return notes.current;
  if (things.length > 0) return things.at(-1);
  // "Nurses record doses. They can also correct those": what they did it to before, and not themselves.
  const isOfDoers = things.length === 0 && others.length === 0 && subject && isWord(tokens[subject.end - 1], 'they');
  if (isOfDoers && isPersonName(notes.current ?? '')) return notes.abilities.at(-1)?.entity ?? notes.current;
  // "Medical notes are confidential: only medics read them": the notes, though nothing is told of them.
  const colon = tokens.findIndex((token) => isMark(token, ':'));
  const topic = colon > 1 && colon < start + 1 && before.length === 0 ? nounPhraseAt(tokens, 0, colon) : undefined;
  if (topic?.plural === true && tokens[topic.end]?.pos === 'AUX') return undefined;
  // "Members who joined a group can leave it": of groups nothing is told.
  if (subject && who >= 0 && isWord(tokens[who + 2], 'a', 'an')) return undefined;
  return notes.current === undefined || !doers.includes(notes.current) ? notes.current : others.at(-1);
}

const tellsWhose = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'who', 'whoever') ||
  (isWord(tokens[i], 'that') && tokens[i + 1]?.pos === 'VERB') ||
  (isWord(tokens[i], 'of') && isPersonNoun(tokens[i - 1]?.lower ?? ''));

const holdsVerb = (tokens: readonly Token[], start: number, end: number): boolean =>
  tokens.slice(start, end).some(({ pos }) => pos === 'VERB');

function entitiesNamed(notes: DomainNotes, tokens: readonly Token[], { start, end }: Range): string[] {
  const names: string[] = [];
  for (let i = start; i < end; ) {
    // "comment on posts" names no comment.
    const phrase = tokens[i]?.pos === 'VERB' ? undefined : nounPhraseAt(tokens, i, end);
    const name = phrase && notes.entityFor(phrase.words);
    if (name !== undefined) names.push(name);
    // "the owner of a note": also the note.
    const isOfOther = name === undefined && tokens.slice(i, phrase?.end ?? i).some((token) => isWord(token, 'of'));
    i = isOfOther ? i + 1 : Math.max(i + 1, phrase?.end ?? 0);
  }
  return names;
}
