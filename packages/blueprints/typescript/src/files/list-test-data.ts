import type { JsonValue } from '@quantumlayer/ir';
import type { EntityView } from '../view/entity-view';
import { listColumns } from './schema-data';

/** Kinds whose JSON values compare as their database does. */
const comparable = ['string', 'integer', 'number', 'date', 'datetime', 'time', 'uuid', 'email', 'enum'];
const ordered = ['integer', 'number', 'decimal', 'date', 'datetime', 'time'];

/** Text that is no value of a kind, and how it is refused. */
const malformed: Readonly<Record<string, readonly [text: string, code: string]>> = {
  integer: ['1.5', 'type'],
  number: ['many', 'type'],
  boolean: ['yes', 'type'],
  decimal: ['1e3', 'format'],
  uuid: ['no-uuid', 'format'],
  date: ['2026-02-30', 'format'],
  datetime: ['2026-02-30', 'format'],
  time: ['24:00', 'format'],
  enum: ['no-such-word', 'enum'],
};

/** What the test of a list tries on its columns; `first` is the first row that it adds. */
export function listTestData(entity: EntityView, first: Readonly<Record<string, JsonValue>>): object {
  const columns = listColumns(entity).filter(({ name }) => name !== entity.key.name);
  const isSet = (name: string) => first[name] !== undefined && first[name] !== null && !isEmptyList(first[name]);
  const isField = (name: string) =>
    entity.properties.some((property) => property.name === name && property.property.role === 'field');
  const names = (test: (kind: string, name: string) => boolean) =>
    columns.filter(({ name, column }) => test(column.kind, name)).map(({ name }) => name);
  return {
    sortable: names((kind, name) => comparable.includes(kind) && isField(name) && !isNullable(entity, name)),
    filters: names((_, name) => isField(name) && isSet(name)),
    ordered: [...names((kind, name) => ordered.includes(kind) && isField(name) && isSet(name)), 'createdAt'],
    clearable: names((kind, name) => kind !== 'list' && isField(name) && isNullable(entity, name)).find((name) =>
      canBeNull(entity, name),
    ),
    badFilters: columns.flatMap(({ name, column: { kind } }) => {
      const [text, code] = malformed[kind] ?? [];
      return text === undefined ? [] : [{ name, text, code }];
    }),
  };
}

function isNullable({ properties }: EntityView, name: string): boolean {
  return properties.some((property) => property.name === name && property.nullable);
}

/** Rows are added behind the rules' back, but computed properties may rely on them. */
function canBeNull({ model }: EntityView, name: string): boolean {
  return (
    model.invariants.length === 0 && !model.uniques.some((members) => members.some((member) => member.name === name))
  );
}

const isEmptyList = (value: JsonValue | undefined) => Array.isArray(value) && value.length === 0;
