import type { Member, Role } from '@quantumlayer/contracts/platform/v1/platform';
import { v7 as newId } from 'uuid';
import { requireRole, type Principal } from './principal';
import type { MemberStore } from './stores';

/** Who belongs to an organisation: nobody gives away, or takes away, more than they have. */
export class Members {
  constructor(readonly store: MemberStore) {}

  async invite(principal: Principal, email: string, role: Role): Promise<Member> {
    requireRole(principal, role);
    return this.store.invite(principal, { id: newId(), email: email.toLowerCase(), role });
  }

  async update(principal: Principal, id: string, role: Role): Promise<Member> {
    requireRole(principal, (await this.store.get(principal, id)).role);
    requireRole(principal, role);
    return this.store.setRole(principal, id, role);
  }

  async remove(principal: Principal, id: string): Promise<Member> {
    requireRole(principal, (await this.store.get(principal, id)).role);
    return this.store.remove(principal, id);
  }
}
