import { entityName } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { constraintAt } from './constraints';
import { criteriaAt, noteFigure } from './criteria';
import type { DomainNotes } from '../domain-notes';
import type { Actor, Place } from '../notes';
import type { Range } from '../grammar/phrase-pattern';
import { holdsFieldNames, readFieldList } from '../lists/read-field-list';
import type { BriefReading, SentenceReading } from '../reading';

/** What is kept when somebody judges something in figures. */
const JUDGED: Readonly<Record<string, string>> = {
  rate: 'Rating',
  score: 'Score',
  grade: 'Grade',
  mark: 'Mark',
  evaluate: 'Evaluation',
  assess: 'Assessment',
};

/**
 * "Jury members score a film from 1 to 10", "users can rate a recipe between 1 and 5": a record of its own, of what is judged and of
 * whoever judges. Undefined where no figures are given: then it is no more than a deed.
 */
export function noteJudgement(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
  judged: string,
  actors: readonly Actor[],
  behind: number,
): string | undefined {
  const { tokens } = at.sentence;
  const name = JUDGED[clause.verbs[0]?.lemma ?? ''];
  if (name === undefined || clause.negated || clause.verbs.length > 1) return undefined;
  const found = boundsBehind(tokens, behind, endOfFigures(tokens, clause, behind));
  const list = { start: behind + 1, end: tokens.length };
  const isListed = found === undefined && isMark(tokens[behind], ':') && holdsFieldNames(tokens, list);
  if (!found && !isListed) return undefined;
  const criteria = found ? criteriaAt(notes, at, found.end, tokens.length) : [];
  const place = { at, start: clause.start, end: criteria.at(-1)?.end ?? found?.end ?? behind };
  keepJudgement(notes, at, { name, judged, actors, place, found: criteria.length > 0 ? undefined : found });
  const constraints = found?.values.map((value) => ({ value, start: found.start, end: found.end })) ?? [];
  for (const phrase of criteria) noteFigure(notes, at, name, phrase, constraints);
  if (!found) readFieldList(reading, notes, at, name, list);
  else reading.use(at, clause.verb.start, place.end);
  const stop = tokens[place.end]?.kind === 'mark' ? place.end + 1 : place.end;
  notes.recorded = { entity: name, at, end: Math.max(clause.end, stop) };
  return name;
}

interface Judgement {
  readonly name: string;
  readonly judged: string;
  readonly actors: readonly Actor[];
  readonly place: Place;
  readonly found: Bounds | undefined;
}

/** The record, its figure, and whom and what it is of. */
export function keepJudgement(
  notes: DomainNotes,
  at: SentenceReading,
  { name, judged, actors, place, found }: Judgement,
): void {
  notes.declare(name, place);
  if (found) noteValue(notes, at, name, place, found);
  const authors = actors.flatMap((actor) => {
    const author = actor.kind === 'entity' ? actor.name : entityName(actor.name.split('_'));
    return actor.name !== '' && (notes.isDeclared(author) || notes.isForeseen(author)) ? [author] : [];
  });
  for (const to of new Set([judged, ...authors]))
    notes.multiplicities.push({ from: name, to, count: 'one', verb: 'refers', place });
}

/** Whether figures are given for a judgement of what ends at `behind`. */
export const isJudged = (tokens: readonly Token[], { verbs, end }: Clause, behind: number): boolean =>
  JUDGED[verbs[0]?.lemma ?? ''] !== undefined &&
  boundsBehind(tokens, behind, endOfFigures(tokens, { end }, behind)) !== undefined;

/** "evaluates a placement | with marks from 1 to 6 for skill and attitude": figures behind "with" are those of what is judged apart. */
function endOfFigures(tokens: readonly Token[], { end }: Pick<Clause, 'end'>, behind: number): number {
  const isApart =
    isWord(tokens[behind], 'with') &&
    isWord(tokens[behind + 1], 'mark', 'point', 'grade', 'score', 'star', 'rating') &&
    isWord(tokens[boundsBehind(tokens, behind, tokens.length)?.end ?? -1], 'for');
  return isApart ? tokens.length : end;
}

export const isJudging = (lemma: string): boolean => JUDGED[lemma] !== undefined;

interface Bounds extends Range {
  readonly values: readonly string[];
}

/** The figure itself, called as what is counted in it where that is said: "1 to 5 stars". */
function noteValue(
  notes: DomainNotes,
  at: SentenceReading,
  name: string,
  place: Place,
  found: Bounds,
  letters?: readonly string[],
): void {
  const { tokens } = at.sentence;
  const value = isWord(tokens[found.end], 'star', 'stars', 'point', 'points')
    ? (tokens[found.end]?.lower ?? 'value')
    : 'value';
  if (!notes.fields.some(({ entity, place: said }) => entity === name && said.at === at && said.start === place.start))
    notes.fields.push({
      entity: name,
      field: {
        name: value,
        words: [value],
        type: letters ? undefined : found.values.some((one) => one.includes('.')) ? 'number' : 'integer',
        enumValues: letters && [...letters],
        constraints: found.values.map((one) => ({ value: one, start: found.start, end: found.end })),
      },
      phrase: {
        start: found.start,
        end: found.end,
        words: [value],
        head: { start: found.start, end: found.end },
        quantity: undefined,
        plural: false,
        determined: true,
        constraints: [],
      },
      place,
    });
}

/** "enter grades from 1 to 6 for pupils", "(A to F)": the figure or letter of what is called a judgement; where the words of it end. */
export function noteScale(notes: DomainNotes, at: SentenceReading, name: string, { start, end }: Range): number {
  const { tokens } = at.sentence;
  if (!Object.values(JUDGED).includes(name)) return start;
  const first = isMark(tokens[start], '(') ? start + 1 : start;
  const letters = lettersAt(tokens, first);
  const found = letters
    ? { start: first, end: first + 3, values: [] }
    : boundsBehind(tokens, start, Math.min(end, start + 7));
  const isKnown = notes.fields.some(({ entity, place }) => entity === name && place.at !== at);
  if (!found || isKnown) return start;
  noteValue(notes, at, name, { at, start: found.start, end: found.end }, found, letters);
  return isMark(tokens[found.end], ')') ? found.end + 1 : found.end;
}

/** "A to F" */
function lettersAt(tokens: readonly Token[], start: number): string[] | undefined {
  const [first, last] = [tokens[start], tokens[start + 2]].map((token) => /^[A-Z]$/.exec(token?.text ?? '')?.[0]);
  const isRange = isWord(tokens[start + 1], 'to') || isMark(tokens[start + 1], '-', '–');
  if (first === undefined || last === undefined || !isRange || first >= last) return undefined;
  const code = (letter: string): number => letter.charCodeAt(0);
  return Array.from({ length: code(last) - code(first) + 1 }, (_, i) =>
    String.fromCharCode(code(first) + i).toLowerCase(),
  );
}

/** "from 1 to 10", "with 1 to 5 stars", "on a scale of 1 to 5" */
export function boundsBehind(tokens: readonly Token[], start: number, end: number): Bounds | undefined {
  for (let i = start; i < Math.min(end, start + 5) && !isMark(tokens[i], '.', ';', ':'); i++) {
    const found = constraintAt(tokens, i, end);
    const bounds = found?.values.filter((value) => /^(minimum|maximum)=/.test(value)) ?? [];
    if (found && bounds.length === 2) return { values: bounds, start: i, end: found.end };
  }
  return undefined;
}
