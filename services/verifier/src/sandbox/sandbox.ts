import type { Agent } from 'node:http';

/** A program to run without a shell. The placeholders of {@link SandboxPaths} are replaced in both. */
export interface Program {
  readonly argv: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
}

/** Bounds of one run; every one is enforced from outside the code that runs. */
export interface Limits {
  readonly wallSeconds: number;
  /** Of each process, in seconds. */
  readonly cpuSeconds: number;
  /** Of all processes together, in bytes. */
  readonly memoryBytes: number;
  /** Processes and threads at one time. */
  readonly processes: number;
  readonly openFiles: number;
  /** Of all files written, in bytes. */
  readonly diskBytes: number;
  /** Of standard output and error together, in bytes. */
  readonly outputBytes: number;
}

/** A folder of the host under its own name in `$CACHES`; what is written there is seen by this run alone. */
export interface CacheView {
  readonly name: string;
  readonly from: string;
  /** A file in it that shall hold the present time, in Unix seconds. */
  readonly cleaned?: string;
  /** Files are written into rather than replaced, so links to read-only ones will not do. */
  readonly inPlace?: boolean;
}

/** What a run may see and do. Nothing is inherited from the parent: no environment, no home, no network. */
export interface SandboxSpec extends Program {
  /** A folder that is copied in as the working folder, `$WORK`. Changes to the copy never reach it. */
  readonly source?: string;
  /** Folders and files of the host that are visible, read-only, at their own path. */
  readonly readable: readonly string[];
  /** Host folders that may be written, at their own path: only for installing layers, before project code is near. */
  readonly writable?: readonly string[];
  /** Paths in the working folder at which a readable folder appears. */
  readonly links?: Readonly<Record<string, string>>;
  /** Views of read-only folders that may be written, below `$CACHES`. */
  readonly caches?: readonly CacheView[];
  /** An archive on the host of what `$BUILD` and `$CACHES` hold at the beginning, beside those views; one of the readable files. */
  readonly compiled?: string;
  readonly network: 'none' | 'outbound';
  readonly limits: Limits;
  /** Files under `$REPORTS` that are read back after the end. */
  readonly collect?: readonly string[];
  readonly signal?: AbortSignal;
}

/** Placeholders in `argv` and `env` that only the sandbox can fill in. */
export interface SandboxPaths {
  readonly WORK: string;
  readonly HOME: string;
  readonly TMP: string;
  readonly REPORTS: string;
  readonly BUILD: string;
  readonly CACHES: string;
}

/** Why a run ended. */
export type ExitReason =
  | 'exited'
  | 'timeout'
  | 'cancelled'
  | 'output-limit'
  | 'memory-limit'
  | 'process-limit'
  | 'disk-limit'
  | 'failed-to-start';

export interface Exit {
  /** As a shell tells it: 128 and more for what a signal ended. Null when a limit or we ended it. */
  readonly code: number | null;
  readonly reason: ExitReason;
  readonly stdout: string;
  readonly stderr: string;
  /** Collected files by name; absent ones are not in it. */
  readonly files: Readonly<Record<string, Buffer>>;
  readonly seconds: number;
  /** Processor time of all its processes, as the launcher counted it; undefined where it could not. Shown, never judged. */
  readonly cpuSeconds: number | undefined;
}

/** A server to start: prepared (built) by programs that run before it in the same place. */
export interface ServerSpec extends SandboxSpec {
  readonly prepare?: readonly Program[];
}

/** A server that runs in a sandbox, and the only way to reach it. */
export interface Running {
  /** For `http.request`; connects to the server wherever it listens. */
  readonly agent: Agent;
  /** Connects, the same way, to what answers at once whatever it is asked: what the way itself takes. */
  readonly echo: Agent;
  /** Settles when the server (or a preparing program) ends by itself or is told to. */
  readonly exited: Promise<Exit>;
  /** Sends the server a signal and waits for its end. */
  stop(signal: 'SIGTERM' | 'SIGKILL', timeoutSeconds: number): Promise<Exit>;
  /** Starts the server anew on the data that the last one left, with changes to its environment. */
  restart(env?: Readonly<Record<string, string>>): Promise<Running>;
  /** Ends and removes everything; safe to call twice. */
  dispose(): Promise<void>;
}

/** Where hostile code runs. */
export interface Sandbox {
  /** As verdicts name it. */
  readonly name: 'bubblewrap' | 'guarded-process';
  run(spec: SandboxSpec): Promise<Exit>;
  start(spec: ServerSpec): Promise<Running>;
}
