import type { Blueprint, PlannedFile } from '@quantumlayer/blueprint-kit';
import type { BuildRequest, BuildResponse, RepairRequest } from '@quantumlayer/contracts/agents/v1/agents';
import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
import { Language, type Application } from '@quantumlayer/contracts/ir/v1/ir';
import { QuantumLayerError } from '@quantumlayer/errors';
import { requireModel } from '@quantumlayer/ir';
import type { BlobStore } from '@quantumlayer/trees';
import { BlueprintAgent } from './adapters/blueprint/blueprint-agent';
import type { AgentProvider } from './domain/agent';
import { limitsFrom } from './domain/budget';
import { buildTeam } from './domain/build-team';
import { planTeam } from './domain/plan';
import { planFiles } from './domain/plan-files';
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
      const { files, migration } = planFiles(chosen, application, release);
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
