import { randomInt } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launcherScript } from '../../sandbox/launcher-script';
import { baseEnvironment, fillProgram } from '../../sandbox/placeholders';
import type { Exit, Running, Sandbox, SandboxSpec, ServerSpec } from '../../sandbox/sandbox';
import { supervise, type SupervisedProcess } from '../../sandbox/supervised-process';
import { bubblewrapArguments, PATHS, SOURCE } from './bubblewrap-arguments';
import { BubblewrapServer } from './bubblewrap-server';
import { killNamespace } from './kill-namespace';

export interface BubblewrapOptions {
  /** Absolute path of `bwrap`. */
  readonly program: string;
  /** Absolute path of `setpriv`; needed by root only. */
  readonly setpriv: string | undefined;
  readonly root: boolean;
  /** A folder of ours for sockets and account files. */
  readonly scratch: string;
  /** Bound into server sandboxes as the supervisor's interpreter. */
  readonly node: string;
}

/** Users that no account has, one for each run, so that the kernel counts each run's processes apart. */
const FIRST_UID = 1_000_000;
const UIDS = 1_000_000_000;

/** Namespaces by bubblewrap: own processes, own network, read-only system, nothing of the home. */
export class BubblewrapSandbox implements Sandbox {
  readonly name = 'bubblewrap';

  constructor(private readonly options: BubblewrapOptions) {}

  async run(spec: SandboxSpec): Promise<Exit> {
    const scratch = await this.makeScratch();
    try {
      return await (
        await this.launch(spec, scratch.path, scratch.uid)
      ).exit;
    } finally {
      await rm(scratch.path, { recursive: true, force: true });
    }
  }

  async start(spec: ServerSpec): Promise<Running> {
    const scratch = await this.makeScratch();
    const { argv, env } = fillProgram(spec, { ...PATHS, HOST: '127.0.0.1', PORT: BubblewrapServer.port });
    const starting = BubblewrapServer.start({
      scratch: scratch.path,
      node: this.options.node,
      program: { argv, env: { ...env, HOST: '127.0.0.1', PORT: BubblewrapServer.port } },
      prepare: (spec.prepare ?? []).map((program) => fillProgram(program, { ...PATHS })),
      outputBytes: spec.limits.outputBytes,
      launch: (argv2, readable) =>
        this.launch({ ...spec, argv: argv2, readable: [...spec.readable, ...readable] }, scratch.path, scratch.uid),
    });
    return starting.catch(async (error: unknown) => {
      await rm(scratch.path, { recursive: true, force: true });
      throw error;
    });
  }

  private async launch(spec: SandboxSpec, scratch: string, uid: number): Promise<SupervisedProcess> {
    const { argv, env } = fillProgram(spec, { ...PATHS });
    // Layers are written as their owner: no code of a project is near, and scripts are off.
    const installs = (spec.writable ?? []).length > 0;
    const identity = { root: this.options.root, uid: this.options.root ? uid : 1000, accounts: scratch };
    await mkdir(scratch, { recursive: true });
    const script = launcherScript({
      limits: spec.limits,
      runningProcesses: 0,
      paths: PATHS,
      copyFrom: spec.source === undefined ? undefined : SOURCE,
      caches: spec.caches ?? [],
      compiled: spec.compiled,
      collect: spec.collect ?? [],
    });
    const statusFile = join(scratch, 'status');
    const drop = this.options.root && !installs ? this.dropPrivileges(uid) : [];
    return supervise({
      argv: [
        this.options.program,
        ...bubblewrapArguments(spec, identity),
        ...drop,
        '/bin/sh',
        '-c',
        script,
        'launcher',
        ...argv,
      ],
      env: { ...baseEnvironment(PATHS), ...env },
      cwd: '/',
      limits: spec.limits,
      collect: spec.collect ?? [],
      signal: spec.signal,
      statusFile,
      killAll: (leader) => killNamespace(leader, statusFile),
    });
  }

  private dropPrivileges(uid: number): string[] {
    const setpriv = this.options.setpriv ?? 'setpriv';
    return [
      setpriv,
      '--reuid',
      String(uid),
      '--regid',
      String(uid),
      '--clear-groups',
      '--inh-caps=-all',
      '--bounding-set=-all',
    ];
  }

  private async makeScratch(): Promise<{ path: string; uid: number }> {
    const uid = this.options.root ? FIRST_UID + randomInt(UIDS) : 1000;
    await mkdir(this.options.scratch, { recursive: true });
    const path = await mkdtemp(join(this.options.scratch, 'run-'));
    await chmod(path, 0o755);
    await writeFile(
      join(path, 'passwd'),
      `root:x:0:0::/nonexistent:/bin/false\nsandbox:x:${uid}:${uid}::${PATHS.HOME}:/bin/sh\n`,
    );
    await writeFile(join(path, 'group'), `root:x:0:\nsandbox:x:${uid}:\n`);
    return { path, uid };
  }
}
