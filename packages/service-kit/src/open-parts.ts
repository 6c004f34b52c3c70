import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { endsWithin } from '@quantumlayer/rpc';

/** Milliseconds that a part may keep the one below it waiting. */
const PATIENCE = 500;

interface Part {
  readonly name: string;
  readonly close: () => Promise<unknown>;
}

/** What a service has opened, by name, the last on top. */
export class OpenParts {
  readonly #parts: Part[] = [];
  readonly #closing = new Map<Part, Promise<unknown>>();

  constructor(private readonly onFailure: (error: unknown, part: string) => void) {}

  add(name: string, close: Part['close']): void {
    this.#parts.push({ name, close });
  }

  /** Begins to close one part beside all others. What fails to close is told, and counts as closed. */
  begin(part: Part): Promise<unknown> {
    const closing = part
      .close()
      .catch((error: unknown) => this.onFailure(error, part.name))
      .finally(() => this.#closing.delete(part));
    this.#closing.set(part, closing);
    return closing;
  }

  /**
   * Closes all, the last first. One that hangs does not keep the others open.
   * @throws DEADLINE_EXCEEDED with the names of those that had not closed in time
   */
  async close(milliseconds: number): Promise<void> {
    const deadline = Date.now() + milliseconds;
    const left = (): number => Math.max(0, deadline - Date.now());
    for (const part of this.#parts.splice(0).reverse()) await endsWithin(this.begin(part), Math.min(PATIENCE, left()));
    await endsWithin(Promise.all(this.#closing.values()), left());
    const names = [...this.#closing.keys()].map(({ name }) => name);
    if (names.length > 0)
      throw new QuantumLayerError(ErrorCode.DEADLINE_EXCEEDED, `These did not end in time: ${names.join(', ')}.`);
  }
}
