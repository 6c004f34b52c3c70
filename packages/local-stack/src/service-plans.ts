/** Where the services find what they need. */
export interface Surroundings {
  readonly databaseUrl: string;
  readonly natsUrl: string;
  readonly redisUrl: string;
  readonly temporalAddress: string;
  readonly blobFolder: string;
  readonly cacheFolder: string;
  readonly host: string;
  readonly apiPort: number;
  readonly grpcPort: number;
  /** Free ports; each service takes two, the gateway three. */
  readonly nextPort: () => number;
}

export interface ServicePlan {
  readonly name: string;
  readonly httpPort: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** In the order of their start: each after those that it calls. */
export const SERVICES = ['parser', 'agent-orchestrator', 'verifier', 'gateway', 'workflow-worker'] as const;

/** How each service is to be started, in their order. */
export function planServices(surroundings: Surroundings): readonly ServicePlan[] {
  const {
    databaseUrl,
    natsUrl,
    redisUrl,
    temporalAddress,
    blobFolder,
    cacheFolder,
    host,
    apiPort,
    grpcPort,
    nextPort,
  } = surroundings;
  const blobs = { QLF_BLOBS_URL: `folder:${blobFolder}` };
  const temporal = { QLF_TEMPORAL_ADDRESS: temporalAddress };
  const plan = (name: (typeof SERVICES)[number], own: Readonly<Record<string, string>>, port = nextPort()) => {
    const httpPort = nextPort();
    const environment = { QLF_HOST: '127.0.0.1', QLF_GRPC_PORT: String(port), QLF_HTTP_PORT: String(httpPort), ...own };
    return { name, httpPort, environment, address: `127.0.0.1:${port}` };
  };
  const internalPort = nextPort();
  const gateway = plan(
    'gateway',
    {
      ...blobs,
      ...temporal,
      QLF_HOST: host,
      QLF_API_PORT: String(apiPort),
      QLF_INTERNAL_GRPC_PORT: String(internalPort),
      QLF_DATABASE_URL: databaseUrl,
      QLF_NATS_URL: natsUrl,
      QLF_REDIS_URL: redisUrl,
    },
    grpcPort,
  );
  const parser = plan('parser', {});
  const orchestrator = plan('agent-orchestrator', blobs);
  const verifier = plan('verifier', { ...blobs, QLF_CACHE: cacheFolder });
  const worker = plan('workflow-worker', {
    ...blobs,
    ...temporal,
    QLF_PARSER_ADDRESS: parser.address,
    QLF_ORCHESTRATOR_ADDRESS: orchestrator.address,
    QLF_VERIFIER_ADDRESS: verifier.address,
    QLF_GATEWAY_ADDRESS: `127.0.0.1:${internalPort}`,
  });
  return [parser, orchestrator, verifier, gateway, worker];
}

/** What a service's `/readyz` says; false while it says nothing. */
export async function isServing(httpPort: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${httpPort}/readyz`, { signal: AbortSignal.timeout(3000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
