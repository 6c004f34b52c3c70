import type { PathLike } from 'node:fs';
import fs, { type FileHandle } from 'node:fs/promises';

/** kill: the process dies by SIGKILL. full: that operation and every later one that needs space fails with ENOSPC. */
export type Fault = 'kill' | 'full';

/** Makes the n-th operation on the disk of this process go wrong; a write gets half of its bytes through first. */
export function injectFault(fault: Fault, nth: number): void {
  let count = 0;
  const isDue = (): boolean => {
    count += 1;
    return fault === 'kill' ? count === nth : count >= nth;
  };
  const strike = (): never => {
    if (fault === 'kill') process.kill(process.pid, 'SIGKILL');
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  };
  patch(
    fault === 'kill' ? ['rename', 'unlink', 'rm', 'rmdir', 'mkdir', 'writeFile'] : ['mkdir', 'writeFile'],
    isDue,
    strike,
  );
  const open = fs.open;
  fs.open = async (path: PathLike, ...rest) => {
    const creates = typeof rest[0] === 'number' ? (rest[0] & fs.constants.O_CREAT) !== 0 : rest[0] === 'w';
    if (creates && isDue()) strike();
    return patchHandle(await open(path, ...rest), fault, isDue, strike);
  };
}

function patch(
  names: readonly ('rename' | 'unlink' | 'rm' | 'rmdir' | 'mkdir' | 'writeFile')[],
  isDue: () => boolean,
  strike: () => never,
): void {
  const functions = fs as unknown as Record<string, (...args: unknown[]) => unknown>;
  for (const name of names) {
    const original = functions[name];
    functions[name] = (...args) =>
      Promise.resolve().then(() => {
        if (isDue()) strike();
        return original?.(...args);
      });
  }
}

function patchHandle(handle: FileHandle, fault: Fault, isDue: () => boolean, strike: () => never): FileHandle {
  const write = handle.writeFile.bind(handle);
  handle.writeFile = async (content, options) => {
    if (!isDue()) return write(content, options);
    await write((content as Uint8Array).subarray(0, (content as Uint8Array).length >> 1), options);
    return strike();
  };
  const sync = handle.sync.bind(handle);
  handle.sync = async () => {
    // To be killed before a sync is the same as to be killed before the operation after it.
    if (fault === 'full' && isDue()) strike();
    await sync();
  };
  return handle;
}
