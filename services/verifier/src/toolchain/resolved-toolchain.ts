import type { Toolchain, ToolRequirement } from '@quantumlayer/blueprint-kit';

/** A tool that was looked for on this machine. */
export interface ResolvedTool {
  readonly requirement: ToolRequirement;
  /** Absolute path of the real program; undefined when it is missing or too old. */
  readonly path: string | undefined;
  /** "" when it was not found. */
  readonly version: string;
}

/** A stack's toolchain as this machine has it. */
export interface ResolvedToolchain {
  readonly toolchain: Toolchain;
  readonly tools: readonly ResolvedTool[];
  /** Of the tools' names and versions and of how they are used; part of every verdict's key. */
  readonly digest: string;
  /** The private folder of self-installed tools; undefined when none is used. */
  readonly toolsFolder: string | undefined;
  /** Folders in which the programs lie, for PATH. */
  readonly programFolders: readonly string[];
  /** Host folders that the programs need. */
  readonly readable: readonly string[];
}

export function missingTools({ tools }: ResolvedToolchain): ResolvedTool[] {
  return tools.filter(({ path }) => path === undefined);
}
