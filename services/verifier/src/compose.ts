import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Toolchain } from '@quantumlayer/blueprint-kit';
import type { VerifyResponse } from '@quantumlayer/contracts/verification/v1/verification';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { serializeApplication } from '@quantumlayer/ir';
import type { BlobStore } from '@quantumlayer/trees';
import { LayerStore } from './adapters/folder/layer-store';
import { writeSourceFolder, type SourceFolder } from './adapters/folder/source-folder';
import { FolderVerdictStore } from './adapters/folder/verdict-store';
import type { VerifierConfig } from './config';
import { verifyTree } from './domain/verify-tree';
import { workshop } from './domain/workshop';
import { GATES } from './gates';
import { wantsPostgres } from './gates/contract/lifecycle/judged-database';
import { verifierHandlers, type VerifierHandlers, type VerifyOrder } from './handlers/rpc/verifier-handlers';
import { detectSandbox, type DetectedSandbox } from './sandbox/detect-sandbox';
import type { Sandbox } from './sandbox/sandbox';
import { dependencyLayer } from './toolchain/dependency-layer';
import { findPostgres, type PostgresPrograms } from './toolchain/find-postgres';
import { findExecutable } from './toolchain/find-executable';
import { missingTools, type ResolvedToolchain } from './toolchain/resolved-toolchain';
import { ToolchainResolver } from './toolchain/toolchain-resolver';

export interface VerifierPorts {
  readonly config: VerifierConfig;
  readonly blobs: BlobStore;
  /** One for each stack. */
  readonly toolchains: readonly Toolchain[];
  /** Instead of the best that the machine offers. */
  readonly sandbox?: DetectedSandbox;
}

/** Wires the verifier; nothing is looked up or started before the first call. */
export function composeVerifier({ config, blobs, toolchains, sandbox: given }: VerifierPorts): VerifierHandlers {
  const scratch = join(config.cacheFolder, 'scratch');
  const verdicts = new FolderVerdictStore(join(config.cacheFolder, 'verdicts'));
  const sandbox = once(() => (given ? Promise.resolve(given) : detect(config, scratch)));
  const layers = once(async () => {
    const { sandbox: adapter } = await sandbox();
    return new LayerStore({
      root: config.cacheFolder,
      sandbox: adapter,
      installEnvironment: config.installEnvironment,
    });
  });
  const resolver = once(async () => new ToolchainResolver({ path: config.path, layers: await layers() }));

  const verify = async (order: VerifyOrder, report: (event: VerifyResponse) => void): Promise<void> => {
    const [{ sandbox: adapter }, resolving] = await Promise.all([sandbox(), resolver()]);
    const { resolved, failure } = await attempt(() => resolving.resolve(order.toolchain, order.signal));
    const postgres = await postgresFor(order.application, adapter, config.path);
    let source: SourceFolder | undefined;
    const prepare = async (): Promise<ReturnType<typeof workshop>> => {
      if (!resolved) throw failure;
      refuseMissing(resolved);
      source = await writeSourceFolder(blobs, order.tree, scratch);
      const layer = await dependencyLayer(resolved, source.files, await layers(), order.signal);
      return workshop({ ...order, ...config, resolved, layer, source: source.path, sandbox: adapter, postgres });
    };
    const verification = {
      ...order,
      prepare,
      application: digestOfText(serializeApplication(order.application)),
      toolchain: resolved?.digest ?? '',
      sandbox: adapter.name,
      database: postgres?.version ?? '',
    };
    try {
      await verifyTree(order.gates, verification, verdicts, report);
    } finally {
      await source?.remove();
    }
  };
  return verifierHandlers({ gates: GATES, toolchains, resolver, sandbox, verify });
}

async function detect(config: VerifierConfig, scratch: string): Promise<DetectedSandbox> {
  const [bubblewrap, setpriv] = await Promise.all([
    findExecutable('bwrap', config.path),
    findExecutable('setpriv', config.path),
  ]);
  return detectSandbox({ bubblewrap, setpriv, scratch, root: config.root, node: config.node });
}

/** A guarded process shares the ports of this machine, so no server of ours is started in it. */
async function postgresFor(
  application: VerifyOrder['application'],
  { name }: Sandbox,
  path: string,
): Promise<PostgresPrograms | undefined> {
  return name === 'bubblewrap' && wantsPostgres(application) ? findPostgres(path) : undefined;
}

function refuseMissing(resolved: ResolvedToolchain): void {
  const missing = missingTools(resolved);
  if (missing.length === 0) return;
  const hints = missing.map(({ requirement, version }) => {
    const found = version === '' ? 'not found' : `found ${version}`;
    return `${requirement.name} >= ${requirement.minimumVersion} (${found}): ${requirement.installHint}`;
  });
  throw new QuantumLayerError(ErrorCode.MISSING_TOOLCHAIN, `Missing: ${hints.join('; ')}`);
}

async function attempt(
  resolve: () => Promise<ResolvedToolchain>,
): Promise<{ resolved?: ResolvedToolchain; failure?: unknown }> {
  try {
    return { resolved: await resolve() };
  } catch (failure) {
    return { failure };
  }
}

function once<Result>(make: () => Promise<Result>): () => Promise<Result> {
  let made: Promise<Result> | undefined;
  return () => (made ??= make());
}

function digestOfText(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
