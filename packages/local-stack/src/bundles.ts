import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** A folder for each stack: what one starts again after hours must not be what another one is building. */
const STACKS = join(ROOT, 'dist/stacks');
/** Says whose it is. */
const OWNER = 'data-folder';

export interface Bundles {
  programOf(service: string): string;
  remove(): Promise<void>;
}

/** Bundles services of this checkout for the stack with this data folder; in the checkout, because they load npm packages from there. */
export async function buildBundles(
  dataFolder: string,
  services: readonly string[],
  signal: AbortSignal,
): Promise<Bundles> {
  const script = join(ROOT, 'scripts/build-services.mjs');
  if (!existsSync(script))
    throw new QuantumLayerError(
      ErrorCode.UNSUPPORTED,
      'The real services are built from a checkout of QuantumLayer; here is none. Use "up" without --stack, or the images.',
    );
  await removeOrphans();
  const owner = resolve(dataFolder);
  const folder = join(STACKS, createHash('sha256').update(owner).digest('hex').slice(0, 16));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, OWNER), owner);
  const programs = join(folder, 'services');
  await promisify(execFile)(process.execPath, [script, ...services, '--out', programs], { cwd: ROOT, signal });
  return {
    programOf: (service) => join(programs, service, 'main.mjs'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Those of stacks that were killed, and whose data folder has gone since. */
async function removeOrphans(): Promise<void> {
  const names = await readdir(STACKS).catch(() => []);
  for (const name of names) {
    // Unreadable: one that is being made, or removed, in this moment.
    const owner = await readFile(join(STACKS, name, OWNER), 'utf8').catch(() => undefined);
    if (owner !== undefined && owner !== '' && !existsSync(owner))
      await rm(join(STACKS, name), { recursive: true, force: true });
  }
}
