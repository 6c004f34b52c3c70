import { openBlobs } from '@quantumlayer/blobs';
import { AgentOrchestratorService } from '@quantumlayer/contracts/agents/v1/agents';
import { EventLogService } from '@quantumlayer/contracts/generation/v1/event_log';
import { ParserService } from '@quantumlayer/contracts/parser/v1/parser';
import { VerifierService } from '@quantumlayer/contracts/verification/v1/verification';
import { createClient } from '@quantumlayer/rpc';
import { defineService } from '@quantumlayer/service-kit';
import { openTemporalClient } from '@quantumlayer/temporal/client';
import { installRuntime } from '../create-worker';
import { readWorkflows } from '../workflow-bundle';
import { startClaimSweeper } from './claim-sweeper';
import { readWorkerConfig, type WorkerConfig } from './config';
import { temporalLogger } from './temporal-logger';
import { WorkerLoop } from './worker-loop';

/** The worker as a process. Nobody calls it: it takes its work from Temporal, and calls the others. */
export const service = defineService<WorkerConfig>({
  name: 'workflow-worker',
  readConfig: readWorkerConfig,
  compose: async (config, { connect, fail, logger, onClose, telemetry }) => {
    installRuntime(temporalLogger(logger));
    const { blobs, claims: claimsOf, check, close } = await openBlobs(config.blobs, 'workflow-worker');
    onClose('blobs', close);
    const claims = claimsOf(config.temporal.namespace);
    const temporal = openTemporalClient(config.temporal, claims);
    onClose('Temporal', () => temporal.close());
    const [parser, orchestrator, verifier, gateway] = [
      connect(config.parser),
      connect(config.orchestrator),
      connect(config.verifier),
      connect(config.gateway),
    ];
    const loop = new WorkerLoop({
      ...config.temporal,
      workflows: await readWorkflows(),
      stepsAtOnce: config.stepsAtOnce,
      graceSeconds: config.graceSeconds,
      parser: createClient(ParserService, parser),
      orchestrator: createClient(AgentOrchestratorService, orchestrator),
      verifier: createClient(VerifierService, verifier),
      log: createClient(EventLogService, gateway),
      blobs,
      claims,
      within: (trace, name, work) => telemetry.within(trace, name, work),
    });
    return {
      services: [],
      dependencies: {
        blobs: check,
        parser: () => parser.check(),
        orchestrator: () => orchestrator.check(),
        verifier: () => verifier.check(),
        gateway: () => gateway.check(),
        temporal: () => loop.check(),
      },
      listening: () => {
        loop.run((error) => logger.warn({ err: error }, 'Temporal does not answer; trying again')).catch(fail);
        const sweeping = startClaimSweeper({ temporal, claims, registry: telemetry.registry, logger });
        onClose('sweeper', () => sweeping.stop());
        return Promise.resolve();
      },
      drain: () => loop.stop(),
    };
  },
});
