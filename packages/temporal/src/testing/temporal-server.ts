import { join } from 'node:path';
import { freePort, ServerProcess } from '@quantumlayer/testing';
import { Connection } from '@temporalio/client';

export interface TemporalServer {
  readonly address: string;
  readonly process: ServerProcess;
}

/** A development server with a namespace `default`, on a port of its own. `program` is the `temporal` command. */
export async function startTemporal(program: string): Promise<TemporalServer> {
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  const process = await ServerProcess.start({
    name: 'temporal',
    program,
    options: (folder) => [
      ...['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port), '--log-level', 'error'],
      ...['--db-filename', join(folder, 'temporal.db')],
    ],
    isReady: () => answers(address),
  });
  return { address, process };
}

async function answers(address: string): Promise<boolean> {
  const connection = Connection.lazy({ address });
  try {
    await connection.withDeadline(Date.now() + 1000, () =>
      connection.workflowService.describeNamespace({ namespace: 'default' }),
    );
    return true;
  } catch {
    return false;
  } finally {
    await connection.close();
  }
}
