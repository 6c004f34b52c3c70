import { create } from '@bufbuild/protobuf';
import {
  AssumptionSchema,
  FactSchema,
  SentenceAccountSchema,
  SpanSchema,
  type Assumption,
  type Fact,
  type SentenceAccount,
  type Span,
} from '@quantumlayer/contracts/requirements/v1/requirements';
import type { SpecificationReading } from '../draft-model';

interface Reading {
  readonly facts: readonly Fact[];
  readonly assumptions: readonly Assumption[];
  readonly sentences: readonly SentenceAccount[];
}

/** One list of facts, assumptions and accounts; spans and indices of the specifications are moved behind those of the brief. */
export function combineReadings(
  brief: Reading,
  specifications: readonly SpecificationReading[],
  firstSource: number,
): Reading {
  const facts = [...brief.facts];
  const assumptions = [...brief.assumptions];
  const sentences = [...brief.sentences];
  for (const [i, reading] of specifications.entries()) {
    const move = (span: Span | undefined): Span | undefined =>
      span && create(SpanSchema, { source: firstSource + i, start: span.start, end: span.end });
    const factOffset = facts.length;
    const assumptionOffset = assumptions.length;
    for (const { kind, subject, value, origin, span } of reading.facts) {
      const moved = move(span);
      facts.push(create(FactSchema, { kind, subject, value, origin, ...(moved ? { span: moved } : {}) }));
    }
    for (const { text, alternative, span } of reading.assumptions) {
      const moved = move(span);
      assumptions.push(create(AssumptionSchema, { text, alternative, ...(moved ? { span: moved } : {}) }));
    }
    for (const account of reading.sentences) {
      const moved = move(account.span);
      sentences.push(
        create(SentenceAccountSchema, {
          ...(moved ? { span: moved } : {}),
          outcome: account.outcome,
          facts: account.facts.map((index) => index + factOffset),
          assumptions: account.assumptions.map((index) => index + assumptionOffset),
          notUnderstood: account.notUnderstood.flatMap((span) => move(span) ?? []),
        }),
      );
    }
  }
  return { facts, assumptions, sentences };
}
