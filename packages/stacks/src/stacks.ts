import type { Blueprint, Toolchain } from '@quantumlayer/blueprint-kit';
import { Language } from '@quantumlayer/contracts/ir/v1/ir';

/** The blueprint of a language, loaded on first use; undefined where there is none. */
export type BlueprintRegistry = (language: Language) => Promise<Blueprint> | undefined;

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

/** The stack of a language; undefined where there is none. */
export function loadStack(language: Language): Promise<Stack> | undefined {
  return STACKS[language]?.();
}

export const blueprints: BlueprintRegistry = (language) => loadStack(language)?.then(({ blueprint }) => blueprint);

/** Of one language, or of all when undefined. */
export function toolchains(language: Language | undefined): Promise<readonly Toolchain[]> {
  const loaders = language === undefined ? Object.values(STACKS) : [STACKS[language]];
  return Promise.all(loaders.flatMap((load) => (load === undefined ? [] : load().then(({ toolchain }) => toolchain))));
}
