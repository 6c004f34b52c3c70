import type { JsonValue } from '@quantumlayer/ir';

/** Text as it is, anything else as JSON; "undefined" when there is none. */
export function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
