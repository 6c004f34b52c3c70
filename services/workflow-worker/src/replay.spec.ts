import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeterminismViolationError } from '@temporalio/workflow';
import { Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { installRuntime } from './create-worker';
import { HISTORIES } from './testing/keep-history';
import { bundleWorkflows } from './workflow-bundle';

/**
 * What running generations have done so far must be what today's code would do: else a new version breaks them. A workflow that has to do
 * something else keeps the old way behind `patched()`, and gets a history of the new one.
 */
describe('recorded histories', () => {
  let workflowBundle: WorkflowBundleOption;
  beforeAll(async () => {
    installRuntime();
    workflowBundle = await bundleWorkflows();
  }, 120_000);

  const read = (name: string): string => readFileSync(join(HISTORIES, `${name}.json`), 'utf8');
  const replay = (name: string, history: string): Promise<void> =>
    Worker.runReplayHistory({ workflowBundle }, JSON.parse(history) as object, name);

  it.each([
    'generation-cancelled',
    'generation-refused',
    'generation-reviewed',
    'generation-verified',
    'project',
    'verification',
  ])('%s goes the same way again', async (name) => {
    await expect(replay(name, read(name))).resolves.toBeUndefined();
  });

  it('are refused where the code goes another way', async () => {
    const other = read('generation-verified').replaceAll('"name":"build"', '"name":"construct"');
    await expect(replay('other', other)).rejects.toBeInstanceOf(DeterminismViolationError);
  });
});
