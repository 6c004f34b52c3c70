import type { DraftEntity } from './draft-model';
import { fieldHint } from './lexicon/field-lexicon';
import { snakeCase, spoken, wordsOf } from './names';

const OF_TIMES = { '>': 'after', '>=': 'not before', '<': 'before', '<=': 'not after', '!=': 'other than' } as const;
const OF_NUMBERS = {
  '>': 'more than',
  '>=': 'at least',
  '<': 'less than',
  '<=': 'at most',
  '!=': 'other than',
} as const;
/** Only what lies behind does so for good. */
const BEHIND = /^self\.(\w+) (<=?) (?:today|now)\(\)$/;
const COMPARISON = /^self\.(\w+) (>=|<=|!=|>|<) self\.(\w+)(.*)$/;

/** The code of an invariant, and what a caller reads who breaks it: "The end date must be after the start date." */
export function invariantWords(entity: DraftEntity, expression: string): { name: string; message: string } {
  const [, moment, sign] = BEHIND.exec(expression) ?? [];
  if (moment !== undefined)
    return {
      name: snakeCase(wordsOf(`${moment} ${sign === '<' ? 'in the past' : 'not in the future'}`)),
      message: `The ${spoken(moment)} must ${sign === '<' ? 'be in the past' : 'not be in the future'}.`,
    };
  const [, left = '', symbol, right = '', rest = ''] = COMPARISON.exec(expression) ?? [];
  if (symbol === undefined) return { name: snakeCase(wordsOf(expression)), message: `This must hold: ${expression}.` };
  const word = (isTime(entity, left) ? OF_TIMES : OF_NUMBERS)[symbol as keyof typeof OF_TIMES];
  const margin = rest
    .replace(/(\w+)\((\d+)\)/g, '$2 $1')
    .replace('+', 'plus')
    .replace('-', 'minus');
  return {
    name: snakeCase(wordsOf(`${left} ${word} ${right}${rest}`)),
    message: `The ${spoken(left)} must be ${word} the ${spoken(right)}${margin}.`.replace('be not', 'not be'),
  };
}

function isTime({ fields }: DraftEntity, name: string): boolean {
  const type = fields.find((field) => field.name === name)?.type ?? fieldHint(name)?.field.type ?? 'string';
  return ['date', 'datetime', 'time'].includes(type);
}
