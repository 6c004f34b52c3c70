/** A JSON value as it reads in text: strings without their quotes. */
export function jsonText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
