import { toExitCode } from '@quantumlayer/errors';
import { openDatabase } from '@quantumlayer/store';
import { composeOwnerKey } from '../compose';
import { readOwnerKeyConfig } from './config';

/**
 * Prints a new API key for the owner of the first organisation, which is made if need be. `name` is the organisation's. Unless `always`, an empty
 * line where there are keys already.
 */
export async function printOwnerKey(name: string, always: boolean): Promise<void> {
  try {
    const { gateway, databaseUrl } = readOwnerKeyConfig();
    const database = await openDatabase({ url: databaseUrl, connections: 1, applicationName: 'gateway owner-key' });
    try {
      process.stdout.write(`${(await composeOwnerKey(database, { name, always }, gateway)) ?? ''}\n`);
    } finally {
      await database.close();
    }
  } catch (error) {
    process.stderr.write(`gateway: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = toExitCode(error);
  }
}
