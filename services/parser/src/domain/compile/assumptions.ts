import { create } from '@bufbuild/protobuf';
import { AssumptionSchema, type Assumption, type Span } from '@quantumlayer/contracts/requirements/v1/requirements';

/** Collects what the compiler had to decide by itself. */
export class Assumptions {
  readonly list: Assumption[] = [];

  add(text: string, alternative: string, span?: Span): void {
    if (this.list.some((assumption) => assumption.text === text)) return;
    this.list.push(create(AssumptionSchema, { text, alternative, ...(span ? { span } : {}) }));
  }
}
