import { Agent } from 'node:http';
import { connect, type Socket } from 'node:net';
import { freePort } from '@quantumlayer/local-servers';
import { readProcessTable } from '../../sandbox/process-table';
import type { Exit, Program, Running } from '../../sandbox/sandbox';
import { EchoServer } from './echo-server';
import type { SupervisedProcess } from '../../sandbox/supervised-process';

export interface GuardedServerOptions {
  readonly prepare: readonly Program[];
  /** Starts a program (the server when undefined); `first` copies the source in. */
  readonly launch: (
    program: Program | undefined,
    env: Readonly<Record<string, string>>,
    first: boolean,
  ) => Promise<SupervisedProcess>;
  readonly remove: () => Promise<void>;
}

/** A server on a free port of the host's loopback. */
export class GuardedServer implements Running {
  readonly agent: Agent;
  readonly echo: Agent;
  exited: Promise<Exit>;

  private constructor(
    private readonly options: GuardedServerOptions,
    private env: Readonly<Record<string, string>>,
    private process: SupervisedProcess,
    private readonly echoServer: EchoServer,
  ) {
    this.echo = echoServer.agent;
    this.exited = process.exit;
    const port = Number(env['PORT']);
    this.agent = Object.assign(new Agent({ keepAlive: true, maxSockets: 64 }), {
      createConnection: (): Socket => connect(port, '127.0.0.1'),
    });
  }

  static async start(options: GuardedServerOptions): Promise<GuardedServer> {
    const env = { HOST: '127.0.0.1', PORT: String(await freePort()) };
    const echo = await EchoServer.listen();
    let first = true;
    for (const program of options.prepare) {
      const step = await options.launch(program, env, first);
      first = false;
      const exit = await step.exit;
      if (exit.code !== 0) return new GuardedServer(options, env, { ...step, exit: Promise.resolve(exit) }, echo);
    }
    return new GuardedServer(options, env, await options.launch(undefined, env, first), echo);
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL', timeoutSeconds: number): Promise<Exit> {
    const table = readProcessTable();
    const below = (pids: readonly number[]): number[] =>
      table.filter(({ parent }) => pids.includes(parent)).map(({ pid }) => pid);
    // The guard and the launcher stay above the server.
    for (const pid of below(below([this.process.pid]))) send(pid, signal);
    const late = setTimeout(() => {
      this.process.end('timeout');
    }, timeoutSeconds * 1000);
    const exit = await this.exited;
    clearTimeout(late);
    return exit;
  }

  async restart(env: Readonly<Record<string, string>> = {}): Promise<Running> {
    this.env = { ...this.env, ...env };
    this.process = await this.options.launch(undefined, this.env, false);
    this.exited = this.process.exit;
    return this;
  }

  async dispose(): Promise<void> {
    this.agent.destroy();
    this.echoServer.close();
    this.process.end('cancelled');
    await this.process.exit;
    await this.options.remove();
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}
