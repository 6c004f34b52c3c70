import type { Toolchain } from '@quantumlayer/blueprint-kit';
import { AgentOrchestratorService } from '@quantumlayer/contracts/agents/v1/agents';
import { ParserService } from '@quantumlayer/contracts/parser/v1/parser';
import { VerifierService } from '@quantumlayer/contracts/verification/v1/verification';
import {
  createClient,
  createInProcessTransport,
  implementService,
  type Client,
  type Handlers,
  type ServiceDescriptor,
} from '@quantumlayer/rpc';
import type { BlobStore } from '@quantumlayer/trees';
import type { BlueprintRegistry, Services } from './services';

export interface EmbeddedServicesOptions {
  readonly blobs: BlobStore;
  readonly blueprints: BlueprintRegistry;
  readonly toolchains: () => Promise<readonly Toolchain[]>;
  readonly cacheFolder: string;
}

/** The real services behind in-process transports: real handlers and serialisation, no sockets. Each is loaded with its first call. */
export function embeddedServices({ blobs, blueprints, toolchains, cacheFolder }: EmbeddedServicesOptions): Services {
  const parser = lazily(ParserService, async () => {
    const { composeParser } = await import('@quantumlayer/parser');
    return composeParser();
  });
  const orchestrator = lazily(AgentOrchestratorService, async () => {
    const { composeOrchestrator } = await import('@quantumlayer/agent-orchestrator');
    return composeOrchestrator({ blobs, blueprint: blueprints, clock: () => performance.now() / 1000 });
  });
  const verifier = lazily(VerifierService, async () => {
    const { composeVerifier, readVerifierConfig } = await import('@quantumlayer/verifier');
    return composeVerifier({ config: { ...readVerifierConfig(), cacheFolder }, blobs, toolchains: await toolchains() });
  });
  return {
    parse: async (request, signal) => (await parser()).parse(request, { signal }),
    async *build(request, signal) {
      yield* (await orchestrator()).build(request, { signal });
    },
    async *verify(request, signal) {
      yield* (await verifier()).verify(request, { signal });
    },
    describeToolchains: async (signal) => (await verifier()).describeToolchains({}, { signal }),
  };
}

/** A client whose service is made on first use. */
function lazily<S extends ServiceDescriptor>(
  descriptor: S,
  handlers: () => Promise<Handlers<S>>,
): () => Promise<Client<S>> {
  let client: Promise<Client<S>> | undefined;
  const connect = async (): Promise<Client<S>> =>
    createClient(descriptor, createInProcessTransport([implementService(descriptor, await handlers())]));
  return () => (client ??= connect());
}
