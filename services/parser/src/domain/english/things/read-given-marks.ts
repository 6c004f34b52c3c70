import { isPersonNoun } from '../../lexicon/account-lexicon';
import { entityName, singular } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { actorsOf } from '../grammar/actors';
import type { Clause } from '../grammar/clause';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import { isSpeaker } from '../grammar/speakers';
import { holdsFieldNames, readFieldList } from '../lists/read-field-list';
import type { BriefReading, SentenceReading } from '../reading';
import { criteriaAt, noteFigure } from './criteria';
import { boundsBehind, keepJudgement } from './judged-deeds';

/** What is kept of a mark that is given, by what the mark is called. */
const MARKS: Readonly<Record<string, string>> = {
  score: 'Score',
  point: 'Score',
  rating: 'Rating',
  star: 'Rating',
  mark: 'Mark',
  grade: 'Grade',
  feedback: 'Feedback',
  evaluation: 'Evaluation',
  assessment: 'Assessment',
};
const GIVING = new Set(['give', 'award', 'grant', 'leave', 'submit', 'assign', 'provide', 'add']);

/**
 * "Reviewers give each proposal a score from 1 to 10", "jurors give points for idea and execution (0 to 10 each) to each project",
 * "guests leave feedback on a tour": a record of its own, of what is judged and of whoever judges.
 */
export function readGivenMarks(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
): boolean {
  const { tokens } = at.sentence;
  if (clause.negated || clause.passive || clause.relative || clause.verbs.length > 1) return false;
  if (!GIVING.has(clause.verbs[0]?.lemma ?? '') || !isBySomebody(notes, at, clause)) return false;
  const given = markBehind(notes, tokens, clause) ?? markBefore(notes, tokens, clause);
  const name = given && MARKS[singular(given.mark.words.at(-1) ?? '')];
  if (!given || name === undefined) return false;
  const place = { at, start: clause.start, end: Math.max(given.mark.end, given.judged.end) };
  const found = boundsBehind(tokens, given.mark.end, clause.end);
  const actors = actorsOf(notes, at, clause.subject);
  notes.declare(given.name, place);
  const record = notes.canonical(entityName([name.toLowerCase()]));
  const hasCriteria = noteCriteria(notes, at, record, given.mark.end, clause.end);
  keepJudgement(notes, at, { name: record, judged: given.name, actors, place, found: hasCriteria ? undefined : found });
  if (!hasCriteria && !found && given.mark.words.join(' ') === 'points') noteFigure(notes, at, record, given.mark, []);
  const rest = { start: (found?.end ?? given.mark.end) + 1, end: clause.end };
  if (isWord(tokens[rest.start - 1], 'and') && holdsFieldNames(tokens, rest))
    readFieldList(reading, notes, at, record, rest);
  const allowed = clause.modal !== undefined;
  for (const actor of actors)
    if (actor.kind === 'role' || allowed)
      notes.abilities.push({ actor, verb: 'create', entity: record, negated: false, allowed, place });
  notes.recorded = { entity: record, at, end: clause.end };
  notes.current = record;
  reading.use(at, clause.start, clause.end);
  return true;
}

const isBySomebody = (notes: DomainNotes, at: SentenceReading, { subject }: Clause): boolean =>
  isSpeaker(at, subject) ||
  (subject !== undefined && isPersonNoun(singular(at.sentence.tokens[subject.end - 1]?.lower ?? ''))) ||
  actorsOf(notes, at, subject).some(({ kind }) => kind === 'role');

interface Given {
  readonly mark: NounPhrase;
  readonly judged: NounPhrase;
  readonly name: string;
}

/** "each proposal | a score" */
function markBehind(notes: DomainNotes, tokens: readonly Token[], { object }: Clause): Given | undefined {
  // "each project points": two phrases that look like one.
  for (let end = object.start + 1; end <= object.end; end++) {
    const judged = nounPhraseAt(tokens, object.start, end);
    const name = judged?.end === end ? notes.entityFor(judged.words) : undefined;
    const mark = name === undefined ? undefined : nounPhraseAt(tokens, end, object.end);
    const isMark = mark?.start === end && MARKS[singular(mark.words.at(-1) ?? '')] !== undefined;
    if (judged && name !== undefined && mark && isMark) return { judged, name, mark };
  }
  return undefined;
}

/** "feedback | on a talk", "a score to each proposal" */
function markBefore(notes: DomainNotes, tokens: readonly Token[], { object }: Clause): Given | undefined {
  const mark = nounPhraseAt(tokens, object.start, object.end);
  if (!mark || MARKS[singular(mark.words.at(-1) ?? '')] === undefined) return undefined;
  for (let i = mark.end; i < object.end; i++) {
    if (!isWord(tokens[i], 'to', 'on', 'for', 'about')) continue;
    const judged = nounPhraseAt(tokens, i + 1, object.end);
    const name = judged && notes.entityFor(judged.words);
    if (judged && name !== undefined) return { mark, judged, name };
  }
  return undefined;
}

/** "for idea, execution and presentation (0 to 10 each)": a figure for each of them. */
function noteCriteria(notes: DomainNotes, at: SentenceReading, entity: string, start: number, end: number): boolean {
  const { tokens } = at.sentence;
  const criteria = criteriaAt(notes, at, start, end);
  const behind = criteria.at(-1)?.end ?? start;
  const found = boundsBehind(tokens, isWord(tokens[behind], '(') ? behind + 1 : behind, end);
  for (const phrase of criteria) {
    const constraints = found?.values.map((value) => ({ value, start: found.start, end: found.end })) ?? [];
    noteFigure(notes, at, entity, phrase, constraints);
  }
  return criteria.length > 0;
}
