import { clone } from '@bufbuild/protobuf';
import { KeyChanged, MigrationsMissing, type Blueprint, type PlannedFile } from '@quantumlayer/blueprint-kit';
import type { BuildRequest, BuildResponse, Release, RepairRequest } from '@quantumlayer/contracts/agents/v1/agents';
import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
import { ApplicationSchema, Language, type Application } from '@quantumlayer/contracts/ir/v1/ir';
import { QuantumLayerError } from '@quantumlayer/errors';
import { requireModel, resolve } from '@quantumlayer/ir';
import type { BlobStore } from '@quantumlayer/trees';
import { BlueprintAgent } from './adapters/blueprint/blueprint-agent';
import type { AgentProvider } from './domain/agent';
import { limitsFrom } from './domain/budget';
import { buildTeam } from './domain/build-team';
import { planTeam } from './domain/plan';
import type { Clock } from './domain/ports';
import { repairTree } from './domain/repair-tree';

export interface OrchestratorPorts {
  readonly blobs: BlobStore;
  /** The blueprint of a language, loaded when it is first needed; undefined where there is none. */
  readonly blueprint: (language: Language) => Promise<Blueprint> | undefined;
  readonly clock: Clock;
  /** Agents for a blueprint's plan; the offline ones unless given. */
  readonly agents?: (plan: readonly PlannedFile[]) => AgentProvider;
}

export interface Orchestrator {
  /** @throws UNSUPPORTED for a language without blueprint and for a key that changes, INVALID_INPUT for a release without migrations, else as `buildTeam` */
  build(request: BuildRequest, context: { readonly signal: AbortSignal }): AsyncIterable<BuildResponse>;
  /** The tree is empty when the fix changes nothing. */
  repair(request: RepairRequest): Promise<{ tree: string }>;
}

/** Wires the orchestrator. */
export function composeOrchestrator({
  blobs,
  blueprint,
  clock,
  agents = offlineAgents,
}: OrchestratorPorts): Orchestrator {
  return {
    async *build({ application, budget, release }, { signal }) {
      if (application === undefined)
        throw new QuantumLayerError(ErrorCode.INVALID_INPUT, 'The request holds no application');
      requireModel(application);
      const chosen = await blueprintFor(application, blueprint);
      const { files, migration } = planFiles(chosen, application, release && withStoredParts(release));
      const plan = planTeam(application, files, chosen.id);
      yield* buildTeam(
        {
          application,
          plan,
          agents: agents(files),
          limits: limitsFrom(budget),
          signal,
          ...(migration && { migration }),
        },
        { blobs, clock },
      );
    },
    repair: async (request) => ({ tree: (await repairTree(blobs, blueprint, request)) ?? '' }),
  };
}

/**
 * The release with what its IR keeps in a database, and nothing else: a rule that is refused today must not stand in the way of a
 * project that was made when it was not.
 */
function withStoredParts(release: Release): Release {
  if (release.application === undefined) return release;
  const application = clone(ApplicationSchema, release.application);
  application.operations = [];
  for (const entity of application.entities) {
    entity.invariants = [];
    entity.fields = entity.fields.filter(({ computed }) => computed === '');
  }
  try {
    resolve(application);
  } catch (cause) {
    const message =
      'What the project was made from last time cannot be read any more, and so nothing can be said of its databases. Generate into another folder.';
    throw new QuantumLayerError(ErrorCode.UNSUPPORTED, message, { cause });
  }
  return { ...release, application };
}

function planFiles(blueprint: Blueprint, application: Application, release: Release | undefined) {
  try {
    const migration = release && blueprint.migration(application, release);
    return { files: blueprint.plan(application, release), migration };
  } catch (cause) {
    if (cause instanceof MigrationsMissing) {
      const message = `${cause.message}, and nothing else could make the tables that they made. Send the files that it was generated with as the release's migrations, or send no release.`;
      throw new QuantumLayerError(ErrorCode.INVALID_INPUT, message, { cause });
    }
    if (!(cause instanceof KeyChanged)) throw cause;
    const message = `${cause.message}, and rows that a database holds cannot follow. Keep the key as it was, or generate into another folder.`;
    throw new QuantumLayerError(ErrorCode.UNSUPPORTED, message, { cause });
  }
}

function offlineAgents(plan: readonly PlannedFile[]): AgentProvider {
  const agent = new BlueprintAgent(plan);
  return () => agent;
}

async function blueprintFor(application: Application, blueprint: OrchestratorPorts['blueprint']): Promise<Blueprint> {
  const language = application.stack?.language ?? Language.UNSPECIFIED;
  const found = blueprint(language);
  if (found === undefined) {
    throw new QuantumLayerError(ErrorCode.UNSUPPORTED, `There is no blueprint for ${Language[language]} yet`);
  }
  return found;
}
