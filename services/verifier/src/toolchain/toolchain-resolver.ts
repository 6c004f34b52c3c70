import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { homedir } from 'node:os';
import { promisify } from 'node:util';
import type { Toolchain, ToolRequirement } from '@quantumlayer/blueprint-kit';
import type { LayerStore } from '../adapters/folder/layer-store';
import { findExecutable } from './find-executable';
import type { ResolvedTool, ResolvedToolchain } from './resolved-toolchain';
import { findVersion, isAtLeast } from './version';

const run = promisify(execFile);

export interface ToolchainResolverOptions {
  readonly path: string;
  readonly layers: LayerStore;
}

/** Finds a stack's tools on the machine, and installs into a private folder those that can be. */
export class ToolchainResolver {
  private readonly found = new Map<Toolchain, Promise<ResolvedToolchain>>();

  constructor(private readonly options: ToolchainResolverOptions) {}

  /** What is there, without installing anything. */
  async describe(toolchain: Toolchain): Promise<ResolvedTool[]> {
    return Promise.all(toolchain.tools.map((requirement) => this.find(requirement)));
  }

  /** Looked up once a process; self-installable tools are installed when they are missing. */
  resolve(toolchain: Toolchain, signal: AbortSignal): Promise<ResolvedToolchain> {
    const known = this.found.get(toolchain);
    if (known) return known;
    const resolving = this.lookUp(toolchain, signal).catch((error: unknown) => {
      this.found.delete(toolchain);
      throw error;
    });
    this.found.set(toolchain, resolving);
    return resolving;
  }

  private async lookUp(toolchain: Toolchain, signal: AbortSignal): Promise<ResolvedToolchain> {
    const present = await this.describe(toolchain);
    const absent = present.filter(
      ({ path, requirement }) => path === undefined && requirement.selfInstall !== undefined,
    );
    const base = assemble(toolchain, present, undefined);
    if (absent.length === 0 || present.some(({ path, requirement }) => path === undefined && !requirement.selfInstall))
      return base;
    const commands = absent.flatMap(({ requirement }) => requirement.selfInstall?.commands ?? []);
    const key = createHash('sha256')
      .update(JSON.stringify([commands, base.tools.map(({ path, version }) => [path, version])]))
      .digest('hex');
    const folder = await this.options.layers.ensure({
      kind: 'tools',
      key,
      commands,
      files: {},
      toolchain: base,
      environment: {},
      portable: [],
      signal,
    });
    const tools = await Promise.all(
      present.map((tool) =>
        tool.path === undefined ? this.installed(tool.requirement, folder) : Promise.resolve(tool),
      ),
    );
    return assemble(toolchain, tools, folder);
  }

  private async find(requirement: ToolRequirement): Promise<ResolvedTool> {
    const path = await findExecutable(requirement.versionArgv[0], this.options.path);
    return this.judge(requirement, path);
  }

  private installed(requirement: ToolRequirement, folder: string): Promise<ResolvedTool> {
    const bin = requirement.selfInstall?.bin.replace(/^\$TOOLS\//, '') ?? requirement.versionArgv[0];
    return this.judge(requirement, join(folder, bin));
  }

  private async judge(requirement: ToolRequirement, path: string | undefined): Promise<ResolvedTool> {
    if (path === undefined) return { requirement, path, version: '' };
    const version = await run(path, requirement.versionArgv.slice(1), {
      timeout: 20_000,
      env: { PATH: this.options.path, HOME: '/nonexistent' },
    }).then(
      ({ stdout, stderr }) => findVersion(stdout) || findVersion(stderr),
      () => '',
    );
    const usable = version !== '' && isAtLeast(version, requirement.minimumVersion);
    return { requirement, version, path: usable ? path : undefined };
  }
}

function assemble(
  toolchain: Toolchain,
  tools: readonly ResolvedTool[],
  toolsFolder: string | undefined,
): ResolvedToolchain {
  const programs = tools.map(({ path }) => path).filter((path) => path !== undefined);
  const versions = tools.map(({ requirement, version }) => [requirement.name, version]);
  return {
    toolchain,
    tools,
    toolsFolder,
    digest: `sha256:${createHash('sha256')
      .update(JSON.stringify([versions, toolchain]))
      .digest('hex')}`,
    programFolders: [...new Set(programs.map((path) => dirname(path)))],
    readable: [...new Set([...programs.flatMap(installationOf), ...(toolsFolder === undefined ? [] : [toolsFolder])])],
  };
}

/** The folder that a program was installed into; only the program itself where that folder holds more than an installation. */
function installationOf(program: string): string[] {
  if (program.startsWith('/usr/')) return [];
  const prefix = dirname(dirname(program));
  const tooWide = prefix === '/' || `${homedir()}/`.startsWith(`${prefix}/`);
  return [tooWide ? program : prefix];
}
