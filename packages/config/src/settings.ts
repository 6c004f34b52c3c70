import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import * as v from 'valibot';
import {
  environmentName,
  isSettingName,
  SETTING_NAMES,
  SETTINGS,
  type SettingName,
  type Settings,
} from './settings-schema';
import type { Environment } from './xdg';

/** Who chose a value; later ones win over earlier ones. */
export type SettingOrigin = 'default' | 'file' | 'environment' | 'flag';

export interface ResolvedSetting {
  readonly name: SettingName;
  readonly value: string | boolean | undefined;
  readonly origin: SettingOrigin;
}

export type StoredSettings = Partial<Record<SettingName, string | boolean>>;

export interface SettingSources {
  readonly file?: StoredSettings;
  readonly environment?: Environment;
  readonly flags?: StoredSettings;
}

/** Every setting and who chose it: flags over environment over file over fallback. INVALID_INPUT for a value that does not fit. */
export function resolveSettings({
  file = {},
  environment = {},
  flags = {},
}: SettingSources): readonly ResolvedSetting[] {
  return SETTING_NAMES.map((name): ResolvedSetting => {
    const variable = environment[environmentName(name)];
    if (flags[name] !== undefined) return { name, value: checkSetting(name, flags[name]), origin: 'flag' };
    if (variable !== undefined && variable !== '') {
      return { name, value: parseSetting(name, variable, environmentName(name)), origin: 'environment' };
    }
    if (file[name] !== undefined) return { name, value: checkSetting(name, file[name]), origin: 'file' };
    return { name, value: SETTINGS[name].fallback, origin: 'default' };
  });
}

export function settingsFrom(resolved: readonly ResolvedSetting[]): Settings {
  return Object.fromEntries(resolved.map(({ name, value }) => [name, value])) as unknown as Settings;
}

/** A value as people write it, "true", as the type that the setting has. */
export function parseSetting(name: SettingName, text: string, called: string = name): string | boolean {
  const isBoolean = SETTINGS[name].schema.type === 'boolean';
  const words: Readonly<Record<string, boolean>> = {
    true: true,
    '1': true,
    yes: true,
    on: true,
    false: false,
    '0': false,
    no: false,
    off: false,
  };
  return checkSetting(name, isBoolean ? (words[text.toLowerCase()] ?? text) : text, called);
}

export function checkSetting(name: SettingName, value: unknown, called: string = name): string | boolean {
  const result = v.safeParse(SETTINGS[name].schema, value);
  if (result.success) return result.output;
  throw new QuantumLayerError(
    ErrorCode.INVALID_INPUT,
    `${called} must be ${SETTINGS[name].values}; it is ${JSON.stringify(value)}`,
    {
      violations: [{ field: called, rule: 'setting.value', message: `must be ${SETTINGS[name].values}` }],
    },
  );
}

export function requireSettingName(name: string): SettingName {
  if (isSettingName(name)) return name;
  throw new QuantumLayerError(
    ErrorCode.INVALID_INPUT,
    `There is no setting "${name}". There are: ${SETTING_NAMES.join(', ')}.`,
  );
}
