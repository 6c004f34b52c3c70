import type { ClaimStore } from '@quantumlayer/blobs';
import { ClaimCheckCodec, type TemporalSettings } from '@quantumlayer/temporal/client';
import {
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
  type Logger,
  type WorkflowBundleOption,
} from '@temporalio/worker';
import { createSteps, type StepPorts } from './activities/create-steps';

export interface WorkerOptions extends TemporalSettings, StepPorts {
  readonly workflows: WorkflowBundleOption;
  /** Of this namespace. */
  readonly claims: ClaimStore;
  /** Steps that run side by side; the others wait in the queue. */
  readonly stepsAtOnce: number;
  /** Seconds that running steps get when the worker stops. */
  readonly graceSeconds: number;
}

export interface HostedWorker {
  /** Until it is stopped; rejects when it cannot go on. */
  run(): Promise<void>;
  /** Takes up nothing more, lets running steps end or gives them back, and disconnects. */
  stop(): Promise<void>;
  /** Throws while Temporal is away. */
  check(): Promise<void>;
}

/** Once for a process, before its first worker. Ending the process is left to whoever runs it. */
export function installRuntime(logger: Logger = new DefaultLogger('ERROR')): void {
  Runtime.install({ logger, shutdownSignals: [] });
}

/** @throws when Temporal does not answer, or does not know the namespace */
export async function createWorker(options: WorkerOptions): Promise<HostedWorker> {
  const { address, namespace, taskQueue, workflows, stepsAtOnce, graceSeconds, claims } = options;
  const connection = await NativeConnection.connect({ address });
  try {
    const worker = await Worker.create({
      connection,
      namespace,
      taskQueue,
      workflowBundle: workflows,
      activities: createSteps(options),
      dataConverter: { payloadCodecs: [new ClaimCheckCodec(claims)] },
      maxConcurrentActivityTaskExecutions: stepsAtOnce,
      // The answer to a sign of life tells of a cancellation, which must arrive within seconds.
      maxHeartbeatThrottleInterval: '1s',
      shutdownGraceTime: `${graceSeconds}s`,
    });
    return hosted(worker, connection);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

function hosted(worker: Worker, connection: NativeConnection): HostedWorker {
  let running: Promise<void> | undefined;
  return {
    run: () => (running ??= worker.run()),
    stop: async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      // How it ended is for whoever ran it.
      await running?.catch(() => undefined);
      await connection.close();
    },
    check: async () => {
      await connection.workflowService.getSystemInfo({});
    },
  };
}
