import { ErrorCode, QuantumLayerError, type Violation } from '@quantumlayer/errors';
import * as v from 'valibot';
import type { Environment } from './xdg';

/** A service's variables and what each may hold. A variable that is set to nothing counts as not set. */
export type Variables = Readonly<Record<string, v.GenericSchema>>;

/**
 * Reads a service's configuration out of an environment. INVALID_INPUT names every variable that is missing or cannot be used; a value is not
 * repeated, because it may be a secret.
 */
export function readEnvironment<const V extends Variables>(
  variables: V,
  environment: Environment,
): { readonly [Name in keyof V]: v.InferOutput<V[Name]> } {
  const names = Object.keys(variables);
  const given = Object.fromEntries(
    names.flatMap((name) => {
      const value = environment[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
  const result = v.safeParse(v.object(variables), given);
  if (result.success) return result.output as { readonly [Name in keyof V]: v.InferOutput<V[Name]> };
  const violations = result.issues.map((issue): Violation => {
    const name = String(issue.path?.[0]?.key);
    const missing = !(name in given);
    return { field: name, rule: missing ? 'required' : issue.type, message: missing ? 'is not set' : issue.message };
  });
  const listed = violations.map(({ field, message }) => `${field} ${message}`).join('; ');
  throw new QuantumLayerError(ErrorCode.INVALID_INPUT, `The environment cannot be used: ${listed}.`, { violations });
}

/** A whole number. */
export function wholeNumber(least: number, most: number, fallback: number) {
  const message = `must be a whole number from ${least} to ${most}`;
  return v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d+$/, message),
      v.transform(Number),
      v.minValue(least, message),
      v.maxValue(most, message),
    ),
    String(fallback),
  );
}

/** A TCP port; 0 is a free one. */
export function port(fallback: number) {
  return wholeNumber(0, 65_535, fallback);
}

/** One of these words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words, fallback: Words[number]) {
  return v.optional(v.picklist(words, `must be one of ${words.join(', ')}`), fallback);
}

/** Another service, `host:port`. */
export function address() {
  return v.pipe(v.string(), v.regex(/^[^\s:/]+:\d{1,5}$/, 'must be an address such as "parser:50051"'));
}

/** A URL with one of these schemes, `postgres` or `s3`. */
export function urlOf(...schemes: readonly string[]) {
  const listed = schemes.map((scheme) => `${scheme}:`).join(' or ');
  return v.pipe(
    v.string(),
    v.check(
      (text) => schemes.some((scheme) => text.startsWith(`${scheme}:`)),
      `must be a URL that begins with ${listed}`,
    ),
  );
}

/** Text as it is. */
export function text() {
  return v.string();
}
