import { readEnvironment, text, urlOf, wholeNumber } from '@quantumlayer/config';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import * as v from 'valibot';
import type { OidcSettings } from './adapters/oidc/verify-token';

/** Far above what anybody needs, and below where numbers lose their units. */
const MOST = 1_000_000_000;

export const GATEWAY_VARIABLES = {
  /** Requests a minute for each key. */
  QLF_REQUESTS_PER_MINUTE: wholeNumber(1, MOST, 600),
  /** Streams of events that each caller may have open at once. */
  QLF_STREAMS: wholeNumber(1, MOST, 200),
  /** Generations a day for an organisation that is made here. */
  QLF_DAILY_GENERATIONS: wholeNumber(0, MOST, 500),
  /** Of an OpenID Connect provider whose tokens open what their bearers are members of. */
  QLF_OIDC_ISSUER: v.optional(urlOf('https', 'http')),
  /** Whom those tokens must be meant for. */
  QLF_OIDC_AUDIENCE: v.optional(text()),
} as const;

export interface GatewayConfig {
  readonly requestsPerMinute: number;
  /** Of events, that each caller may have open at once. */
  readonly streams: number;
  readonly dailyGenerations: number;
  /** Undefined: only API keys open anything. */
  readonly oidc: OidcSettings | undefined;
}

/** What the environment says; INVALID_INPUT with the variable's name when a value cannot be used. */
export function readGatewayConfig(environment: NodeJS.ProcessEnv = process.env): GatewayConfig {
  return gatewayConfigFrom(readEnvironment(GATEWAY_VARIABLES, environment));
}

export function gatewayConfigFrom(values: {
  readonly [Name in keyof typeof GATEWAY_VARIABLES]: v.InferOutput<(typeof GATEWAY_VARIABLES)[Name]>;
}): GatewayConfig {
  const { QLF_OIDC_ISSUER: issuer, QLF_OIDC_AUDIENCE: audience } = values;
  if (issuer !== undefined && audience === undefined)
    throw new QuantumLayerError(
      ErrorCode.INVALID_INPUT,
      'QLF_OIDC_AUDIENCE is not set: without it, tokens for any other application of that issuer would open this one.',
    );
  return {
    requestsPerMinute: values.QLF_REQUESTS_PER_MINUTE,
    streams: values.QLF_STREAMS,
    dailyGenerations: values.QLF_DAILY_GENERATIONS,
    oidc: issuer === undefined || audience === undefined ? undefined : { issuer, audience },
  };
}
