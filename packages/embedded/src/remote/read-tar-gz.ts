import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { TreeFile } from '@quantumlayer/trees';
import { extract } from 'tar-stream';

/** More than any tree may have; an archive that unfolds to more is refused. */
const MOST_BYTES = 512 * 1024 * 1024;

/** The files of a project's archive, without the folder that they all lie in. Their paths are judged by whoever makes a tree of them. */
export async function readTarGz(archive: Uint8Array): Promise<TreeFile[]> {
  const files: TreeFile[] = [];
  try {
    const unpacked = await promisify(gunzip)(archive, { maxOutputLength: MOST_BYTES });
    const entries = extract();
    entries.end(unpacked);
    for await (const entry of entries) {
      const { name, mode, type } = entry.header;
      const content = await buffer(entry);
      if (type === 'file')
        files.push({ path: name.slice(name.indexOf('/') + 1), content, executable: (mode & 0o100) !== 0 });
    }
  } catch (cause) {
    throw new QuantumLayerError(ErrorCode.INTERNAL, 'The archive of the project cannot be read', { cause });
  }
  return files;
}
