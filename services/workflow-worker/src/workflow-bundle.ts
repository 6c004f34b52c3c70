import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type WorkflowBundleOption } from '@temporalio/worker';

const SOURCES = new URL('./workflows/index.ts', import.meta.url);
/** Made with the service; see scripts/build-services.mjs. */
const BUILT = new URL('../dist/workflows.js', import.meta.url);

/** The workflows as one script for the sandbox in which they run: the one that was built, else one of the sources as they are. */
export async function readWorkflows(): Promise<WorkflowBundleOption> {
  const built = fileURLToPath(BUILT);
  return existsSync(built) ? { codePath: built } : bundleWorkflows();
}

/** Takes seconds. */
export function bundleWorkflows(): Promise<WorkflowBundleOption> {
  const quiet = { trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore, log: ignore };
  return bundleWorkflowCode({ workflowsPath: fileURLToPath(SOURCES), logger: quiet });
}

function ignore(): void {
  // What webpack tells of itself is of no use: a bundle that cannot be made is an error anyway.
}
