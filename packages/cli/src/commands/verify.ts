import { resolve } from 'node:path';
import { toJson } from '@bufbuild/protobuf';
import {
  Outcome,
  VerifyResponseSchema,
  type Verdict,
  type VerifyResponse,
} from '@quantumlayer/contracts/verification/v1/verification';
import { ErrorCode, EXIT_CODES, QuantumLayerError } from '@quantumlayer/errors';
import { verdictLines } from '../output/summary';
import { isGeneration } from '../remote/is-generation';
import type { CommandContext } from './context';
import { applicationOf } from './project';

export interface VerifyOptions {
  readonly folder: string;
  readonly ir?: string;
  readonly gate?: readonly string[];
  readonly fresh?: boolean;
  readonly server?: string;
  readonly verbose?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

/** `qlf verify`: runs the gates on a folder as it is, or on what a server built. A gate that was skipped is no failure, but it is said. */
export async function verifyCommand(options: VerifyOptions, context: CommandContext): Promise<number> {
  const { verbose, quiet, json } = options;
  const { terminal, colors } = context;
  const verdicts: Verdict[] = [];
  for await (const response of responsesOf(options, context)) {
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

async function* responsesOf(options: VerifyOptions, context: CommandContext): AsyncGenerator<VerifyResponse> {
  const { folder, ir, gate = [], fresh = false, server } = options;
  if (isGeneration(folder)) {
    if (ir !== undefined || gate.length > 0)
      throw new QuantumLayerError(
        ErrorCode.INVALID_INPUT,
        'A server judges what it built by all gates and by its own IR; leave out --ir and --gate.',
      );
    const { verifyRemotely } = await import('../remote/verify-remotely');
    yield* verifyRemotely({ id: folder, server, fresh }, context);
    return;
  }
  if (server !== undefined)
    throw new QuantumLayerError(
      ErrorCode.INVALID_INPUT,
      'A server judges what it built: give the identifier of a generation, or leave out --server.',
    );
  const { terminal, signal } = context;
  const application = await applicationOf(folder, ir, terminal);
  const engine = await context.engine();
  const tree = await engine.readFolder(resolve(terminal.cwd, folder), signal);
  yield* engine.verify({ tree, application, gates: gate, fresh }, signal);
}
