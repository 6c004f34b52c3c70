import type { Blueprint, Toolchain } from '@quantumlayer/blueprint-kit';
import { Language } from '@quantumlayer/contracts/ir/v1/ir';
import { MemoryBlobStore } from '@quantumlayer/trees';
import { Engine } from './engine';
import { embeddedServices } from './embedded-services';
import type { BlueprintRegistry } from './services';

export interface EmbeddedOptions {
  /** For layers, tools and verdicts. */
  readonly cacheFolder: string;
  readonly fingerprint: string;
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
export function openEngine({ cacheFolder, fingerprint }: EmbeddedOptions): Engine {
  // A run's trees are small and its folder holds what the next run needs, so the store may forget.
  const blobs = new MemoryBlobStore();
  const blueprints: BlueprintRegistry = (language) => STACKS[language]?.().then(({ blueprint }) => blueprint);
  const toolchains = () => Promise.all(Object.values(STACKS).map(async (load) => (await load()).toolchain));
  const services = embeddedServices({ blobs, blueprints, toolchains, cacheFolder });
  return new Engine({ services, blueprints, blobs, fingerprint });
}

/** The stack of a language; undefined where there is none. */
export function loadStack(language: Language): Promise<Stack> | undefined {
  return STACKS[language]?.();
}
