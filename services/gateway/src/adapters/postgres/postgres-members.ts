import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { MemberSchema, type Role, type Member } from '@quantumlayer/contracts/platform/v1/platform';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { Database, Sql } from '@quantumlayer/store';
import type { Identity } from '../../domain/identity';
import type { Principal } from '../../domain/principal';
import type { Membership, MemberStore, NewMember } from '../../domain/stores';
import { appendAudit } from './audit-log';
import { holdOrganisation, requireOwner } from './organisation-row';
import { only, roleName, roleOf } from './rows';

interface MemberRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly email: string;
  readonly role: string;
  readonly invited_at: Date;
  readonly joined_at: Date | null;
}

export class PostgresMembers implements MemberStore, Membership {
  constructor(
    private readonly database: Database,
    private readonly now: () => Date,
  ) {}

  async list({ organisation }: Principal): Promise<Member[]> {
    const text = 'SELECT * FROM gateway.members WHERE organisation_id = $1 ORDER BY email';
    return (await this.database.query<MemberRow>(text, [organisation])).map(toMember);
  }

  async get({ organisation }: Principal, id: string): Promise<Member> {
    const text = 'SELECT * FROM gateway.members WHERE organisation_id = $1 AND id = $2';
    return toMember(only(await this.database.query<MemberRow>(text, [organisation, id]), 'member'));
  }

  invite(principal: Principal, { id, email, role }: NewMember): Promise<Member> {
    return this.#change(principal, 'member.invite', id, async (sql) => {
      const rows = await sql.query<MemberRow>(
        `INSERT INTO gateway.members (id, organisation_id, email, role, invited_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (organisation_id, email) DO NOTHING RETURNING *`,
        [id, principal.organisation, email, roleName(role), this.now()],
      );
      if (rows.length === 0)
        throw new QuantumLayerError(ErrorCode.CONFLICT, `${email} is a member, or was invited, already.`);
      return rows;
    });
  }

  setRole(principal: Principal, id: string, role: Role): Promise<Member> {
    return this.#change(principal, 'member.update', id, (sql) =>
      sql.query<MemberRow>('UPDATE gateway.members SET role = $3 WHERE organisation_id = $1 AND id = $2 RETURNING *', [
        principal.organisation,
        id,
        roleName(role),
      ]),
    );
  }

  remove(principal: Principal, id: string): Promise<Member> {
    return this.#change(principal, 'member.remove', id, (sql) =>
      sql.query<MemberRow>('DELETE FROM gateway.members WHERE organisation_id = $1 AND id = $2 RETURNING *', [
        principal.organisation,
        id,
      ]),
    );
  }

  async of(identity: Identity): Promise<Principal[]> {
    const { issuer, subject, email } = identity;
    const rows = await this.database.query<MemberRow>(
      `SELECT * FROM gateway.members AS place
       WHERE (issuer = $1 AND subject = $2)
          OR (email = $3 AND joined_at IS NULL AND NOT EXISTS (
               SELECT 1 FROM gateway.members AS taken
               WHERE taken.organisation_id = place.organisation_id AND taken.issuer = $1 AND taken.subject = $2))
       ORDER BY organisation_id`,
      [issuer, subject, email ?? null],
    );
    const principals = rows.map((row) => ({
      organisation: row.organisation_id,
      actor: `user:${subject}`,
      role: roleOf(row.role),
    }));
    for (const [index, principal] of principals.entries()) {
      const row = rows[index];
      if (row?.joined_at === null) await this.#join(principal, row.id, identity);
    }
    return principals;
  }

  /** Takes up an invitation. Another call of the same person may have done so a moment ago. */
  #join(principal: Principal, id: string, { issuer, subject }: Identity): Promise<void> {
    return this.database.transaction(async (sql) => {
      await holdOrganisation(sql, principal.organisation);
      const rows = await sql.query(
        `UPDATE gateway.members SET issuer = $2, subject = $3, joined_at = $4 WHERE id = $1 AND joined_at IS NULL
         RETURNING id`,
        [id, issuer, subject, this.now()],
      );
      if (rows.length > 0) await appendAudit(sql, principal, 'member.join', id, this.now());
    });
  }

  #change(
    principal: Principal,
    action: string,
    id: string,
    change: (sql: Sql) => Promise<readonly MemberRow[]>,
  ): Promise<Member> {
    return this.database.transaction(async (sql) => {
      await holdOrganisation(sql, principal.organisation);
      const row = only(await change(sql), 'member');
      await requireOwner(sql, principal.organisation);
      await appendAudit(sql, principal, action, id, this.now());
      return toMember(row);
    });
  }
}

function toMember({ id, email, role, invited_at: invitedAt, joined_at: joinedAt }: MemberRow): Member {
  return create(MemberSchema, {
    id,
    email,
    role: roleOf(role),
    inviteTime: timestampFromDate(invitedAt),
    ...(joinedAt === null ? {} : { joinTime: timestampFromDate(joinedAt) }),
  });
}
