import { createInterface } from 'node:readline/promises';
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
  const prompt = createInterface({ input: terminal.stdin, output: terminal.stderr });
  const answers: string[] = [];
  try {
    terminal.stderr.write(
      `${assumptions.length} things are assumed. Enter keeps an assumption; or say it in your own words.\n`,
    );
    for (const [index, { text, alternative }] of assumptions.entries()) {
      terminal.stderr.write(`\n${errorColors.bold(`${index + 1}. ${text}`)}\n`);
      if (alternative !== '') terminal.stderr.write(`   ${errorColors.dim(alternative)}\n`);
      const answer = (await prompt.question('> ', { signal })).trim();
      if (answer !== '') answers.push(/[.!?]$/.test(answer) ? answer : `${answer}.`);
    }
  } finally {
    prompt.close();
  }
  return answers.length === 0 ? request.brief : `${request.brief.trimEnd()}\n${answers.join('\n')}\n`;
}
