import type { Application, Language } from '@quantumlayer/contracts/ir/v1/ir';
import type { Finding } from '@quantumlayer/contracts/verification/v1/verification';

/** A program to run without a shell. `$LAYER` in arguments and environment is the layer's folder. */
export interface Command {
  readonly argv: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
}

/** A tool of this machine that a stack needs. */
export interface ToolRequirement {
  readonly name: string;
  readonly versionArgv: readonly [string, ...string[]];
  /** Lowest version that works, "3.11". */
  readonly minimumVersion: string;
  readonly purpose: string;
  readonly installHint: string;
  /** Installs the tool into a private folder, for tools that come from a registry (uv). `$TOOLS` is that folder. */
  readonly selfInstall?: { readonly commands: readonly Command[]; readonly bin: string };
}

/** What a check printed, as the verifier captured it from outside. */
export interface CheckOutput {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** One tool of the static or dependencies gate. */
export interface StaticCheck {
  /** "ruff check" */
  readonly name: string;
  readonly command: Command;
  /** Findings from the tool's machine-readable output; a non-zero exit without findings is a finding too. */
  parse(output: CheckOutput): readonly FindingInit[];
}

/** A finding before it becomes a message. */
export type FindingInit = Pick<Finding, 'rule' | 'message'> &
  Partial<Pick<Finding, 'severity' | 'path' | 'line' | 'column' | 'evidence'>>;

/** One test of a report. */
export interface TestResult {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly message?: string;
  readonly path?: string;
}

/** What the unit gate read from the report files. */
export interface UnitReport {
  readonly tests: readonly TestResult[];
  /** Percent of lines, 0 to 100; undefined where the tree has no coverage report. */
  readonly lineCoverage: number | undefined;
}

/** A folder of the layer that a tool reads and writes as its cache. */
export interface LayerCache {
  /** Below `$LAYER`, "mypy-cache". */
  readonly folder: string;
  /** The file in it that holds the Unix time of its last cleaning, where the tool cleans by itself: it is always now. */
  readonly cleaned?: string;
  /** What is in it is found by its content and so good for any layer: a new layer begins with that of the latest one. */
  readonly portable?: boolean;
  /** Its tool writes into files rather than replacing them, as databases do: a view holds copies, not links. */
  readonly inPlace?: boolean;
}

/** How a stack's projects are installed, checked, tested and started. Trusted: it never comes from the tree. */
export interface Toolchain {
  readonly language: Language;
  readonly tools: readonly ToolRequirement[];
  /** Dependencies, installed once for each digest of the lock files. Runs with network, before and apart from the project's code. */
  readonly layer: {
    readonly lockFiles: readonly string[];
    /** Copied beside the lock files, without their being part of the key's promise of reproducibility. */
    readonly manifests: readonly string[];
    /** The text that keys the layer in place of the raw lock files, so that projects that differ only in their own name share one. */
    fingerprint?(lockFiles: Readonly<Record<string, string>>): string;
    /** Run in a scratch folder that holds only those files; whatever they need later must end in `$LAYER`. */
    readonly install: readonly Command[];
    /** Environment for every later command, so that the project finds the layer without network. */
    readonly env: Readonly<Record<string, string>>;
    /** Paths in the tree at which folders of the layer (`$LAYER`-relative) must appear, "node_modules". */
    readonly mounts: Readonly<Record<string, string>>;
    /**
     * Caches that `install` fills. They are read-only afterwards; a command that names one as `$CACHES/<folder>` finds a view of it
     * that it may write and that ends with it, so that no tree can poison another's verdict. For `install` `$CACHES` is `$LAYER`.
     */
    readonly caches?: readonly LayerCache[];
  };
  readonly staticChecks: readonly StaticCheck[];
  readonly dependencyChecks: readonly StaticCheck[];
  readonly unit: {
    readonly command: Command;
    /** Relative to `$REPORTS`, a folder outside the tree. */
    readonly reportFiles: readonly string[];
    /** A test that must fail, put beside the project's own: a report without its failure was not written by the runner. */
    canary(nonce: string): { readonly path: string; readonly content: string; readonly testName: string };
    parse(reports: Readonly<Record<string, string>>, output: CheckOutput): UnitReport;
  };
  /**
   * Compiles, when the language needs it; the output must stay in `$BUILD`. `shared` says that it runs nothing of the tree: then it
   * is run once in a verification, commands that name a cache find what it left there and in `$BUILD`, and it is not run again.
   */
  readonly build?: Command & { readonly shared?: true };
  /** Migrates and serves on $HOST:$PORT; environment variables are those of docs/generated-api.md. */
  readonly start: Command;
  /** Environment beyond the common one that a start for this application needs. */
  startEnv?(application: Application): Readonly<Record<string, string>>;
  /** How the README's commands differ when a layer stands in for the network. */
  readonly readme?: {
    /** Commands whose result the layer already is ("npm ci"); not run again. */
    readonly provided: readonly RegExp[];
    /**
     * Commands of `## Test` that a gate judges by running the same program: not run again when that gate passes in the same
     * verification. `command` must match the whole command, as `scripts` left it.
     */
    readonly judged?: readonly { readonly command: RegExp; readonly gate: 'static' | 'dependencies' | 'unit' }[];
    /** The file of the tree that names commands, as package.json does for `npm test`, and what a command stands for in it. */
    readonly scripts?: { readonly file: string; readonly expand: (command: string, text: string) => string };
    readonly env?: Readonly<Record<string, string>>;
  };
}
