import { create } from '@bufbuild/protobuf';
import { AgentPlanSchema, type AgentPlan, type AgentRole } from '@quantumlayer/contracts/agents/v1/agents';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
import { QuantumLayerError } from '@quantumlayer/errors';
import { findPathViolation } from '@quantumlayer/trees';
import type { OwnedFile } from './agent';
import { decide } from './decision';
import { dependenciesOf, TEAM } from './roles';
import { describeTask } from './task-text';

/** A file of the project and the agent that owns it, as a blueprint plans it. */
export interface FileAssignment {
  readonly path: string;
  readonly agent: AgentRole;
  readonly executable?: boolean;
}

/** Who is spawned, waits for whom, and owns what. */
export interface TeamPlan {
  readonly members: readonly TeamMember[];
}

export interface TeamMember {
  readonly role: AgentRole;
  readonly dependsOn: readonly AgentRole[];
  readonly files: readonly OwnedFile[];
  readonly task: string;
  readonly decision: 'blueprint' | 'model';
  readonly reason: string;
}

/**
 * The project manager's work: the ownership map and the dependency graph. A role is spawned when it owns a file, or when it coordinates.
 * @throws INTERNAL for a blueprint whose plan is not sound: an illegal path, a path twice, no owner
 */
export function planTeam(
  application: Application,
  assignments: readonly FileAssignment[],
  blueprint: string,
): TeamPlan {
  const owned = ownershipMap(assignments, blueprint);
  const spawned = new Set(
    TEAM.filter(({ role, coordinates }) => coordinates || owned.has(role)).map(({ role }) => role),
  );
  const members = TEAM.filter(({ role }) => spawned.has(role)).map(({ role }): TeamMember => {
    const files = owned.get(role) ?? [];
    return {
      role,
      dependsOn: dependenciesOf(role, spawned),
      files,
      task: describeTask(role, application, files.length),
      ...decide(role, files.length, blueprint),
    };
  });
  return { members };
}

function ownershipMap(assignments: readonly FileAssignment[], blueprint: string): Map<AgentRole, OwnedFile[]> {
  const roles = new Set(TEAM.map(({ role }) => role));
  const taken = new Set<string>();
  const owned = new Map<AgentRole, OwnedFile[]>();
  for (const { path, agent, executable = false } of assignments) {
    const problem = findPathViolation(path)?.message ?? (taken.has(path) ? 'is planned twice' : undefined);
    if (problem !== undefined || !roles.has(agent)) {
      throw new QuantumLayerError(
        ErrorCode.INTERNAL,
        `A path of blueprint ${blueprint}, ${JSON.stringify(path)}, ${problem ?? 'has no owner'}`,
      );
    }
    taken.add(path);
    const files = owned.get(agent) ?? [];
    files.push({ path, executable });
    owned.set(agent, files);
  }
  return owned;
}

export function toPlanMessage(plan: TeamPlan): AgentPlan {
  const agents = plan.members.map(({ role, dependsOn, task, decision, reason }) => ({
    role,
    dependsOn: [...dependsOn],
    task,
    decision,
    reason,
  }));
  return create(AgentPlanSchema, { agents });
}
