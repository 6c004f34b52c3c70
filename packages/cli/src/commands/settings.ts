import {
  changeSettingsFile,
  environmentName,
  parseSetting,
  readSettingsFile,
  requireSettingName,
  resolveSettings,
  SETTINGS,
  settingsPath,
} from '@quantumlayer/config';
import type { CommandContext } from './context';

/** `qlf config list`: each setting, its value, who chose it and what it does. */
export async function listSettings(
  { json }: { json?: boolean },
  { terminal, config, colors }: CommandContext,
): Promise<number> {
  const path = settingsPath(config.places);
  const resolved = resolveSettings({ file: await readSettingsFile(path), environment: config.environment });
  if (json === true) {
    terminal.stdout.write(
      `${JSON.stringify(Object.fromEntries(resolved.map(({ name, value }) => [name, value ?? null])), null, 2)}\n`,
    );
    return 0;
  }
  for (const { name, value, origin } of resolved) {
    const by = origin === 'environment' ? environmentName(name) : origin;
    const { description, values } = SETTINGS[name];
    terminal.stdout.write(
      `${name.padEnd(10)} ${String(value ?? '').padEnd(12)} ${by.padEnd(14)} ${colors.dim(`${description} (${values})`)}\n`,
    );
  }
  terminal.stdout.write(colors.dim(`file: ${path}\n`));
  return 0;
}

export async function getSetting(name: string, { terminal, config }: CommandContext): Promise<number> {
  const wanted = requireSettingName(name);
  const resolved = resolveSettings({
    file: await readSettingsFile(settingsPath(config.places)),
    environment: config.environment,
  });
  const value = resolved.find((setting) => setting.name === wanted)?.value;
  terminal.stdout.write(`${String(value ?? '')}\n`);
  return 0;
}

export async function setSetting(name: string, text: string, { config }: CommandContext): Promise<number> {
  const wanted = requireSettingName(name);
  await changeSettingsFile(settingsPath(config.places), wanted, parseSetting(wanted, text));
  return 0;
}

export async function unsetSetting(name: string, { config }: CommandContext): Promise<number> {
  await changeSettingsFile(settingsPath(config.places), requireSettingName(name), undefined);
  return 0;
}
