import { oneOf, port, readEnvironment, wholeNumber, type Variables } from '@quantumlayer/config';
import { LOG_LEVELS, type LogLevel } from '@quantumlayer/telemetry';
import * as v from 'valibot';

/** What every service is told. */
export interface ServiceConfig {
  /** The address that both ports listen on. */
  readonly host: string;
  /** 0: a free one. */
  readonly grpcPort: number;
  /** For probes and metrics; 0: a free one. */
  readonly httpPort: number;
  readonly logLevel: LogLevel;
  /** Seconds that running calls get when the service is told to end. */
  readonly drainSeconds: number;
}

const VARIABLES = {
  QLF_HOST: v.optional(v.pipe(v.string(), v.regex(/^\S+$/, 'must be an address')), '0.0.0.0'),
  QLF_GRPC_PORT: port(50_051),
  QLF_HTTP_PORT: port(8080),
  QLF_LOG_LEVEL: oneOf(LOG_LEVELS, 'info'),
  QLF_DRAIN_SECONDS: wholeNumber(0, 3600, 25),
};

/** The variables of every service and those of its own, read at once so that everything wrong is told at once. INVALID_INPUT otherwise. */
export function readServiceConfig<const V extends Variables>(
  variables: V,
  environment: NodeJS.ProcessEnv = process.env,
): { readonly service: ServiceConfig; readonly own: { readonly [Name in keyof V]: v.InferOutput<V[Name]> } } {
  const values = readEnvironment({ ...VARIABLES, ...variables }, environment);
  const shared = values as { readonly [Name in keyof typeof VARIABLES]: v.InferOutput<(typeof VARIABLES)[Name]> };
  return {
    service: {
      host: shared.QLF_HOST,
      grpcPort: shared.QLF_GRPC_PORT,
      httpPort: shared.QLF_HTTP_PORT,
      logLevel: shared.QLF_LOG_LEVEL,
      drainSeconds: shared.QLF_DRAIN_SECONDS,
    },
    own: values as { readonly [Name in keyof V]: v.InferOutput<V[Name]> },
  };
}
