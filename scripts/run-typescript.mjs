#!/usr/bin/env node
// Runs a TypeScript program of this repository: node scripts/run-typescript.mjs tests/bench/src/main.ts [ARGUMENT ...]
import { mkdtempSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { install } from './install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [program, ...rest] = process.argv.slice(2);
if (program === undefined) throw new Error('usage: run-typescript.mjs PROGRAM.ts [ARGUMENT ...]');
await install(root);
const { build } = await import('esbuild');
// Beside node_modules, so that packages left out of the bundle are found.
const scratch = mkdtempSync(join(root, 'node_modules', '.run-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const outfile = join(scratch, 'program.mjs');
const sources = {
  name: 'packages-stay-outside',
  setup({ onResolve, resolve: find }) {
    // By the path that the importing workspace sees: two of them may hold different versions.
    onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, resolveDir, kind }) => {
      if (pluginData === 'found' || path.startsWith('@quantumlayer/') || resolve(path) === path) return undefined;
      const found = await find(path, { resolveDir, kind, pluginData: 'found' });
      return { path: found.external || found.errors.length > 0 ? path : found.path, external: true };
    });
  },
};
await build({
  entryPoints: [resolve(program)],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.9',
  logLevel: 'error',
  plugins: [sources],
});
process.argv = [process.argv[0], resolve(program), ...rest];
await import(pathToFileURL(outfile).href);
