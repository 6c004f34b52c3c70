import { resolve } from 'node:path';
import type { TreePair } from '@quantumlayer/embedded';
import type { CommandContext } from './context';
import { readRequest, type GenerateOptions } from './generate';
import { diffText } from '../output/diff-text';

export interface DiffOptions extends Omit<GenerateOptions, 'output'> {
  readonly output: string;
  readonly stat?: boolean;
}

/**
 * `qlf diff`: without a brief, the user's edits against the last generated tree; with one, what the next generate would change in the
 * folder.
 */
export async function diffCommand(options: DiffOptions, context: CommandContext): Promise<number> {
  const { terminal, colors, signal } = context;
  const engine = await context.engine();
  const isAboutBrief =
    [options.brief, options.file, options.ir].some((value) => value !== undefined) || (options.from ?? []).length > 0;
  let pair: TreePair;
  if (isAboutBrief) {
    const request = await readRequest({ ...options, verify: false, dryRun: true }, context);
    const result = await engine.generate(request, signal, () => undefined);
    if (result.error !== undefined && result.trees === undefined) throw result.error;
    pair = result.trees ?? (await engine.edits(resolve(terminal.cwd, options.output), signal));
  } else {
    pair = await engine.edits(resolve(terminal.cwd, options.output), signal);
  }
  terminal.stdout.write(await diffText(pair, engine.blobs, { colors, stat: options.stat === true }));
  return 0;
}
