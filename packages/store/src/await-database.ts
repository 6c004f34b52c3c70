import { setTimeout as sleep } from 'node:timers/promises';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { Sql } from './database';
import { isLostConnection } from './postgres-database';

/** Seconds that a server gets which is starting itself. */
const PATIENCE = 20;

/**
 * Waits until a database answers, so that a process may begin in the same moment as its server.
 * @throws UNAVAILABLE when it stays silent; at once when it refuses the user or is not what the URL says
 */
export async function awaitDatabase(database: Sql, seconds = PATIENCE): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    try {
      await database.query('SELECT 1');
      return;
    } catch (error) {
      if (performance.now() > deadline || !isSilent(error)) throw error;
      await sleep(200);
    }
  }
}

const isSilent = (error: unknown): boolean =>
  error instanceof QuantumLayerError && error.code === ErrorCode.UNAVAILABLE && isLostConnection(error.cause);
