import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, realpath, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { toQuantumLayerError } from '@quantumlayer/errors';
import { directoryConflict } from './directory-conflict';
import { failedWith } from './durable-files';
import { STATE_FOLDER } from './path-rules';
import { isRunning, ownIdentity, type ProcessIdentity } from './process-identity';
import { finishUpdate, type Recovery } from './finish-update';

/** A folder that only this process may change through this package, until it is released. */
export interface LockedDirectory {
  /** Absolute, links resolved. */
  readonly path: string;
  /** What was done about an update that a killed process left unfinished. */
  readonly recovery: Recovery;
  release(): Promise<void>;
}

const ATTEMPTS = 5;

/**
 * Locks an existing folder, and finishes or takes back an update that was cut short in it. A lock of a process
 * that no longer runs does not count. CONFLICT when another process works there.
 */
export async function lockDirectory(directory: string): Promise<LockedDirectory> {
  try {
    const path = await realpath(directory);
    const folder = await prepareLockFolder(path);
    const lock = await acquire(path, folder);
    const release = (): Promise<void> => unlink(lock).catch(() => undefined);
    try {
      return { path, release, recovery: await finishUpdate(path) };
    } catch (error) {
      await release();
      throw error;
    }
  } catch (error) {
    throw toQuantumLayerError(error);
  }
}

async function prepareLockFolder(directory: string): Promise<string> {
  for (const name of [STATE_FOLDER, `${STATE_FOLDER}/locks`]) {
    await mkdir(join(directory, name)).catch((error: unknown) => {
      if (!failedWith(error, 'EEXIST')) throw error;
    });
    if (!(await lstat(join(directory, name))).isDirectory()) {
      throw directoryConflict(directory, [{ field: name, rule: 'directory.link', message: 'is not a folder' }]);
    }
  }
  return join(directory, STATE_FOLDER, 'locks');
}

/**
 * Each contender first shows its own file and then looks for others', so that of two at the same time at least
 * one sees the other. Files have unique names: removing a dead one can never hit a new one.
 */
async function acquire(directory: string, folder: string): Promise<string> {
  const lock = join(folder, `${randomUUID()}.json`);
  const identity = JSON.stringify(await ownIdentity());
  for (let attempt = 1; ; attempt += 1) {
    await writeFile(`${lock}.tmp`, identity, { flag: 'wx' });
    await rename(`${lock}.tmp`, lock);
    const rival = await findRival(folder, lock);
    if (rival === undefined) return lock;
    await unlink(lock);
    if (attempt === ATTEMPTS) throw busy(directory, rival);
    await sleep(20 + Math.random() * 80);
  }
}

interface Rival {
  readonly file: string;
  readonly owner: ProcessIdentity;
}

async function findRival(folder: string, own: string): Promise<Rival | undefined> {
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    if (file === own || !name.endsWith('.json')) continue;
    const owner = await readOwner(file);
    if (owner !== undefined && (await isRunning(owner))) return { file, owner };
    await unlink(file).catch(() => undefined);
  }
  return undefined;
}

/** Undefined for a file that is gone by now, or that no process of ours wrote. */
async function readOwner(file: string): Promise<ProcessIdentity | undefined> {
  try {
    const { host, pid, started } = JSON.parse(await readFile(file, 'utf8')) as Partial<ProcessIdentity>;
    return typeof host === 'string' && Number.isSafeInteger(pid) && typeof started === 'string'
      ? { host, pid: Number(pid), started }
      : undefined;
  } catch {
    return undefined;
  }
}

function busy(directory: string, { file, owner }: Rival): Error {
  const message = `Process ${owner.pid} on ${owner.host} is working there. Wait for it; if it is gone for certain, delete ${file}`;
  return directoryConflict(directory, [{ field: '', rule: 'directory.busy', message }]);
}
