import type { DraftFieldType } from '../../draft-model';
import type { SaidConstraint } from '../things/constraints';

/** A field as the brief describes it. */
export interface SaidField {
  name: string;
  words: readonly string[];
  type: DraftFieldType | undefined;
  readonly enumValues: readonly string[] | undefined;
  constraints: readonly SaidConstraint[];
}
