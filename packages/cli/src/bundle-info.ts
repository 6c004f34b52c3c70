import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What identifies the running code: changes with every change of the bundle and of the data that it reads. */
export function bundleFingerprint(): string {
  try {
    const text = readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'fingerprint.json'), 'utf8');
    return (JSON.parse(text) as { fingerprint: string }).fingerprint;
  } catch {
    // Run from its sources, as in tests.
    return 'unbundled';
  }
}
