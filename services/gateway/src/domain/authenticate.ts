import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { Metadata } from '@quantumlayer/rpc';
import { isApiKeySecret, readApiKeySecret, sameDigest } from './api-key-secret';
import type { VerifyToken } from './identity';
import type { Principal } from './principal';
import type { Keyring, Membership } from './stores';

/** Finds out who calls, from the call's metadata. Throws UNAUTHENTICATED. */
export type Authenticate = (metadata: Metadata) => Promise<Principal>;

/** Names the organisation, for members of several. */
export const ORGANISATION_HEADER = 'quantumlayer-organisation';

export interface Authenticators {
  readonly keyring: Keyring;
  readonly membership: Membership;
  /** Undefined: there is no identity provider, and only API keys open anything. */
  readonly verifyToken: VerifyToken | undefined;
}

/** Callers show an API key, or a token of the identity provider: `Authorization: Bearer ...`. */
export function authenticator({ keyring, membership, verifyToken }: Authenticators): Authenticate {
  return async (metadata) => {
    const [, token] = /^Bearer +(\S+)$/i.exec(metadata['authorization'] ?? '') ?? [];
    if (token === undefined) throw unauthenticated('Send an API key: "Authorization: Bearer qlk_...".');
    if (isApiKeySecret(token) || verifyToken === undefined) return holderOf(token, keyring);
    const identity = await verifyToken(token);
    return choose(await membership.of(identity), metadata[ORGANISATION_HEADER], identity.email);
  };
}

async function holderOf(token: string, keyring: Keyring): Promise<Principal> {
  const secret = readApiKeySecret(token);
  const known = secret && (await keyring.find(secret.id));
  if (secret === undefined || known === undefined || !sameDigest(known.digest, secret.digest))
    throw unauthenticated('This API key opens nothing: it is wrong, or was revoked.');
  await keyring.noteUse(secret.id);
  return known.principal;
}

function choose(memberships: readonly Principal[], wanted: string | undefined, email: string | undefined): Principal {
  const open = memberships.filter(({ organisation }) => wanted === undefined || organisation === wanted);
  const [only, ...others] = open;
  if (only === undefined) {
    const who = email === undefined ? 'This account, whose address is not verified,' : email;
    throw new QuantumLayerError(
      ErrorCode.PERMISSION_DENIED,
      `${who} is no member of ${wanted === undefined ? 'any organisation' : 'that organisation'}; ask an administrator for an invitation.`,
    );
  }
  if (others.length === 0) return only;
  const listed = open.map(({ organisation }) => organisation).join(', ');
  throw new QuantumLayerError(
    ErrorCode.INVALID_INPUT,
    `You are a member of several organisations; name one in the header ${ORGANISATION_HEADER}: ${listed}.`,
  );
}

function unauthenticated(message: string): QuantumLayerError {
  return new QuantumLayerError(ErrorCode.UNAUTHENTICATED, message);
}
