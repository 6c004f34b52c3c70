import { once } from 'node:events';
import { join, resolve } from 'node:path';
import type { CommandContext } from './context';
import { parsePort } from './parse-port';
import { databaseOf, languageOf } from './stack-words';

export interface UpOptions {
  readonly port: string;
  readonly grpcPort: string;
  readonly host: string;
  readonly data?: string;
  readonly newKey?: boolean;
  readonly stack?: boolean;
}

/** What listens, however it is made. */
interface Opened {
  readonly url: string;
  readonly grpcAddress: string;
  readonly key: string | undefined;
  /** Generations that went on where they had been cut short. */
  readonly resumed?: number;
  close(): Promise<void>;
}

/** `qlf up`: the API in this process, or by the real services beside it, until Ctrl-C. */
export async function upCommand(options: UpOptions, context: CommandContext): Promise<number> {
  const { terminal, colors, signal } = context;
  const opened = await (options.stack === true ? openServices(options, context) : openEmbedded(options, context));
  try {
    const { url, grpcAddress, key, resumed = 0 } = opened;
    terminal.stdout.write(
      `QuantumLayer listens on ${colors.bold(url)}, and for gRPC on ${grpcAddress}  (Ctrl-C stops it)\n`,
    );
    if (resumed > 0) terminal.stdout.write(`Taken up again: ${resumed} generation${resumed === 1 ? '' : 's'}\n`);
    terminal.stdout.write(key === undefined ? KNOWN_KEY : firstSteps(url, key));
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    await opened.close();
  }
  return 0;
}

async function openEmbedded(options: UpOptions, context: CommandContext): Promise<Opened> {
  const { terminal, config, settings } = context;
  const { openPlatform } = await import('@quantumlayer/embedded/platform');
  return openPlatform({
    ...(await commonOptions(options, context)),
    dataFolder: dataFolder(options, join(config.places.data, 'platform')),
    preferences: { language: languageOf(settings.language), database: databaseOf(settings.database) },
    onFault: (fault) => terminal.stderr.write(`A fault of QuantumLayer's own: ${fault.message}\n`),
  });
}

async function openServices(options: UpOptions, context: CommandContext): Promise<Opened> {
  const { terminal, config, signal } = context;
  const { openStack } = await import('@quantumlayer/local-stack');
  // PostgreSQL does not run as root, and the account that it then has may not look into root's home.
  const usual = process.getuid?.() === 0 ? '/var/lib/quantumlayer' : join(config.places.data, 'stack');
  return openStack({
    ...(await commonOptions(options, context)),
    dataFolder: dataFolder(options, usual),
    environment: config.environment,
    signal,
    tell: (text) => terminal.stderr.write(`${text}\n`),
  });
}

async function commonOptions({ port, grpcPort, host, newKey }: UpOptions, context: CommandContext) {
  return {
    cacheFolder: await context.cacheFolder(),
    port: parsePort(port),
    grpcPort: parsePort(grpcPort),
    host,
    newKey: newKey ?? false,
  };
}

const dataFolder = ({ data }: UpOptions, usual: string): string => (data === undefined ? usual : resolve(data));

const KNOWN_KEY = 'It takes the API keys that were made before; "--new-key" makes another.\n';

function firstSteps(url: string, key: string): string {
  return `Your API key, shown this once:

  export QLF_KEY=${key}

Try it:

  curl -s ${url}/v1/generations -H "Authorization: Bearer $QLF_KEY" \\
    -H 'Content-Type: application/json' -d '{"brief": "Create a Python REST API for a todo app"}'
  curl -N ${url}/v1/generations/ID/events -H "Authorization: Bearer $QLF_KEY"
  curl -s ${url}/v1/generations/ID/project.tar.gz -H "Authorization: Bearer $QLF_KEY" | tar xz
`;
}
