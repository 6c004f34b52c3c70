// Resolves the packages of generated projects and writes the lock files that the blueprint hands out.
// Run it with npm at hand: node packages/blueprints/typescript/scripts/lock.mjs
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const target = fileURLToPath(new URL('../locks/', import.meta.url));
const packages = JSON.parse(readFileSync(new URL('./packages.json', import.meta.url), 'utf8'));

for (const [jwt, postgresql] of [
  [false, false],
  [true, false],
  [false, true],
  [true, true],
]) {
  const parts = [packages.base, ...(jwt ? [packages.jwt] : []), ...(postgresql ? [packages.postgresql] : [])];
  const merge = (kind) =>
    Object.fromEntries(parts.flatMap((part) => Object.entries(part[kind] ?? {})).sort(([a], [b]) => (a < b ? -1 : 1)));
  const manifest = {
    name: 'project',
    version: '0.1.0',
    dependencies: merge('dependencies'),
    devDependencies: merge('devDependencies'),
    engines: packages.engines,
  };
  const folder = mkdtempSync(join(tmpdir(), 'lock-'));
  // The pins keep the oldest supported Node; what they choose is within the ranges, so the lock holds without them.
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, overrides: packages.pins }));
  const flags = ['--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', ['install', ...flags], { cwd: folder, stdio: 'inherit' });
  execFileSync('npm', ['ci', '--dry-run', '--ignore-scripts'], { cwd: folder, stdio: 'inherit' });
  const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  for (const entry of Object.values(lock.packages)) delete entry.resolved;
  const name = [jwt ? 'jwt' : 'base', ...(postgresql ? ['postgresql'] : [])].join('-');
  writeFileSync(join(target, `${name}.json`), `${JSON.stringify(lock, null, 2)}\n`);
  rmSync(folder, { recursive: true });
}
