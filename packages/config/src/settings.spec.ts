import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ErrorCode } from '@quantumlayer/errors';
import { parseSetting, resolveSettings, settingsFrom } from './settings';
import { changeSettingsFile, readSettingsFile, settingsPath } from './settings-file';
import { placesFor } from './xdg';

const invalid = (message: RegExp) =>
  expect.objectContaining({
    code: ErrorCode.INVALID_INPUT,
    message: expect.stringMatching(message) as string,
  }) as Error;

describe('resolveSettings', () => {
  it('takes flags over environment over file over fallback', () => {
    const file = { language: 'go', database: 'postgresql', verify: false };
    const resolved = resolveSettings({
      file,
      environment: { QLF_LANGUAGE: 'typescript', QLF_DATABASE: 'sqlite' },
      flags: { language: 'python' },
    });
    expect(settingsFrom(resolved)).toEqual({
      language: 'python',
      database: 'sqlite',
      verify: false,
      color: 'auto',
      cache: undefined,
    });
    expect(resolved.map(({ origin }) => origin)).toEqual([
      'flag',
      'environment',
      'file',
      'default',
      'default',
      'default',
    ]);
  });

  it('treats an empty variable as not set', () => {
    expect(settingsFrom(resolveSettings({ environment: { QLF_VERIFY: '' } })).verify).toBe(true);
  });

  it('names the variable whose value does not fit', () => {
    expect(() => resolveSettings({ environment: { QLF_COLOR: 'blue' } })).toThrow(
      invalid(/QLF_COLOR must be auto, always or never/),
    );
  });

  it.each([
    ['true', true],
    ['0', false],
    ['Off', false],
    ['yes', true],
  ])('reads %s as a boolean', (text, value) => {
    expect(parseSetting('verify', text)).toBe(value);
  });

  it('refuses a word that is no boolean, and a relative path', () => {
    expect(() => parseSetting('verify', 'maybe')).toThrow(invalid(/true or false/));
    expect(() => parseSetting('cache', 'cache')).toThrow(invalid(/absolute path/));
  });
});

describe('the settings file', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'qlf-config-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is empty where there is none, and keeps what is set until it is unset', async () => {
    const path = settingsPath(placesFor({ XDG_CONFIG_HOME: join(folder, 'deep') }, '/home/x'));
    expect(await readSettingsFile(path)).toEqual({});
    await changeSettingsFile(path, 'language', 'go');
    await changeSettingsFile(path, 'verify', false);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ language: 'go', verify: false });
    await changeSettingsFile(path, 'language', undefined);
    expect(await readSettingsFile(path)).toEqual({ verify: false });
  });

  it.each([
    ['text that is not JSON', '{'],
    ['a list', '[]'],
    ['an unknown setting', '{"lang": "go"}'],
    ['a value of the wrong type', '{"verify": "yes"}'],
  ])('refuses %s and names the file', async (_what, text) => {
    const path = join(folder, 'config.json');
    writeFileSync(path, text);
    await expect(readSettingsFile(path)).rejects.toThrow(invalid(/config\.json: /));
  });
});

describe('placesFor', () => {
  it('follows the XDG variables, and ignores relative ones', () => {
    expect(placesFor({ XDG_CACHE_HOME: '/c', XDG_CONFIG_HOME: 'relative' }, '/home/x')).toEqual({
      config: '/home/x/.config/quantumlayer',
      cache: '/c/quantumlayer',
      data: '/home/x/.local/share/quantumlayer',
    });
  });
});
