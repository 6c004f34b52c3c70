import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { Metadata } from '@quantumlayer/rpc';
import { readApiKeySecret, sameDigest } from './api-key-secret';
import type { Principal } from './principal';
import type { Keyring } from './stores';

/** Finds out who calls, from the call's metadata. Throws UNAUTHENTICATED. */
export type Authenticate = (metadata: Metadata) => Promise<Principal>;

/** Callers show an API key: `Authorization: Bearer qlk_...`. */
export function authenticateByKey(keyring: Keyring): Authenticate {
  return async (metadata) => {
    const [, token] = /^Bearer +(\S+)$/i.exec(metadata['authorization'] ?? '') ?? [];
    if (token === undefined) throw unauthenticated('Send an API key: "Authorization: Bearer qlk_...".');
    const secret = readApiKeySecret(token);
    const known = secret && (await keyring.find(secret.id));
    if (secret === undefined || known === undefined || !sameDigest(known.digest, secret.digest))
      throw unauthenticated('This API key opens nothing: it is wrong, or was revoked.');
    await keyring.noteUse(secret.id);
    return known.principal;
  };
}

function unauthenticated(message: string): QuantumLayerError {
  return new QuantumLayerError(ErrorCode.UNAUTHENTICATED, message);
}
