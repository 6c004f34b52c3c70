import type { ApiKey } from '@quantumlayer/contracts/platform/v1/platform';
import { v7 as newId } from 'uuid';
import { createApiKeySecret } from './api-key-secret';
import { requireRole, type Principal } from './principal';
import type { NewApiKey, OrganisationStore } from './stores';

/** What callers may do with their organisation's keys: nobody gives away, or takes away, more than they have. */
export class Organisations {
  /** @param onRevoked is waited for before a key counts as revoked */
  constructor(
    readonly store: OrganisationStore,
    private readonly onRevoked: (key: string) => Promise<void>,
  ) {}

  async createKey(
    principal: Principal,
    wanted: Pick<NewApiKey, 'name' | 'role' | 'daily'>,
  ): Promise<{ key: ApiKey; secret: string }> {
    requireRole(principal, wanted.role);
    const secret = createApiKeySecret(newId());
    const key = await this.store.createKey(principal, { ...wanted, id: secret.id, digest: secret.digest });
    return { key, secret: secret.text };
  }

  async revokeKey(principal: Principal, id: string): Promise<ApiKey> {
    requireRole(principal, (await this.store.getKey(principal, id)).role);
    const revoked = await this.store.revokeKey(principal, id);
    await this.onRevoked(id);
    return revoked;
  }
}
