import type { Database } from '@quantumlayer/store';
import type { Principal } from '../../domain/principal';
import type { AuditTrail } from '../../domain/stores';
import { appendAudit } from './audit-log';
import { holdOrganisation } from './organisation-row';

export class PostgresAuditTrail implements AuditTrail {
  constructor(
    private readonly database: Database,
    private readonly now: () => Date,
  ) {}

  note(principal: Principal, action: string, subject: string): Promise<void> {
    return this.database.transaction(async (sql) => {
      await holdOrganisation(sql, principal.organisation);
      await appendAudit(sql, principal, action, subject, this.now());
    });
  }
}
