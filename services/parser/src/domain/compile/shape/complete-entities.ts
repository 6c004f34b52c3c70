import { create } from '@bufbuild/protobuf';
import {
  EntitySchema,
  KeyKind,
  KeySchema,
  OwnershipMode,
  type Entity,
  type Field,
  type Key,
} from '@quantumlayer/contracts/ir/v1/entity';
import { RESERVED_FIELDS, withArticle } from '@quantumlayer/ir';
import { usualFields } from '../../archetypes/apply-archetype';
import type { DraftEntity, DraftField, DraftModel } from '../../draft-model';
import { completeField } from './complete-field';
import { pluralOf } from './complete-relations';
import type { Assumptions } from '../assumptions';
import { isAccountNoun, isPersonNoun } from '../../lexicon/account-lexicon';
import { usualParts } from '../../lexicon/usual-parts';
import { isDependant } from '../../lexicon/relation-lexicon';
import { pascalCase, spoken, wordsOf } from '../../names';

const IMPLICIT_FIELDS = new Set(['id', 'createdAt', 'updatedAt', 'uuid', '_id']);
const RESERVED_PLURALS = new Set(['Auth', 'ApiKeys', 'Healthz', 'Readyz', 'Metrics', 'Docs']);

/** The entities with every field decided; one without fields gets a name and a description. */
export function completeEntities(model: DraftModel, assumptions: Assumptions): Entity[] {
  for (const entity of model.entities) {
    entity.fields = usableFields(entity);
    if (entity.fields.length === 0 && !isLink(model, entity)) {
      const joins = referencesOf(model, entity) >= 2;
      entity.fields =
        usualFields(entity.name, entity.ownership !== undefined) ??
        usualFieldsOfKind(entity) ??
        usualParts(entity.name) ??
        (joins ? [{ name: 'notes' }] : [{ name: 'name' }, { name: 'description' }]);
      assumptions.add(
        `${entity.name} has ${entity.fields.map(({ name }) => spoken(name)).join(', ')}, because the brief says nothing of what it holds.`,
        `List its fields, for example "${withArticle(spoken(entity.name))} has a title, a date and notes".`,
      );
    }
  }
  return model.entities.map((entity) => completeEntity(model, entity));
}

/** "A review of the seller" holds what reviews do. */
function usualFieldsOfKind({ name, ownership }: DraftEntity): DraftField[] | undefined {
  const kind = wordsOf(name).at(-1) ?? '';
  return wordsOf(name).length > 1 && isDependant(kind)
    ? usualFields(pascalCase([kind]), ownership !== undefined)
    : undefined;
}

/** A row that only joins others, once each (a membership, a follow), says enough by its references. */
function isLink(model: DraftModel, entity: DraftEntity): boolean {
  return entity.name === model.accountEntity || (referencesOf(model, entity) >= 2 && (entity.unique?.length ?? 0) > 0);
}

function referencesOf(model: DraftModel, { name, ownership }: DraftEntity): number {
  const references = model.relations.filter(
    ({ source, cardinality }) => source === name && cardinality !== 'many_to_many',
  );
  return references.length + (ownership ? 1 : 0);
}

function usableFields(entity: DraftEntity): DraftField[] {
  const seen = new Set<string>();
  const usable: DraftField[] = [];
  for (const field of entity.fields) {
    if (IMPLICIT_FIELDS.has(field.name) || seen.has(field.name)) continue;
    seen.add(field.name);
    const name = RESERVED_FIELDS.has(field.name)
      ? `${entity.name.charAt(0).toLowerCase()}${entity.name.slice(1)}${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}`
      : field.name;
    usable.push({ ...field, name });
  }
  return usable;
}

function completeEntity(model: DraftModel, draft: DraftEntity): Entity {
  const plural = pluralOf(draft);
  const fields = draft.fields.map((field) =>
    completeField(isNameOfThing(model, draft, field) ? named(draft, field) : field),
  );
  settleStateField(draft, fields);
  settleRequired(model, draft, fields);
  return create(EntitySchema, {
    name: draft.name,
    plural: RESERVED_PLURALS.has(plural) ? `${plural}List` : plural,
    description: draft.description ?? '',
    key: key(draft),
    fields,
    ...(draft.ownership
      ? {
          ownership: {
            name: draft.ownership.name ?? 'owner',
            mode: draft.ownership.mode === 'private' ? OwnershipMode.PRIVATE : OwnershipMode.PUBLIC_READ,
            bypassRoles: draft.ownership.bypassRoles ?? [],
            through: draft.ownership.through ?? [],
          },
        }
      : {}),
    stateField: draft.stateField ?? '',
    unique: (draft.unique ?? []).map((members) => ({ members })),
    invariants: draft.invariants ?? [],
  });
}

/** A dish is not called Ada Lovelace. */
function isNameOfThing(model: DraftModel, { name }: DraftEntity, field: DraftField): boolean {
  if (field.name !== 'name' || field.examples !== undefined || name === model.accountEntity) return false;
  const noun = wordsOf(name).at(-1) ?? '';
  return !isPersonNoun(noun) && !isAccountNoun(noun);
}

const named = ({ name }: DraftEntity, field: DraftField): DraftField => ({
  ...field,
  examples: ['First', 'Second', 'Third'].map((ordinal) => `${ordinal} ${spoken(name)}`),
});

function key(draft: DraftEntity): Key {
  if (draft.key?.kind === 'natural') return create(KeySchema, { kind: KeyKind.NATURAL, field: draft.key.field });
  return create(KeySchema, { kind: draft.key?.kind === 'integer' ? KeyKind.INTEGER : KeyKind.UUID });
}

/** A state field always holds a state: required, starting with the first. */
function settleStateField(draft: DraftEntity, fields: readonly Field[]): void {
  const state = fields.find(({ name }) => name === draft.stateField);
  const [first] = state?.enumValues ?? [];
  if (!state || first === undefined) {
    draft.stateField = undefined;
    return;
  }
  state.required = true;
  state.defaultValue ??= {
    $typeName: 'quantumlayer.ir.v1.Default',
    kind: { case: 'json', value: JSON.stringify(first) },
  };
}

/** A row in which everything may be missing says nothing: the first field that can identify it is required. */
function settleRequired(model: DraftModel, draft: DraftEntity, fields: readonly Field[]): void {
  if (isLink(model, draft) || referencesOf(model, draft) >= 2) return;
  const writable = fields.filter(
    (field) => !field.readOnly && field.computed === '' && field.name !== draft.stateField,
  );
  if (writable.some(({ required, defaultValue }) => required && !defaultValue)) return;
  const said = new Map(draft.fields.map((field) => [field.name, field.required]));
  const first = writable.find((field) => said.get(field.name) !== false && !field.defaultValue);
  if (first) first.required = true;
}
