import type { GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';

/** Shows a run while it goes on. */
export interface Renderer {
  show(event: GenerationEvent): void;
  /** Leaves the terminal as it was found, with what was shown last. */
  close(): void;
}

export const silentRenderer: Renderer = { show: () => undefined, close: () => undefined };
