import { resolve } from 'node:path';
import { toJson } from '@bufbuild/protobuf';
import { Outcome, VerifyResponseSchema, type Verdict } from '@quantumlayer/contracts/verification/v1/verification';
import { ErrorCode, EXIT_CODES } from '@quantumlayer/errors';
import { verdictLines } from '../output/summary';
import type { CommandContext } from './context';
import { applicationOf } from './project';

export interface VerifyOptions {
  readonly folder: string;
  readonly ir?: string;
  readonly gate?: readonly string[];
  readonly fresh?: boolean;
  readonly verbose?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

/** `qlf verify`: runs the gates on a folder as it is. A gate that was skipped is no failure, but it is said. */
export async function verifyCommand(
  { folder, ir, gate, fresh, verbose, quiet, json }: VerifyOptions,
  context: CommandContext,
): Promise<number> {
  const { terminal, colors, signal } = context;
  const application = await applicationOf(folder, ir, terminal);
  const engine = await context.engine();
  const tree = await engine.readFolder(resolve(terminal.cwd, folder), signal);
  const verdicts: Verdict[] = [];
  for await (const response of engine.verify({ tree, application, gates: gate ?? [], fresh: fresh === true }, signal)) {
    const { event } = response;
    if (json === true) terminal.stdout.write(`${JSON.stringify(toJson(VerifyResponseSchema, response))}\n`);
    else if (verbose === true && event.case === 'progress')
      terminal.stderr.write(`${event.value.gate}: ${event.value.message}\n`);
    if (event.case !== 'verdict') continue;
    verdicts.push(event.value);
    if (json !== true && quiet !== true) terminal.stdout.write(`${verdictLines(event.value, colors).join('\n')}\n`);
  }
  return verdicts.some(({ outcome }) => outcome === Outcome.FAILED) ? EXIT_CODES[ErrorCode.VERIFICATION_FAILED] : 0;
}
