/** Whoever runs the models. Speaks OpenAI's API, as most do. */
export interface Provider {
  /**
   * Sends a request and returns when its answer begins. UNAVAILABLE, RESOURCE_EXHAUSTED or DEADLINE_EXCEEDED when there is none;
   * answers that say what is wrong with the request itself are returned like good ones.
   * @param path below the provider's base, "chat/completions"
   */
  send(path: string, body: object | undefined, signal: AbortSignal): Promise<ProviderAnswer>;
}

export interface ProviderAnswer {
  readonly status: number;
  readonly contentType: string;
  /** Must be read or left, so that the connection is free again. */
  readonly body: AsyncIterable<Uint8Array>;
}
