import { blueprints, toolchains } from '@quantumlayer/stacks';
import { MemoryBlobStore } from '@quantumlayer/trees';
import { Engine } from './engine';
import { embeddedServices, type EmbeddedServicesOptions } from './embedded-services';

export interface EmbeddedOptions extends Pick<EmbeddedServicesOptions, 'cacheFolder'> {
  readonly fingerprint: string;
  readonly onFault?: EmbeddedServicesOptions['onFault'];
}

/** The engine with everything in this process. Nothing is loaded before it is used. */
export function openEngine({ cacheFolder, fingerprint, onFault = () => undefined }: EmbeddedOptions): Engine {
  // A run's trees are small and its folder holds what the next run needs, so the store may forget.
  const blobs = new MemoryBlobStore();
  const services = embeddedServices({ blobs, blueprints, toolchains, cacheFolder, onFault });
  return new Engine({ services, blobs, fingerprint });
}
