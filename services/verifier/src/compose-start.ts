import { execFile } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Command, Toolchain } from '@quantumlayer/blueprint-kit';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { BlobStore } from '@quantumlayer/trees';
import { wallsAround } from './adapters/bubblewrap/walls';
import { LayerStore } from './adapters/folder/layer-store';
import { writeSourceFolder, type SourceFolder } from './adapters/folder/source-folder';
import type { VerifierConfig } from './config';
import { detectSandbox } from './sandbox/detect-sandbox';
import { openCaches } from './sandbox/launcher-script';
import { fillProgram } from './sandbox/placeholders';
import type { Program } from './sandbox/sandbox';
import { UserProgram } from './sandbox/user-program';
import { cacheViews } from './toolchain/cache-views';
import { dependencyLayer, type DependencyLayer } from './toolchain/dependency-layer';
import { findExecutable } from './toolchain/find-executable';
import { missingTools, type ResolvedToolchain } from './toolchain/resolved-toolchain';
import { ToolchainResolver } from './toolchain/toolchain-resolver';

const execute = promisify(execFile);

/** A tree that is laid out so that its own user can start it, with the layer that the gates used. */
export interface PreparedStart {
  /** Why nothing holds the project back; empty where walls stand around it. */
  readonly unwalled: string;
  /** Compiles it; undefined where the language does not. */
  readonly build: Launch | undefined;
  readonly start: Launch;
  remove(): Promise<void>;
}

/** Starts a program with these variables beside those that it needs itself. */
export type Launch = (environment: Readonly<Record<string, string>>, onOutput: (chunk: Buffer) => void) => UserProgram;

export interface StartRequest {
  readonly config: VerifierConfig;
  readonly blobs: BlobStore;
  readonly toolchain: Toolchain;
  readonly tree: string;
  readonly address: { readonly host: string; readonly port: number };
  /** Folders that the project keeps its data in; there, and nowhere else, it may write from within walls. */
  readonly writable: readonly string[];
  /** False: start it as the user, whatever this machine has. */
  readonly walls: boolean;
  readonly signal: AbortSignal;
}

/** Lays out a tree with its dependencies. MISSING_TOOLCHAIN when a tool is not there, UNAVAILABLE when the layer cannot be installed. */
export async function prepareStart(request: StartRequest): Promise<PreparedStart> {
  const { config, blobs, toolchain, tree, signal } = request;
  const scratch = join(config.cacheFolder, 'scratch');
  const [bubblewrap, setpriv] = await Promise.all([
    findExecutable('bwrap', config.path),
    findExecutable('setpriv', config.path),
  ]);
  const { sandbox, reason } = await detectSandbox({ ...config, bubblewrap, setpriv, scratch });
  const layers = new LayerStore({ root: config.cacheFolder, sandbox, installEnvironment: config.installEnvironment });
  const resolved = await new ToolchainResolver({ path: config.path, layers }).resolve(toolchain, signal);
  const missing = missingTools(resolved).map(({ requirement }) => `${requirement.name}: ${requirement.installHint}`);
  if (missing.length > 0) throw new QuantumLayerError(ErrorCode.MISSING_TOOLCHAIN, `Missing: ${missing.join('; ')}`);
  const source = await writeSourceFolder(blobs, tree, scratch);
  try {
    const layer = await dependencyLayer(resolved, source.files, layers, signal);
    await placeLinks(source.path, layer.links);
    const walls =
      reason === '' && request.walls ? await wallsOf(request, bubblewrap ?? '', source, layer, resolved) : undefined;
    const launcher = await launcherOf(request, source, layer, resolved, walls);
    return {
      unwalled: walls !== undefined ? '' : request.walls ? reason : 'asked for',
      build: toolchain.build === undefined ? undefined : launcher(toolchain.build),
      start: launcher(toolchain.start),
      remove: () => source.remove(),
    };
  } catch (error) {
    await source.remove();
    throw error;
  }
}

type Walls = Awaited<ReturnType<typeof wallsAround>>;

function wallsOf(
  { config, writable }: StartRequest,
  bubblewrap: string,
  source: SourceFolder,
  layer: DependencyLayer,
  { readable }: ResolvedToolchain,
): Promise<Walls> {
  const scratch = dirname(source.path);
  return wallsAround({
    bubblewrap,
    root: config.root,
    scratch,
    readable: [...readable, layer.folder],
    writable: [scratch, ...writable],
  });
}

async function launcherOf(
  { config, toolchain, address }: StartRequest,
  source: SourceFolder,
  layer: DependencyLayer,
  resolved: ResolvedToolchain,
  walls: Walls | undefined,
): Promise<(command: Command) => Launch> {
  const [build, caches] = ['build', 'caches'].map((name) => join(dirname(source.path), name)) as [string, string];
  await Promise.all([build, caches].map((folder) => mkdir(folder, { recursive: true })));
  const {
    start,
    build: compile,
    layer: { env },
  } = toolchain;
  const programs = [start, ...(compile ? [compile] : [])].map((command) => ({
    ...command,
    env: { ...env, ...command.env },
  }));
  await execute('sh', ['-c', openCaches(cacheViews(toolchain, layer.folder, programs), caches).join('\n')]);
  const places = {
    ...layer.places,
    WORK: source.path,
    BUILD: build,
    CACHES: caches,
    TMP: dirname(source.path),
    HOST: address.host,
    PORT: String(address.port),
  };
  const path = [...resolved.programFolders, `${layer.places['TOOLS'] ?? ''}/bin`, config.path].join(':');
  return (command) => (environment, onOutput) => {
    // The tools and dependencies that the project was checked with win over the user's.
    const ready = fillProgram({ ...command, env: { PATH: path, ...toolchain.layer.env, ...command.env } }, places);
    const program: Program = { argv: ready.argv, env: { ...environment, ...ready.env } };
    const walled = walls !== undefined;
    return UserProgram.start(walls?.(program, source.path) ?? program, { cwd: source.path, walled, onOutput });
  };
}

async function placeLinks(folder: string, links: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, target] of Object.entries(links)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await symlink(target, join(folder, path));
  }
}
