import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { buildVerbs, projectFillers, projectHeads, ventures } from '../../lexicon/project-lexicon';
import { entityName, plural } from '../../names';
import { isMark, type Token } from '../../text/token';
import { canBeEntity, type DomainNotes } from '../domain-notes';
import { readFieldList } from '../lists/read-field-list';
import type { BriefReading, SentenceReading } from '../reading';
import type { Range } from './phrase-pattern';
import { type SoftwareSubject, subjectOfSoftware } from './subject-of-software';

/** A brief that opens with more words than these does so with a sentence, not with a name. */
const LONGEST_NAME = 6;
const GREETINGS = new Set(['dear', 'hi', 'hello', 'hey', 'subject', 'to', 'from', 'good']);
const SOFTWARE = [FactKind.APPLICATION_KIND, FactKind.LANGUAGE, FactKind.FRAMEWORK, FactKind.DATABASE];

/**
 * "bakery preorders, fastify", "lost luggage register api: tag nr, airline", "choir attendance app": where nothing else was found to
 * keep, the words that name the software name what it keeps.
 */
export function foundSubject(reading: BriefReading, notes: DomainNotes): void {
  const isAny = [...notes.entities.values()].some(({ strength }) => strength === 'declared');
  if (isAny || reading.has(FactKind.ARCHETYPE)) return;
  const openings = reading.content.slice(0, LONGEST_OPENING).filter(mayName);
  const subjects = openings.flatMap((at) => {
    const subject = subjectOfSoftware(at);
    return subject ? [{ at, subject }] : [];
  });
  // Of a "barber shop" at the end of a title is only said whose the software is.
  const [found] = subjects.filter(({ subject }) => subject.venture === undefined);
  if (found) nameSubject(reading, notes, found.at, found.subject);
  else if (!openings[0] || !nameTitled(reading, notes, openings[0]))
    for (const { at, subject } of subjects.slice(0, 1)) nameSubject(reading, notes, at, subject);
}

/** Sentences until the brief has said what it is about. */
const LONGEST_OPENING = 3;

const mayName = ({ sentence: { kind, tokens } }: SentenceReading): boolean =>
  kind !== 'row' && !tokens.some(({ text }) => text === '?');

/** A title of a few words, where technology says that it is one of software. */
function nameTitled(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  if (!SOFTWARE.some((kind) => reading.has(kind)) || GREETINGS.has(tokens[0]?.lower ?? '')) return false;
  const mark = tokens.findIndex(({ kind }) => kind === 'mark');
  const end = mark < 0 ? tokens.length : mark;
  const subject = end <= LONGEST_NAME ? subjectAmong(at, tokens.slice(0, end)) : undefined;
  if (subject === undefined) return false;
  const place = { start: subject.index, end: subject.index + 1 };
  const kept = ventures.get(subject.token.lower);
  const whose = tokens
    .slice(0, place.end)
    .map(({ lower }) => lower)
    .join(' ');
  const words = [kept ?? subject.token.lower];
  nameSubject(reading, notes, at, { ...place, said: { start: 0, end }, words, ...(kept ? { venture: whose } : {}) });
  return true;
}

function nameSubject(reading: BriefReading, notes: DomainNotes, at: SentenceReading, subject: SoftwareSubject): void {
  const { start, end, said, words, venture } = subject;
  name(reading, notes, at, subject, words);
  reading.use(at, said.start, said.end);
  if (venture !== undefined)
    reading.assume(
      at,
      start,
      end,
      `The ${plural(words.join(' '))} of the ${venture} are kept, because the brief does not say what is.`,
      `Say what the ${venture} keeps, with its parts.`,
    );
}

function name(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  { start, end }: Range,
  words: readonly string[],
): void {
  const entity = entityName(words);
  notes.list(entity, { at, start, end });
  notes.current = entity;
  const list = listBehind(at, end);
  if (list !== undefined) readFieldList(reading, notes, at, entity, { start: list, end: at.sentence.tokens.length });
}

/** "sauna slots, typescript api: start, end": behind the colon, where nothing but software stands before it. */
function listBehind({ sentence: { tokens }, reserved }: SentenceReading, end: number): number | undefined {
  const mark = tokens.findIndex((token, i) => i >= end && isMark(token, ':', '-', '–', '—'));
  const isSoftware = tokens
    .slice(end, mark)
    .every(
      ({ kind, lower }, i) =>
        kind === 'mark' || reserved.has(end + i) || projectHeads.has(lower) || projectFillers.has(lower),
    );
  return mark >= 0 && isSoftware ? mark + 1 : undefined;
}

/** The last word that is neither software nor its description. */
function subjectAmong(
  { reserved }: SentenceReading,
  words: readonly Token[],
): { token: Token; index: number } | undefined {
  const index = words.findLastIndex(
    ({ lower, lemma, pos }, i) =>
      !reserved.has(i) &&
      !projectHeads.has(lower) &&
      !projectFillers.has(lower) &&
      !buildVerbs.has(lemma) &&
      (pos === 'NOUN' || pos === 'PROPN'),
  );
  const token = words[index];
  return token && canBeEntity([token.lower], true) ? { token, index } : undefined;
}
