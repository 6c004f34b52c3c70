import type { Service, Transport } from '@quantumlayer/rpc';
import type { Logger, Telemetry } from '@quantumlayer/telemetry';
import type { ServiceConfig } from './config';
import type { DependencyCheck } from './readiness';

/** A service as a process: what it is called, how it is configured, what it is made of. */
export interface ServiceDefinition<Config> {
  /** As in logs, spans and metrics. */
  readonly name: string;
  /** Reads an environment, the process's own unless told otherwise; INVALID_INPUT with the variable's name. */
  readonly readConfig: (environment?: NodeJS.ProcessEnv) => HostedConfig<Config>;
  readonly compose: (config: Config, context: ServiceContext) => Promise<ServiceParts>;
}

/** What the kit needs and what the service needs, side by side. */
export interface HostedConfig<Config> {
  readonly service: ServiceConfig;
  readonly own: Config;
}

/** What the kit lends to a service. */
export interface ServiceContext {
  readonly logger: Logger;
  readonly telemetry: Telemetry;
  /** Another service at an address; its calls are traced, and its connection ends with this service. */
  readonly connect: (address: string) => Peer;
  /** What is to be closed when the service ends, after its calls, and its name for whoever reads that it hangs; the last one given is closed first. */
  readonly onClose: (part: string, close: () => Promise<unknown>) => void;
  /** Ends the service because a part of it that works on its own has failed. */
  readonly fail: (error: unknown) => void;
}

export interface Peer extends Transport {
  /** Throws when the other service is away or not ready. */
  check(): Promise<void>;
}

export interface ServiceParts {
  /** Served over gRPC beside health and reflection. */
  readonly services: readonly Service[];
  /** Of a request over gRPC; as much as the platform's services send each other unless told otherwise. */
  readonly mostRequestBytes?: number;
  /** Without which it cannot work, by name. */
  readonly dependencies: Readonly<Record<string, DependencyCheck>>;
  /** Without which it works with less, by name; the service stays ready while one of them is away. */
  readonly optional?: Readonly<Record<string, DependencyCheck>>;
  /** Called when the ports are open: takes up work that nobody calls for. */
  readonly listening?: () => Promise<void>;
  /** Called when the service is told to end, while calls run out: stops taking up work, and ends when what was taken up is done. */
  readonly drain?: (seconds: number) => Promise<void>;
}

/** Only for its types. */
export function defineService<Config>(definition: ServiceDefinition<Config>): ServiceDefinition<Config> {
  return definition;
}
