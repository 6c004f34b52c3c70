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
}

/** `qlf up`: the API in this process, until Ctrl-C. */
export async function upCommand(
  { port, grpcPort, host, data, newKey }: UpOptions,
  context: CommandContext,
): Promise<number> {
  const { terminal, colors, config, settings, signal } = context;
  const { openPlatform } = await import('@quantumlayer/embedded');
  const platform = await openPlatform({
    dataFolder: data === undefined ? join(config.places.data, 'platform') : resolve(data),
    cacheFolder: await context.cacheFolder(),
    preferences: { language: languageOf(settings.language), database: databaseOf(settings.database) },
    port: parsePort(port),
    grpcPort: parsePort(grpcPort),
    host,
    newKey: newKey ?? false,
    onFault: (fault) => terminal.stderr.write(`A fault of QuantumLayer's own: ${fault.message}\n`),
  });
  try {
    const { url, grpcAddress, key, resumed } = platform;
    terminal.stdout.write(
      `QuantumLayer listens on ${colors.bold(url)}, and for gRPC on ${grpcAddress}  (Ctrl-C stops it)\n`,
    );
    if (resumed > 0) terminal.stdout.write(`Taken up again: ${resumed} generation${resumed === 1 ? '' : 's'}\n`);
    terminal.stdout.write(key === undefined ? KNOWN_KEY : firstSteps(url, key));
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    await platform.close();
  }
  return 0;
}

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
