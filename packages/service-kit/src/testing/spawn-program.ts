import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly grpcAddress?: string;
  readonly httpUrl?: string;
  readonly apiUrl?: string;
  readonly internalAddress?: string;
  readonly err?: { readonly message: string };
}

export interface SpawnedProgram {
  readonly log: readonly LogLine[];
  readonly stderr: () => string;
  /** The first line with this text in its message; rejects when the program ends before it says so. */
  says(text: string): Promise<LogLine>;
  kill(signal: NodeJS.Signals): void;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** Starts a service's bundle as a process of its own, on free ports of this machine. */
export function spawnProgram(bundle: string, environment: Readonly<Record<string, string>>): SpawnedProgram {
  const own = { QLF_HOST: '127.0.0.1', QLF_GRPC_PORT: '0', QLF_HTTP_PORT: '0', ...environment };
  const child = spawn(process.execPath, [bundle], { env: own, stdio: ['ignore', 'pipe', 'pipe'] });
  const log: LogLine[] = [];
  const waiting = new Set<() => void>();
  let rest = '';
  let errors = '';
  let over = false;
  const wake = (): void => {
    for (const look of waiting) look();
  };
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = `${rest}${chunk.toString()}`.split('\n');
    rest = lines.pop() ?? '';
    log.push(...lines.map((line) => JSON.parse(line) as LogLine));
    wake();
  });
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = once(child, 'close').then(([code, signal]: (number | NodeJS.Signals | null)[]) => {
    over = true;
    wake();
    return code ?? signal ?? 1;
  });
  return {
    log,
    stderr: () => errors,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const line = log.find(({ msg }) => msg.includes(text));
          if (line === undefined && !over) return;
          waiting.delete(look);
          if (line !== undefined) resolve(line);
          else reject(new Error(`It ended and never said "${text}". ${errors}${JSON.stringify(log)}`));
        };
        waiting.add(look);
        look();
      }),
    kill: (signal) => void child.kill(signal),
    ended,
  };
}
