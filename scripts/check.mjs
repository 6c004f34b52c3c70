#!/usr/bin/env node
// One command for everything that CI runs. Needs nothing but Node: it installs what is missing first.
// Prints a line a step, the output of a step that failed, and last "N passed, N failed, N skipped" summed over the test runners.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from './install.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
const bin = (name) => join(root, 'node_modules', '.bin', name);
const scratch = mkdtempSync(join(tmpdir(), 'quantumlayer-check-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const steps = [
  ['format', bin('prettier'), ['--check', '--cache', '--log-level', 'warn', '.']],
  ['module graph', bin('nx'), ['graph', '--file', join(scratch, 'graph.json')]],
  ['lint', bin('eslint'), ['--max-warnings', '0', '.']],
  ['types', bin('tsc'), ['--noEmit', '-p', 'tsconfig.json']],
  ['proto lint', bin('buf'), ['lint']],
  ['proto format', bin('buf'), ['format', '--diff', '--exit-code', '--path', 'proto/quantumlayer']],
  ['proto breaking', bin('buf'), ['breaking', '--against', 'proto/baseline.binpb', '--exclude-imports']],
  ['generated code', process.execPath, [join(root, 'scripts', 'check-generated.mjs')]],
  ['bundle', process.execPath, [join(root, 'scripts', 'build.mjs')]],
  ['service bundles', process.execPath, [join(root, 'scripts', 'build-services.mjs')]],
];
const suites = [
  ['unit', ['packages', 'services', 'tests/bench']],
  ['evals', ['tests/evals']],
  ['end to end', ['tests/e2e', '--runInBand']],
];

const total = { passed: 0, failed: 0, skipped: 0 };
await install(root);
for (const [name, command, args] of steps) await runStep(name, command, args);
for (const [name, args] of suites) await runSuite(name, args);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function runStep(name, command, args) {
  const started = Date.now();
  const { code, output } = await run(command, args, false);
  report(name, code === 0, started);
  if (code === 0) return;
  console.log(output);
  total.failed += 1;
}

async function runSuite(name, args) {
  const started = Date.now();
  const file = join(scratch, `${name.replaceAll(' ', '-')}.json`);
  const { code } = await run(bin('jest'), [...args, '--json', '--outputFile', file], true);
  let counts;
  try {
    counts = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    counts = { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, numRuntimeErrorTestSuites: 0 };
  }
  const broken = counts.numFailedTests + counts.numRuntimeErrorTestSuites;
  total.passed += counts.numPassedTests;
  total.skipped += counts.numPendingTests;
  // A runner that ends badly without naming a test has failed all the same.
  total.failed += broken > 0 ? broken : Number(code !== 0);
  report(name, code === 0, started);
}

function report(name, passed, started) {
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

/** Jest tells its own progress on stderr; everything else is shown only if it fails. */
function run(command, args, show) {
  return new Promise((resolve) => {
    const env = { ...process.env, NX_DAEMON: 'false', FORCE_COLOR: '0' };
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', show ? 'inherit' : 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
