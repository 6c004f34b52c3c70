import { seededRandom } from '@quantumlayer/ir';

/** One change of one place in a file that a correct test suite must notice. */
export interface Mutant {
  readonly path: string;
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** Operators that mean the same in each of the languages. */
const OPERATORS: readonly (readonly [RegExp, string])[] = [
  [/ == /, ' != '],
  [/ === /, ' !== '],
  [/ != /, ' == '],
  [/ !== /, ' === '],
  [/ < /, ' >= '],
  [/ > /, ' <= '],
  [/ && /, ' || '],
  [/ \|\| /, ' && '],
  [/ and /, ' or '],
  [/ is None\b/, ' is not None'],
  // A status in a list documents answers; the contract gate judges those.
  [/(?<![[,(] ?)\b(201|204|404|409|412|422)\b(?! ?[,\]])/, '418'],
  [/\bif not /, 'if '],
  [/\bif \(!/, 'if ('],
];

/** Lines that are prose, imports or wiring in each of the languages. */
const NO_LOGIC = /^\s*(#|\/\/|\*|\/\*|"""|'''|import |from |export \*|package |@)/;

/** Every mutant of a source text. */
export function mutantsOf(path: string, text: string): Mutant[] {
  return text.split('\n').flatMap((before, index) =>
    NO_LOGIC.test(before)
      ? []
      : OPERATORS.filter(([pattern]) => pattern.test(before)).map(([pattern, replacement]) => ({
          path,
          line: index + 1,
          before,
          after: before.replace(pattern, replacement),
        })),
  );
}

/** `count` mutants, spread over the project by the seed. */
export function sample(mutants: readonly Mutant[], count: number, seed: string): Mutant[] {
  const random = seededRandom(seed);
  return mutants
    .map((mutant) => ({ mutant, order: random() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({ mutant }) => mutant);
}

export function apply(mutant: Mutant, text: string): string {
  const lines = text.split('\n');
  lines[mutant.line - 1] = mutant.after;
  return lines.join('\n');
}
