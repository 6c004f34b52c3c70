import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { npmPostgresql, type NpmPackage } from './npm-postgresql';

/** A server that runs already, the program that starts one, or the package that npm brings it in. */
export type Found = { readonly address: string } | { readonly program: string } | { readonly npm: NpmPackage };

export interface Servers {
  readonly postgresql: Found;
  readonly nats: Found;
  readonly redis: Found;
  readonly temporal: Found;
}

/** One of the servers, for whoever looks at the machine. */
export interface ServerState {
  readonly key: keyof Servers;
  /** `PostgreSQL` */
  readonly name: string;
  /** Names a server that runs. */
  readonly variable: string;
  /** How to get it. */
  readonly advice: string;
  readonly found: Found | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

interface Wanted {
  readonly key: keyof Servers;
  readonly name: string;
  /** Names a server that runs. */
  readonly variable: string;
  /** Which must lie in one folder; the first is what is started. */
  readonly programs: readonly [string, ...string[]];
  /** Where packages put them beside the PATH. */
  readonly folders: (environment: Environment) => readonly string[];
  /** What brings it where none of the programs is there. */
  readonly npm?: () => NpmPackage | undefined;
  readonly advice: string;
}

const DEBIAN = '/usr/lib/postgresql';
const goFolder = ({ GOBIN, GOPATH, HOME = '/' }: Environment): string =>
  GOBIN ?? join(GOPATH ?? join(HOME, 'go'), 'bin');

const WANTED: readonly Wanted[] = [
  {
    key: 'postgresql',
    name: 'PostgreSQL',
    variable: 'QLF_DATABASE_URL',
    programs: ['postgres', 'initdb'],
    folders: postgresqlPackages,
    npm: npmPostgresql,
    advice: 'sudo apt install postgresql, or brew install postgresql',
  },
  {
    key: 'nats',
    name: 'NATS',
    variable: 'QLF_NATS_URL',
    programs: ['nats-server'],
    folders: (environment) => [goFolder(environment), '/opt/homebrew/bin'],
    advice: 'go install github.com/nats-io/nats-server/v2@latest, or brew install nats-server',
  },
  {
    key: 'redis',
    name: 'Redis',
    variable: 'QLF_REDIS_URL',
    programs: ['redis-server'],
    folders: () => ['/usr/local/opt/redis/bin', '/opt/homebrew/bin'],
    advice: 'sudo apt install redis-server, or brew install redis',
  },
  {
    key: 'temporal',
    name: 'Temporal',
    variable: 'QLF_TEMPORAL_ADDRESS',
    programs: ['temporal'],
    folders: (environment) => [
      goFolder(environment),
      join(environment['HOME'] ?? '/', '.temporalio/bin'),
      '/opt/homebrew/bin',
    ],
    advice: 'curl -sSf https://temporal.download/cli.sh | sh, or brew install temporal',
  },
];

/**
 * The servers that the services need, from the environment, the PATH, where packages put them, or npm.
 * @throws MISSING_TOOLCHAIN that names every one that is not there, and how to get it
 */
export function findServers(environment: Environment): Servers {
  const states = describeServers(environment);
  const missing = states.filter(({ found }) => found === undefined);
  if (missing.length > 0) {
    const lines = missing.map(
      ({ name, advice, variable }) => `\n  ${name}: ${advice}; or name one that runs in ${variable}`,
    );
    throw new QuantumLayerError(
      ErrorCode.MISSING_TOOLCHAIN,
      `The real services need servers that are not here:${lines.join('')}\nWithout them, "up" alone serves the same API in one process.`,
    );
  }
  return Object.fromEntries(states.map(({ key, found }) => [key, found])) as unknown as Servers;
}

/** What `findServers` finds of each, with what to do for one that is missing. */
export function describeServers(environment: Environment): readonly ServerState[] {
  return WANTED.map((wanted) => {
    const { key, name, variable, advice } = wanted;
    return { key, name, variable, advice, found: find(wanted, environment) };
  });
}

/** The program that starts a server: from the PATH, or where packages put it. */
export function findServer(name: keyof Servers, environment: Environment): string | undefined {
  const wanted = WANTED.find(({ key }) => key === name);
  return wanted && programOf(wanted, environment);
}

function find(wanted: Wanted, environment: Environment): Found | undefined {
  const address = environment[wanted.variable] ?? '';
  if (address !== '') return { address };
  const program = programOf(wanted, environment);
  if (program !== undefined) return { program };
  const npm = wanted.npm?.();
  return npm && { npm };
}

function programOf({ programs, folders }: Wanted, environment: Environment): string | undefined {
  const [folder] = foldersOf(programs, environment, folders(environment));
  return folder === undefined ? undefined : join(folder, programs[0]);
}

/** Where programs of PostgreSQL lie together, the preferred place first. */
export function postgresqlFolders(programs: readonly [string, ...string[]], environment: Environment): string[] {
  return foldersOf(programs, environment, postgresqlPackages());
}

function foldersOf(
  programs: readonly [string, ...string[]],
  environment: Environment,
  packages: readonly string[],
): string[] {
  const places = [...(environment['PATH'] ?? '').split(delimiter), ...packages].filter((place) => place !== '');
  return places.flatMap((place) => {
    const program = join(place, programs[0]);
    if (!existsSync(program)) return [];
    // Distributions link single programs from where all of a package's lie; one program may also look at the name that it is called by.
    const folder = [place, dirname(realpathSync(program))].find((each) =>
      programs.every((name) => existsSync(join(each, name))),
    );
    return folder === undefined ? [] : [folder];
  });
}

/** Debian keeps a folder for each version: the newest first. */
function postgresqlPackages(): string[] {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const newestFirst = versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(DEBIAN, version, 'bin'));
  return [...newestFirst, '/usr/local/opt/postgresql/bin', '/opt/homebrew/opt/postgresql/bin', '/usr/pgsql/bin'];
}
