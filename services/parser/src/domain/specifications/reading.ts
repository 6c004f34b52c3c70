import { create } from '@bufbuild/protobuf';
import {
  AssumptionSchema,
  SentenceAccountSchema,
  SentenceOutcome,
  SpanSchema,
  type Assumption,
  type Fact,
  type SentenceAccount,
  type SourceKind,
} from '@quantumlayer/contracts/requirements/v1/requirements';
import { emptyDraft, type DraftModel, type SpecificationReading } from '../draft-model';
import { factsOfModel } from './facts-of-model';
import type { Range } from './source-text';

/** What a reader of specifications has understood so far, and where each part stands. */
export class Reading {
  readonly model: DraftModel = emptyDraft();
  readonly #places = new Map<string, Range>();
  readonly #assumptions: Assumption[] = [];
  readonly #statements: Range[] = [];
  readonly #notUnderstood: Range[] = [];

  /** Where a subject ("Book", "Book.title", "Book.title#unique", "Book-Author") is said; the first place counts. */
  place(subject: string, range: Range): void {
    if (!this.#places.has(subject)) this.#places.set(subject, range);
  }

  /** One part of the source that the account must cover. */
  statement(range: Range): void {
    this.#statements.push(range);
  }

  assume(text: string, alternative: string, at: Range): void {
    const span = create(SpanSchema, { source: 0, start: at.start, end: at.end });
    this.#assumptions.push(create(AssumptionSchema, { text, alternative, span }));
  }

  /** Something of the source that has no counterpart in what we build. */
  leaveOut(text: string, alternative: string, at: Range): void {
    this.assume(text, alternative, at);
    this.#notUnderstood.push(at);
  }

  finish(kind: SourceKind): SpecificationReading {
    const facts = factsOfModel(this.model, this.#places);
    const sentences = this.#statements.map((range) => this.#account(range, facts));
    return { kind, facts, assumptions: this.#assumptions, sentences, model: this.model };
  }

  #account(range: Range, facts: readonly Fact[]): SentenceAccount {
    const lies = (span: { start: number } | undefined): boolean =>
      span !== undefined && span.start >= range.start && span.start < range.end;
    const indices = (spans: readonly ({ start: number } | undefined)[]): number[] =>
      spans.flatMap((span, index) => (lies(span) ? [index] : []));
    const account = create(SentenceAccountSchema, {
      span: { source: 0, start: range.start, end: range.end },
      facts: indices(facts.map(({ span }) => span)),
      assumptions: indices(this.#assumptions.map(({ span }) => span)),
      notUnderstood: this.#notUnderstood.filter(lies).map(({ start, end }) => ({ source: 0, start, end })),
    });
    account.outcome = outcomeOf(account);
    return account;
  }
}

function outcomeOf({ facts, assumptions, notUnderstood }: SentenceAccount): SentenceOutcome {
  if (facts.length > 0) return SentenceOutcome.FACTS;
  if (notUnderstood.length > 0) return SentenceOutcome.NOT_UNDERSTOOD;
  return assumptions.length > 0 ? SentenceOutcome.ASSUMPTION : SentenceOutcome.NO_CONTENT;
}
