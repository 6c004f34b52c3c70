import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { TreeFile } from './tree';
import { zip, type AsyncZippable } from 'fflate';
import { pack } from 'tar-stream';

/** The earliest time that both formats can hold: an archive depends on the tree alone. */
const EPOCH = new Date('1980-01-01T12:00:00Z');
const modeOf = ({ executable }: TreeFile): number => (executable === true ? 0o755 : 0o644);
const bytesOf = ({ content }: TreeFile): Uint8Array => (typeof content === 'string' ? Buffer.from(content) : content);

/** All files below one folder, as tar.gz. The same files give the same bytes. */
export async function toTarGz(folder: string, files: readonly TreeFile[]): Promise<Uint8Array> {
  const archive = pack();
  const whole = buffer(archive);
  for (const file of files) {
    archive.entry({ name: `${folder}/${file.path}`, mode: modeOf(file), mtime: EPOCH }, Buffer.from(bytesOf(file)));
  }
  archive.finalize();
  return promisify(gzip)(await whole);
}

/** All files below one folder, as zip. The same files give the same bytes. */
export function toZip(folder: string, files: readonly TreeFile[]): Promise<Uint8Array> {
  const entries: AsyncZippable = Object.fromEntries(
    // The upper half of the attributes is the Unix mode, as `unzip` reads it (os 3).
    files.map((file) => [
      `${folder}/${file.path}`,
      [bytesOf(file), { os: 3, attrs: (0o100000 | modeOf(file)) * 0x10000, mtime: EPOCH }],
    ]),
  );
  return new Promise((resolve, reject) => {
    zip(entries, (error, bytes) => (error === null ? resolve(bytes) : reject(error)));
  });
}
