import { constants } from 'node:fs';
import { open, unlink, type FileHandle } from 'node:fs/promises';

/** Creates a file that must not exist, and returns when its bytes are on the disk. Leaves nothing behind when it fails. */
export async function createFileDurably(path: string, content: Uint8Array, executable = false): Promise<void> {
  // The process's umask is applied to the mode, as for any file that a program makes.
  const flags = constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY | noFollow;
  const file = await open(path, flags, executable ? 0o777 : 0o666);
  try {
    await file.writeFile(content);
    await file.sync();
  } catch (error) {
    await file.close().catch(() => undefined);
    await unlink(path).catch(() => undefined);
    throw error;
  }
  await file.close();
}

/** Makes renames and deletions inside a folder survive a power cut. */
export async function syncFolder(path: string): Promise<void> {
  // Windows cannot open folders as files; it orders these operations by itself.
  if (process.platform === 'win32') return;
  let folder: FileHandle | undefined;
  try {
    folder = await open(path, constants.O_RDONLY);
    await folder.sync();
  } finally {
    await folder?.close();
  }
}

/** Not defined on Windows, where an unprivileged process cannot plant links. */
export const noFollow = (constants.O_NOFOLLOW as number | undefined) ?? 0;

/** Whether a file operation failed with one of these codes, "ENOENT". */
export function failedWith(error: unknown, ...codes: readonly string[]): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && codes.includes(code);
}
