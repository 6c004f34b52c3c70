import { isPersonNoun } from '../../lexicon/account-lexicon';
import { lengthOf } from '../../lexicon/effect-lexicon';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { stateAfter } from '../../lexicon/state-lexicon';
import { verbOfNoun } from '../../lexicon/rights-lexicon';
import { baseOf, baseOfParticiple, isActionVerb, pastParticiple } from '../../lexicon/verb-lexicon';
import { singular, wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { readClauses } from '../grammar/clauses';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { SentenceReading } from '../reading';
import { patientOf } from '../things/read-remarks';
import { isRepeated, recordsTold } from '../things/recorded-deeds';
import type { ReadNoted } from './deed-note';
import type { Occasion, Read } from './effect-note';
import { notedAt } from './noted-items';
import { noteWhoDid } from './note-doers';
import { cueAt, occasionAt } from './read-occasion';

/**
 * "Voiding a weighing requires a reason", "when a session is cancelled, the time and the reason are recorded": what is noted of a deed.
 * Returns the words that are read by it.
 */
export function noteDeeds(notes: DomainNotes, at: SentenceReading): Range | undefined {
  return noteWhoDid(notes, at) ?? noteBehind(notes, at) ?? noteAhead(notes, at);
}

/** "Captains can cancel a session, which records the time", "only doctors can reject one, and they have to say why" */
function noteBehind(notes: DomainNotes, at: SentenceReading): Range | undefined {
  const { tokens } = at.sentence;
  const start = tokens.findIndex((token, i) => i > 2 && (pointsBack(tokens, i) || isPronoun(token)));
  const told =
    start < 0
      ? undefined
      : pointsBack(tokens, start)
        ? demandedAt(notes, tokens, start + 1)
        : toldAt(notes, tokens, start);
  const deed = told && readClauses(tokens, { start: 0, end: tokens.length }).findLast(({ verb }) => verb.end < start);
  const entity = deed && patientOf(notes, tokens, { ...deed, end: Math.min(deed.end, start - 1) });
  if (!deed || entity === undefined || deed.modal === undefined || deed.negated) return undefined;
  const place = { at, start, end: told.end };
  const verbs = deed.verbs.map(({ lemma }) => lemma);
  notes.deedNotes.push({ deed: { entity, verbs }, noted: told.said, demanded: told.demanded, place });
  return place;
}

/** ", which" */
const pointsBack = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'which', 'this') && isMark(tokens[i - 1], ',', ';');

function noteAhead(notes: DomainNotes, at: SentenceReading): Range | undefined {
  const { tokens } = at.sentence;
  const start = Math.max(
    0,
    tokens.findIndex((_, i) => i > 0 && opensPart(tokens, i) && deedNamed(notes, tokens, i)),
  );
  const named = deedNamed(notes, tokens, start);
  const atDeed = atDeedNamed(notes, tokens);
  const occasion = named ?? atDeed ?? occasionAt(tokens, 0, tokens.length);
  if (!occasion || !isDeed(tokens, occasion)) return undefined;
  const isGerund = named !== undefined || (!atDeed && cueAt(tokens, 0) === 0);
  const told = isGerund ? demandedAt(notes, tokens, occasion.end) : toldAt(notes, tokens, occasion.end);
  // A moment of another name is what other words may tell as well.
  if (!told || (!isGerund && told.said.every((noted) => noted.kind === 'moment' && noted.words.length > 0)))
    return undefined;
  const place = { at, start, end: told.end };
  const { said: noted, demanded } = told;
  const who = isGerund ? 0 : whoMustLength(tokens, occasion.end);
  const doer = who > 0 ? { start: occasion.end, end: occasion.end + who } : undefined;
  notes.deedNotes.push({ deed: occasion.said, noted, demanded, doer, place });
  return { start, end: told.end };
}

/** ", a rejection ...", "; rejections ...": where something else may be said of the same. */
const opensPart = (tokens: readonly Token[], i: number): boolean =>
  isMark(tokens[i - 1], ',', ';', '–', '—', '(') ||
  (isWord(tokens[i - 1], 'and', 'but', 'while') && isMark(tokens[i - 2], ',', ';'));

/** "Rejections require a reason": the deed by its noun, where that is no thing of its own. */
function deedNamed(notes: DomainNotes, tokens: readonly Token[], from: number): Read<Occasion> | undefined {
  const start = isWord(tokens[from], 'a', 'an', 'the', 'each', 'every', 'any') ? from + 1 : from;
  const noun = singular(tokens[start]?.lower ?? '');
  const verb = verbOfNoun(noun) ?? baseOfParticiple(stateAfter(noun) ?? '');
  if (verb === undefined || notes.entityFor([noun]) !== undefined) return undefined;
  return { said: { words: [], deed: [verb], passive: false, many: false }, end: start + 1 };
}

