import type {
  CrudVerb,
  DraftAuthentication,
  DraftEntity,
  DraftModel,
  DraftOperation,
  DraftRelation,
  DraftRole,
  DraftRule,
} from '../draft-model';
import { parseFieldNotation } from '../field-notation';

/** A full model of a well-known domain, as its data file holds it (data/schemas/archetype.schema.json). */
export interface ArchetypeData {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Noun phrases that name the domain, without "app", "API" and the like. */
  readonly names: readonly string[];
  /** What has one of the names in its own and is something else: no one dines in a "repair cafe". */
  readonly otherThings?: readonly string[];
  /** Of these phrases, those that name it only together with such a word ("shop" is enough, "order" is not). */
  readonly needsHead?: readonly string[];
  /** What it is about: the entity that bears its name, where nothing else is said. */
  readonly main?: string;
  readonly entities: readonly ArchetypeEntity[];
  /** "Loan.book many_to_one Book required restrict nested inverse=loans" */
  readonly relations?: readonly string[];
  readonly operations?: readonly DraftOperation[];
}

export interface ArchetypeEntity {
  readonly name: string;
  /** What others call it, singular: the brief's word becomes its name. */
  readonly alsoCalled?: readonly string[];
  readonly plural?: string;
  readonly description?: string;
  /** "integer" or "natural:code"; a UUID when absent. */
  readonly key?: string;
  /** In the notation of field-notation.ts. */
  readonly fields: Readonly<Record<string, string>>;
  /**
   * Holds only where the application has accounts: "private", "public_read:author", or "public_read:voter:voterName" when
   * the owner takes the place of a field.
   */
  readonly ownership?: string;
  readonly stateField?: string;
  readonly unique?: readonly (readonly string[])[];
  readonly invariants?: readonly DraftRule[];
  readonly crud?: readonly CrudVerb[];
}

/** The archetype as a draft; its ownership applies only with accounts. */
export function archetypeDraft(data: ArchetypeData, authentication: DraftAuthentication | undefined): DraftModel {
  const roles: DraftRole[] = [];
  return {
    title: data.title,
    description: data.description,
    roles,
    entities: data.entities.map((entity) => entityDraft(entity, authentication === 'jwt')),
    relations: (data.relations ?? []).map(parseRelationNotation),
    operations: structuredClone([...(data.operations ?? [])]),
  };
}

function entityDraft(data: ArchetypeEntity, accounts: boolean): DraftEntity {
  const [keyKind, keyField] = data.key?.split(':') ?? [];
  const [mode, owner, replaced] = accounts ? (data.ownership?.split(':') ?? []) : [];
  return {
    name: data.name,
    plural: data.plural,
    description: data.description,
    key:
      keyField !== undefined
        ? { kind: 'natural', field: keyField }
        : keyKind === 'integer'
          ? { kind: 'integer' }
          : undefined,
    fields: Object.entries(data.fields)
      .filter(([name]) => name !== replaced)
      .map(([name, notation]) => parseFieldNotation(name, notation)),
    ownership: mode === 'private' || mode === 'public_read' ? { mode, name: owner, usual: true } : undefined,
    stateField: data.stateField,
    unique: data.unique?.map((members) => members.map((member) => (member === replaced ? (owner ?? member) : member))),
    invariants: data.invariants?.map((rule) => ({ ...rule })),
    crud: data.crud && [...data.crud],
  };
}

export function parseRelationNotation(notation: string): DraftRelation {
  const [role = '', cardinality, target = '', ...properties] = notation.split(' ');
  const [source = '', name] = role.split('.');
  const relation: DraftRelation = { source, target, name, cardinality: cardinality as DraftRelation['cardinality'] };
  for (const property of properties) {
    if (property === 'required') relation.required = true;
    else if (property === 'optional') relation.required = false;
    else if (property === 'nested') relation.nested = true;
    else if (property === 'restrict' || property === 'cascade' || property === 'set_null') relation.onDelete = property;
    else if (property.startsWith('inverse=')) relation.inverse = property.slice('inverse='.length);
    else throw new Error(`unknown property "${property}" of relation ${notation}`);
  }
  return relation;
}
