import { snakeCase, wordsOf } from '../names';
import { plainLetters } from './implicit-names';

/** The values in snake_case, or undefined where they would lose their difference or start with a digit. */
export function enumValues(values: readonly string[]): string[] | undefined {
  const names = values.map((value) => snakeCase(wordsOf(plainLetters(value))));
  const usable = names.every((name) => /^[a-z][a-z0-9_]*$/.test(name)) && new Set(names).size === names.length;
  return usable && names.length > 0 && names.length <= 100 ? names : undefined;
}

/** A pattern that admits exactly these texts, for values that no enumeration can name. */
export function patternOf(values: readonly string[]): string {
  return `^(${values.map((value) => value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')})$`;
}
