import type { DomainNotes } from '../domain-notes';
import type { BriefReading, SentenceReading } from '../reading';
import type { ListItem } from './list-item';
import { fieldHint } from '../../lexicon/field-lexicon';
import { camelCase } from '../../names';
import type { SaidField } from './said-field';

const TIMES = new Set(['date', 'datetime', 'time']);
const NUMBERS = new Set(['integer', 'number', 'decimal']);

/** The two ends of "a salary range" or "an opening date range"; undefined where no measure or time has such a name. */
function rangeEnds({ words, constraints }: SaidField): [SaidField, SaidField] | undefined {
  const measure = words.slice(0, -1);
  if (words.at(-1) !== 'range' || measure.length === 0) return undefined;
  const type = fieldHint(camelCase(measure))?.field.type;
  if (type === undefined || !(TIMES.has(type) || NUMBERS.has(type))) return undefined;
  const [low, high] = TIMES.has(type) ? ['start', 'end'] : ['min', 'max'];
  const end = (which: string): SaidField => {
    const named = [which, ...measure];
    return { name: camelCase(named), words: named, type, enumValues: undefined, constraints: [...constraints] };
  };
  return [end(low), end(high)];
}

/** "a salary range": its two ends, the second not below the first. */
export function noteRange(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  entity: string,
  item: ListItem,
  field: SaidField,
): boolean {
  const ends = field.type === undefined ? rangeEnds(field) : undefined;
  if (!ends) return false;
  const place = { at, start: item.start, end: item.phrase.end };
  for (const end of ends)
    notes.fields.push({ entity, field: end, phrase: { ...item.phrase, words: end.words, plural: false }, place });
  notes.ranges.push({ entity, low: ends[0].name, high: ends[1].name, place });
  reading.use(at, item.start, item.end);
  return true;
}
