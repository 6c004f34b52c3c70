import { fromJson, type JsonValue } from '@bufbuild/protobuf';
import { AnswerSchema, type Answer } from '@quantumlayer/contracts/platform/v1/platform';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { ANSWER_SIGNAL, APPROVE_SIGNAL, fromFailure, type ReviewSoFar } from '@quantumlayer/temporal';
import { condition, defineSignal, setHandler } from '@temporalio/workflow';
import type { Decisions, Reviewer } from '../domain/ports';

const approve = defineSignal(APPROVE_SIGNAL);
const answer = defineSignal<[JsonValue, number?]>(ANSWER_SIGNAL);

/** Decisions that come as signals: in any order, and perhaps twice. */
export class SignalledReviewer implements Reviewer {
  /** By their places. */
  readonly #answers: JsonValue[];
  #approved: boolean;

  /** @param tell puts on record what was said so far; nothing else would while a decision is waited for */
  constructor(
    before: Pick<ReviewSoFar, 'answers' | 'approved'> = { answers: [], approved: false },
    private readonly tell: () => Promise<void>,
  ) {
    this.#answers = [...before.answers];
    this.#approved = before.approved;
    setHandler(approve, () => {
      this.#approved = true;
    });
    setHandler(answer, (given, place = this.#answers.length) => {
      if (place === this.#answers.length) this.#answers.push(given);
    });
  }

  decisions(): Promise<Decisions> {
    return Promise.resolve({ answers: this.#answers.map(read), approved: this.#approved });
  }

  async after({ answers }: Decisions): Promise<Decisions> {
    await this.tell();
    try {
      await condition(() => this.#approved || this.#answers.length > answers.length);
    } catch (thrown) {
      throw fromFailure(thrown);
    }
    return this.decisions();
  }
}

/** Nobody waits for what becomes of a signal, so an answer that cannot be read in full ends the generation with the reason. */
function read(given: JsonValue): Answer {
  try {
    return fromJson(AnswerSchema, given);
  } catch (cause) {
    throw new QuantumLayerError(ErrorCode.INVALID_INPUT, `This is no answer: ${String(cause)}`, { cause });
  }
}
