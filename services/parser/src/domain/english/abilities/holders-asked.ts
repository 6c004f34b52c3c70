import { crudVerb } from '../../lexicon/grammar-lexicon';
import { isClaim } from '../../lexicon/claim-lexicon';
import { isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { actorsOf } from '../grammar/actors';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { BriefReading, SentenceReading } from '../reading';
import { deedOfDoer } from './doers-before';

/**
 * "Everyone sees who has a prop", "staff can look up which member borrowed a game": whoever sees things that are claimed sees who has them.
 * That only some may is more than is kept of it.
 */
export function readHoldersAsked(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  { subject, verbs, verb, negated, passive }: Clause,
): boolean {
  const { tokens } = at.sentence;
  if (negated || passive || !verbs.every(({ lemma }) => crudVerb(lemma) === 'read' || lemma === 'know')) return false;
  const who = isWord(tokens[verb.end], 'who') ? verb.end + 1 : whichBehind(at, verb.end);
  if (who === undefined) return false;
  const has = isWord(tokens[who], 'currently', 'now', 'just') ? who + 1 : who;
  const actors = actorsOf(notes, at, subject);
  const done = deedOfDoer(notes, tokens, { start: has - 1, end: tokens.length });
  const isHeld = isWord(tokens[has], 'have', 'hold', 'keep') && tokens[has + 1]?.pos !== 'VERB';
  const thing = nounPhraseAt(tokens, has + 1, tokens.length);
  const entity = thing && notes.entityFor(thing.words);
  const isKept = notes.abilities.some(
    (note) => note.entity === entity && isClaim(note.verb) && (isHeld || note.verb === done?.deed),
  );
  if (!isKept || actors.some(({ only }) => only)) return false;
  for (const { kind, name } of actors)
    if (kind === 'role' && subject) reading.useRole(at, subject.start, subject.end, name);
  const end = thing?.end ?? has;
  reading.use(at, subject?.start ?? verb.start, end);
  at.settled.push({ start: subject?.start ?? verb.start, end });
  return true;
}

/** Behind "which member". */
function whichBehind({ sentence: { tokens } }: SentenceReading, start: number): number | undefined {
  if (!isWord(tokens[start], 'which', 'what')) return undefined;
  return nounPhraseAt(tokens, start + 1, tokens.length)?.end;
}
