import { type EntityModel, type JsonValue, type Property } from '@quantumlayer/ir';
import { inputType, keyInputType, memoryType, outputType, referenceInputType } from './field-types';
import { factoryOf, memoryLiteral, pythonString } from './literal';
import { attributeName, derivedAlias } from './naming';

/** One line of a class body: `name: type = value`. */
export interface Line {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

/** A property of what is sent. */
export interface RowLine extends Line {
  readonly json: string;
}

function alias(name: string, parameter: 'alias' | 'serialization_alias'): string | undefined {
  return derivedAlias(attributeName(name)) === name ? undefined : `${parameter}=${pythonString(name)}`;
}

export function rowLines(entity: EntityModel): RowLine[] {
  const line = (name: string, type: string): RowLine => {
    const explicit = alias(name, 'serialization_alias');
    return { name: attributeName(name), json: name, type, value: explicit === undefined ? '' : `Field(${explicit})` };
  };
  const computed = new Map(entity.computed.map((property) => [property.name, property]));
  const stored = new Map(entity.properties.map((property) => [property.name, property]));
  const fieldNames = entity.definition.fields.map(({ name }) => name).filter((name) => name !== entity.key.name);
  const fields = fieldNames.flatMap((name) => {
    const property = computed.get(name) ?? stored.get(name);
    return property ? [line(name, outputType(property))] : [];
  });
  const rest = entity.properties.filter(({ role }) => role !== 'key' && role !== 'field');
  const references = rest
    .filter(({ role }) => role === 'reference')
    .map((property) => line(property.name, outputType(property)));
  const links = entity.links.map(({ property, target }) => line(property, `list[${memoryType(target.key.type)}]`));
  const others = rest
    .filter(({ role }) => role !== 'reference')
    .map((property) => line(property.name, outputType(property)));
  return [line(entity.key.name, outputType(entity.key)), ...fields, ...references, ...links, ...others];
}

type BodyKind = 'create' | 'replace' | 'patch';

export function bodyLines(entity: EntityModel, kind: BodyKind): Line[] {
  const properties = entity.properties.filter((property) => {
    if (property.role === 'key') return property.creatable && kind !== 'patch';
    return kind === 'create' ? property.creatable : property.writable;
  });
  const fields = properties.map((property): Line => {
    const type = property.field
      ? inputType(
          { ...property.field, required: property.field.required || property.role === 'key' },
          property.nullable,
        )
      : referenceInputType(property.type, property.nullable);
    return { name: attributeName(property.name), type, value: bodyDefault(property, kind) };
  });
  const links = entity.links.map((link): Line => {
    const explicit = alias(link.property, 'alias');
    const size = ['max_length=100', ...(explicit === undefined ? [] : [explicit])].join(', ');
    const value = kind === 'patch' ? omitted(explicit) : 'Field(default_factory=list)';
    return {
      name: attributeName(link.property),
      type: `Annotated[list[${keyInputType(link.target.key.type)}], Field(${size})]`,
      value,
    };
  });
  return [...fields, ...links];
}

const omitted = (explicit: string | undefined) =>
  explicit === undefined ? 'values.omitted()' : `values.omitted(${explicit})`;

export function bodyDefault(property: Property, kind: BodyKind): string {
  const explicit = alias(property.name, 'alias');
  const extra = explicit === undefined ? '' : `, ${explicit}`;
  const defaultKind = property.field?.defaultValue?.kind;
  const isKeyOfReplacement = property.role === 'key' && kind === 'replace';
  if (kind === 'patch' || isKeyOfReplacement || defaultKind?.case === 'codeLength') return omitted(explicit);
  if (defaultKind?.case === 'now')
    return `Field(default_factory=${property.type.kind === 'date' ? 'base.today' : 'base.now'}${extra})`;
  if (defaultKind?.case === 'json') {
    const literal = memoryLiteral(property.type, JSON.parse(defaultKind.value) as JsonValue);
    const mutable = property.type.kind === 'list' || property.type.kind === 'json';
    if (mutable) return `Field(default_factory=${factoryOf(literal)}${extra})`;
    return explicit === undefined ? literal : `Field(default=${literal}${extra})`;
  }
  if (property.nullable) return explicit === undefined ? 'None' : `Field(default=None${extra})`;
  return explicit === undefined ? '' : `Field(${explicit})`;
}

export function readOnlyNames(entity: EntityModel, create: boolean): string[] {
  return [
    ...entity.properties.filter(({ creatable, writable }) => !(create ? creatable : writable)).map(({ name }) => name),
    ...entity.computed.map(({ name }) => name),
  ];
}

export function boundArguments({ name, field, type }: Property): string {
  const value = (bound: string) => (type.kind === 'decimal' ? `decimal.Decimal("${bound}")` : bound);
  return [
    pythonString(attributeName(name)),
    pythonString(`/${name}`),
    ...(field?.minimum === undefined ? [] : [`least=${value(field.minimum)}`]),
    ...(field?.maximum === undefined ? [] : [`most=${value(field.maximum)}`]),
    ...(field?.exclusiveMinimum === true ? ['above=True'] : []),
    ...(field?.exclusiveMaximum === true ? ['below=True'] : []),
  ].join(', ');
}
