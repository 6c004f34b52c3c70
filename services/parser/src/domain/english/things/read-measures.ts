import lexicon from '../../../../data/lexicons/questions.json';
import type { DraftFieldType } from '../../draft-model';
import { isPersonNoun } from '../../lexicon/account-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { typeOfUnit } from '../../lexicon/enumeration-lexicon';
import { fieldHint, isFieldName } from '../../lexicon/field-lexicon';
import { singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { constraintAt, readConstraints } from './constraints';
import { nounPhraseAt } from '../grammar/noun-phrase';
import { numberOf } from '../grammar/numbers';
import { fixedFiguresAt, oneOf } from './fixed-figures';
import type { DomainNotes } from '../domain-notes';
import type { BriefReading, SentenceReading } from '../reading';
import { phrasesOf, subjectEntities } from '../grammar/subjects';
import { begins, ends } from '../rules/time-spans';

const measured: Readonly<Record<string, string>> = lexicon.measured;
const wholeUnits = new Set(lexicon.wholeUnitsOfMeasure);

/** "A lesson lasts 15 to 60 minutes", "a van weighs up to 3.5 tons": the verb names a measure, the figures bound it. */
export function readMeasures(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const verb = clause.verbs.at(-1);
  const name = verb && (measured[verb.lemma] ?? measureBehind(tokens, clause));
  if (clause.passive || name === undefined || isPartOfSomething(notes, at, clause)) return false;
  const start = isWord(tokens[clause.object.start], 'for') ? clause.object.start + 1 : clause.object.start;
  const bounds = clause.negated ? deniedBounds(tokens, clause) : boundsAt(tokens, start, clause.object.end);
  if (!bounds) return false;
  const unit = tokens[bounds.end];
  // "A course takes at most 15 participants", "a walker can take 4 dogs": no duration.
  const isTime = grammar.timeNouns.has(unit?.lemma ?? '');
  if (verb?.lemma === 'take' && unit?.kind === 'word' && !isTime) return false;
  const isCount = verb !== undefined && COUNTING.includes(verb.lemma);
  // "A spare part fits one or more machines": the things themselves.
  const counted = isCount ? nounPhraseAt(tokens, bounds.end, clause.object.end) : undefined;
  const isOfThings = counted !== undefined && notes.entityFor(counted.words) !== undefined;
  if (isOfThings && !isPersonNoun(singular(counted.words.at(-1) ?? ''))) return false;
  const whole = isCount || wholeUnits.has(unit?.lemma ?? '');
  const type: DraftFieldType =
    whole && !bounds.values.some((value) => value.includes('.'))
      ? 'integer'
      : MONEY.includes(name)
        ? 'decimal'
        : 'number';
  // "A booking can last at most 4 hours", from its start to its end: no figure of its own.
  const owners = subjectEntities(notes, at, clause.subject, true).filter(
    (entity) => name !== 'duration' || !hasSpan(notes, entity),
  );
  for (const entity of owners)
    notes.fields.push({
      entity,
      field: {
        name,
        words: [name],
        type,
        enumValues: undefined,
        constraints: bounds.values.map((value) => ({ value, start, end: bounds.end })),
      },
      phrase: {
        start,
        end: bounds.end,
        words: [name],
        head: { start, end: bounds.end },
        quantity: undefined,
        plural: false,
        determined: false,
        constraints: [],
      },
      place: { at, start: clause.verb.start, end: bounds.end },
    });
  notes.current = owners.at(-1) ?? notes.current;
  const behind = verb?.lemma === 'be' ? bounds.end + 2 : bounds.end + 1;
  reading.use(at, clause.start, Math.min(clause.end, behind));
  if (clause.negated && owners.length > 0) at.settled.push({ start: clause.start, end: clause.verb.end });
  return owners.length > 0;
}

/** "is between 2 and 6 hours long", "may be at most 3 m high": what the adjective measures; of a time it is how long that takes. */
function measureBehind(tokens: readonly Token[], { verbs, object }: Clause): string | undefined {
  const end = isMark(tokens[object.end - 1], '.', ',') ? object.end - 1 : object.end;
  const [unit, adjective] = [tokens[end - 2], tokens[end - 1]];
  const name = adjective && lexicon.measures[adjective.lower as keyof typeof lexicon.measures];
  if (verbs[0]?.lemma !== 'be' || name === undefined || !unit) return undefined;
  if (grammar.timeNouns.has(unit.lemma)) return adjective?.lower === 'long' ? 'duration' : undefined;
  if (typeOfUnit(unit.lower) !== 'number') return undefined;
  return name === 'duration' ? 'length' : name;
}

/** "The delay lasts at most 5 minutes": bounds a part that was named before. */
const isPartOfSomething = (notes: DomainNotes, { sentence: { tokens } }: SentenceReading, clause: Clause): boolean =>
  clause.verbs[0]?.lemma === 'be' &&
  phrasesOf(tokens, clause.subject).some(({ words }) => isFieldName(words) && notes.entityFor(words) === undefined);

/** Whether it has a start and an end. */
const hasSpan = ({ fields }: DomainNotes, entity: string): boolean => {
  const moments = fields.flatMap(({ entity: owner, field }) =>
    owner === entity && ['date', 'datetime'].includes(field.type ?? fieldHint(field.name)?.field.type ?? '')
      ? [field.name]
      : [],
  );
  return moments.some(begins) && moments.some(ends);
};

const COUNTING = ['seat', 'sleep', 'fit', 'accommodate'];
const MONEY = ['price', 'cost'];

const IS_BOUND = /^(exclusive_)?(minimum|maximum)=/;

/** "longer than 90" is said of a time here. */
const asFigure = (value: string): string => value.replace(/^min_length/, 'minimum').replace(/^max_length/, 'maximum');

/** "must not weigh more than 25 kg" */
function deniedBounds(
  tokens: readonly Token[],
  { verb, object }: Clause,
): { values: string[]; end: number } | undefined {
  const [more, than] = [tokens[object.start], tokens[object.start + 1]];
  const figure = numberOf(tokens[object.start + 2]);
  // Of a time, not of a text.
  if (isWord(more, 'longer', 'shorter') && isWord(than, 'than') && figure !== undefined)
    return { values: [`${isWord(more, 'longer') ? 'maximum' : 'minimum'}=${figure}`], end: object.start + 3 };
  const said = readConstraints(tokens, { start: verb.start, end: object.end });
  const [first] = said;
  const value = first && asFigure(first.value);
  return value !== undefined && said.length === 1 && IS_BOUND.test(value)
    ? { values: [value], end: first?.end ?? verb.end }
    : undefined;
}

/** "15 to 60", "between 5 and 50", "up to 40", "at least 2"; a single figure bounds nothing. */
function boundsAt(
  tokens: readonly Token[],
  start: number,
  limit: number,
): { values: string[]; end: number } | undefined {
  const [low, high] = [numberOf(tokens[start]), numberOf(tokens[start + 2])];
  if (
    low !== undefined &&
    high !== undefined &&
    (isWord(tokens[start + 1], 'to') || ['-', '–'].includes(tokens[start + 1]?.text ?? ''))
  )
    return { values: [`minimum=${low}`, `maximum=${high}`], end: start + 3 };
  const fixed = fixedFiguresAt(tokens, start, limit);
  if (fixed) return { values: [oneOf(fixed.figures)], end: fixed.last };
  const found = constraintAt(tokens, start, limit);
  const values = found?.values.map(asFigure);
  return found && values?.every((value) => IS_BOUND.test(value)) ? { values, end: found.end } : undefined;
}
