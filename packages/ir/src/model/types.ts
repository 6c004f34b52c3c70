import type {
  Application,
  AccessLevel,
  Entity,
  Field,
  OnDelete,
  Operation,
  OperationKind,
  OwnershipMode,
  Role,
} from '../contract';
import type { TypedExpression, ValueType } from '../expression/typed';

/** An application with every name looked up: what blueprints and checks read. Frozen in meaning by docs/generated-api.md. */
export interface Model {
  readonly application: Application;
  readonly authentication: 'none' | 'api_key' | 'jwt';
  readonly basePath: string;
  readonly roles: readonly Role[];
  /** In IR order. */
  readonly entities: readonly EntityModel[];
  /** Targets of required references before their sources. */
  readonly creationOrder: readonly EntityModel[];
  /** With JWT. */
  readonly account: EntityModel | undefined;
  readonly redirect: OperationModel | undefined;
  /** @throws RangeError for a name that is no entity's. */
  entity(name: string): EntityModel;
  /** By method and path below the base path, "GET /authors/{id}/books": every route of an entity. */
  readonly operationIds: ReadonlyMap<string, string>;
  /**
   * The name of an entity's route in the OpenAPI document.
   * @param path below the base path, "/authors/{id}/books"
   * @throws RangeError for what is no route of an entity.
   */
  operationId(method: string, path: string): string;
}

/** A stored scalar of a row. */
export interface Property {
  /** JSON name, `authorId`. */
  readonly name: string;
  /** snake_case, `author_id`. */
  readonly column: string;
  readonly role: 'key' | 'field' | 'reference' | 'owner' | 'createdAt' | 'updatedAt';
  readonly type: ValueType;
  readonly nullable: boolean;
  /** Of fields and natural keys. */
  readonly field: Field | undefined;
  /** The entity whose key the value is. */
  readonly target: string | undefined;
  /** May stand in the body that creates a row. */
  readonly creatable: boolean;
  /** May stand in PATCH and PUT bodies. */
  readonly writable: boolean;
}

export interface ComputedProperty {
  readonly name: string;
  readonly column: string;
  readonly field: Field;
  readonly type: ValueType;
  readonly nullable: boolean;
  readonly expression: TypedExpression;
}

export interface EntityModel {
  readonly definition: Entity;
  readonly name: string;
  readonly plural: string;
  /** "/order-items", without the base path. */
  readonly path: string;
  /** "order_items" */
  readonly table: string;
  readonly key: Property;
  /** Every stored scalar in representation order: key, fields, references, owner, times. */
  readonly properties: readonly Property[];
  readonly computed: readonly ComputedProperty[];
  /** To-one relations that it holds. */
  readonly references: readonly Reference[];
  /** To-one relations that point at it. */
  readonly incoming: readonly Reference[];
  /** Many-to-many relations whose source it is. */
  readonly links: readonly Link[];
  /** Many-to-many relations whose target it is. */
  readonly backlinks: readonly Link[];
  readonly owner: Owner | undefined;
  readonly state: Property | undefined;
  readonly searchable: readonly Property[];
  /** Sets of properties whose values occur once; single ones first. Without the key. */
  readonly uniques: readonly (readonly Property[])[];
  readonly invariants: readonly RuleModel[];
  readonly operations: readonly OperationModel[];
  readonly isAccount: boolean;
  /** @throws RangeError for a name that is no property's. */
  property(name: string): Property;
  operation(kind: Exclude<OperationKind, OperationKind.ACTION>): OperationModel | undefined;
}

export interface Owner {
  readonly property: Property;
  readonly mode: OwnershipMode;
  readonly bypassRoles: readonly string[];
  readonly through: readonly OwnerPath[];
}

/** The way from a row to the accounts that own it besides its creator. */
export interface OwnerPath {
  /** As in the IR: "assignee", "patient.user", "ticket.owner", "team.members". */
  readonly name: string;
  /** From the row to the record of a person, or to what it is a part of; none where the row says itself whose it is. */
  readonly references: readonly Reference[];
  /** Of where `references` end: the account's key, or that of the group to which it belongs. */
  readonly property: Property;
  /** The account's relation to the group; undefined where `property` holds the account's key. */
  readonly membership: Reference | undefined;
}

export interface Reference {
  readonly name: string;
  /** JSON `<name>Id` of the source. */
  readonly property: Property;
  readonly source: EntityModel;
  readonly target: EntityModel;
  readonly inverse: string;
  readonly required: boolean;
  /** One-to-one: at most one source a target. */
  readonly unique: boolean;
  readonly onDelete: OnDelete;
  /** "/authors/{id}/books" where nested. */
  readonly nestedPath: string | undefined;
}

export interface Link {
  readonly name: string;
  /** JSON name at the source, `tagIds`. */
  readonly property: string;
  readonly inverse: string;
  readonly source: EntityModel;
  readonly target: EntityModel;
  /** "book_tags", with the columns below. */
  readonly table: string;
  readonly sourceColumn: string;
  readonly targetColumn: string;
}

export interface RuleModel {
  readonly name: string;
  readonly message: string;
  /** Null-safe (see `lower`): false exactly when the rule is broken. */
  readonly condition: TypedExpression;
  /** As written in the IR. */
  readonly text: string;
}

export interface OperationModel {
  readonly definition: Operation;
  readonly name: string;
  readonly kind: OperationKind;
  readonly entity: EntityModel;
  readonly access: { readonly level: AccessLevel; readonly roles: readonly string[] };
  /** ACTION only. */
  readonly input: readonly InputProperty[];
  readonly bodyRequired: boolean;
  readonly guards: readonly RuleModel[];
  readonly transition: { readonly from: readonly string[]; readonly to: string } | undefined;
  readonly effects: readonly EffectModel[];
  readonly location: TypedExpression | undefined;
  /** Path below the base path with `{id}`; "/{code}" for a redirect. */
  readonly path: string;
}

export interface InputProperty {
  readonly name: string;
  readonly type: ValueType;
  readonly nullable: boolean;
  readonly field: Field;
  /** The entity whose key the value is: an effect sets the row's reference of this name to it. */
  readonly target: string | undefined;
}

export type EffectModel =
  | {
      readonly kind: 'assign';
      /** The reference that leads to the row; undefined for the row itself. */
      readonly via: Reference | undefined;
      readonly property: Property;
      readonly value: TypedExpression;
    }
  | {
      readonly kind: 'create';
      readonly entity: EntityModel;
      readonly values: readonly { readonly property: Property; readonly value: TypedExpression }[];
    };
