import { create } from '@bufbuild/protobuf';
import { ProjectRunSchema, type Generation, type ProjectRun } from '@quantumlayer/contracts/platform/v1/platform';
import type { Database, Sql } from '@quantumlayer/store';
import type { Principal } from '../../domain/principal';
import type { NewProjectRun, ProjectRunStore } from '../../domain/stores';
import { keepRequest, sameRequest } from './idempotency-keys';
import { insertGeneration, requireQuota } from './insert-generation';
import { holdOrganisation } from './organisation-row';
import { only, toGeneration, type GenerationRow } from './rows';

export class PostgresProjectRuns implements ProjectRunStore {
  constructor(
    private readonly database: Database,
    private readonly now: () => Date,
  ) {}

  create(principal: Principal, { id, projectId, generations, idempotency }: NewProjectRun): Promise<ProjectRun> {
    return this.database.transaction(async (sql) => {
      const { daily } = await holdOrganisation(sql, principal.organisation);
      const before = idempotency && (await sameRequest(sql, principal, idempotency));
      if (before !== undefined) return this.#find(sql, principal, await runOf(sql, before));
      const now = this.now();
      await requireQuota(sql, principal, { daily, wanted: generations.length, now });
      const created: Generation[] = [];
      for (const generation of generations)
        created.push(await insertGeneration(sql, principal, { ...generation, retryOf: undefined, runId: id }, now));
      const [first] = created;
      if (idempotency !== undefined && first !== undefined)
        await keepRequest(sql, principal, idempotency, first.id, now);
      return create(ProjectRunSchema, { id, projectId, generations: created });
    });
  }

  get(principal: Principal, id: string): Promise<ProjectRun> {
    return this.#find(this.database, principal, id);
  }

  async #find(sql: Sql, { organisation }: Principal, id: string): Promise<ProjectRun> {
    const rows = await sql.query<GenerationRow>(
      'SELECT * FROM gateway.generations WHERE organisation_id = $1 AND run_id = $2 ORDER BY id',
      [organisation, id],
    );
    const generations = rows.map(toGeneration);
    const { request } = only(generations, 'run of a project');
    return create(ProjectRunSchema, { id, projectId: request?.projectId ?? '', generations });
  }
}

async function runOf(sql: Sql, generation: string): Promise<string> {
  const text = 'SELECT run_id FROM gateway.generations WHERE id = $1';
  return only(await sql.query<{ run_id: string }>(text, [generation]), 'run of a project').run_id;
}
