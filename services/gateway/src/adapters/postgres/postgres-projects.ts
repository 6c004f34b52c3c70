import type { Project } from '@quantumlayer/contracts/platform/v1/platform';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { isUniqueViolation, type Database } from '@quantumlayer/store';
import type { Principal } from '../../domain/principal';
import type { Page, ProjectStore } from '../../domain/stores';
import { appendAudit } from './audit-log';
import { holdOrganisation } from './organisation-row';
import { only, toProject, type ProjectRow } from './rows';

export class PostgresProjects implements ProjectStore {
  constructor(
    private readonly database: Database,
    private readonly now: () => Date,
  ) {}

  create(principal: Principal, project: { id: string; name: string; description: string }): Promise<Project> {
    const { id, name, description } = project;
    return this.#change(principal, 'project.create', id, name, async (query, now) =>
      query(
        `INSERT INTO gateway.projects (organisation_id, id, name, description, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $5) RETURNING *`,
        [principal.organisation, id, name, description, now],
      ),
    );
  }

  async get({ organisation }: Principal, id: string): Promise<Project> {
    const text = 'SELECT * FROM gateway.projects WHERE organisation_id = $1 AND id = $2';
    return toProject(only(await this.database.query<ProjectRow>(text, [organisation, id]), 'project'));
  }

  async list({ organisation }: Principal, page: Page): Promise<Project[]> {
    const rows = await this.database.query<ProjectRow>(
      `SELECT * FROM gateway.projects WHERE organisation_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [organisation, page.after ?? null, page.size],
    );
    return rows.map(toProject);
  }

  update(principal: Principal, id: string, change: { name?: string; description?: string }): Promise<Project> {
    return this.#change(principal, 'project.update', id, change.name ?? '', async (query, now) =>
      query(
        `UPDATE gateway.projects SET name = coalesce($3, name), description = coalesce($4, description), updated_at = $5
         WHERE organisation_id = $1 AND id = $2 RETURNING *`,
        [principal.organisation, id, change.name ?? null, change.description ?? null, now],
      ),
    );
  }

  async #change(
    principal: Principal,
    action: string,
    id: string,
    name: string,
    work: (
      query: (text: string, values: readonly (string | null | Date)[]) => Promise<ProjectRow[]>,
      now: Date,
    ) => Promise<ProjectRow[]>,
  ): Promise<Project> {
    const now = this.now();
    try {
      return await this.database.transaction(async (sql) => {
        await holdOrganisation(sql, principal.organisation);
        const row = only(await work((text, values) => sql.query<ProjectRow>(text, values), now), 'project');
        await appendAudit(sql, principal, action, id, now);
        return toProject(row);
      });
    } catch (error) {
      if (!isUniqueViolation(error, 'projects_by_name')) throw error;
      throw new QuantumLayerError(ErrorCode.CONFLICT, `There is a project called "${name}" already.`, { cause: error });
    }
  }
}
