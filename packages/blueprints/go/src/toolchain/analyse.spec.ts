import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyse } from './analyse';

/** What is said where `go vet` and staticcheck end so. */
function analysed(vet: number, staticcheck: number): readonly [stdout: string, stderr: string, code: number | null] {
  const folder = mkdtempSync(join(tmpdir(), 'go-analyses-'));
  for (const [name, code] of Object.entries({ go: vet, staticcheck })) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho "${name} $*"\nexit ${code}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const { stdout, stderr, status } = spawnSync('sh', ['-c', analyse, 'analyse', join(folder, 'staticcheck')], {
    env: { PATH: `${folder}:/usr/bin:/bin` },
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  return [stdout, stderr, status];
}

it.each([
  [0, 0, 0],
  [0, 3, 3],
  [2, 0, 2],
  [2, 3, 2],
])('both run and are told apart: go vet ends with %d, staticcheck with %d', (vet, staticcheck, code) => {
  expect(analysed(vet, staticcheck)).toEqual(['staticcheck -f json ./...\n', 'go vet -json ./...\n', code]);
});
