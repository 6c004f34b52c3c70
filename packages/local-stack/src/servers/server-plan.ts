import { createConnection } from 'node:net';
import type { Program } from '../supervised';

/** Where a server may be. */
export interface ServerPlace {
  /** For its data; they outlive it. */
  readonly folder: string;
  readonly port: number;
}

/** How a server is started, and where it then is. */
export interface ServerPlan extends Pick<Program, 'command' | 'options' | 'account' | 'isReady' | 'stopSignal'> {
  readonly address: string;
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
