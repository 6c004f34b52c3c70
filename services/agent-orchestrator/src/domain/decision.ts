import type { AgentRole } from '@quantumlayer/contracts/agents/v1/agents';
import { roleName } from './roles';

/** Who does a task, and why. */
export interface Decision {
  readonly decision: 'blueprint' | 'model';
  readonly reason: string;
}

/**
 * Decides between blueprint and model. Every file that a blueprint plans it can also render, and what it renders was tested with its
 * stack; a model could only be slower, dearer and less certain. So there is nothing yet that a model would be asked for.
 */
export function decide(role: AgentRole, files: number, blueprint: string): Decision {
  if (files === 0) return { decision: 'blueprint', reason: `the ${roleName(role)} only coordinates; rules suffice` };
  const what = files === 1 ? 'its file' : `all ${files} files`;
  return { decision: 'blueprint', reason: `${blueprint} renders ${what}: offline, tested, the same each time, $0` };
}
