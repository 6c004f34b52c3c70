import { camelCase, entityName, wordsOf } from '../../names';
import { type Token, isWord } from '../../text/token';
import { canBeEntity, type DomainNotes } from '../domain-notes';
import { type Adjunct, frameOf } from '../grammar/clause-frame';
import type { Clause } from '../grammar/clauses';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { phrasesOf } from '../grammar/subjects';
import type { BriefReading, SentenceReading } from '../reading';

/**
 * "Matches are between two teams, on a court": a row has one of the kind on each side; where and when it is are fields, unless they
 * are things of their own.
 */
export function readBetweenTwo(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
): boolean {
  const { tokens } = at.sentence;
  const { adjuncts } = frameOf(tokens, clause);
  const between = adjuncts.find((adjunct) => adjunct.preposition === 'between');
  const sides = between && twoAt(tokens, between.phrase);
  const kind = sides && notes.entityFor(sides.words);
  const [subject, second] = phrasesOf(tokens, clause.subject);
  if (!between || !sides || kind === undefined || !subject || second) return false;
  if (!(subject.determined || subject.plural) || !canBeEntity(subject.words, true)) return false;
  const source = notes.entityFor(subject.words) ?? notes.canonical(entityName(subject.words));
  if (source === kind) return false;
  notes.declare(source, { at, start: subject.head.start, end: subject.head.end });
  notes.declare(kind, { at, start: sides.head.start, end: sides.head.end });
  const place = { at, start: clause.start, end: between.end };
  for (const side of ['first', 'second'])
    notes.multiplicities.push({
      from: source,
      to: kind,
      count: 'one',
      verb: 'refers',
      role: camelCase([side, ...wordsOf(kind)]),
      place,
    });
  for (const adjunct of adjuncts) if (adjunct !== between) noteWhereOrWhen(reading, notes, at, source, adjunct);
  notes.current = source;
  notes.recorded = { entity: source, at, end: between.end };
  reading.use(at, clause.start, between.end);
  return true;
}

/** "two teams", "2 accounts" */
function twoAt(tokens: readonly Token[], range: Range): NounPhrase | undefined {
  const isTwo = isWord(tokens[range.start], 'two') || tokens[range.start]?.text === '2';
  const phrase = isTwo ? nounPhraseAt(tokens, range.start, range.end) : undefined;
  return phrase?.plural === true ? phrase : undefined;
}

const MOMENTS: Readonly<Record<string, 'date' | 'datetime'>> = { date: 'date', day: 'date', time: 'datetime' };

/** "on a court", "at a time", "in a season" */
function noteWhereOrWhen(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  source: string,
  { preposition, phrase: range, start }: Adjunct,
): void {
  const phrase = nounPhraseAt(at.sentence.tokens, range.start, range.end);
  if (!phrase?.determined || phrase.plural || !['on', 'at', 'in'].includes(preposition)) return;
  const place = { at, start, end: phrase.end };
  const known = notes.entityFor(phrase.words);
  if (known !== undefined) {
    notes.multiplicities.push({ from: source, to: known, count: 'one', verb: 'refers', place });
  } else {
    const type = MOMENTS[phrase.words.at(-1) ?? ''];
    const name = camelCase(phrase.words);
    notes.fields.push({
      entity: source,
      field: { name, words: phrase.words, type, enumValues: undefined, constraints: [] },
      phrase,
      place,
    });
  }
  reading.use(at, start, phrase.end);
}
