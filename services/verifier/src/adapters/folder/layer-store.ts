import { execFile } from 'node:child_process';
import { access, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Command } from '@quantumlayer/blueprint-kit';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { lockDirectory } from '@quantumlayer/trees';
import { toolLimits } from '../../sandbox/limits';
import type { Sandbox } from '../../sandbox/sandbox';
import type { ResolvedToolchain } from '../../toolchain/resolved-toolchain';
import { fillPlaceholders } from '../../sandbox/placeholders';
import { writeAtomically } from './atomic-file';
import { COMPLETE, inheritCaches } from './inherit-caches';

const run = promisify(execFile);

export interface LayerRequest {
  readonly kind: 'layers' | 'tools';
  /** Hex digest of all that decides the content. */
  readonly key: string;
  readonly commands: readonly Command[];
  /** Lock files and manifests: all that the commands see of the project. */
  readonly files: Readonly<Record<string, string>>;
  readonly toolchain: ResolvedToolchain;
  readonly environment: Readonly<Record<string, string>>;
  /** Names of caches in it that may begin with those of another layer. */
  readonly portable: readonly string[];
  readonly signal: AbortSignal;
}

export interface LayerStoreOptions {
  readonly root: string;
  readonly sandbox: Sandbox;
  readonly installEnvironment: Readonly<Record<string, string>>;
}

/** Installed dependencies and tools, each built once for its key: `<root>/<kind>/<key>/content`. */
export class LayerStore {
  private readonly building = new Map<string, Promise<string>>();

  constructor(private readonly options: LayerStoreOptions) {}

  /** The folder's path, built when it is not there. UNAVAILABLE when an install command fails, as without network. */
  ensure(request: LayerRequest): Promise<string> {
    const folder = join(this.options.root, request.kind, request.key);
    const known = this.building.get(folder);
    if (known) return known;
    const building = this.find(folder, request).finally(() => this.building.delete(folder));
    this.building.set(folder, building);
    return building;
  }

  private async find(folder: string, request: LayerRequest): Promise<string> {
    const content = join(folder, 'content');
    if (await exists(join(folder, COMPLETE))) return content;
    await mkdir(folder, { recursive: true });
    const lock = await acquire(folder, request.signal);
    try {
      if (await exists(join(folder, COMPLETE))) return content;
      await this.build(folder, content, request);
      return content;
    } finally {
      await lock.release();
    }
  }

  /** Built where it will stay, because installed programs know their place; the marker makes it count. */
  private async build(folder: string, content: string, request: LayerRequest): Promise<void> {
    await mkdir(content, { recursive: true });
    await emptyFolder(content, request.portable);
    const source = join(folder, 'source');
    try {
      await writeSources(source, request.files);
      await inheritCaches(dirname(folder), content, request.portable);
      for (const command of request.commands) await this.install(command, content, source, request);
      await writeAtomically(
        join(folder, COMPLETE),
        JSON.stringify({ key: request.key, commands: request.commands, portable: request.portable }),
      );
    } catch (error) {
      await emptyFolder(content, request.portable);
      throw error;
    } finally {
      await rm(source, { recursive: true, force: true });
    }
  }

  private async install(
    command: Command,
    content: string,
    source: string,
    { kind, toolchain, environment, signal }: LayerRequest,
  ): Promise<void> {
    const tools = toolchain.toolsFolder ?? content;
    const places = kind === 'tools' ? { TOOLS: content } : { LAYER: content, CACHES: content, TOOLS: tools };
    const fill = (text: string): string => fillPlaceholders(text, places);
    const [program, ...rest] = command.argv;
    // Where packages come from is the machine's matter: a stack only names the usual places.
    const env = { ...environment, ...command.env, ...this.options.installEnvironment };
    const exit = await this.options.sandbox.run({
      argv: [fill(program), ...rest.map(fill)],
      env: {
        PATH: [...toolchain.programFolders, join(tools, 'bin'), '/usr/local/bin:/usr/bin:/bin'].join(':'),
        ...Object.fromEntries(Object.entries(env).map(([name, value]) => [name, fill(value)])),
      },
      source,
      readable: [...toolchain.readable, ...(await existingFolders(Object.values(this.options.installEnvironment)))],
      writable: [content],
      network: 'outbound',
      limits: {
        ...toolLimits(command.timeoutSeconds),
        cpuSeconds: command.timeoutSeconds * 4,
        diskBytes: 8 * 1024 ** 3,
      },
      signal,
    });
    if (exit.reason === 'cancelled')
      throw new QuantumLayerError(ErrorCode.CANCELLED, 'The installation was cancelled.');
    if (exit.code === 0) return;
    const said = `${exit.stderr}\n${exit.stdout}`.trim().split('\n').slice(-8).join('\n');
    throw new QuantumLayerError(
      ErrorCode.UNAVAILABLE,
      `\`${command.argv.join(' ')}\` ended with ${exit.code ?? exit.reason}: ${said}`,
    );
  }
}

/** What is good for any layer is good for the next attempt too, so that an installation that was ended goes on where it was. */
async function emptyFolder(folder: string, keep: readonly string[]): Promise<void> {
  const paths = (await readdir(folder)).filter((name) => !keep.includes(name)).map((name) => join(folder, name));
  // Go makes the folders of its modules read-only, and then not even their owner can remove what is in them.
  if (paths.length > 0) await run('chmod', ['-R', 'u+w', ...paths]).catch(() => undefined);
  await Promise.all(paths.map((path) => rm(path, { recursive: true, force: true })));
}

async function acquire(folder: string, signal: AbortSignal): Promise<{ release(): Promise<void> }> {
  for (;;) {
    try {
      return await lockDirectory(folder);
    } catch (error) {
      if (!(error instanceof QuantumLayerError) || error.code !== ErrorCode.CONFLICT) throw error;
      signal.throwIfAborted();
      await sleep(200);
    }
  }
}

async function writeSources(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** Folders that configuration names, such as a local index of wheels. */
async function existingFolders(values: readonly string[]): Promise<string[]> {
  const absolute = values.filter(
    (value) => value.startsWith('/') && !value.startsWith('/usr/') && !value.startsWith('/etc/'),
  );
  const present = await Promise.all(absolute.map(exists));
  return absolute.filter((_, index) => present[index]);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
