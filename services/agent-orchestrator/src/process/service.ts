import { openBlobs } from '@quantumlayer/blobs';
import { AgentOrchestratorService } from '@quantumlayer/contracts/agents/v1/agents';
import { implementService } from '@quantumlayer/rpc';
import { defineService } from '@quantumlayer/service-kit';
import { blueprints } from '@quantumlayer/stacks';
import { composeOrchestrator } from '../compose';
import { readOrchestratorConfig, type OrchestratorConfig } from './config';

/** The orchestrator as a process, with every stack's blueprint. */
export const service = defineService<OrchestratorConfig>({
  name: 'agent-orchestrator',
  readConfig: readOrchestratorConfig,
  compose: async (config, { onClose }) => {
    const { blobs, check, close } = await openBlobs(config.blobs, 'agent-orchestrator');
    onClose('blobs', close);
    const orchestrator = composeOrchestrator({
      blobs,
      blueprint: blueprints,
      clock: () => performance.now() / 1000,
    });
    return { services: [implementService(AgentOrchestratorService, orchestrator)], dependencies: { blobs: check } };
  },
});
