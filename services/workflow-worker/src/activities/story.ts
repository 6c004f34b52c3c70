import { create, fromJson } from '@bufbuild/protobuf';
import { timestampNow } from '@bufbuild/protobuf/wkt';
import type { BuildResponse } from '@quantumlayer/contracts/agents/v1/agents';
import type { EventLogService } from '@quantumlayer/contracts/generation/v1/event_log';
import { GenerationEventSchema, type GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import type { VerifyResponse } from '@quantumlayer/contracts/verification/v1/verification';
import type { Client } from '@quantumlayer/rpc';
import type { Step } from '../workflows/steps';

export type EventLog = Client<typeof EventLogService>;
export type Told = Extract<GenerationEvent['event'], { case: 'build' | 'verification' }>;

/**
 * What one step tells of a generation, in numbers from `step.next` on. A step that is run again (its worker died) finds what was told
 * before and does not tell it a second time, so watchers see one story, whatever it took.
 */
export class Story {
  readonly #told: Told[] = [];
  /** What an earlier attempt told and this one has not come to yet. */
  readonly #foretold: string[] = [];
  /** What has begun; it begins once in a step, so what begins again belongs to the next one. */
  readonly #begun = new Set<string>();

  private constructor(
    private readonly log: EventLog,
    private readonly step: Step,
    private readonly signal: AbortSignal,
  ) {}

  /** Records what the workflow said before the step. */
  static async begin(log: EventLog, step: Step, signal: AbortSignal): Promise<Story> {
    await recordPending(log, step, signal);
    const story = new Story(log, step, signal);
    await story.#catchUp();
    return story;
  }

  /** In the order of their numbers. */
  get told(): readonly Told[] {
    return this.#told;
  }

  async tell(event: Told): Promise<void> {
    const name = nameOf(event);
    for (;;) {
      const known = this.#foretold.indexOf(name);
      if (known >= 0) {
        this.#foretold.splice(known, 1);
        return;
      }
      const sequence = BigInt(this.step.next + this.#told.length);
      const { generation: generationId } = this.step;
      const message = create(GenerationEventSchema, { generationId, sequence, time: timestampNow(), event });
      const { recorded } = await this.log.recordEvents({ events: [message] }, { signal: this.signal });
      if (recorded === 1) {
        this.#add(event);
        return;
      }
      // Another attempt that is not quite dead yet was faster, or the generation has ended.
      if (!(await this.#catchUp())) return;
    }
  }

  /** True when there was something new. */
  async #catchUp(): Promise<boolean> {
    const after = BigInt(this.step.next + this.#told.length - 1);
    const { events } = await this.log.listEvents(
      { generationId: this.step.generation, after },
      { signal: this.signal },
    );
    const before = this.#told.length;
    for (const { event } of events) {
      if (event.case !== 'build' && event.case !== 'verification') break;
      if (this.#begun.has(nameOf(event))) break;
      this.#add(event);
      this.#foretold.push(nameOf(event));
    }
    return this.#told.length > before;
  }

  #add(event: Told): void {
    this.#told.push(event);
    if (event.value.event.case === 'started') this.#begun.add(nameOf(event));
  }
}

export async function recordPending(log: EventLog, { pending }: Step, signal: AbortSignal): Promise<void> {
  if (pending.length === 0) return;
  await log.recordEvents({ events: pending.map((event) => fromJson(GenerationEventSchema, event)) }, { signal });
}

/** What an event is about; two attempts of a step tell of the same things, with other times and perhaps in another order. */
function nameOf({ case: kind, value }: Told): string {
  return [kind, ...(kind === 'build' ? buildName(value) : verificationName(value))].join(' ');
}

function buildName({ event }: BuildResponse): readonly (string | number)[] {
  switch (event.case) {
    case 'started':
    case 'finished':
      return [event.case, event.value.role];
    case 'rejected':
      return [event.case, event.value.role, event.value.attempt];
    case 'message':
      return [event.case, event.value.sender, event.value.recipient, event.value.subject, event.value.body];
    default:
      return [event.case ?? ''];
  }
}

function verificationName({ event }: VerifyResponse): readonly string[] {
  if (event.case === 'progress') return [event.case, event.value.gate, event.value.message];
  return event.case === undefined ? [] : [event.case, event.value.gate];
}
