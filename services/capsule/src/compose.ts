import type { CapsuleService } from '@quantumlayer/contracts/capsule/v1/capsule';
import type { Handlers } from '@quantumlayer/rpc';
import type { BlobStore } from '@quantumlayer/trees';
import { buildCapsule, type BuiltArtifact } from './domain/build-capsule';

export interface CapsulePorts {
  readonly blobs: BlobStore;
}

/** Wires the service. */
export function composeCapsule({ blobs }: CapsulePorts): Handlers<typeof CapsuleService> {
  return {
    buildCapsule: async ({ tree, name, version }, { signal }) => {
      const built = await buildCapsule(blobs, { tree, name, version }, signal);
      return {
        archive: toMessage(built.archive),
        checksums: toMessage(built.checksums),
        billOfMaterials: toMessage(built.billOfMaterials),
        unlocked: [...built.unlocked],
        components: built.components,
      };
    },
  };
}

function toMessage({ digest, size, mediaType }: BuiltArtifact) {
  return { digest, size: BigInt(size), mediaType };
}
