import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';

/** Half-open range of UTF-16 code units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A given file, for messages that say where in it something is. */
export class SourceText {
  readonly #lineStarts: number[];

  constructor(
    readonly name: string,
    readonly text: string,
  ) {
    this.#lineStarts = [0];
    for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1))
      this.#lineStarts.push(index + 1);
  }

  /** "schema.sql:12:5", both counted from one. */
  position(offset: number): string {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return `${this.name}:${low + 1}:${offset - (this.#lineStarts[low] ?? 0) + 1}`;
  }

  /** The input is broken at this place; the message says what to do. */
  invalid(message: string, at: Range, cause?: unknown): QuantumLayerError {
    const text = `${this.position(at.start)}: ${message}`;
    return new QuantumLayerError(ErrorCode.INVALID_INPUT, text, {
      violations: [{ field: `${this.name}:${at.start}-${at.end}`, rule: 'specification', message }],
      ...(cause === undefined ? {} : { cause }),
    });
  }
}
