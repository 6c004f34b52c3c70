import { createHash } from 'node:crypto';
import { getTree, type BlobStore, type Digest, type TreeFile } from '@quantumlayer/trees';
import { toTarGz } from '@quantumlayer/trees/archives';
import { billOfMaterials, type Product } from './bill-of-materials';
import { isLockFile, readLocks } from './read-locks';

export interface BuiltArtifact {
  readonly digest: Digest;
  readonly size: number;
  readonly mediaType: string;
}

export interface BuiltCapsule {
  readonly archive: BuiltArtifact;
  readonly checksums: BuiltArtifact;
  readonly billOfMaterials: BuiltArtifact;
  readonly unlocked: readonly string[];
  readonly components: number;
}

const BILL = 'bom.cdx.json';
const CHECKSUMS = 'SHA256SUMS';

/**
 * `NAME-VERSION/` with the project's files in `project/`, what they are made of, and the checksums of all. NOT_FOUND when the tree, or a file of
 * it, is not in the store.
 */
export async function buildCapsule(blobs: BlobStore, product: Product, signal: AbortSignal): Promise<BuiltCapsule> {
  const { entries } = await getTree(blobs, product.tree);
  const files: TreeFile[] = [];
  const locks = new Map<string, string>();
  for (const { path, digest, executable } of entries) {
    signal.throwIfAborted();
    const content = await blobs.get(digest);
    files.push({ path: `project/${path}`, content, executable });
    if (isLockFile(path)) locks.set(path, Buffer.from(content).toString('utf8'));
  }
  const { packages, unlocked } = readLocks(locks);
  const bill = Buffer.from(billOfMaterials(product, packages));
  files.unshift({ path: BILL, content: bill });
  const checksums = Buffer.from(files.map(checksumOf).join(''));
  files.unshift({ path: CHECKSUMS, content: checksums });
  const archive = await toTarGz(`${product.name}-${product.version}`, files);
  return {
    archive: await keep(blobs, archive, 'application/gzip'),
    checksums: await keep(blobs, checksums, 'text/plain'),
    billOfMaterials: await keep(blobs, bill, 'application/vnd.cyclonedx+json; version=1.6'),
    unlocked,
    components: packages.length,
  };
}

function checksumOf({ path, content }: TreeFile): string {
  return `${createHash('sha256').update(content).digest('hex')}  ${path}\n`;
}

async function keep(blobs: BlobStore, bytes: Uint8Array, mediaType: string): Promise<BuiltArtifact> {
  return { digest: await blobs.put(bytes), size: bytes.length, mediaType };
}
