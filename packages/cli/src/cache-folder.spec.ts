import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ErrorCode } from '@quantumlayer/errors';
import { openCacheFolder, type CacheFolderOptions } from './cache-folder';

let folder: string;
let told: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qlf-cache-'));
  told = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const user = process.getuid?.();
const open = (changes: Partial<CacheFolderOptions>) =>
  openCacheFolder({
    chosen: undefined,
    usual: join(folder, 'home/.cache/quantumlayer'),
    temporary: folder,
    user,
    tell: (text) => told.push(text),
    ...changes,
  });
const own = () => join(folder, `quantumlayer-${user ?? 'user'}`);
/** Nobody can make a folder there, not even root; and a recursive mkdir of Node.js would never end. */
const REFUSES = '/proc/.cache/quantumlayer';

describe('the cache folder', () => {
  it('is the usual one, made for its user alone', async () => {
    const path = await open({});
    expect([path, told]).toEqual([join(folder, 'home/.cache/quantumlayer'), []]);
    expect(statSync(path).mode & 0o777).toBe(0o700);
  });

  it('is the user’s own among temporary files where there is no home, and that is said', async () => {
    expect(await open({ usual: REFUSES })).toBe(own());
    expect(told).toEqual([`The cache folder ${REFUSES} cannot be written; using ${own()} in its place.`]);
  });

  it('is never one that somebody else prepared', async () => {
    mkdirSync(own());
    chmodSync(own(), 0o777);
    await expect(open({ usual: REFUSES })).rejects.toMatchObject({ code: ErrorCode.PERMISSION_DENIED });
    rmSync(own(), { recursive: true });
    mkdirSync(join(folder, 'trap'), { mode: 0o777 });
    symlinkSync(join(folder, 'trap'), own());
    await expect(open({ usual: REFUSES })).rejects.toMatchObject({
      message: expect.stringContaining('QLF_CACHE') as string,
    });
  });

  it('is the chosen one or none', async () => {
    await expect(open({ chosen: REFUSES })).rejects.toMatchObject({
      code: ErrorCode.PERMISSION_DENIED,
      message: `The cache folder ${REFUSES} cannot be written.`,
    });
  });
});
