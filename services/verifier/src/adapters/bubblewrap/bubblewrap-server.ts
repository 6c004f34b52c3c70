import type { Agent } from 'node:http';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { baseEnvironment } from '../../sandbox/placeholders';
import type { Exit, Program, Running } from '../../sandbox/sandbox';
import type { SupervisedProcess } from '../../sandbox/supervised-process';
import { PATHS } from './bubblewrap-arguments';
import { JudgeSocket, type ServerEvent } from './judge-socket';
import { SUPERVISOR_SOURCE } from './supervisor-source';

export interface BubblewrapServerOptions {
  readonly scratch: string;
  readonly node: string;
  readonly program: Program;
  readonly prepare: readonly Program[];
  readonly outputBytes: number;
  readonly launch: (argv: [string, ...string[]], readable: readonly string[]) => Promise<SupervisedProcess>;
}

/** A server in a sandbox of its own network, reached through the supervisor beside it. */
export class BubblewrapServer implements Running {
  /** The network is private, so any port is free. */
  static readonly port = '8000';
  readonly agent: Agent;
  readonly echo: Agent;
  exited: Promise<Exit>;
  private settle: (exit: Exit) => void = () => undefined;
  private began = performance.now();
  private over = false;
  private cpuSeconds = 0;

  private constructor(
    private readonly judge: JudgeSocket,
    private readonly scratch: string,
  ) {
    this.agent = judge.agent({ keepAlive: true, maxSockets: 64 });
    this.echo = judge.agent({ keepAlive: true }, 'echo');
    this.exited = this.untilExit();
  }

  private process: SupervisedProcess | undefined;

  static async start(options: BubblewrapServerOptions): Promise<BubblewrapServer> {
    const socket = join(options.scratch, 'judge.sock');
    const supervisor = join(options.scratch, 'supervisor.cjs');
    await writeFile(supervisor, SUPERVISOR_SOURCE);
    const judge = await JudgeSocket.listen(socket);
    const server = new BubblewrapServer(judge, options.scratch);
    judge.onEvent = (event) => {
      server.onEvent(event);
    };
    const config = {
      socket,
      port: Number(BubblewrapServer.port),
      argv: options.program.argv,
      env: { ...baseEnvironment(PATHS), ...options.program.env },
      prepare: options.prepare,
    };
    server.process = await options.launch(
      [options.node, supervisor, JSON.stringify(config)],
      [socket, supervisor, ...mountOf(options.node)],
    );
    void server.process.exit.then((exit) => server.finish(exit));
    return server;
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL', timeoutSeconds: number): Promise<Exit> {
    this.judge.send({ op: 'signal', signal });
    const late = new Promise<'late'>((resolve) => setTimeout(resolve, timeoutSeconds * 1000, 'late').unref());
    const exit = await Promise.race([this.exited, late]);
    if (exit !== 'late') return exit;
    this.judge.send({ op: 'signal', signal: 'SIGKILL' });
    return { ...(await this.exited), code: null, reason: 'timeout' };
  }

  restart(env: Readonly<Record<string, string>> = {}): Promise<Running> {
    this.exited = this.untilExit();
    this.judge.send({ op: 'start', env });
    return Promise.resolve(this);
  }

  async dispose(): Promise<void> {
    this.agent.destroy();
    this.echo.destroy();
    this.process?.end('cancelled');
    await this.process?.exit;
    this.judge.close();
    await rm(this.scratch, { recursive: true, force: true });
  }

  private untilExit(): Promise<Exit> {
    this.began = performance.now();
    return new Promise((resolve) => {
      this.settle = resolve;
      if (this.over) resolve(this.exit(null, 'failed-to-start'));
    });
  }

  private onEvent(event: ServerEvent): void {
    if (event.event !== 'exit') return;
    const { code = null, cpu = this.cpuSeconds } = event;
    this.settle({ ...this.exit(code, 'exited'), cpuSeconds: cpu - this.cpuSeconds });
    this.cpuSeconds = cpu;
  }

  private finish(exit: Exit): void {
    this.over = true;
    this.settle(exit);
  }

  private exit(code: number | null, reason: Exit['reason']): Exit {
    const output = this.process?.output() ?? { stdout: '', stderr: '' };
    const seconds = (performance.now() - this.began) / 1000;
    return { code, reason, ...output, files: {}, seconds, cpuSeconds: undefined };
  }
}

/** The system folders are there already. */
function mountOf(node: string): string[] {
  return node.startsWith('/usr/') ? [] : [node];
}
