/** Money and other exact numbers: text outside, a whole number of the smallest unit inside (12.50 is 1250 at scale 2). */

/** 15 digits, the smallest unit's included. */
export const largestDecimal = 999_999_999_999_999;

export interface DecimalRule {
  scale: number;
  minimum?: string;
  maximum?: string;
  exclusiveMinimum?: boolean;
  exclusiveMaximum?: boolean;
}

/** @returns undefined for text that is no decimal with at most `scale` decimals. */
export function parseDecimal(text: string, scale: number): number | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  const [, sign = '', whole = '', decimals = ''] = match ?? [];
  if (!match || decimals.length > scale) return undefined;
  const units = Number(whole + decimals.padEnd(scale, '0'));
  return sign === '-' && units !== 0 ? -units : units;
}

/** For text that validation has let through. @throws RangeError otherwise. */
export function decimalUnits(text: string, scale: number): number {
  const units = parseDecimal(text, scale);
  if (units === undefined) throw new RangeError(`not a decimal: ${text}`);
  return units;
}

export function formatDecimal(units: number, scale: number): string {
  // As text a number above 1e21 has an exponent.
  const digits = String(BigInt(Math.round(Math.abs(units)))).padStart(scale + 1, '0');
  const sign = units < 0 ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

export const hasTooManyDigits = (text: string, scale: number): boolean =>
  Math.abs(parseDecimal(text, scale) ?? 0) > largestDecimal;

/** The code of the rule that the text breaks. */
export function decimalBreach(text: string, rule: DecimalRule): 'format' | 'minimum' | 'maximum' | undefined {
  const units = parseDecimal(text, rule.scale);
  if (units === undefined) return 'format';
  if (hasTooManyDigits(text, rule.scale)) return units < 0 ? 'minimum' : 'maximum';
  return boundBreach(units, {
    ...rule,
    minimum: rule.minimum === undefined ? undefined : decimalUnits(rule.minimum, rule.scale),
    maximum: rule.maximum === undefined ? undefined : decimalUnits(rule.maximum, rule.scale),
  });
}

export interface Bounds {
  minimum?: number | undefined;
  maximum?: number | undefined;
  exclusiveMinimum?: boolean | undefined;
  exclusiveMaximum?: boolean | undefined;
}

/** The bound that a number breaks. */
export function boundBreach(value: number, bounds: Bounds): 'minimum' | 'maximum' | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = bounds;
  if (minimum !== undefined && (exclusiveMinimum ? value <= minimum : value < minimum)) return 'minimum';
  if (maximum !== undefined && (exclusiveMaximum ? value >= maximum : value > maximum)) return 'maximum';
  return undefined;
}
