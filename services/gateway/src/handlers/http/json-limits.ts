import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';

/** No message is deeper. */
const DEEPEST = 100;
/** Of a request, over whatever protocol: no message has more. */
export const MOST_VALUES = 50_000;
const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Counts what JSON holds, and refuses what would take long to read as a message: that costs a hundred times what its bytes do. */
export class JsonTally {
  #values = 0;
  #depth = 0;

  value(): void {
    this.#values += 1;
    if (this.#values > MOST_VALUES) throw beyond('json.size', `The body has more than ${MOST_VALUES} values.`);
  }

  enter(): void {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw beyond('json.depth', `The body is nested more than ${DEEPEST} deep.`);
  }

  leave(): void {
    this.#depth -= 1;
  }
}

/**
 * Throws INVALID_INPUT for JSON that is too large or too deep, before anything is made of it: parsing 16 MiB of brackets takes seconds and a
 * gigabyte. Whether it is JSON at all is not judged.
 */
export function refuseVastJson(text: Uint8Array): void {
  const tally = new JsonTally();
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const byte = text[at];
    if (byte === QUOTE) isQuoted = !isQuoted;
    else if (isQuoted) at += byte === BACKSLASH ? 1 : 0;
    else if (byte === COMMA) tally.value();
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      tally.value();
      tally.enter();
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) tally.leave();
  }
}

function beyond(rule: string, message: string): QuantumLayerError {
  return new QuantumLayerError(ErrorCode.INVALID_INPUT, message, { violations: [{ field: '', rule, message }] });
}
