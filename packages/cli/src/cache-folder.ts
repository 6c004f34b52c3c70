import { access, constants, lstat, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';

export interface CacheFolderOptions {
  /** The user's choice; undefined for the usual place. */
  readonly chosen: string | undefined;
  readonly usual: string;
  /** The machine's folder for temporary files. */
  readonly temporary: string;
  /** Number of the user; undefined where there are none. */
  readonly user: number | undefined;
  /** Hears of a place that is not the usual one. */
  readonly tell: (text: string) => void;
}

/**
 * The folder for layers, tools and verdicts, made when it is not there. Where the usual one cannot be written, as in a container
 * without a home, it is one of the user's own beside other temporary files.
 * @throws PERMISSION_DENIED when the folder that the user chose cannot be written
 */
export async function openCacheFolder(options: CacheFolderOptions): Promise<string> {
  const { chosen, usual, temporary, user, tell } = options;
  const wanted = chosen ?? usual;
  if (await canWrite(wanted)) return wanted;
  const refused = `The cache folder ${wanted} cannot be written`;
  if (chosen !== undefined) throw new QuantumLayerError(ErrorCode.PERMISSION_DENIED, `${refused}.`);
  const substitute = join(temporary, `quantumlayer-${user ?? 'user'}`);
  // Others can write among temporary files: a folder that they made, or could change, would hand us their tools.
  if (!(await canWrite(substitute)) || !(await isOwn(substitute, user))) {
    const hint = 'Choose another: QLF_CACHE=FOLDER, or qlf config set cache FOLDER.';
    throw new QuantumLayerError(ErrorCode.PERMISSION_DENIED, `${refused}. ${hint}`);
  }
  tell(`${refused}; using ${substitute} in its place.`);
  return substitute;
}

async function canWrite(folder: string): Promise<boolean> {
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Level by level: Node's recursive mkdir never ends where a file system such as /proc answers that a folder is not there although its parent is. */
async function makeFolder(folder: string): Promise<void> {
  const found = await lstat(folder).catch(() => undefined);
  if (found !== undefined) return;
  if (dirname(folder) !== folder) await makeFolder(dirname(folder));
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    // Another run was faster.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
}

async function isOwn(folder: string, user: number | undefined): Promise<boolean> {
  const { uid, mode } = await lstat(folder);
  return user === undefined || (uid === user && (mode & 0o022) === 0);
}
