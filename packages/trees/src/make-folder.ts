import { mkdir } from 'node:fs/promises';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';

/** Makes a folder that somebody named, and those above it. CONFLICT where one of them is a file. */
export async function makeFolder(path: string, mode: number): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== 'EEXIST' && code !== 'ENOTDIR') throw cause;
    throw new QuantumLayerError(ErrorCode.CONFLICT, `${path} cannot be a folder: a file is in its place.`, { cause });
  }
}
