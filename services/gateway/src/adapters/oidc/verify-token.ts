import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { Identity, VerifyToken } from '../../domain/identity';

export interface OidcSettings {
  /** As it stands in the tokens; its discovery document says where its keys are. */
  readonly issuer: string;
  /** Whom tokens must be meant for. */
  readonly audience: string;
}

/** Only signatures whose key the provider keeps to itself; with HMAC whoever can check a token could make one. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
/** Seconds that clocks may differ. */
const TOLERANCE = 5;
const DISCOVERY_SECONDS = 5;

/** Tokens of an OpenID Connect provider, checked by the keys that it publishes; keys are read when a token first needs them, and kept. */
export function oidcVerifier({ issuer, audience }: OidcSettings): VerifyToken {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const keysOfProvider = (): Promise<JWTVerifyGetKey> =>
    (keys ??= discoverKeys(issuer).catch((error: unknown) => {
      // The next token asks again.
      keys = undefined;
      throw error;
    }));
  return async (token) => {
    const find = await keysOfProvider();
    const { payload } = await jwtVerify(token, find, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      clockTolerance: TOLERANCE,
      requiredClaims: ['sub', 'exp'],
    }).catch((error: unknown) => {
      throw refusal(error);
    });
    return toIdentity(issuer, payload);
  };
}

async function discoverKeys(issuer: string): Promise<JWTVerifyGetKey> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(DISCOVERY_SECONDS * 1000) });
    if (!response.ok) throw new Error(`${url} answers ${response.status}`);
    const document = (await response.json()) as { readonly issuer?: unknown; readonly jwks_uri?: unknown };
    if (document.issuer !== issuer) throw new Error(`${url} is of another issuer`);
    return createRemoteJWKSet(new URL(String(document.jwks_uri)));
  } catch (cause) {
    throw away(cause);
  }
}

function refusal(error: unknown): QuantumLayerError {
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return away(error);
  if (error instanceof errors.JWTExpired) return unauthenticated('This token has expired; sign in again.', error);
  if (error instanceof errors.JWTClaimValidationFailed)
    return unauthenticated(`This token is not for here: its "${error.claim}" is another.`, error);
  if (error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC')
    return unauthenticated('This is neither an API key nor a token that its issuer signed.', error);
  // The provider's keys could not be fetched.
  return away(error);
}

function toIdentity(issuer: string, payload: JWTPayload): Identity {
  const { sub: subject = '', email, email_verified: isVerified } = payload;
  const verified = typeof email === 'string' && isVerified === true;
  return { issuer, subject, email: verified ? email.toLowerCase() : undefined };
}

function away(cause: unknown): QuantumLayerError {
  const message = 'The identity provider does not answer; try again in a moment, or use an API key.';
  return new QuantumLayerError(ErrorCode.UNAVAILABLE, message, { cause });
}

function unauthenticated(message: string, cause: Error): QuantumLayerError {
  return new QuantumLayerError(ErrorCode.UNAUTHENTICATED, message, { cause });
}
