import type { DraftFieldType } from '../draft-model';

/** Something that a brief writes down in code or a schema language rather than in English. */
export interface SchemaEntity {
  /** PascalCase singular; undefined where only the sentence before a sample says what it shows. */
  readonly name: string | undefined;
  /** UTF-16 offsets in the brief. */
  readonly start: number;
  readonly end: number;
  readonly fields: readonly SchemaField[];
  readonly references: readonly SchemaReference[];
  /** What is written down inside it: the lines of an order. */
  readonly inner?: readonly SchemaEntity[];
}

export interface SchemaField {
  readonly name: string;
  /** Undefined where the name tells more than the type does: `price: number`. */
  readonly type: DraftFieldType | undefined;
  readonly enumValues: readonly string[] | undefined;
  /** In the notation of docs/requirements.md. */
  readonly constraints: readonly string[];
}

export interface SchemaReference {
  readonly target: string;
  readonly many: boolean;
  /** What the member is called, where that is not the target's name. */
  readonly role: string | undefined;
}

/** A declaration as it is written: its name and the text of its members. */
export interface Declaration {
  readonly kind: 'entity' | 'enum';
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly members: readonly string[];
}
