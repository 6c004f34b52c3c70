import type { Toolchain } from '@quantumlayer/blueprint-kit';
import { AgentOrchestratorService } from '@quantumlayer/contracts/agents/v1/agents';
import type { Language } from '@quantumlayer/contracts/ir/v1/ir';
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
import type { QuantumLayerError } from '@quantumlayer/errors';
import type { BlueprintRegistry } from '@quantumlayer/stacks';
import type { BlobStore } from '@quantumlayer/trees';
import type { Services } from './services';

export interface EmbeddedServicesOptions {
  readonly blobs: BlobStore;
  readonly blueprints: BlueprintRegistry;
  /** Of one language, or of all when undefined. */
  readonly toolchains: (language: Language | undefined) => Promise<readonly Toolchain[]>;
  /** For layers, tools and verdicts; asked for when the verifier is first needed. */
  readonly cacheFolder: () => Promise<string>;
  /** Learns of faults of ours; what callers see of them has no text. */
  readonly onFault: (error: QuantumLayerError) => void;
}

/** The real services behind in-process transports: real handlers and serialisation, no sockets. Each is loaded with its first call. */
export function embeddedServices(options: EmbeddedServicesOptions): Services {
  const { blobs, blueprints, toolchains, cacheFolder, onFault } = options;
  const parser = lazily(ParserService, onFault, async () => {
    const { composeParser } = await import('@quantumlayer/parser');
    return composeParser();
  });
  const orchestrator = lazily(AgentOrchestratorService, onFault, async () => {
    const { composeOrchestrator } = await import('@quantumlayer/agent-orchestrator');
    return composeOrchestrator({ blobs, blueprint: blueprints, clock: () => performance.now() / 1000 });
  });
  // A run needs one stack's toolchain; loading the others would cost more than it does.
  const verifierFor = (language: Language | undefined) =>
    lazily(VerifierService, onFault, async () => {
      const { composeVerifier, readVerifierConfig } = await import('@quantumlayer/verifier');
      const config = { ...readVerifierConfig(), cacheFolder: await cacheFolder() };
      return composeVerifier({ config, blobs, toolchains: await toolchains(language) });
    });
  const verifiers = new Map<Language | undefined, ReturnType<typeof verifierFor>>();
  const verifier = (language: Language | undefined): Promise<Client<typeof VerifierService>> => {
    const known = verifiers.get(language) ?? verifierFor(language);
    verifiers.set(language, known);
    return known();
  };
  return {
    parse: async (request, signal) => (await parser()).parse(request, { signal }),
    async *build(request, signal) {
      yield* (await orchestrator()).build(request, { signal });
    },
    repair: async (request, signal) => (await orchestrator()).repair(request, { signal }),
    async *verify(request, signal) {
      yield* (await verifier(request.application?.stack?.language)).verify(request, { signal });
    },
    describeToolchains: async (signal) => (await verifier(undefined)).describeToolchains({}, { signal }),
  };
}

/** A client whose service is made on first use. */
function lazily<S extends ServiceDescriptor>(
  descriptor: S,
  onInternalError: (error: QuantumLayerError) => void,
  handlers: () => Promise<Handlers<S>>,
): () => Promise<Client<S>> {
  let client: Promise<Client<S>> | undefined;
  const connect = async (): Promise<Client<S>> =>
    createClient(
      descriptor,
      createInProcessTransport([implementService(descriptor, await handlers())], { onInternalError }),
    );
  return () => (client ??= connect());
}
