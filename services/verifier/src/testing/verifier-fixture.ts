import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from '@bufbuild/protobuf';
import type { Toolchain } from '@quantumlayer/blueprint-kit';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import {
  VerifyRequestSchema,
  type Verdict,
  type VerifyResponse,
} from '@quantumlayer/contracts/verification/v1/verification';
import { parseApplication } from '@quantumlayer/ir';
import { MemoryBlobStore, putTree } from '@quantumlayer/trees';
import { GuardedProcessSandbox } from '../adapters/guarded-process/guarded-process-sandbox';
import { composeVerifier } from '../compose';
import { readVerifierConfig, type VerifierConfig } from '../config';
import type { VerifierHandlers } from '../handlers/rpc/verifier-handlers';
import { nodeToolchain } from './node-toolchain';

export type SandboxName = 'bubblewrap' | 'guarded-process';

/** A verifier with a cache of its own, for specs that judge small projects. */
export interface VerifierFixture {
  readonly config: VerifierConfig;
  readonly handlers: VerifierHandlers;
  verify(
    files: Readonly<Record<string, string>>,
    options?: { gates?: string[]; fresh?: boolean; signal?: AbortSignal },
  ): Promise<Judgement>;
  remove(): Promise<void>;
}

export interface Judgement {
  readonly events: readonly VerifyResponse[];
  readonly verdicts: Readonly<Record<string, Verdict>>;
}

export async function readFixture(name: string): Promise<Application> {
  return parseApplication(await readFile(join(__dirname, '../../../../packages/ir/fixtures', `${name}.json`), 'utf8'));
}

export async function makeVerifier(
  sandbox: SandboxName,
  toolchain: Toolchain = nodeToolchain(),
  application?: Application,
): Promise<VerifierFixture> {
  const cacheFolder = await mkdtemp(join(tmpdir(), 'verifier-'));
  const config = { ...readVerifierConfig(), cacheFolder };
  const blobs = new MemoryBlobStore();
  const guarded = { sandbox: new GuardedProcessSandbox(join(cacheFolder, 'scratch')), reason: 'asked for' };
  const handlers = composeVerifier({
    config,
    blobs,
    toolchains: [toolchain],
    ...(sandbox === 'guarded-process' ? { sandbox: guarded } : {}),
  });
  const chosen = application ?? (await readFixture('todo'));
  const typed = { ...chosen, stack: { ...chosen.stack, language: toolchain.language } } as Application;
  return {
    config,
    handlers,
    async verify(files, { gates = [], fresh = false, signal = new AbortController().signal } = {}) {
      const tree = await putTree(
        blobs,
        Object.entries(files).map(([path, content]) => ({ path, content })),
      );
      const request = create(VerifyRequestSchema, { tree, application: typed, gates, fresh });
      const events: VerifyResponse[] = [];
      for await (const event of handlers.verify(request, { signal })) events.push(event);
      const verdicts = events.flatMap(({ event }) => (event.case === 'verdict' ? [event.value] : []));
      return { events, verdicts: Object.fromEntries(verdicts.map((verdict) => [verdict.gate, verdict])) };
    },
    remove: () => rm(cacheFolder, { recursive: true, force: true }),
  };
}
