import type {
  Assumption,
  Fact,
  SentenceAccount,
  SourceKind,
} from '@quantumlayer/contracts/requirements/v1/requirements';

/**
 * What is known of an application so far. The English pass, the archetypes and the readers of specifications each fill one;
 * they are merged part by part (brief over specification over archetype) and the compiler adds the defaults. `undefined`
 * always means "not said".
 */
export interface DraftModel {
  name?: string | undefined;
  title?: string | undefined;
  description?: string | undefined;
  language?: string | undefined;
  database?: string | undefined;
  /** "" or "/api/v1". */
  basePath?: string | undefined;
  pagination?: DraftPagination | undefined;
  rateLimitPerMinute?: number | undefined;
  authentication?: DraftAuthentication | undefined;
  /** PascalCase singular; the account entity when the source names one ("User"). */
  accountEntity?: string | undefined;
  roles: DraftRole[];
  entities: DraftEntity[];
  relations: DraftRelation[];
  /** Actions and redirects, and what is special about CRUD operations (guards, effects, access). */
  operations: DraftOperation[];
}

export type DraftAuthentication = 'none' | 'api_key' | 'jwt';

export interface DraftPagination {
  style?: 'offset' | 'page' | undefined;
  defaultLimit?: number | undefined;
  maxLimit?: number | undefined;
}

export interface DraftRole {
  /** snake_case */
  name: string;
  description?: string | undefined;
  isAdministrator?: boolean | undefined;
  /** By what the brief says, not by its name: "the foreman can do everything". */
  doesEverything?: boolean | undefined;
  isDefault?: boolean | undefined;
}

export type CrudVerb = 'create' | 'list' | 'read' | 'update' | 'delete';

export interface DraftEntity {
  /** PascalCase singular. */
  name: string;
  /** PascalCase. */
  plural?: string | undefined;
  description?: string | undefined;
  key?: { kind: 'uuid' | 'integer' } | { kind: 'natural'; field: string } | undefined;
  fields: DraftField[];
  ownership?:
    | {
        name?: string | undefined;
        mode: 'private' | 'public_read';
        bypassRoles?: string[] | undefined;
        /** Those of the bypass roles that are said to see all rows; the others only do something with rows. */
        seers?: string[] | undefined;
        /** Nobody said who may read: it follows from rows of an account. */
        assumed?: boolean | undefined;
        /** Of the archetype: nobody said whose rows these are. */
        usual?: boolean | undefined;
        writers?: string[] | undefined;
        /** `patient.read`: what roles are said to do with rows of their own; `patient.given`: those are given to them. */
        holders?: string[] | undefined;
        /** Names of to-one relations that name further owners: "assignee", "patient.user". */
        through?: string[] | undefined;
      }
    | undefined;
  /** Which roles see only the rows of the group to which they belong. */
  groups?: { role: string; group: string }[] | undefined;
  /** Name of an enum field that only transitions change. */
  stateField?: string | undefined;
  /** Members: fields, to-one relations or the ownership. */
  unique?: string[][] | undefined;
  invariants?: DraftRule[] | undefined;
  /** Rules that are named, not spelt out; the compiler writes them. */
  rules?: NamedRule[] | undefined;
  /** What is offered; all five when undefined. */
  crud?: CrudVerb[] | undefined;
}

export type DraftFieldType =
  | 'string'
  | 'text'
  | 'integer'
  | 'number'
  | 'decimal'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'time'
  | 'enum'
  | 'email'
  | 'url'
  | 'uuid'
  | 'string_list'
  | 'json';

export interface DraftField {
  /** camelCase. */
  name: string;
  /** Undefined: the field lexicon decides by the name. */
  type?: DraftFieldType | undefined;
  description?: string | undefined;
  required?: boolean | undefined;
  unique?: boolean | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  pattern?: string | undefined;
  /** Decimal text. */
  minimum?: string | undefined;
  maximum?: string | undefined;
  exclusiveMinimum?: boolean | undefined;
  exclusiveMaximum?: boolean | undefined;
  /** snake_case. */
  enumValues?: string[] | undefined;
  default?: DraftDefault | undefined;
  /** Expression over `self`. */
  computed?: string | undefined;
  readOnly?: boolean | undefined;
  scale?: number | undefined;
  examples?: string[] | undefined;
  searchable?: boolean | undefined;
}

export type DraftDefault = { json: string } | { now: true } | { codeLength: number };

export interface DraftRelation {
  source: string;
  target: string;
  cardinality: 'many_to_one' | 'one_to_one' | 'many_to_many';
  /** Role of the target seen from the source; made from the target's name when undefined. */
  name?: string | undefined;
  inverse?: string | undefined;
  required?: boolean | undefined;
  onDelete?: 'restrict' | 'cascade' | 'set_null' | undefined;
  nested?: boolean | undefined;
}

export type NamedRule = 'no_overlap' | `no_overlap:${string}` | 'capacity' | 'stock';

export interface DraftRule {
  /** snake_case. */
  name: string;
  expression: string;
  message: string;
}

export type DraftEffect = { assign: string; value: string } | { create: string; values: Record<string, string> };

export type DraftAccess = 'public' | 'authenticated' | { roles: string[] };

export interface DraftOperation {
  entity: string;
  /** camelCase. */
  name: string;
  kind: CrudVerb | 'action' | 'redirect';
  description?: string | undefined;
  access?: DraftAccess | undefined;
  /** Roles that read because they write, though nobody said that they see the rows of others. */
  readAlong?: string[] | undefined;
  /** Roles that may not, whoever else may. */
  denied?: string[] | undefined;
  /** An action of owners with rows of their own, and with those of others of the roles among the `writers`. */
  byOwners?: boolean | undefined;
  input?: DraftField[] | undefined;
  guards?: DraftRule[] | undefined;
  transition?: { from: string[]; to: string } | undefined;
  effects?: DraftEffect[] | undefined;
  /** What it writes down beside what it does: "the approval date is recorded". */
  recorded?: DraftEffect[] | undefined;
  location?: string | undefined;
}

/** What a reader of specifications returns for one file; indices in `sentences` are local to this reading. */
export interface SpecificationReading {
  kind: SourceKind;
  facts: Fact[];
  assumptions: Assumption[];
  sentences: SentenceAccount[];
  model: DraftModel;
}

/** A model of which nothing is known. */
export function emptyDraft(): DraftModel {
  return { roles: [], entities: [], relations: [], operations: [] };
}
