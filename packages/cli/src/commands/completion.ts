import type { Command } from 'commander';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { COMPLETION_SCRIPTS } from '../completion/completion-scripts';
import { commandWords } from '../completion/grammar';
import type { CommandContext } from './context';

/** `qlf completion SHELL`: a script made from the command line's own grammar. */
export async function completionCommand(
  shell: string,
  program: Command,
  { terminal }: CommandContext,
): Promise<number> {
  const writer = Object.hasOwn(COMPLETION_SCRIPTS, shell) ? COMPLETION_SCRIPTS[shell] : undefined;
  if (writer === undefined) {
    throw new QuantumLayerError(
      ErrorCode.INVALID_INPUT,
      `There is no completion for "${shell}". There are: ${Object.keys(COMPLETION_SCRIPTS).join(', ')}.`,
    );
  }
  terminal.stdout.write(writer(commandWords(program)));
  return Promise.resolve(0);
}
