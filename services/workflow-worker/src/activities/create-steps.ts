import { fromJson, toJson } from '@bufbuild/protobuf';
import {
  BuildRequestSchema,
  BuildResponseSchema,
  RepairRequestSchema,
  type AgentOrchestratorService,
} from '@quantumlayer/contracts/agents/v1/agents';
import { GenerationEventSchema } from '@quantumlayer/contracts/generation/v1/events';
import { ParseResponseSchema, type ParserService } from '@quantumlayer/contracts/parser/v1/parser';
import { CreateGenerationRequestSchema } from '@quantumlayer/contracts/platform/v1/platform';
import {
  VerifyRequestSchema,
  VerifyResponseSchema,
  type VerifierService,
} from '@quantumlayer/contracts/verification/v1/verification';
import { ErrorCode, QuantumLayerError, toQuantumLayerError } from '@quantumlayer/errors';
import type { Client } from '@quantumlayer/rpc';
import { getTree, type BlobStore } from '@quantumlayer/trees';
import { inputOf } from '../domain/generation-input';
import type { Step, Steps } from '../workflows/steps';
import { attend } from './attend';
import { parseInput } from './parse-input';
import { recordPending, Story, type EventLog, type Told } from './story';

export interface StepPorts {
  readonly parser: Client<typeof ParserService>;
  readonly orchestrator: Client<typeof AgentOrchestratorService>;
  readonly verifier: Client<typeof VerifierService>;
  readonly log: EventLog;
  readonly blobs: BlobStore;
  /** Runs work as a part of the trace that a carrier tells of. */
  readonly within: <T>(trace: Readonly<Record<string, string>>, name: string, work: () => Promise<T>) => Promise<T>;
}

/** The activities: each calls one service and writes down what it hears. */
export function createSteps({ parser, orchestrator, verifier, log, blobs, within }: StepPorts): Steps {
  const traced = <T>(name: string, { trace = {} }: Pick<Step, 'trace'>, work: (signal: AbortSignal) => Promise<T>) =>
    attend((signal) => within(trace, `step ${name}`, () => work(signal)));
  return {
    parse: (step, request) =>
      traced('parse', step, async (signal) => {
        await recordPending(log, step, signal);
        const input = inputOf(fromJson(CreateGenerationRequestSchema, request));
        const preferences = { language: undefined, database: undefined };
        const client = { parse: (order: Parameters<typeof parser.parse>[0]) => parser.parse(order, { signal }) };
        return toJson(ParseResponseSchema, await parseInput({ ...input, preferences }, client, signal));
      }),
    build: (step, request) =>
      traced('build', step, async (signal) => {
        const story = await Story.begin(log, step, signal);
        if (!story.told.some(isBuilt)) {
          const responses = orchestrator.build(fromJson(BuildRequestSchema, request), { signal });
          for await (const value of responses) await story.tell({ case: 'build', value });
        }
        return story.told.flatMap(({ case: kind, value }) =>
          kind === 'build' ? [toJson(BuildResponseSchema, value)] : [],
        );
      }),
    verify: (step, request) =>
      traced('verify', step, async (signal) => {
        const story = await Story.begin(log, step, signal);
        const responses = verifier.verify(fromJson(VerifyRequestSchema, request), { signal });
        for await (const value of responses) await story.tell({ case: 'verification', value });
        return story.told.flatMap(({ case: kind, value }) =>
          kind === 'verification' ? [toJson(VerifyResponseSchema, value)] : [],
        );
      }),
    repair: (step, request) =>
      traced('repair', step, async (signal) => {
        await recordPending(log, step, signal);
        return (await orchestrator.repair(fromJson(RepairRequestSchema, request), { signal })).tree;
      }),
    countFiles: (step, tree) =>
      traced('countFiles', step, async (signal) => {
        await recordPending(log, step, signal);
        return (await getTree(blobs, tree)).entries.length;
      }),
    tell: (step) => traced('tell', step, (signal) => recordPending(log, step, signal)),
    conclude: (step) => traced('conclude', step, (signal) => conclude(log, step, signal)),
  };
}

function isBuilt({ case: kind, value }: Told): boolean {
  return kind === 'build' && value.event.case === 'built';
}

/** A step that failed may have told more than its workflow knows of, so the end goes behind the last event there is. */
async function conclude(log: EventLog, step: Step, signal: AbortSignal): Promise<void> {
  const last = step.pending.at(-1);
  if (last === undefined) throw new QuantumLayerError(ErrorCode.INTERNAL, 'There is no end to record');
  await recordPending(log, { ...step, pending: step.pending.slice(0, -1) }, signal).catch((error: unknown) => {
    // An end with a gap before it is better than none, if the log will never take the rest.
    if (toQuantumLayerError(error).code !== ErrorCode.INVALID_INPUT) throw error;
  });
  const end = fromJson(GenerationEventSchema, last);
  for (;;) {
    const { generationId } = end;
    const { events } = await log.listEvents({ generationId, after: 0n }, { signal });
    if (events.some(({ event }) => event.case === 'finished')) return;
    end.sequence = (events.at(-1)?.sequence ?? 0n) + 1n;
    if ((await log.recordEvents({ events: [end] }, { signal })).recorded === 1) return;
  }
}
