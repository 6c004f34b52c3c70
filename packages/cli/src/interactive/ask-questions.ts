import { createInterface } from 'node:readline';
import { abortReason } from '@quantumlayer/errors';
import type { Engine, GenerateRequest } from '@quantumlayer/embedded';
import type { CommandContext } from '../commands/context';

/**
 * Shows each assumption and lets the user keep it or say it otherwise; answers are added to the brief, so that they are facts like its
 * other words. Returns the brief with the answers.
 */
export async function askQuestions(
  request: GenerateRequest,
  engine: Engine,
  { terminal, signal, errorColors }: CommandContext,
): Promise<string> {
  const { requirements } = await engine.parse(request, signal);
  const assumptions = requirements?.assumptions ?? [];
  if (assumptions.length === 0) return request.brief;
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
      if (answer !== '') answers.push(/[.!?]$/.test(answer) ? answer : `${answer}.`);
    }
  } finally {
    signal.removeEventListener('abort', close);
    prompt.close();
  }
  if (signal.aborted) throw abortReason(signal);
  return answers.length === 0 ? request.brief : `${request.brief.trimEnd()}\n${answers.join('\n')}\n`;
}
