import type { Token } from '../../text/token';
import type { Range } from '../grammar/phrase-pattern';

/** How many of the smallest of its kind a unit is. */
const SCALES: readonly Readonly<Record<string, number>>[] = [
  { second: 1, sec: 1, minute: 60, min: 60, hour: 3600, h: 3600, day: 86_400, week: 604_800 },
  { g: 1, gram: 1, kg: 1000, kilo: 1000, kilogram: 1000, t: 1_000_000, ton: 1_000_000, tonne: 1_000_000 },
  { mm: 1, millimeter: 1, millimetre: 1, cm: 10, centimeter: 10, centimetre: 10, m: 1000, meter: 1000, metre: 1000 },
];

/** "at least 15 minutes and at most 2 hours": the second figure in the unit of the first; undefined where they have one unit. */
export function inUnitOfFirst(tokens: readonly Token[], first: Range | undefined, second: Range): number | undefined {
  const [one, other] = [first, second].map((range) => tokens[range?.end ?? -1]?.lemma ?? '');
  const figure = Number(tokens[second.start]?.text);
  for (const scale of SCALES) {
    const [small, large] = [scale[one ?? ''], scale[other ?? '']];
    if (small === undefined || large === undefined || small === large || Number.isNaN(figure)) continue;
    return (figure * large) / small;
  }
  return undefined;
}

/** What a figure with its unit is in others of its kind: 120 and 7200 for "2 hours". */
export const inOtherUnits = (tokens: readonly Token[], at: number): string[] =>
  SCALES.flatMap((scale) => {
    const own = scale[tokens[at + 1]?.lemma ?? ''];
    return own === undefined
      ? []
      : Object.values(scale).map((other) => String((Number(tokens[at]?.text) * own) / other));
  });
