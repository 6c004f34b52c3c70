import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clone, type MessageInitShape } from '@bufbuild/protobuf';
import { AgentOrchestratorService, AgentRole } from '@quantumlayer/contracts/agents/v1/agents';
import { EventLogService } from '@quantumlayer/contracts/generation/v1/event_log';
import { ApplicationSchema, type Application } from '@quantumlayer/contracts/ir/v1/ir';
import { ParserService, type ParseRequest } from '@quantumlayer/contracts/parser/v1/parser';
import {
  Outcome,
  VerifierService,
  type VerifyRequest,
  type VerifyResponseSchema,
} from '@quantumlayer/contracts/verification/v1/verification';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { parseApplication } from '@quantumlayer/ir';
import { createClient, createInProcessTransport, implementService, type Service } from '@quantumlayer/rpc';
import { putTree, type BlobStore } from '@quantumlayer/trees';
import type { StepPorts } from '../activities/create-steps';
import type { MemoryEventLog } from './event-log';

/** What every brief is understood as. */
export const application = parseApplication(
  readFileSync(join(__dirname, '../../../../packages/ir/fixtures/todo.json'), 'utf8'),
);

function applicationOf({ overrides }: ParseRequest): Application {
  const understood = clone(ApplicationSchema, application);
  if (understood.stack !== undefined && overrides?.language) understood.stack.language = overrides.language;
  return understood;
}

/** What a spec's services do; a method that is replaced counts its calls all the same. */
export interface Behaviour {
  parse?: (request: ParseRequest) => void;
  verify?: (
    request: VerifyRequest,
    signal: AbortSignal,
  ) => AsyncIterable<MessageInitShape<typeof VerifyResponseSchema>>;
}

/** Services that answer in the manner of the real ones, at once. */
export class FakeServices {
  readonly calls = { parse: 0, build: 0, verify: 0 };
  /** What was to be parsed, in order. */
  readonly briefs: string[] = [];
  behaviour: Behaviour = {};
  /** Spans of steps, with the trace that they were told to belong to. */
  readonly spans: string[] = [];

  constructor(
    private readonly blobs: BlobStore,
    readonly log: MemoryEventLog,
  ) {}

  /** As at the beginning. */
  reset(): void {
    this.behaviour = {};
    this.spans.length = 0;
    this.briefs.length = 0;
    Object.assign(this.calls, { parse: 0, build: 0, verify: 0 });
  }

  get services(): Service[] {
    const { blobs, calls } = this;
    return [
      implementService(ParserService, {
        parse: async (request) => {
          calls.parse += 1;
          this.briefs.push(request.brief);
          this.behaviour.parse?.(request);
          return Promise.resolve({ application: applicationOf(request) });
        },
      }),
      implementService(AgentOrchestratorService, {
        async *build(request) {
          calls.build += 1;
          yield { event: { case: 'started', value: { role: AgentRole.BACKEND } } };
          const tree = await putTree(blobs, [
            { path: 'main.txt', content: String(request.application?.stack?.language) },
          ]);
          yield { event: { case: 'finished', value: { role: AgentRole.BACKEND, tree, files: 1 } } };
          yield { event: { case: 'built', value: { tree, files: 1 } } };
        },
        repair: async () => Promise.resolve({ tree: '' }),
      }),
      implementService(VerifierService, {
        verify: (request, { signal }) => {
          calls.verify += 1;
          return (this.behaviour.verify ?? passing)(request, signal);
        },
        describeToolchains: () => Promise.reject(new QuantumLayerError(ErrorCode.UNSUPPORTED, 'Not asked for')),
      }),
      implementService(EventLogService, this.log.handlers),
    ];
  }

  get ports(): StepPorts {
    const transport = createInProcessTransport(this.services);
    return {
      parser: createClient(ParserService, transport),
      orchestrator: createClient(AgentOrchestratorService, transport),
      verifier: createClient(VerifierService, transport),
      log: createClient(EventLogService, transport),
      blobs: this.blobs,
      within: (trace, name, work) => {
        this.spans.push(`${name} ${trace['traceparent'] ?? ''}`);
        return work();
      },
    };
  }
}

export async function* passing({ tree }: VerifyRequest): AsyncGenerator<MessageInitShape<typeof VerifyResponseSchema>> {
  for (const gate of ['static', 'unit']) {
    yield await Promise.resolve({ event: { case: 'started', value: { gate } } });
    yield { event: { case: 'verdict', value: { tree, gate, outcome: Outcome.PASSED } } };
  }
}
