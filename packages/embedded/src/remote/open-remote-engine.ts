import { blueprints } from '@quantumlayer/stacks';
import { MemoryBlobStore } from '@quantumlayer/trees';
import { Engine } from '../engine';
import { ApiClient, type ApiClientOptions } from './api-client';
import { RemoteServices } from './remote-services';

export interface RemoteOptions extends ApiClientOptions {
  readonly fingerprint: string;
  /** Ask the server to run the gates. */
  readonly verification: boolean;
}

/** An engine whose work is done by a platform: it generates once, into folders of this machine. */
export function openRemoteEngine({ fingerprint, verification, ...server }: RemoteOptions): Engine {
  const blobs = new MemoryBlobStore();
  const services = new RemoteServices(new ApiClient(server), blobs, verification, blueprints);
  return new Engine({ services, blobs, fingerprint: `${fingerprint} ${server.url}` });
}
