import { BubblewrapSandbox } from '../adapters/bubblewrap/bubblewrap-sandbox';
import { GuardedProcessSandbox } from '../adapters/guarded-process/guarded-process-sandbox';
import { toolLimits } from './limits';
import type { Sandbox } from './sandbox';

export interface DetectSandboxOptions {
  /** Absolute path of `bwrap`, where there is one. */
  readonly bubblewrap: string | undefined;
  readonly setpriv: string | undefined;
  readonly root: boolean;
  readonly scratch: string;
  readonly node: string;
}

export interface DetectedSandbox {
  readonly sandbox: Sandbox;
  /** Why it is not bubblewrap; empty when it is. */
  readonly reason: string;
}

/** Bubblewrap where it is present and the kernel lets it work, which only a try can tell; else a guarded process. */
export async function detectSandbox(options: DetectSandboxOptions): Promise<DetectedSandbox> {
  const fallback = (reason: string): DetectedSandbox => ({
    sandbox: new GuardedProcessSandbox(options.scratch),
    reason,
  });
  if (options.bubblewrap === undefined) return fallback('bubblewrap is not installed');
  if (options.root && options.setpriv === undefined)
    return fallback('setpriv, which root needs beside bubblewrap, is not installed');
  const sandbox = new BubblewrapSandbox({ ...options, program: options.bubblewrap });
  const exit = await sandbox.run({
    argv: ['/bin/sh', '-c', 'exit 42'],
    readable: [],
    network: 'none',
    limits: toolLimits(10),
  });
  if (exit.code === 42) return { sandbox, reason: '' };
  return fallback(`bubblewrap is installed but refused: ${exit.stderr.trim().split('\n')[0] ?? exit.reason}`);
}
