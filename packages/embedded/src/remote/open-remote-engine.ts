import { blueprints } from '@quantumlayer/stacks';
import { MemoryBlobStore } from '@quantumlayer/trees';
import { Engine } from '../engine';
import { ApiClient, type ApiClientOptions } from './api-client';
import { RemoteServices } from './remote-services';

export interface RemoteOptions extends ApiClientOptions {
  readonly fingerprint: string;
  /** Ask the server to run the gates. */
  readonly verification: boolean;
  /** Ask the server to wait for `decide` once it has understood the brief. */
  readonly review: boolean;
}

export interface RemoteEngine extends Engine {
  /** Ends the review: what `parse` came to, with these answers, is built. */
  decide(answers: readonly string[], signal: AbortSignal): Promise<void>;
  /** What the server calls the generation, once it was asked. */
  generation(): string | undefined;
}

/** An engine whose work is done by a platform: it generates once, into folders of this machine. */
export function openRemoteEngine({ fingerprint, verification, review, ...server }: RemoteOptions): RemoteEngine {
  const blobs = new MemoryBlobStore();
  const services = new RemoteServices({ client: new ApiClient(server), blobs, verification, review, blueprints });
  const engine = new Engine({ services, blobs, fingerprint: `${fingerprint} ${server.url}` });
  return Object.assign(engine, { decide: services.decide.bind(services), generation: () => services.generation });
}
