import { spawnSync } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GuardedProcessSandbox } from '../adapters/guarded-process/guarded-process-sandbox';
import { readVerifierConfig } from '../config';
import { detectSandbox } from '../sandbox/detect-sandbox';
import type { Sandbox } from '../sandbox/sandbox';
import { findExecutable } from '../toolchain/find-executable';
import { isContinuousIntegration } from './config';
import type { SandboxName } from './verifier-fixture';

/** A sandbox of the kind, with a scratch folder of its own. */
export async function makeSandbox(name: SandboxName): Promise<Sandbox> {
  const scratch = await mkdtemp(join(tmpdir(), 'sandbox-'));
  if (name === 'guarded-process') return new GuardedProcessSandbox(scratch);
  const { path, root, node } = readVerifierConfig();
  const [bubblewrap, setpriv] = await Promise.all([findExecutable('bwrap', path), findExecutable('setpriv', path)]);
  const { sandbox, reason } = await detectSandbox({ bubblewrap, setpriv, root, node, scratch });
  if (sandbox.name !== 'bubblewrap') throw new Error(`these specs need bubblewrap: ${reason}`);
  return sandbox;
}

/**
 * Declares specs that need bubblewrap. On a machine without it they are reported as skipped, with the reason; in continuous
 * integration they run all the same, so that its absence is a failure there.
 */
export function describeWithBubblewrap(name: string, specs: () => void): void {
  const reason = isContinuousIntegration() ? undefined : whyNoBubblewrap();
  if (reason === undefined) describe(name, specs);
  else describe.skip(`${name} (skipped: ${reason})`, specs);
}

/** Declares the same specs for both sandboxes. */
export function describeEachSandbox(name: string, specs: (sandbox: SandboxName) => void): void {
  describeWithBubblewrap(`${name} bubblewrap`, () => {
    specs('bubblewrap');
  });
  describe(`${name} guarded-process`, () => {
    specs('guarded-process');
  });
}

/** Specs are declared at once, so this cannot wait for {@link detectSandbox}. */
function whyNoBubblewrap(): string | undefined {
  const { error, status, stderr } = spawnSync('bwrap', [
    ...'--unshare-pid --unshare-net --ro-bind / / true'.split(' '),
  ]);
  if (error) return 'bubblewrap is not installed';
  return status === 0 ? undefined : `bubblewrap is refused: ${String(stderr).trim().split('\n')[0] ?? ''}`;
}

/** Processes of the whole machine whose command line holds the text. */
export function processesWith(text: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text);
      } catch {
        return false;
      }
    });
}
