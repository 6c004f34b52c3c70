import type { Blueprint, Toolchain } from '@quantumlayer/blueprint-kit';
import { Language } from '@quantumlayer/contracts/ir/v1/ir';
import type { QuantumLayerError } from '@quantumlayer/errors';
import { MemoryBlobStore } from '@quantumlayer/trees';
import { Engine } from './engine';
import { embeddedServices } from './embedded-services';
import type { BlueprintRegistry } from './services';

export interface EmbeddedOptions {
  /** For layers, tools and verdicts. */
  readonly cacheFolder: string;
  readonly fingerprint: string;
  /** Learns of faults of ours; what callers see of them has no text. */
  readonly onFault?: (error: QuantumLayerError) => void;
}

/** A stack's two halves: what it writes, and how that is installed, checked and started. */
export interface Stack {
  readonly blueprint: Blueprint;
  readonly toolchain: Toolchain;
}

/** One line a stack. Loaded on first use: a stack brings formatters and templates of some megabytes. */
const STACKS: Partial<Record<Language, () => Promise<Stack>>> = {
  [Language.PYTHON]: async () => {
    const { blueprint, toolchain } = await import('@quantumlayer/blueprint-python');
    return { blueprint, toolchain };
  },
  [Language.TYPESCRIPT]: async () => {
    const { blueprint, toolchain } = await import('@quantumlayer/blueprint-typescript');
    return { blueprint, toolchain };
  },
  [Language.GO]: async () => {
    const { blueprint, toolchain } = await import('@quantumlayer/blueprint-go');
    return { blueprint, toolchain };
  },
};

/** The engine with everything in this process. Nothing is loaded before it is used. */
export function openEngine({ cacheFolder, fingerprint, onFault = () => undefined }: EmbeddedOptions): Engine {
  // A run's trees are small and its folder holds what the next run needs, so the store may forget.
  const blobs = new MemoryBlobStore();
  const blueprints: BlueprintRegistry = (language) => STACKS[language]?.().then(({ blueprint }) => blueprint);
  const toolchains = (language: Language | undefined): Promise<readonly Toolchain[]> => {
    const loaders = language === undefined ? Object.values(STACKS) : [STACKS[language]];
    return Promise.all(
      loaders.flatMap((load) => (load === undefined ? [] : load().then(({ toolchain }) => toolchain))),
    );
  };
  const services = embeddedServices({ blobs, blueprints, toolchains, cacheFolder, onFault });
  return new Engine({ services, blueprints, blobs, fingerprint });
}

/** The stack of a language; undefined where there is none. */
export function loadStack(language: Language): Promise<Stack> | undefined {
  return STACKS[language]?.();
}