/** "On return of the car", "at check-out": when what was spoken of, or what is named, has it done to it. */
function atDeedNamed(notes: DomainNotes, tokens: readonly Token[]): Read<Occasion> | undefined {
  if (!isWord(tokens[0], 'on', 'upon', 'at', 'after')) return undefined;
  const start = isWord(tokens[1], 'the', 'its', 'their') ? 2 : 1;
  const noun = tokens[start]?.lower ?? '';
  const verb = verbOfNoun(noun) ?? (isActionVerb(noun) ? noun : baseOfParticiple(stateAfter(noun) ?? ''));
  const of = isWord(tokens[start + 1], 'of') ? nounPhraseAt(tokens, start + 2, tokens.length) : undefined;
  const words = of?.words ?? wordsOf(notes.current ?? '');
  if (verb === undefined || notes.entityFor([noun]) !== undefined || notes.entityFor(words) === undefined)
    return undefined;
  const end = of?.end ?? start + 1;
  const said = { words, deed: [pastParticiple(verb)], passive: true, many: false };
  return { said, end: isMark(tokens[end], ',') ? end + 1 : end };
}

interface Told extends ReadNoted {
  readonly demanded: boolean;
}

/** What is done to something, and neither makes, changes nor deletes it, nor makes a record of its own. */
function isDeed(tokens: readonly Token[], { said: { words, deed, passive, many }, end }: Read<Occasion>): boolean {
  const [word = ''] = deed;
  // "When a parcel arrives": nobody does it.
  const isLast = !passive && tokens.slice(0, end).findLast(({ kind }) => kind === 'word')?.lemma === word;
  if (isLast && !isPersonNoun(words.at(-1) ?? '')) return false;
  const verb = passive ? (baseOf(word) ?? baseOfParticiple(word) ?? word) : word;
  return (
    deed.length > 0 &&
    !many &&
    (crudVerb(verb) ?? '') === '' &&
    (passive ? !isRepeated(verb) : recordsTold(verb).length === 0)
  );
}

/** "requires a reason", "also notes when it was done" */
function demandedAt(notes: DomainNotes, tokens: readonly Token[], start: number): Told | undefined {
  const verb = skip(tokens, start, ADVERBS);
  const demanding = lengthOf('demanding', tokens, verb);
  const length = demanding || lengthOf('noting', tokens, verb);
  const told = length === 0 ? undefined : notedAt(notes, tokens, verb + length, tokens.length);
  // "Publishing requires the editor role", "needs a moderator": who may do it.
  if (!told || (demanding > 0 && told.said.some(({ kind }) => kind !== 'said'))) return undefined;
  return closes(tokens, told.end) ? { ...told, demanded: demanding > 0 } : undefined;
}

/** "the reason is noted", "we store the time", "he must give a reason" */
function toldAt(notes: DomainNotes, tokens: readonly Token[], start: number): Told | undefined {
  const speaker = speakerLength(tokens, start) || whoMustLength(tokens, start);
  if (speaker > 0) {
    const verb = skip(tokens, start + speaker, SMALL);
    const giving = isWord(tokens[verb], 'give', 'state', 'enter', 'say', 'provide', 'specify', 'explain') ? 1 : 0;
    const length = lengthOf('noting', tokens, verb) || giving;
    const told = length === 0 ? undefined : notedAt(notes, tokens, verb + length, tokens.length);
    return told && closes(tokens, told.end) ? { ...told, demanded: giving > 0 } : undefined;
  }
  const told = notedAt(notes, tokens, start, tokens.length);
  const be = told && skip(tokens, told.end, SMALL);
  const done = be === undefined ? 0 : lengthOf('noting', tokens, be) || (isWord(tokens[be], ...GIVEN) ? 1 : 0);
  if (!told || be === undefined || done === 0 || be === told.end) return undefined;
  const demanded = tokens.slice(told.end, be).some((token) => isWord(token, 'must', 'have', 'need'));
  return { ...told, end: be + done, demanded };
}

const GIVEN = ['given', 'stated', 'entered', 'provided', 'specified', 'written'];

/** "the system", "we", "he": who does the deed is told by a pronoun. */
const speakerLength = (tokens: readonly Token[], i: number): number =>
  lengthOf('speakers', tokens, i) || (isPronoun(tokens[i]) ? 1 : 0);

/** "the technician has to", "a clerk must": whoever does the deed, though it is told as done. */
function whoMustLength(tokens: readonly Token[], start: number): number {
  const who = nounPhraseAt(tokens, start, tokens.length);
  const isPerson = who !== undefined && isPersonNoun(singular(who.words.at(-1) ?? ''));
  return isPerson && isWord(tokens[who.end], 'must', 'have', 'need', 'shall') ? who.end - start : 0;
}

const isPronoun = (token: Token | undefined): boolean => isWord(token, 'he', 'she', 'they', 'you');

const ADVERBS = ['also', 'always', 'automatically', 'then'];
const SMALL = [...ADVERBS, ...'be have to must should will shall need'.split(' ')];

function skip(tokens: readonly Token[], start: number, words: readonly string[]): number {
  let i = start;
  while (isWord(tokens[i], ...words)) i++;
  return i;
}

/** Whether nothing more is said of it: the sentence, or a part of it, ends. */
const closes = (tokens: readonly Token[], end: number): boolean =>
  tokens[end] === undefined || isMark(tokens[end], '.', ',', ';', '!');
