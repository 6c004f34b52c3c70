import { createInterface } from 'node:readline';
import type { Assumption } from '@quantumlayer/contracts/requirements/v1/requirements';
import { abortReason } from '@quantumlayer/errors';
import type { CommandContext } from '../commands/context';

/** Shows each assumption and lets the user keep it or say it otherwise. Returns what was said. */
export async function askQuestions(
  assumptions: readonly Assumption[],
  { terminal, signal, errorColors }: CommandContext,
): Promise<readonly string[]> {
  if (assumptions.length === 0) return [];
  // Not as a terminal of its own: its raw mode would take Ctrl-C for the end of the input, which accepts what is left.
  const prompt = createInterface({ input: terminal.stdin, terminal: false });
  const close = (): void => prompt.close();
  signal.addEventListener('abort', close, { once: true });
  // Lines rather than questions: an input that ends early accepts what is left, and does not hang.
  const lines = prompt[Symbol.asyncIterator]();
  const answers: string[] = [];
  try {
    const things = assumptions.length === 1 ? 'One thing is' : `${assumptions.length} things are`;
    terminal.stderr.write(`${things} assumed. Enter keeps an assumption; or say it in your own words.\n`);
    for (const [index, { text, alternative }] of assumptions.entries()) {
      terminal.stderr.write(`\n${errorColors.bold(`${index + 1}. ${text}`)}\n`);
      if (alternative !== '') terminal.stderr.write(`   ${errorColors.dim(alternative)}\n`);
      terminal.stderr.write('> ');
      const line = await lines.next();
      if (line.done === true) break;
      const answer = line.value.trim();
      if (answer !== '') answers.push(answer);
    }
  } finally {
    signal.removeEventListener('abort', close);
    prompt.close();
  }
  if (signal.aborted) throw abortReason(signal);
  return answers;
}
