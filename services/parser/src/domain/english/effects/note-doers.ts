import { lengthOf } from '../../lexicon/effect-lexicon';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import { deedNamed } from '../abilities/ability-verbs';
import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { SentenceReading } from '../reading';
import { notedAt } from './noted-items';

/**
 * "We record who closed a defect and when", "it is noted who unlocked the door": who did the deed, and what else is asked, is kept with the
 * thing; no part of those who did it. Returns the words that are read by it.
 */
export function noteWhoDid(notes: DomainNotes, at: SentenceReading): Range | undefined {
  const { tokens } = at.sentence;
  const who = recordingLength(tokens);
  const verb = tokens[who + 1];
  if (who === 0 || !isWord(tokens[who], 'who') || verb?.kind !== 'word' || verb.lower === verb.lemma) return undefined;
  const told = notedAt(notes, tokens, who, tokens.length);
  const deed = deedDone(notes, tokens, who + 1);
  const end = tokens[told?.end ?? -1];
  if (!told || !deed || !(end === undefined || isMark(end, '.', '!', ';'))) return undefined;
  const place = { at, start: 0, end: told.end };
  notes.deedNotes.push({ deed, noted: told.said, demanded: false, place });
  return place;
}

/** "we record", "the system also notes", "it is recorded": how many words come before what is. */
function recordingLength(tokens: readonly Token[]): number {
  let i = lengthOf('speakers', tokens, 0);
  if (i === 0 && isWord(tokens[0], 'it')) i = 1;
  if (i === 0) return 0;
  while (isWord(tokens[i], 'be', 'also', 'always', 'must', 'should', 'shall', 'will', 'automatically', 'to', 'want'))
    i++;
  return lengthOf('noting', tokens, i) === 0 ? 0 : i + lengthOf('noting', tokens, i);
}

/** The deed behind "who", of what stands behind it, or of what it was said to be done to before. */
function deedDone(
  notes: DomainNotes,
  tokens: readonly Token[],
  at: number,
): { entity: string; verbs: string[] } | undefined {
  const direct = isWord(tokens[at + 1], 'out', 'up', 'in', 'over', 'off', 'back', 'on') ? at + 2 : at + 1;
  const isPronoun = isWord(tokens[direct], 'it', 'them', 'one');
  const thing = isPronoun ? undefined : nounPhraseAt(tokens, direct, tokens.length);
  const verb = deedNamed(tokens, at, isPronoun ? direct + 1 : (thing?.end ?? direct), tokens.length);
  const told = notes.abilities.findLast((note) => note.verb === verb && !note.negated)?.entity;
  const entity = thing ? notes.entityFor(thing.words) : told;
  if ((crudVerb(verb) ?? '') !== '' && told === undefined) return undefined;
  return entity === undefined ? undefined : { entity, verbs: [verb] };
}
