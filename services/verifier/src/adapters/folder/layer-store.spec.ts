import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from '@quantumlayer/blueprint-kit';
import { ErrorCode } from '@quantumlayer/errors';
import { nodeToolchain } from '../../testing/node-toolchain';
import type { ResolvedToolchain } from '../../toolchain/resolved-toolchain';
import { GuardedProcessSandbox } from '../guarded-process/guarded-process-sandbox';
import { LayerStore } from './layer-store';

jest.setTimeout(30_000);

const root = mkdtempSync(join(tmpdir(), 'layers-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});
const toolchain: ResolvedToolchain = {
  toolchain: nodeToolchain(),
  tools: [],
  digest: '',
  toolsFolder: undefined,
  programFolders: [],
  readable: [],
};
const shell = (script: string): Command => ({ argv: ['sh', '-c', script, 'install', '$LAYER'], timeoutSeconds: 10 });

function ensure(key: string, script: string, portable: readonly string[] = []): Promise<string> {
  const store = new LayerStore({
    root,
    sandbox: new GuardedProcessSandbox(join(root, 'scratch')),
    installEnvironment: {},
  });
  const { signal } = new AbortController();
  const request = { files: { 'a.lock': key }, toolchain, environment: {}, portable, signal };
  return store.ensure({ ...request, kind: 'layers', key, commands: [shell(script)] });
}

it('builds a layer once, from its lock files alone', async () => {
  const first = await ensure('once', 'cp a.lock "$1/"');
  expect(readFileSync(join(first, 'a.lock'), 'utf8')).toBe('once');
  expect(await ensure('once', 'exit 1')).toBe(first);
});

it('keeps nothing of a build that failed', async () => {
  await expect(
    ensure('failed', 'mkdir "$1/half"; echo x >"$1/half/x"; chmod -R a-w "$1/half"; exit 3'),
  ).rejects.toMatchObject({ code: ErrorCode.UNAVAILABLE });
  const again = await ensure('failed', 'true');
  expect(existsSync(join(again, 'half'))).toBe(false);
});

it('goes on with the portable caches of a build that failed', async () => {
  const script = 'mkdir "$1/cache"; echo compiled >"$1/cache/object"; echo half >"$1/half"; exit 3';
  await expect(ensure('ended', script, ['cache'])).rejects.toMatchObject({ code: ErrorCode.UNAVAILABLE });
  const again = await ensure('ended', 'cat "$1/cache/object" >"$1/seen"', ['cache']);
  expect(readFileSync(join(again, 'seen'), 'utf8')).toBe('compiled\n');
  expect(existsSync(join(again, 'half'))).toBe(false);
});

it('begins with the portable caches of the latest layer, and leaves that as it is', async () => {
  const made = await ensure('cached', 'mkdir "$1/cache" "$1/own"; echo kept >"$1/cache/object"', ['cache']);
  const next = await ensure('next', 'echo more >>"$1/cache/object"', ['cache']);
  expect(readFileSync(join(next, 'cache/object'), 'utf8')).toBe('kept\nmore\n');
  expect(readFileSync(join(made, 'cache/object'), 'utf8')).toBe('kept\n');
  expect(existsSync(join(next, 'own'))).toBe(false);
  expect(existsSync(join(await ensure('without', 'true'), 'cache'))).toBe(false);
});
