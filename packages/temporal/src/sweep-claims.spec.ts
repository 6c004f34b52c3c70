import { setTimeout as sleep } from 'node:timers/promises';
import { MemoryClaims } from '@quantumlayer/blobs';
import { isInstalled, ServerProcess } from '@quantumlayer/local-servers/testing';
import { defaultPayloadConverter } from '@temporalio/common';
import { ClaimCheckCodec, dayOf } from './claim-check-codec';
import { openTemporalClient, type TemporalClient } from './client';
import { sweepClaims } from './sweep-claims';

jest.setTimeout(60_000);

const DAY_MS = 24 * 60 * 60 * 1000;
const now = new Date();
/** When today's claims are older than any retention of a server for development, and a day. */
const LATER = new Date(now.getTime() + 10 * DAY_MS);
const large = (name: string) => ({ text: name.repeat(10_000) });

// Without the server's program these are reported as skipped, never as passed.
(isInstalled('temporal') ? describe : describe.skip)('claims', () => {
  let server: ServerProcess;
  let claims: MemoryClaims;
  let temporal: TemporalClient;

  beforeAll(async () => {
    server = await ServerProcess.start('temporal');
    claims = new MemoryClaims();
    temporal = openTemporalClient({ address: server.address, namespace: 'default', taskQueue: 'spec' }, claims);
  });
  afterAll(async () => {
    await temporal.close();
    await server.remove();
  });

  const deposit = async (name: string): Promise<{ day: string; digest: string }> => {
    const [payload] = await new ClaimCheckCodec(claims).encode([defaultPayloadConverter.toPayload(large(name))]);
    const [day = '', digest = ''] = Buffer.from(payload?.data ?? [])
      .toString()
      .split('/');
    return { day, digest };
  };
  const isThere = async (name: string): Promise<boolean> => {
    const { day, digest } = claimOfName.get(name) ?? { day: '', digest: '' };
    return claims.of(day).has(digest);
  };
  const claimOfName = new Map<string, { day: string; digest: string }>();

  it('stay while a history has them, open or retained, and go when none can', async () => {
    for (const name of ['input', 'signal', 'of one that ended', 'of nobody'])
      claimOfName.set(name, await deposit(name));
    const start = (name: string) =>
      temporal.client.workflow.start('any', { workflowId: name, taskQueue: 'spec', args: [large(name)] });
    const open = await start('input');
    await open.signal('more', large('signal'));
    const closed = await start('of one that ended');
    await closed.terminate();
    const listed = async (): Promise<number> => {
      let count = 0;
      for await (const { workflowId } of temporal.client.workflow.list()) count += workflowId.length > 0 ? 1 : 0;
      return count;
    };
    // What was started is found a moment later.
    while ((await listed()) < 2) await sleep(100);
    expect(await sweepClaims(temporal.client, claims, now)).toEqual({ swept: 0, searched: 0 });
    expect(await sweepClaims(temporal.client, claims, LATER)).toEqual({ swept: 1, searched: 2 });
    const names = ['input', 'signal', 'of one that ended', 'of nobody'];
    expect(await Promise.all(names.map(isThere))).toEqual([true, true, true, false]);
  });

  it('are all kept while Temporal does not answer', async () => {
    const { day, digest } = await deposit('kept');
    await server.kill();
    await expect(sweepClaims(temporal.client, claims, LATER)).rejects.toThrow();
    expect(await claims.of(day).has(digest)).toBe(true);
    expect(day).toBe(dayOf(new Date()));
  });
});
