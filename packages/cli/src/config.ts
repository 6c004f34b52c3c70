import { homedir, tmpdir } from 'node:os';
import { basename, delimiter, dirname } from 'node:path';
import {
  placesFor,
  readSettingsFile,
  resolveSettings,
  settingsFrom,
  settingsPath,
  type Environment,
  type Places,
  type Settings,
  type StoredSettings,
} from '@quantumlayer/config';

/** What the command line knows of the machine and the person who runs it. */
export interface CliConfig {
  readonly environment: Environment;
  readonly home: string;
  readonly places: Places;
  /** Where the machine keeps temporary files. */
  readonly temporary: string;
  /** What the user types to start this program, "./qlf". */
  readonly command: string;
}

export function readCliConfig(environment: Environment = process.env): CliConfig {
  const home = environment['HOME'] ?? homedir();
  return {
    environment,
    home,
    places: placesFor(environment, home),
    temporary: tmpdir(),
    command: commandName(environment),
  };
}

/** Settings of flags, environment and file. */
export async function loadSettings({ environment, places }: CliConfig, flags: StoredSettings = {}): Promise<Settings> {
  return settingsFrom(resolveSettings({ flags, environment, file: await readSettingsFile(settingsPath(places)) }));
}

/** Whether to colour what goes to a stream. https://no-color.org */
export function wantsColor(choice: Settings['color'], isTerminal: boolean, environment: Environment): boolean {
  if (choice !== 'auto') return choice === 'always';
  if ((environment['NO_COLOR'] ?? '') !== '') return false;
  return isTerminal && environment['TERM'] !== 'dumb';
}

/** As the launcher was called; its bare name where the shell finds it by that. */
function commandName(environment: Environment): string {
  const called = environment['QLF_COMMAND'] ?? 'qlf';
  const folders = (environment['PATH'] ?? '').split(delimiter);
  return folders.includes(dirname(called)) ? basename(called) : called;
}
