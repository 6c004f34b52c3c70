import { clone } from '@bufbuild/protobuf';
import { AgentRole } from '@quantumlayer/contracts/agents/v1/agents';
import { ApplicationSchema, type Application } from '@quantumlayer/contracts/ir/v1/ir';

/** What a role does not need to see. Roles that are not named see the whole application. */
const HIDDEN: Partial<Record<AgentRole, readonly ('operations' | 'roles' | 'entities' | 'relations')[]>> = {
  [AgentRole.DATABASE]: ['operations', 'roles'],
  [AgentRole.DEVOPS]: ['operations', 'roles', 'entities', 'relations'],
};

/** The part of the IR that a role's task is about. */
export function sliceFor(role: AgentRole, application: Application): Application {
  const hidden = HIDDEN[role];
  if (hidden === undefined) return application;
  const slice = clone(ApplicationSchema, application);
  for (const part of hidden) slice[part] = [];
  return slice;
}
