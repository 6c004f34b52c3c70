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
/** "self.duration == 45 or self.duration == 90" */
const FIGURES = /^self\.(\w+) == \d[\d.]*(?: or self\.\1 == \d[\d.]*)+$/;
const COMPARISON = /^self\.(\w+) (>=|<=|!=|>|<) self\.(\w+)(.*)$/;

/** The code of an invariant, and what a caller reads who breaks it: "The end date must be after the start date." */
export function invariantWords(entity: DraftEntity, expression: string): { name: string; message: string } {
  const [, moment, sign] = BEHIND.exec(expression) ?? [];
  if (moment !== undefined)
    return {
      name: snakeCase(wordsOf(`${moment} ${sign === '<' ? 'in the past' : 'not in the future'}`)),
      message: `The ${called(entity, moment)} must ${sign === '<' ? 'be in the past' : 'not be in the future'}.`,
    };
  const [, counted] = FIGURES.exec(expression) ?? [];
  if (counted !== undefined) return figuresWords(entity, counted, expression);
  const [, left = '', symbol, right = '', rest = ''] = COMPARISON.exec(expression) ?? [];
  if (symbol === undefined) return { name: snakeCase(wordsOf(expression)), message: `This must hold: ${expression}.` };
  const word = (isTime(entity, left) ? OF_TIMES : OF_NUMBERS)[symbol as keyof typeof OF_TIMES];
  const margin = rest
    .replace(/(\w+)\((\d+)\)/g, '$2 $1')
    .replace('+', 'plus')
    .replace('-', 'minus');
  return {
    name: snakeCase(wordsOf(`${left} ${word} ${right}${rest}`)),
    message: `The ${called(entity, left)} must be ${word} the ${called(entity, right)}${margin}.`.replace(
      'be not',
      'not be',
    ),
  };
}

function figuresWords(entity: DraftEntity, field: string, expression: string): { name: string; message: string } {
  const figures = [...expression.matchAll(/== ([\d.]+)/g)].map(([, figure = '']) => figure);
  const list = `${figures.slice(0, -1).join(', ')} or ${figures.at(-1) ?? ''}`;
  return {
    name: snakeCase(wordsOf(`${field} ${list.replace(/\W+/g, ' ')}`)),
    message: `The ${called(entity, field)} must be ${list}.`,
  };
}

/** What happens at a moment, by its noun. */
const NOUNS: Readonly<Record<string, string>> = {
  starts: 'start',
  begins: 'beginning',
  ends: 'end',
  finishes: 'end',
  opens: 'opening',
  closes: 'closing',
  departs: 'departure',
  arrives: 'arrival',
};

/** How people call a field: "startsAt" is the start, "plantedOn" the planted date. */
function called(entity: DraftEntity, name: string): string {
  const words = wordsOf(name);
  const rest = words.slice(0, -1);
  if (rest.length === 0 || !['at', 'on'].includes(words.at(-1) ?? '') || !isTime(entity, name)) return spoken(name);
  const noun = NOUNS[rest.at(-1) ?? ''];
  const last = noun === undefined ? [...rest.slice(-1), words.at(-1) === 'on' ? 'date' : 'time'] : [noun];
  return [...rest.slice(0, -1), ...last].join(' ');
}

function isTime({ fields }: DraftEntity, name: string): boolean {
  const type = fields.find((field) => field.name === name)?.type ?? fieldHint(name)?.field.type ?? 'string';
  return ['date', 'datetime', 'time'].includes(type);
}
