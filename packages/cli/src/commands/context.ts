import type { Settings } from '@quantumlayer/config';
import type { Engine } from '@quantumlayer/embedded';
import type { QuantumLayerError } from '@quantumlayer/errors';
import type { Colors } from 'picocolors/types';
import type { CliConfig } from '../config';
import type { Terminal } from '../terminal';

/** What every command gets. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly config: CliConfig;
  readonly settings: Settings;
  /** For standard output and for standard error. */
  readonly colors: Colors;
  readonly errorColors: Colors;
  readonly signal: AbortSignal;
  /** Faults of ours that services have met so far, for --verbose. */
  readonly faults: readonly QuantumLayerError[];
  /** The folder for layers, tools and verdicts; made when it is first asked for. PERMISSION_DENIED where that cannot be. */
  cacheFolder(): Promise<string>;
  /** Opened by commands that need it, so that the others start fast. */
  engine(): Promise<Engine>;
  /** Restores the terminal if the process has to end at once. */
  onForcedExit(restore: () => void): void;
}

/** Returns the exit code. */
export type Command<Options> = (options: Options, context: CommandContext) => Promise<number>;
