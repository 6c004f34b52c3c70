import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { relative } from 'node:path';
import { Language } from '@quantumlayer/contracts/ir/v1/ir';
import type { ProjectWalls } from '@quantumlayer/embedded';
import type { CommandContext } from './context';
import { parsePort } from './parse-port';
import { openProject } from './project';

export interface RunProjectOptions {
  readonly folder: string;
  readonly port?: string;
  readonly sandbox: boolean;
}

/** `qlf run`: starts a project as it is now, prints its URL, and stops it with everything it started on Ctrl-C. */
export async function runProjectCommand(
  { folder, port, sandbox }: RunProjectOptions,
  context: CommandContext,
): Promise<number> {
  const { terminal, colors, config, signal } = context;
  const { path, application } = await openProject(folder, terminal);
  const [engine, { loadStack, runProject }] = await Promise.all([context.engine(), import('@quantumlayer/embedded')]);
  const stack = await loadStack(application.stack?.language ?? Language.UNSPECIFIED);
  if (stack === undefined)
    throw new QuantumLayerError(ErrorCode.UNSUPPORTED, 'This project’s language cannot be started.');
  await runProject({
    blobs: engine.blobs,
    toolchain: stack.toolchain,
    application,
    tree: await engine.readFolder(path, signal),
    directory: path,
    cacheFolder: await context.cacheFolder(),
    port: port === undefined ? undefined : parsePort(port),
    environment: config.environment,
    walls: sandbox,
    signal,
    onOutput: (chunk) => terminal.stderr.write(chunk),
    onStep: (text) => terminal.stderr.write(`${text} ...\n`),
    onWalls: (walls) => terminal.stderr.write(`${wallsText(walls, terminal.cwd)}\n`),
    onReady: (url) =>
      terminal.stdout.write(
        `${application.title} listens on ${colors.bold(url)}  (docs: ${url}/docs; Ctrl-C stops it)\n`,
      ),
  });
  return 0;
}

function wallsText({ unwalled, writable }: ProjectWalls, cwd: string): string {
  if (unwalled !== '') return `No sandbox (${unwalled}): the project runs as you, and may do what you may.`;
  const places = writable.map((path) => relative(cwd, path) || '.').join(', ');
  return `In a sandbox (bubblewrap): it writes ${places === '' ? 'nothing' : `${places} and nothing else`}, sees no home, and gets the variables that .env and .env.example name.`;
}
