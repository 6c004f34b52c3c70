import type { QuantumLayerError } from '@quantumlayer/errors';
import { MemoryBlobStore } from '@quantumlayer/trees';
import { Engine } from './engine';
import { embeddedServices } from './embedded-services';
import { blueprints, toolchains } from './stacks';

export interface EmbeddedOptions {
  /** For layers, tools and verdicts. */
  readonly cacheFolder: string;
  readonly fingerprint: string;
  /** Learns of faults of ours; what callers see of them has no text. */
  readonly onFault?: (error: QuantumLayerError) => void;
}

/** The engine with everything in this process. Nothing is loaded before it is used. */
export function openEngine({ cacheFolder, fingerprint, onFault = () => undefined }: EmbeddedOptions): Engine {
  // A run's trees are small and its folder holds what the next run needs, so the store may forget.
  const blobs = new MemoryBlobStore();
  const services = embeddedServices({ blobs, blueprints, toolchains, cacheFolder, onFault });
  return new Engine({ services, blueprints, blobs, fingerprint });
}
