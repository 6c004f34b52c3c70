import { create, mergeFromJson, toJson, type JsonValue } from '@bufbuild/protobuf';
import {
  OverridesSchema,
  ParseResponseSchema,
  type Overrides,
  type ParseResponse,
} from '@quantumlayer/contracts/parser/v1/parser';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { ANSWER_SIGNAL, APPROVE_SIGNAL, fromFailure, type GenerationProgress } from '@quantumlayer/temporal';
import { condition, defineSignal, setHandler } from '@temporalio/workflow';
import type { Activities } from '../domain/ports';

const approve = defineSignal(APPROVE_SIGNAL);
const answer = defineSignal<[JsonValue]>(ANSWER_SIGNAL);

/** Lets somebody look at what was understood before it is built, and put it right. */
export class Review {
  #approved = false;
  readonly #answers: JsonValue[] = [];
  #draft: ParseResponse | undefined;

  constructor(private readonly wanted: boolean) {
    setHandler(approve, () => {
      this.#approved = true;
    });
    setHandler(answer, (overrides) => void this.#answers.push(overrides));
  }

  /** While somebody is waited for: that, and for what. */
  get progress(): Partial<GenerationProgress> {
    return this.#draft === undefined ? {} : { stage: 'review', draft: toJson(ParseResponseSchema, this.#draft) };
  }

  /** Parses, and parses again with each answer, until it is approved. */
  over(parse: Activities['parse']): Activities['parse'] {
    if (!this.wanted) return parse;
    return async (input, signal) => {
      let { overrides } = input;
      for (;;) {
        const parsed = await parse({ ...input, overrides }, signal);
        await this.#decision(parsed);
        const answers = this.#answers.splice(0);
        if (answers.length === 0) return parsed;
        overrides = answers.reduce(merged, create(OverridesSchema, overrides ?? {}));
      }
    };
  }

  async #decision(draft: ParseResponse): Promise<void> {
    this.#draft = draft;
    try {
      await condition(() => this.#approved || this.#answers.length > 0);
    } catch (thrown) {
      throw fromFailure(thrown);
    } finally {
      this.#draft = undefined;
    }
  }
}

/** Nobody waits for what becomes of a signal, so an answer that cannot be read ends the generation with the reason. */
function merged(overrides: Overrides, given: JsonValue): Overrides {
  try {
    return mergeFromJson(OverridesSchema, create(OverridesSchema, overrides), given);
  } catch (cause) {
    throw new QuantumLayerError(ErrorCode.INVALID_INPUT, `The answer is no Overrides: ${String(cause)}`, { cause });
  }
}
