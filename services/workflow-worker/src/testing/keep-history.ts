import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';

export const HISTORIES = join(__dirname, '../../histories');
/** How a payload in the blob store begins; a history with such a one could not be read without that store. */
const CLAIM = Buffer.from('binary/claim-check', 'utf8').toString('base64');

/** Records how a workflow went, for `replay.spec.ts`, unless that is recorded already. */
export async function keepHistory(name: string, handle: Pick<WorkflowHandle, 'fetchHistory'>): Promise<void> {
  const file = join(HISTORIES, `${name}.json`);
  if (existsSync(file)) return;
  const text = JSON.stringify(JSON.parse(historyToJSON(await handle.fetchHistory())), impersonal);
  if (text.includes(CLAIM)) throw new Error(`The history ${name} has payloads in the blob store`);
  await mkdir(HISTORIES, { recursive: true });
  await writeFile(file, `${text}\n`);
}

/** What only tells where it was recorded. */
function impersonal(key: string, value: unknown): unknown {
  return ['identity', 'stackTrace'].includes(key) ? undefined : value;
}
