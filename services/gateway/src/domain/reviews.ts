import type { Answer, Generation, Review } from '@quantumlayer/contracts/platform/v1/platform';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { GenerationHost } from './generation-host';
import type { Principal } from './principal';
import type { ReviewStore } from './stores';

/** What callers may say of a generation that waits for them. */
export class Reviews {
  constructor(
    private readonly store: ReviewStore,
    private readonly host: GenerationHost,
  ) {}

  get(principal: Principal, id: string): Promise<Review> {
    return this.store.get(principal, id);
  }

  async answer(principal: Principal, id: string, answer: Answer): Promise<Generation> {
    await this.store.get(principal, id);
    if (answer.text.trim() === '' && answer.overrides === undefined)
      throw new QuantumLayerError(ErrorCode.INVALID_INPUT, 'Say what was meant: a text or overrides.');
    return this.#handOn(this.store.answer(principal, id, answer));
  }

  approve(principal: Principal, id: string): Promise<Generation> {
    return this.#handOn(this.store.approve(principal, id));
  }

  /** It stands in the store: a host that is away hears of it when it comes back. */
  async #handOn(decided: Promise<Generation>): Promise<Generation> {
    const generation = await decided;
    void this.host.decide(generation.id).catch(() => undefined);
    return generation;
  }
}
