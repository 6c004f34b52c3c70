import { createConnection } from 'node:net';

/** Where a server may be. */
export interface ServerPlace {
  /** For its data; they outlive it. */
  readonly folder: string;
  readonly port: number;
  /** Its data need not survive a failure of the machine, so nothing waits for the disk. */
  readonly isScratch?: boolean;
}

/** How a server is started, and where it then is. */
export interface ServerPlan {
  readonly command: string;
  readonly options: readonly string[];
  /** Whom it runs as; undefined for the caller. */
  readonly account?: { readonly uid: number; readonly gid: number } | undefined;
  readonly address: string;
  readonly isReady: () => Promise<boolean>;
  /** What tells it to end; SIGTERM unless said. */
  readonly stopSignal?: NodeJS.Signals;
  /** What ends it at once with all its processes, as a failure of the machine would; SIGKILL unless said. */
  readonly crashSignal?: NodeJS.Signals;
}

/** Whether something listens on a port of this machine. */
export function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    const settle = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => settle(true)).once('error', () => settle(false));
  });
}
