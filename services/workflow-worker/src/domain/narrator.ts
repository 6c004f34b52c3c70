import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { GenerationEventSchema } from '@quantumlayer/contracts/generation/v1/events';
import type { Control } from './ports';

type EventInit = NonNullable<MessageInitShape<typeof GenerationEventSchema>['event']>;

/** Numbers and dates the events of one run. */
export class Narrator {
  #sequence = 0n;
  readonly #startedAt: number;

  constructor(private readonly control: Control) {
    this.#startedAt = control.now().getTime();
  }

  say(event: EventInit): void {
    this.#sequence += 1n;
    this.control.emit(
      create(GenerationEventSchema, {
        generationId: this.control.generationId,
        sequence: this.#sequence,
        time: timestampFromDate(this.control.now()),
        event,
      }),
    );
  }

  get seconds(): number {
    return (this.control.now().getTime() - this.#startedAt) / 1000;
  }
}
