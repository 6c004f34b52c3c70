import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@quantumlayer/local-servers';
import { PlatformUser } from './platform-user';
import { ROOT } from './qlf';

/** `qlf up`, as a user has it. */
export class ServedPlatform {
  private constructor(
    private readonly program: ChildProcess,
    readonly user: PlatformUser,
  ) {}

  /**
   * @param form further options: `--stack`
   * @param environment beside that of the tests
   */
  static async start(
    folder: string,
    form: readonly string[] = [],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<ServedPlatform> {
    const [port, grpcPort] = [await freePort(), await freePort()];
    const options = ['up', ...form, '--data', folder, '-p', String(port), '--grpc-port', String(grpcPort)];
    const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
    const program = spawn('env', [...variables, join(ROOT, 'qlf'), ...options], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    program.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    while (!output.includes('tar.gz') && program.exitCode === null) await sleep(100);
    if (program.exitCode !== null) throw new Error(`the platform did not start:\n${output}`);
    const [key = ''] = /qlk_\S+/.exec(output) ?? [];
    return new ServedPlatform(program, new PlatformUser(`http://127.0.0.1:${port}`, key, `127.0.0.1:${grpcPort}`));
  }

  async stop(): Promise<void> {
    const ended = once(this.program, 'exit');
    this.program.kill('SIGINT');
    await ended;
  }
}
