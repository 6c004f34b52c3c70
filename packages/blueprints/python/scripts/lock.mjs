#!/usr/bin/env node
// Resolves the lock files that generated projects get: `node scripts/lock.mjs` with uv on the PATH, from this package's folder.
// Run it after a change of the dependencies in template/pyproject.toml.eta, and commit what it writes to locks/.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Eta } from 'eta';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const template = readFileSync(join(root, 'template', 'pyproject.toml.eta'), 'utf8');
const eta = new Eta({ autoEscape: false, autoTrim: false });

for (const [postgresql, jwt] of [
  [false, false],
  [false, true],
  [true, false],
  [true, true],
]) {
  const variant = [...(postgresql ? ['postgresql'] : []), ...(jwt ? ['jwt'] : [])].join('-') || 'base';
  const folder = mkdtempSync(join(tmpdir(), 'lock-'));
  const project = {
    name: 'locked-project',
    package: 'locked_project',
    description: '',
    py: JSON.stringify,
    postgresql,
    jwt,
  };
  writeFileSync(join(folder, 'pyproject.toml'), eta.renderString(template, project));
  execFileSync('uv', ['lock', '--default-index', 'https://pypi.org/simple'], { cwd: folder, stdio: 'inherit' });
  writeFileSync(join(root, 'locks', `${variant}.lock`), readFileSync(join(folder, 'uv.lock')));
  rmSync(folder, { recursive: true });
}
