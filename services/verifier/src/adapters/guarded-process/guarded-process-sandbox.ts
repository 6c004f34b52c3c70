import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { launcherScript } from '../../sandbox/launcher-script';
import { baseEnvironment, fillProgram } from '../../sandbox/placeholders';
import { readProcessTable } from '../../sandbox/process-table';
import type { Exit, Program, Running, Sandbox, SandboxPaths, SandboxSpec, ServerSpec } from '../../sandbox/sandbox';
import { shellQuote } from '../../sandbox/shell-quote';
import { supervise, type SupervisedProcess } from '../../sandbox/supervised-process';
import { createControlGroup, killGroup } from './control-group';
import { folderSize } from './folder-size';
import { GuardedServer } from './guarded-server';
import { killRun, RUN_MARKER } from './run-processes';

/**
 * A process of its own session with a clean environment, limits and a scratch home. It guards against
 * accidents and runaways; it has no walls around the file system or the network, and verdicts say so.
 */
export class GuardedProcessSandbox implements Sandbox {
  readonly name = 'guarded-process';

  /** @param scratch A folder of ours for working copies. */
  constructor(private readonly scratch: string) {}

  async run(spec: SandboxSpec): Promise<Exit> {
    const place = await this.makePlace(spec);
    try {
      return await (
        await this.launch(spec, place)
      ).exit;
    } finally {
      await place.remove();
    }
  }

  async start(spec: ServerSpec): Promise<Running> {
    const place = await this.makePlace(spec);
    const starting = GuardedServer.start({
      prepare: spec.prepare ?? [],
      launch: (program: Program | undefined, env: Readonly<Record<string, string>>, first: boolean) => {
        const chosen = program ?? spec;
        const filled = { argv: chosen.argv, env: { ...chosen.env, ...env } };
        return this.launch({ ...(first ? spec : inPlace(spec)), ...filled }, place, env);
      },
      remove: () => place.remove(),
    });
    return starting.catch(async (error: unknown) => {
      await place.remove();
      throw error;
    });
  }

  private async launch(
    spec: SandboxSpec,
    { root, paths }: Place,
    placeholders: Readonly<Record<string, string>> = {},
  ): Promise<SupervisedProcess> {
    const { argv, env } = fillProgram(spec, { ...paths, ...placeholders });
    const marker = randomUUID();
    const group = await createControlGroup(marker, spec.limits.processes);
    const script = launcherScript({
      limits: spec.limits,
      runningProcesses: countOwnTasks(),
      paths,
      copyFrom: spec.source,
      caches: spec.caches ?? [],
      compiled: spec.compiled,
      collect: spec.collect ?? [],
    });
    const join = group ? `echo $$ >${shellQuote(group.joinFile)}\n` : '';
    const launched = supervise({
      argv: ['/bin/sh', '-c', join + script, 'launcher', ...argv],
      env: { ...baseEnvironment(paths), ...env, [RUN_MARKER]: marker },
      cwd: root,
      limits: spec.limits,
      collect: spec.collect ?? [],
      signal: spec.signal,
      diskBytes: () => folderSize(root),
      killAll: async (leader, seen) => {
        if (group) await killGroup(group);
        await killRun(leader, marker, seen);
      },
    });
    return { ...launched, exit: launched.exit.finally(() => group?.remove()) };
  }

  private async makePlace(spec: SandboxSpec): Promise<Place> {
    await mkdir(this.scratch, { recursive: true });
    const root = await realpath(await mkdtemp(join(this.scratch, 'run-')));
    const paths = {
      WORK: join(root, 'work'),
      HOME: join(root, 'home'),
      TMP: join(root, 'tmp'),
      REPORTS: join(root, 'reports'),
      BUILD: join(root, 'build'),
      CACHES: join(root, 'caches'),
    };
    for (const [path, target] of Object.entries(spec.links ?? {})) {
      const link = join(paths.WORK, path);
      await mkdir(dirname(link), { recursive: true });
      await symlink(target, link);
    }
    // Removing a folder removes links, never what they lead to.
    return { root, paths, remove: () => rm(root, { recursive: true, force: true, maxRetries: 5 }) };
  }
}

interface Place {
  readonly root: string;
  readonly paths: SandboxPaths;
  remove(): Promise<void>;
}

/** For a place that holds its copies already. */
function inPlace(spec: SandboxSpec): SandboxSpec {
  const { source, caches, compiled, ...rest } = spec;
  return source === undefined && caches === undefined && compiled === undefined ? spec : rest;
}

/** The kernel counts a user's tasks on the whole machine, so the limit is put above those that run. */
function countOwnTasks(): number {
  const table = readProcessTable();
  return table.reduce((sum, { threads }) => sum + threads, 0);
}
