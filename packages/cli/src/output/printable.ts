/**
 * Text of others without what a terminal obeys rather than shows: control characters, which begin escape sequences, and those that turn
 * the direction of writing. Lines and tabs stay.
 */
export function printable(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}|\p{Bidi_Control}/gu, '\ufffd');
}
