import { AgentRole } from '@quantumlayer/contracts/agents/v1/agents';

/** What a role is for, and whose work it builds on. */
export interface RoleDescription {
  readonly role: AgentRole;
  /** As people read it, "project manager". */
  readonly name: string;
  readonly dependsOn: readonly AgentRole[];
  /** Spawned even when the blueprint gives it no file, because others wait for its message. */
  readonly coordinates: boolean;
}

/**
 * The team, in an order in which every role follows those it depends on. Quality does not depend on backend: tests come from the IR,
 * so that they judge the code and do not copy it.
 */
export const TEAM: readonly RoleDescription[] = [
  { role: AgentRole.PROJECT_MANAGER, name: 'project manager', dependsOn: [], coordinates: true },
  { role: AgentRole.ARCHITECT, name: 'architect', dependsOn: [AgentRole.PROJECT_MANAGER], coordinates: true },
  { role: AgentRole.DATABASE, name: 'database', dependsOn: [AgentRole.ARCHITECT], coordinates: false },
  { role: AgentRole.SECURITY, name: 'security', dependsOn: [AgentRole.ARCHITECT], coordinates: false },
  { role: AgentRole.QUALITY, name: 'quality', dependsOn: [AgentRole.ARCHITECT], coordinates: false },
  { role: AgentRole.DEVOPS, name: 'devops', dependsOn: [AgentRole.ARCHITECT], coordinates: false },
  { role: AgentRole.BACKEND, name: 'backend', dependsOn: [AgentRole.DATABASE, AgentRole.SECURITY], coordinates: false },
  {
    role: AgentRole.DOCUMENTATION,
    name: 'documentation',
    dependsOn: [AgentRole.BACKEND, AgentRole.DEVOPS],
    coordinates: false,
  },
];

const BY_ROLE = new Map(TEAM.map((description) => [description.role, description]));

export function roleName(role: AgentRole): string {
  return BY_ROLE.get(role)?.name ?? 'everybody';
}

/** The nearest spawned roles that a role builds on; roles that were not spawned are replaced by what they build on. */
export function dependenciesOf(role: AgentRole, spawned: ReadonlySet<AgentRole>): readonly AgentRole[] {
  const found = new Set<AgentRole>();
  const visit = (current: AgentRole): void => {
    for (const dependency of BY_ROLE.get(current)?.dependsOn ?? []) {
      if (spawned.has(dependency)) found.add(dependency);
      else visit(dependency);
    }
  };
  visit(role);
  return TEAM.map((description) => description.role).filter((candidate) => found.has(candidate));
}
