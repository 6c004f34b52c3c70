import { isPersonNoun } from '../../lexicon/account-lexicon';
import { isEnumNoun, kindOfValues } from '../../lexicon/enumeration-lexicon';
import { isUsualState } from '../../lexicon/state-lexicon';
import { baseOfGerund, baseOfParticiple } from '../../lexicon/verb-lexicon';
import { isPlural, singular, wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { alternativesAt } from '../grammar/alternative-runs';
import type { Clause } from '../grammar/clause';
import type { Range } from '../grammar/phrase-pattern';
import { phrasesOf, subjectEntities } from '../grammar/subjects';
import type { BriefReading, SentenceReading } from '../reading';
import { GRADES, noteValues, valuesSaid } from './said-values';

/** Verbs that tell into what kinds things fall. */
const GROUPING = new Set('belong fall divide split group come be have'.split(' '));
/** What values are called of which nothing tells what they are values of. */
const USUAL_KIND = 'kind';

/** "Slopes are blue, red or black", "they come in small and large", "boats belong to one of two classes: single and double". */
export function readKinds(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  if (clause.negated || clause.relative || !clause.subject) return false;
  return readGroups(reading, notes, at, clause) || readQualities(reading, notes, at, clause);
}

/** What the values are values of is said before them. */
function readGroups(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const { object } = clause;
  if (!GROUPING.has(clause.verbs.at(-1)?.lemma ?? '')) return false;
  const colon = tokens.findIndex((token, i) => i > object.start && i < object.end && isMark(token, ':'));
  const group = groupNoun(tokens, { start: object.start, end: colon });
  if (group === undefined) return false;
  // "There are three kinds of trees: apple and pear"
  const isOf = isWord(tokens[group + 1], 'of');
  const run = alternativesAt(tokens, colon + 1, tokens.length, ['or', 'and']);
  const things = isOf ? { start: group + 2, end: colon } : clause.subject;
  if (!run || (!isOf && group !== colon - 1)) return false;
  const [entity, other] = subjectEntities(notes, at, things, true);
  if (entity === undefined || other !== undefined) return false;
  const noun = singular(tokens[group]?.lower ?? '');
  noteValues(notes, { at, start: clause.start, end: run.end }, entity, [noun], run.values, undefined);
  notes.current = entity;
  reading.use(at, clause.start, run.end);
  return true;
}

/** "classes", "kinds" */
function groupNoun(tokens: readonly Token[], { start, end }: Range): number | undefined {
  const found = tokens.findIndex(
    ({ lower }, i) => i >= start && i < end && isPlural(lower) && isEnumNoun(singular(lower)),
  );
  return found < 0 ? undefined : found;
}

/** The values tell themselves what they are values of, or the verb does. */
function readQualities(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const run = valuesSaid(at, clause);
  const [subject, second] = phrasesOf(tokens, clause.subject);
  if (!run || second) return false;
  const states = run.values.flatMap((value) => stateNamed(value) ?? []);
  const isStatus = states.length === run.values.length;
  const values = isStatus ? states : run.values;
  const kind = isStatus ? 'status' : (kindOfValues(values) ?? GRADES[clause.verbs[0]?.lemma ?? '']);
  const isPerson = subject !== undefined && isPersonNoun(singular(subject.words.at(-1) ?? ''));
  const isThing = run.values.some((value) => notes.entityFor(wordsOf(value)) !== undefined);
  const isName = tokens
    .slice(clause.object.start, run.end)
    .some(({ text, pos }) => pos === 'PROPN' && /^[A-Z]/.test(text));
  // "Trucks are 7.5, 12 or 40 tonnes": figures of something that is not named.
  const isMeasured = run.values.some((value) => /^\d/.test(value));
  if (isThing || isName || isMeasured || (isPerson && kind === undefined)) return false;
  if (clause.modal !== undefined && !['can', 'may', 'must'].includes(clause.modal)) return false;
  const [entity, other] = subjectEntities(notes, at, clause.subject, !isPerson);
  if (entity === undefined || other !== undefined) return false;
  const place = { at, start: clause.start, end: run.end };
  noteValues(notes, place, entity, [kind ?? (areConditions(values) ? 'status' : USUAL_KIND)], values, subject);
  notes.current = entity;
  reading.use(at, clause.start, run.end);
  return true;
}

/** "sailing, moored or in repair": mostly what something does, what was done to it, or where it is at the moment. */
const areConditions = (values: readonly string[]): boolean =>
  values.filter(
    (value) =>
      isUsualState(value.replaceAll('_', ' ')) ||
      /^(in|at|on|under|out_of)_/.test(value) ||
      baseOfGerund(value) !== undefined ||
      ['vacant', 'on', 'off'].includes(value) ||
      baseOfParticiple(value.split('_')[0] ?? '') !== undefined,
  ).length *
    2 >
  values.length;

/** "draft", also where several are "drafts". */
const stateNamed = (value: string): string | undefined =>
  [value, singular(value)].find((state) => isUsualState(state.replaceAll('_', ' ')));
