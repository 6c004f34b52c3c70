import { create } from '@bufbuild/protobuf';
import { ProjectRunSchema, type ProjectRun } from '@quantumlayer/contracts/platform/v1/platform';
import type { Database } from '@quantumlayer/store';
import type { Principal } from '../../domain/principal';
import type { NewProjectRun, ProjectRunStore } from '../../domain/stores';
import type { PostgresOrders } from './postgres-orders';
import { only, toGeneration, type GenerationRow } from './rows';

export class PostgresProjectRuns implements ProjectRunStore {
  constructor(
    private readonly database: Database,
    private readonly orders: PostgresOrders,
  ) {}

  async create(principal: Principal, { id: runId, ...order }: NewProjectRun): Promise<ProjectRun> {
    const accepted = await this.orders.accept(principal, { ...order, runId });
    if ('known' in accepted) return this.#find(principal, await this.#runOf(accepted.known));
    return create(ProjectRunSchema, { id: runId, projectId: order.projectId, generations: [...accepted.made] });
  }

  get(principal: Principal, id: string): Promise<ProjectRun> {
    return this.#find(principal, id);
  }

  async #find({ organisation }: Principal, id: string): Promise<ProjectRun> {
    const rows = await this.database.query<GenerationRow>(
      'SELECT * FROM gateway.generations WHERE organisation_id = $1 AND run_id = $2 ORDER BY id',
      [organisation, id],
    );
    const generations = rows.map(toGeneration);
    const { request } = only(generations, 'run of a project');
    return create(ProjectRunSchema, { id, projectId: request?.projectId ?? '', generations });
  }

  async #runOf(generation: string): Promise<string> {
    const text = 'SELECT run_id FROM gateway.generations WHERE id = $1';
    return only(await this.database.query<{ run_id: string }>(text, [generation]), 'run of a project').run_id;
  }
}
