import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ErrorCode, QuantumLayerError, toQuantumLayerError } from '@quantumlayer/errors';
import { checkSetting, requireSettingName, type StoredSettings } from './settings';
import type { SettingName } from './settings-schema';
import type { Places } from './xdg';

export const settingsPath = ({ config }: Places): string => join(config, 'config.json');

/** Empty when there is no file; INVALID_INPUT, with what is wrong, when it does not follow the schema. */
export async function readSettingsFile(path: string): Promise<StoredSettings> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw toQuantumLayerError(error);
  }
  try {
    return checkStored(JSON.parse(text));
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new QuantumLayerError(ErrorCode.INVALID_INPUT, `${path}: ${detail}`, { cause });
  }
}

/** Changes one setting; undefined removes it. The file is replaced as a whole, so that a reader never sees half of it. */
export async function changeSettingsFile(
  path: string,
  name: SettingName,
  value: string | boolean | undefined,
): Promise<void> {
  const kept = Object.entries(await readSettingsFile(path)).filter(([key]) => key !== name);
  const next = Object.fromEntries(value === undefined ? kept : [...kept, [name, value]]);
  try {
    await mkdir(dirname(path), { recursive: true });
    const temporary = `${path}.${process.pid}`;
    await writeFile(temporary, `${JSON.stringify(next, null, 2)}\n`);
    await rename(temporary, path);
  } catch (error) {
    throw toQuantumLayerError(error);
  }
}

function checkStored(value: unknown): StoredSettings {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TypeError('must hold one JSON object');
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => {
      const name = requireSettingName(key);
      return [name, checkSetting(name, entry)];
    }),
  );
}
