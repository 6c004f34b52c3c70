import { create, toBinary } from '@bufbuild/protobuf';
import {
  CreateGenerationRequestSchema,
  GenerateProjectRequestSchema,
  type GenerateProjectRequest,
  type ProjectRun,
} from '@quantumlayer/contracts/platform/v1/platform';
import { v7 as newId } from 'uuid';
import type { GenerationHost } from './generation-host';
import { hasEnded, idempotencyOf, requireContent, type Generations } from './generations';
import type { Principal } from './principal';
import type { ProjectRunStore } from './stores';

/** Generations that are started together. */
export class ProjectRuns {
  constructor(
    private readonly store: ProjectRunStore,
    private readonly generations: Pick<Generations, 'cancel'>,
    private readonly host: GenerationHost,
  ) {}

  async create(principal: Principal, request: GenerateProjectRequest, key: string | undefined): Promise<ProjectRun> {
    const { id: projectId, parts } = request;
    parts.forEach(requireContent);
    const run = await this.store.create(principal, {
      id: newId(),
      projectId,
      generations: parts.map((part) => ({
        id: newId(),
        request: create(CreateGenerationRequestSchema, { ...part, projectId }),
      })),
      idempotency: idempotencyOf(key, toBinary(GenerateProjectRequestSchema, request)),
    });
    // They stand in the store: nobody waits for the host, and one that is away takes them in hand when it comes back.
    for (const { id } of run.generations) void this.host.start(id).catch(() => undefined);
    return run;
  }

  get(principal: Principal, id: string): Promise<ProjectRun> {
    return this.store.get(principal, id);
  }

  async cancel(principal: Principal, id: string): Promise<ProjectRun> {
    const { generations } = await this.store.get(principal, id);
    for (const generation of generations)
      if (!hasEnded(generation)) await this.generations.cancel(principal, generation.id);
    return this.store.get(principal, id);
  }
}
