import { toJson } from '@bufbuild/protobuf';
import { GenerationSchema, GenerationStatus, type Generation } from '@quantumlayer/contracts/platform/v1/platform';
import { ErrorCode, EXIT_CODES, fromErrorDetail, QuantumLayerError } from '@quantumlayer/errors';
import { materialise, MemoryBlobStore } from '@quantumlayer/trees';
import { resolve } from 'node:path';
import type { CommandContext } from '../commands/context';
import { printable } from '../output/printable';
import { chooseRenderer } from '../progress/choose-renderer';
import { requireGeneration } from './is-generation';
import { requireServer } from './server';

export interface RemoteOptions {
  readonly id: string;
  readonly server?: string;
  readonly json?: boolean;
}

const client = async ({ server }: RemoteOptions, context: CommandContext) => {
  const { ApiClient } = await import('@quantumlayer/embedded');
  return new ApiClient(await requireServer(server, context));
};

/** `qlf watch ID`: a generation's events from its beginning to its end. The exit code says how it ended. */
export async function watchCommand(
  options: RemoteOptions & { verbose?: boolean },
  context: CommandContext,
): Promise<number> {
  const { terminal, errorColors, signal } = context;
  const id = requireGeneration(options.id);
  const api = await client(options, context);
  const renderer = await chooseRenderer(options, terminal, errorColors);
  context.onForcedExit(() => renderer.close());
  try {
    for await (const event of api.watchGeneration(id, signal)) renderer.show(event);
  } finally {
    renderer.close();
  }
  const generation = await api.getGeneration(id, signal);
  if (options.json !== true) terminal.stdout.write(`${describe(generation)}\n`);
  return generation.error === undefined ? 0 : EXIT_CODES[fromErrorDetail(generation.error).code];
}

/** `qlf status ID`, of a server's generation. */
export async function remoteStatusCommand(options: RemoteOptions, context: CommandContext): Promise<number> {
  const { terminal, signal } = context;
  const generation = await (await client(options, context)).getGeneration(options.id, signal);
  const text =
    options.json === true ? JSON.stringify(toJson(GenerationSchema, generation), null, 2) : describe(generation);
  terminal.stdout.write(`${text}\n`);
  return 0;
}

/** `qlf download ID`: what a generation built, in a folder that does not exist yet. */
export async function downloadCommand(
  options: RemoteOptions & { output?: string },
  context: CommandContext,
): Promise<number> {
  const { terminal, signal } = context;
  // An unset variable in a script, rather than the folder that it runs in.
  if (options.output === '') throw new QuantumLayerError(ErrorCode.INVALID_INPUT, 'The output folder has no name.');
  const id = requireGeneration(options.id);
  const api = await client(options, context);
  const { tree } = await api.getGeneration(id, signal);
  if (tree === '') throw new QuantumLayerError(ErrorCode.NOT_FOUND, 'This generation has built no project (yet).');
  const blobs = new MemoryBlobStore();
  await api.downloadTree(id, tree, blobs, signal);
  const directory = resolve(terminal.cwd, options.output ?? `project-${id}`);
  await materialise(blobs, tree, directory);
  terminal.stdout.write(`${directory}\n`);
  return 0;
}

function describe({ id, status, error, request, tree }: Generation): string {
  const name = GenerationStatus[status].toLowerCase().replaceAll('_', ' ');
  const brief = (request?.brief ?? '').split('\n', 1)[0] ?? '';
  const lines = [
    `${id}  ${name}`,
    ...(brief === '' ? [] : [`  ${printable(brief)}`]),
    ...(tree === '' ? [] : [`  ${tree}`]),
  ];
  return [...lines, ...(error === undefined ? [] : [`  ${printable(fromErrorDetail(error).message)}`])].join('\n');
}
