import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Bundles the services of this checkout, in it: they load npm packages from there. Returns the folder. */
export async function buildBundles(signal: AbortSignal): Promise<string> {
  const script = join(ROOT, 'scripts/build-services.mjs');
  if (!existsSync(script))
    throw new QuantumLayerError(
      ErrorCode.UNSUPPORTED,
      'The real services are built from a checkout of QuantumLayer; here is none. Use "up" without --stack, or the images.',
    );
  await promisify(execFile)(process.execPath, [script], { cwd: ROOT, signal });
  return join(ROOT, 'dist/services');
}
