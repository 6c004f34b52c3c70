import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { buildVerbs, projectFillers, projectHeads } from '../../lexicon/project-lexicon';
import { entityName } from '../../names';
import { isMark, type Token } from '../../text/token';
import { canBeEntity, type DomainNotes } from '../domain-notes';
import { readFieldList } from '../lists/read-field-list';
import type { BriefReading, SentenceReading } from '../reading';

/** A brief that opens with more words than these does so with a sentence, not with a name. */
const LONGEST_NAME = 6;
const GREETINGS = new Set(['dear', 'hi', 'hello', 'hey', 'subject', 'to', 'from', 'good']);
const SOFTWARE = [FactKind.APPLICATION_KIND, FactKind.LANGUAGE, FactKind.FRAMEWORK, FactKind.DATABASE];

/**
 * "bakery preorders, fastify", "lost luggage register api: tag nr, airline": where nothing else was found to keep, the words that
 * name the software name what it keeps.
 */
export function foundSubject(reading: BriefReading, notes: DomainNotes): void {
  const isAny = [...notes.entities.values()].some(({ strength }) => strength === 'declared');
  if (isAny || reading.has(FactKind.ARCHETYPE) || !SOFTWARE.some((kind) => reading.has(kind))) return;
  const [at] = reading.content;
  if (!at || at.sentence.kind === 'row') return;
  const { tokens } = at.sentence;
  if (GREETINGS.has(tokens[0]?.lower ?? '') || tokens.some(({ text }) => text === '?')) return;
  const mark = tokens.findIndex(({ kind }) => kind === 'mark');
  const end = mark < 0 ? tokens.length : mark;
  const subject = end <= LONGEST_NAME ? subjectAmong(at, tokens.slice(0, end)) : undefined;
  if (subject === undefined) return;
  const name = entityName([subject.token.lower]);
  notes.list(name, { at, start: subject.index, end: subject.index + 1 });
  notes.current = name;
  reading.use(at, 0, end);
  const list = listBehind(at, end);
  if (list !== undefined) readFieldList(reading, notes, at, name, { start: list, end: tokens.length });
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
