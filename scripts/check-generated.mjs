#!/usr/bin/env node
// The committed contracts are what the protos generate today.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const committed = 'packages/contracts/src/gen';
const scratch = mkdtempSync(join(tmpdir(), 'quantumlayer-gen-'));
try {
  const template = join(scratch, 'buf.gen.yaml');
  writeFileSync(template, readFileSync('buf.gen.yaml', 'utf8').replace(`out: ${committed}`, `out: ${scratch}/gen`));
  const env = { ...process.env, PATH: `${join(process.cwd(), 'node_modules/.bin')}${delimiter}${process.env.PATH}` };
  execFileSync('buf', ['generate', '--template', template], { env, stdio: 'inherit' });
  execFileSync('diff', ['-r', committed, join(scratch, 'gen')], { stdio: 'inherit' });
} catch {
  console.error('The generated contracts differ from the protos: run "npm run proto" and commit the result.');
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
