import { fieldHint } from '../../lexicon/field-lexicon';
import { camelCase } from '../../names';
import type { SaidField } from './said-field';

const TIMES = new Set(['date', 'datetime', 'time']);
const NUMBERS = new Set(['integer', 'number', 'decimal']);

/** The two ends of "a salary range" or "an opening date range"; undefined where no measure or time has such a name. */
export function rangeEnds({ words, constraints }: SaidField): [SaidField, SaidField] | undefined {
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
