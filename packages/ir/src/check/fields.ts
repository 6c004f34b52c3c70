import { FieldType, KeyKind, type Application, type Entity, type Field } from '../contract';
import { patternProblem } from '../samples/pattern';
import { faultsOfValue } from '../samples/validate-value';
import type { Issues } from './issues';

const textTypes = [FieldType.STRING, FieldType.TEXT];
const sized = [...textTypes, FieldType.EMAIL, FieldType.URL, FieldType.STRING_LIST];
const numeric = [FieldType.INTEGER, FieldType.NUMBER, FieldType.DECIMAL];
const structured = [FieldType.STRING_LIST, FieldType.JSON];

/** Each field's options fit its type and each other. */
export function checkFields(application: Application, issues: Issues): void {
  application.entities.forEach((entity, i) => {
    entity.fields.forEach((field, j) => {
      const at = `entities[${i}].fields[${j}]`;
      for (const problem of fieldProblems(field)) issues.add(at, 'field', `${entity.name}.${field.name} ${problem}`);
      if (field.required && field.readOnly && !field.defaultValue && field.computed === '') {
        issues.add(
          at,
          'field.read_only',
          `${entity.name}.${field.name} is required and read-only, so it needs a default`,
        );
      }
    });
    checkState(entity, `entities[${i}].stateField`, issues);
    checkNaturalKey(entity, `entities[${i}].key`, issues);
  });
  application.operations.forEach((operation, i) => {
    operation.input.forEach((field, j) => {
      const at = `operations[${i}].input[${j}]`;
      for (const problem of fieldProblems(field)) issues.add(at, 'field', `input ${field.name} ${problem}`);
      if (field.computed !== '' || field.readOnly || field.unique) {
        issues.add(at, 'field.input', `input ${field.name} can be neither computed, read-only nor unique`);
      }
    });
  });
}

function* fieldProblems(field: Field): Generator<string> {
  const { type } = field;
  if ((type === FieldType.ENUM) !== field.enumValues.length > 0) yield 'needs enum values if and only if it is an enum';
  if (field.minLength !== undefined || field.maxLength !== undefined) {
    if (!sized.includes(type)) yield 'has a length, but its type has none';
    if ((field.minLength ?? 0) > (field.maxLength ?? Infinity)) yield 'has min_length above max_length';
  }
  if (field.minimum !== undefined || field.maximum !== undefined) {
    if (!numeric.includes(type)) yield 'has bounds, but is no number';
    if (Number(field.minimum ?? -Infinity) > Number(field.maximum ?? Infinity)) yield 'has minimum above maximum';
    const finest = type === FieldType.INTEGER ? 0 : type === FieldType.DECIMAL ? field.scale : Infinity;
    if ([field.minimum, field.maximum].some((bound) => bound !== undefined && decimals(bound) > finest)) {
      yield 'has a bound finer than its values';
    }
  }
  if (
    (field.exclusiveMinimum && field.minimum === undefined) ||
    (field.exclusiveMaximum && field.maximum === undefined)
  ) {
    yield 'has an exclusive bound without the bound';
  }
  if (field.pattern !== '') {
    if (!textTypes.includes(type)) yield 'has a pattern, but is no string';
    const problem = patternProblem(field.pattern);
    if (problem) yield problem;
  }
  if (field.scale > 0 && type !== FieldType.DECIMAL) yield 'has a scale, but is no decimal';
  if (field.searchable && !textTypes.includes(type)) yield 'is searchable, but is no string';
  if (field.unique && structured.includes(type)) yield 'is unique, but is no scalar';
  if (field.computed !== '' && (field.defaultValue || field.unique || field.searchable)) {
    yield 'is computed, so it can have no default, not be unique and not be searched';
  }
  yield* defaultProblems(field);
}

const decimals = (text: string): number => /\.(\d*?)0*$/.exec(text)?.[1]?.length ?? 0;

function* defaultProblems(field: Field): Generator<string> {
  const { type, defaultValue } = field;
  switch (defaultValue?.kind.case) {
    case 'now':
      if (type !== FieldType.DATE && type !== FieldType.DATETIME) yield 'has the time as its default, but is no date';
      return;
    case 'codeLength':
      if (type !== FieldType.STRING) yield 'has a generated code as its default, but is no string';
      return;
    case 'json': {
      const value = parseJson(defaultValue.kind.value);
      if (value === undefined) yield `has a default that is not JSON: ${defaultValue.kind.value}`;
      else if (value === null) yield 'has the default null; leave it out';
      else for (const { detail } of faultsOfValue(field, value)) yield `has a default that does not fit: ${detail}`;
      return;
    }
    default:
      return;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function checkState(entity: Entity, at: string, issues: Issues): void {
  if (entity.stateField === '') return;
  const field = entity.fields.find(({ name }) => name === entity.stateField);
  if (field?.type !== FieldType.ENUM || !field.required || field.defaultValue?.kind.case !== 'json') {
    issues.add(at, 'state', `${entity.name}.${entity.stateField} must be a required enum field with a default`);
  }
}

function checkNaturalKey(entity: Entity, at: string, issues: Issues): void {
  const { key } = entity;
  if (key?.kind !== KeyKind.NATURAL) {
    if (key?.field)
      issues.add(at, 'key', `${entity.name} names the key field ${key.field}, but its key is not natural`);
    return;
  }
  const field = entity.fields.find(({ name }) => name === key.field);
  if (field?.type !== FieldType.STRING || !field.required || field.computed !== '' || entity.stateField === key.field) {
    issues.add(at, 'key', `${entity.name}'s key ${key.field} must be a required string field`);
    return;
  }
  const urlSafe = field.pattern !== '' || field.defaultValue?.kind.case === 'codeLength';
  if (!urlSafe) {
    issues.add(at, 'key', `${entity.name}'s key ${key.field} stands in URLs: give it a pattern or a generated code`);
  }
}
