import { mkdtemp } from 'node:fs/promises';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GuardedProcessSandbox } from '../adapters/guarded-process/guarded-process-sandbox';
import { readVerifierConfig } from '../config';
import { detectSandbox } from '../sandbox/detect-sandbox';
import type { Sandbox } from '../sandbox/sandbox';
import { findExecutable } from '../toolchain/find-executable';
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
