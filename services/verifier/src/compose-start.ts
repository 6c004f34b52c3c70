import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Command, Toolchain } from '@quantumlayer/blueprint-kit';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { BlobStore } from '@quantumlayer/trees';
import { LayerStore } from './adapters/folder/layer-store';
import { writeSourceFolder } from './adapters/folder/source-folder';
import type { VerifierConfig } from './config';
import { detectSandbox } from './sandbox/detect-sandbox';
import { fillProgram } from './sandbox/placeholders';
import { dependencyLayer } from './toolchain/dependency-layer';
import { findExecutable } from './toolchain/find-executable';
import { missingTools } from './toolchain/resolved-toolchain';
import { ToolchainResolver } from './toolchain/toolchain-resolver';

/** A program with everything filled in. */
export interface ReadyProgram {
  readonly argv: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
}

/** A tree that is laid out so that its own user can start it, outside any sandbox, with the layer that the gates used. */
export interface PreparedStart {
  readonly folder: string;
  /** To run first, where the language compiles. */
  readonly build: ReadyProgram | undefined;
  readonly start: ReadyProgram;
  remove(): Promise<void>;
}

export interface StartRequest {
  readonly config: VerifierConfig;
  readonly blobs: BlobStore;
  readonly toolchain: Toolchain;
  readonly tree: string;
  readonly address: { readonly host: string; readonly port: number };
  readonly signal: AbortSignal;
}

/** Lays out a tree with its dependencies. MISSING_TOOLCHAIN when a tool is not there, UNAVAILABLE when the layer cannot be installed. */
export async function prepareStart(request: StartRequest): Promise<PreparedStart> {
  const { config, blobs, toolchain, tree, address, signal } = request;
  const scratch = join(config.cacheFolder, 'scratch');
  const [bubblewrap, setpriv] = await Promise.all([
    findExecutable('bwrap', config.path),
    findExecutable('setpriv', config.path),
  ]);
  const { sandbox } = await detectSandbox({ bubblewrap, setpriv, scratch, root: config.root, node: config.node });
  const layers = new LayerStore({ root: config.cacheFolder, sandbox, installEnvironment: config.installEnvironment });
  const resolved = await new ToolchainResolver({ path: config.path, layers }).resolve(toolchain, signal);
  const missing = missingTools(resolved).map(({ requirement }) => `${requirement.name}: ${requirement.installHint}`);
  if (missing.length > 0) throw new QuantumLayerError(ErrorCode.MISSING_TOOLCHAIN, `Missing: ${missing.join('; ')}`);
  const source = await writeSourceFolder(blobs, tree, scratch);
  try {
    const layer = await dependencyLayer(resolved, source.files, layers, signal);
    await placeLinks(source.path, layer.links);
    const build = join(dirname(source.path), 'build');
    await mkdir(build, { recursive: true });
    const places = {
      ...layer.places,
      WORK: source.path,
      BUILD: build,
      TMP: dirname(source.path),
      HOST: address.host,
      PORT: String(address.port),
    };
    const ready = (command: Command): ReadyProgram => {
      const path = [...resolved.programFolders, `${layer.places['TOOLS'] ?? ''}/bin`, config.path].join(':');
      return fillProgram({ ...command, env: { PATH: path, ...toolchain.layer.env, ...command.env } }, places);
    };
    return {
      folder: source.path,
      build: toolchain.build === undefined ? undefined : ready(toolchain.build),
      start: ready(toolchain.start),
      remove: () => source.remove(),
    };
  } catch (error) {
    await source.remove();
    throw error;
  }
}

async function placeLinks(folder: string, links: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, target] of Object.entries(links)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await symlink(target, join(folder, path));
  }
}
