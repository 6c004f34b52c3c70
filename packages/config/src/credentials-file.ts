import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ErrorCode, QuantumLayerError, toQuantumLayerError } from '@quantumlayer/errors';
import * as v from 'valibot';
import type { Places } from './xdg';

const SCHEMA = v.strictObject({ keys: v.record(v.string(), v.string()) });

export const credentialsPath = ({ config }: Places): string => join(config, 'credentials.json');

/** The API key for a server; undefined when there is none. Kept apart from the settings, which people show each other. */
export async function readKey(path: string, server: string): Promise<string | undefined> {
  return (await readKeys(path))[originOf(server)];
}

/** Keeps a server's key, readable for its owner alone; undefined forgets it. */
export async function writeKey(path: string, server: string, key: string | undefined): Promise<void> {
  const origin = originOf(server);
  const kept = Object.entries(await readKeys(path)).filter(([known]) => known !== origin);
  const keys = Object.fromEntries(key === undefined ? kept : [...kept, [origin, key]]);
  try {
    await mkdir(dirname(path), { recursive: true });
    const temporary = `${path}.${process.pid}`;
    await writeFile(temporary, `${JSON.stringify({ keys }, null, 2)}\n`, { mode: 0o600 });
    await chmod(temporary, 0o600);
    await rename(temporary, path);
  } catch (error) {
    throw toQuantumLayerError(error);
  }
}

async function readKeys(path: string): Promise<Readonly<Record<string, string>>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw toQuantumLayerError(error);
  }
  try {
    return v.parse(SCHEMA, JSON.parse(text)).keys;
  } catch (cause) {
    throw new QuantumLayerError(ErrorCode.INVALID_INPUT, `${path} is damaged; remove it and log in again.`, { cause });
  }
}

/** A server's address without path and case. INVALID_INPUT when it is none. */
export function originOf(server: string): string {
  try {
    const { origin, protocol } = new URL(server);
    if (/^https?:$/.test(protocol)) return origin;
  } catch {
    // Told below.
  }
  throw new QuantumLayerError(
    ErrorCode.INVALID_INPUT,
    `"${server}" is no address of a server; it begins with https:// or http://.`,
  );
}
