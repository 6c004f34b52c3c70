import type { DescMethod } from '@bufbuild/protobuf';
import { GenerationOutcome } from '@quantumlayer/contracts/generation/v1/events';
import { Outcome } from '@quantumlayer/contracts/verification/v1/verification';
import { isInstalled, ServerProcess } from '@quantumlayer/local-servers/testing';
import { putTree } from '@quantumlayer/trees';
import { SERVICES } from '../handlers/http/http-api';
import { GatewayFixture } from './gateway-fixture';

export const BRIEF = { brief: 'A REST API for a library' };
/** Every method of the public surface. */
export const METHODS: readonly DescMethod[] = SERVICES.flatMap((service): DescMethod[] => [...service.methods]);

/** Runs the specs on PGlite and on a real server. Without the server's programs that half is reported as skipped, never as passed. */
export function describeOnDatabases(specs: (spec: GatewayFixture) => void): void {
  const hasPostgres = isInstalled('postgresql');
  describe.each(hasPostgres ? ['PGlite', 'PostgreSQL'] : ['PGlite'])('on %s', (engine) => {
    const spec = new GatewayFixture();
    let postgres: ServerProcess | undefined;
    beforeAll(async () => {
      postgres = engine === 'PostgreSQL' ? await ServerProcess.start('postgresql') : undefined;
      await spec.open(postgres?.address ?? 'pglite:');
    }, 60_000);
    afterAll(async () => {
      await spec.close();
      await postgres?.remove();
    });
    specs(spec);
  });
  if (!hasPostgres) it.skip('on PostgreSQL: its programs are not installed', () => undefined);
}

/** A new generation's identifier. */
export async function create(spec: GatewayFixture, key: string): Promise<string> {
  const { status, body } = await spec.call(key, 'POST', '/v1/generations', BRIEF);
  expect(status).toBe(201);
  return body.id;
}

/** All that happens to a generation; returns the digest of its tree. */
export async function finish(spec: GatewayFixture, id: string, outcome = GenerationOutcome.VERIFIED): Promise<string> {
  const files = [
    { path: 'src/main.py', content: 'print("hello")\n' },
    { path: 'run', content: '#!/bin/sh\n', executable: true },
  ];
  const tree = await putTree(spec.blobs, files);
  await spec.happen(id, 1, { case: 'started', value: {} });
  await spec.happen(id, 2, { case: 'written', value: { tree, files: 2 } });
  const verdicts = [{ tree, gate: 'static', outcome: Outcome.PASSED }];
  await spec.happen(id, 3, { case: 'finished', value: { outcome, verdicts } });
  return tree;
}
