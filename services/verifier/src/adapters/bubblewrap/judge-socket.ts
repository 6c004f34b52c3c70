import { once } from 'node:events';
import { chmod } from 'node:fs/promises';
import { Agent, type AgentOptions } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** What the supervisor reports about the server. */
export interface ServerEvent {
  readonly event: 'exit' | 'prepared';
  readonly code?: number | null;
  readonly signal?: string | null;
  readonly prepare?: boolean;
  /** Processor time of all that has ended so far, in seconds. */
  readonly cpu?: number;
}

type Connected = (error: Error | null, socket?: Duplex) => void;

/** The judge's end of the connections into a sandbox: it only listens, the sandbox dials out. */
export class JudgeSocket {
  private readonly waiting = new Map<number, Connected>();
  private readonly sockets = new Set<Socket>();
  private readonly server: Server = createServer((socket) => {
    this.accept(socket);
  });
  private control: Socket | undefined;
  private next = 1;

  /** Set before the sandbox starts. */
  onEvent: (event: ServerEvent) => void = () => undefined;

  static async listen(path: string): Promise<JudgeSocket> {
    const judge = new JudgeSocket();
    judge.server.listen(path);
    await once(judge.server, 'listening');
    await chmod(path, 0o666);
    return judge;
  }

  send(message: object): void {
    this.control?.write(`${JSON.stringify(message)}\n`);
  }

  /** An agent whose connections end at the sandboxed server's port, or at the echo beside it. */
  agent(options: AgentOptions, target: 'server' | 'echo' = 'server'): Agent {
    const agent = new Agent(options);
    return Object.assign(agent, {
      createConnection: (_options: unknown, connected: Connected): undefined => {
        this.dial(connected, target);
        return undefined;
      },
    });
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    for (const [id] of this.waiting) this.answer(id, new Error('the sandbox has ended'));
    this.server.close();
  }

  private dial(connected: Connected, target: 'server' | 'echo'): void {
    if (!this.control || this.control.destroyed) {
      setImmediate(connected, refused());
      return;
    }
    const id = this.next++;
    this.waiting.set(id, connected);
    this.send({ op: 'dial', id, echo: target === 'echo' });
  }

  private answer(id: number, error: Error | null, socket?: Socket): void {
    const connected = this.waiting.get(id);
    this.waiting.delete(id);
    if (connected) connected(error, socket);
    else socket?.destroy();
  }

  private accept(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    firstLine(socket, (line) => {
      if (line === 'control' && !this.control) this.readControl(socket);
      else if (/^\+\d+$/.test(line)) this.answer(Number(line.slice(1)), null, socket);
      else {
        socket.destroy();
        if (/^-\d+$/.test(line)) this.answer(Number(line.slice(1)), refused());
      }
    });
  }

  private readControl(socket: Socket): void {
    this.control = socket;
    let buffered = '';
    socket.on('data', (chunk: Buffer) => {
      buffered += chunk.toString('utf8');
      for (let end = buffered.indexOf('\n'); end >= 0; end = buffered.indexOf('\n')) {
        this.onEvent(JSON.parse(buffered.slice(0, end)) as ServerEvent);
        buffered = buffered.slice(end + 1);
      }
    });
    socket.on('close', () => {
      this.onEvent({ event: 'exit', code: null, signal: 'SIGKILL' });
      for (const id of [...this.waiting.keys()]) this.answer(id, refused());
    });
    socket.resume();
  }
}

function refused(): Error {
  return Object.assign(new Error('connection refused in the sandbox'), { code: 'ECONNREFUSED' });
}

/** Reads up to the first line end and leaves the rest unread. */
function firstLine(socket: Socket, onLine: (line: string) => void): void {
  let head = Buffer.alloc(0);
  const onReadable = (): void => {
    for (let byte = socket.read(1) as Buffer | null; byte; byte = socket.read(1) as Buffer | null) {
      if (byte[0] === 10 || head.length > 64) {
        socket.off('readable', onReadable);
        onLine(head.toString('latin1'));
        return;
      }
      head = Buffer.concat([head, byte]);
    }
  };
  socket.on('readable', onReadable);
}
