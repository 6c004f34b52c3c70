import { text, urlOf, wholeNumber } from '@quantumlayer/config';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { readServiceConfig, type HostedConfig } from '@quantumlayer/service-kit';
import * as v from 'valibot';
import type { Entrance, PreviewSettings } from '../domain/preview-settings';

export interface PreviewDeployerConfig {
  readonly settings: PreviewSettings;
  /** The file that tells of the cluster; undefined inside of one. */
  readonly kubeconfig: string | undefined;
  /** `host:port` at which addresses are tried, in place of what their names lead to. */
  readonly probeAddress: string | undefined;
  /** Seconds between two rounds over all previews. */
  readonly roundSeconds: number;
}

const NAME = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const matching = (pattern: string, message: string) => v.pipe(v.string(), v.regex(new RegExp(`^${pattern}$`), message));
const DAY = 86_400;

const VARIABLES = {
  KUBECONFIG: v.optional(text()),
  QLF_PREVIEW_URL: v.pipe(
    urlOf('http', 'https'),
    v.check(
      (url) => URL.canParse(url) && ['/', ''].includes(new URL(url).pathname),
      'must be a URL without a path, such as "https://preview.example.com"',
    ),
  ),
  QLF_PREVIEW_GATEWAY: v.optional(
    matching(`${NAME}/${NAME}(/${NAME})?`, 'must be NAMESPACE/NAME or NAMESPACE/NAME/LISTENER'),
  ),
  QLF_PREVIEW_INGRESS_CLASS: v.optional(matching(NAME, 'must be the name of an IngressClass')),
  QLF_PREVIEW_CALLERS: v.optional(
    matching('[^\\s,]+(,[^\\s,]+)*', 'must be namespaces and ranges of addresses, with commas between them'),
  ),
  QLF_PREVIEW_PROBE_ADDRESS: v.optional(
    matching('[^\\s:/]+:\\d{1,5}', 'must be an address such as "envoy.gateway:8443"'),
  ),
  QLF_PREVIEW_PREFIX: v.optional(
    matching('[a-z]([-a-z0-9]{0,38}[a-z0-9])?', 'must be at most 40 small letters, digits and dashes'),
    'preview',
  ),
  QLF_PREVIEW_TTL_SECONDS: wholeNumber(1, 365 * DAY, 3600),
  QLF_PREVIEW_MAX_TTL_SECONDS: wholeNumber(1, 365 * DAY, 7 * DAY),
  QLF_PREVIEW_READY_SECONDS: wholeNumber(1, 3600, 180),
  QLF_PREVIEW_ROUND_SECONDS: wholeNumber(1, 3600, 10),
  QLF_PREVIEW_PER_ORGANISATION: wholeNumber(1, 10_000, 10),
  QLF_PREVIEW_MILLI_CPUS: wholeNumber(10, 64_000, 500),
  QLF_PREVIEW_MAX_MILLI_CPUS: wholeNumber(10, 64_000, 1000),
  QLF_PREVIEW_MEMORY_MEBIBYTES: wholeNumber(16, 262_144, 256),
  QLF_PREVIEW_MAX_MEMORY_MEBIBYTES: wholeNumber(16, 262_144, 1024),
} as const;

export function readPreviewDeployerConfig(
  environment: NodeJS.ProcessEnv = process.env,
): HostedConfig<PreviewDeployerConfig> {
  const { service, own } = readServiceConfig(VARIABLES, environment);
  const entrance = readEntrance(own.QLF_PREVIEW_GATEWAY, own.QLF_PREVIEW_INGRESS_CLASS);
  return {
    service,
    own: {
      kubeconfig: own.KUBECONFIG,
      probeAddress: own.QLF_PREVIEW_PROBE_ADDRESS,
      roundSeconds: own.QLF_PREVIEW_ROUND_SECONDS,
      settings: {
        prefix: own.QLF_PREVIEW_PREFIX,
        baseUrl: new URL(own.QLF_PREVIEW_URL),
        entrance,
        callers: readCallers(own.QLF_PREVIEW_CALLERS, entrance),
        defaultTtlSeconds: own.QLF_PREVIEW_TTL_SECONDS,
        maximumTtlSeconds: own.QLF_PREVIEW_MAX_TTL_SECONDS,
        patience: own.QLF_PREVIEW_READY_SECONDS,
        perOrganisation: own.QLF_PREVIEW_PER_ORGANISATION,
        resources: {
          milliCpus: own.QLF_PREVIEW_MILLI_CPUS,
          maximumMilliCpus: own.QLF_PREVIEW_MAX_MILLI_CPUS,
          memoryMebibytes: own.QLF_PREVIEW_MEMORY_MEBIBYTES,
          maximumMemoryMebibytes: own.QLF_PREVIEW_MAX_MEMORY_MEBIBYTES,
        },
      },
    },
  };
}

function readEntrance(gateway: string | undefined, className: string | undefined): Entrance {
  if ((gateway === undefined) === (className === undefined))
    throw unusable('Set either QLF_PREVIEW_GATEWAY or QLF_PREVIEW_INGRESS_CLASS');
  if (className !== undefined) return { kind: 'ingress', className };
  const [namespace = '', name = '', listener] = (gateway ?? '').split('/');
  return { kind: 'gateway', namespace, name, listener };
}

/** A gateway's proxies are most often where the gateway is. */
function readCallers(callers: string | undefined, entrance: Entrance): readonly string[] {
  if (callers !== undefined) return callers.split(',');
  if (entrance.kind === 'gateway') return [entrance.namespace];
  throw unusable('Set QLF_PREVIEW_CALLERS to where the proxies of QLF_PREVIEW_INGRESS_CLASS run');
}

function unusable(message: string): QuantumLayerError {
  return new QuantumLayerError(ErrorCode.INVALID_INPUT, `The environment cannot be used: ${message}.`);
}
