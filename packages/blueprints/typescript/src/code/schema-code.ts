import { decimalText } from '@quantumlayer/blueprint-kit';
import { anchored, FieldType, type Field, type Property } from '@quantumlayer/ir';
import { literal } from './literal';

type Options = Readonly<Record<string, unknown>>;

/** The TypeBox expression of one value. */
export function fieldSchema(field: Field): string {
  const description = field.description === '' ? undefined : field.description;
  const { type, minLength, maxLength } = field;
  switch (type) {
    case FieldType.STRING:
      return textSchema(field, 'Line', 255);
    case FieldType.TEXT:
      return textSchema(field, 'Text', 10_000);
    case FieldType.INTEGER:
      return build('Type.Integer', { ...integerBounds(field), description });
    case FieldType.NUMBER:
      return build('Type.Number', { ...numberBounds(field), description });
    case FieldType.DECIMAL:
      return decimalSchema(field, description);
    case FieldType.BOOLEAN:
      return build('Type.Boolean', { description });
    case FieldType.DATE:
      return build('Type.String', { format: 'date', description });
    case FieldType.DATETIME:
      return build('Type.String', { format: 'date-time', description });
    case FieldType.TIME:
      return `Type.String({ pattern: textPatterns.time${description === undefined ? '' : `, description: ${literal(description)}`} })`;
    case FieldType.ENUM:
      return `oneOf(${literal(field.enumValues)}${description === undefined ? '' : `, { description: ${literal(description)} }`})`;
    case FieldType.EMAIL:
      return build('Type.String', { format: 'email', minLength, maxLength: maxLength ?? 254, description });
    case FieldType.URL:
      return build('Type.String', { format: 'uri', minLength, maxLength: maxLength ?? 2048, description }).replace(
        '{ ',
        '{ pattern: textPatterns.url, ',
      );
    case FieldType.UUID:
      return build('Type.String', { format: 'uuid', description });
    case FieldType.STRING_LIST:
      return `Type.Array(Type.String({ minLength: 1, maxLength: 255, pattern: textPatterns.text }), ${literal({ minItems: minLength, maxItems: maxLength ?? 100, description })})`;
    case FieldType.JSON:
      return `Type.Record(Type.String(), Type.Unknown()${description === undefined ? '' : `, { description: ${literal(description)} }`})`;
    default:
      throw new RangeError(`field ${field.name} has no type`);
  }
}

/** Keys, references, owners and times have no field of their own. */
export function propertySchema({ field, type }: Property): string {
  if (field) return fieldSchema(field);
  switch (type.kind) {
    case 'datetime':
      return "Type.String({ format: 'date-time' })";
    case 'integer':
      return 'Type.Integer({ minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER })';
    case 'uuid':
      return "Type.String({ format: 'uuid' })";
    default:
      return 'Type.String({ pattern: textPatterns.text })';
  }
}

/** Modules' names that the expression uses. */
export function schemaImports(code: string): string[] {
  return ['textPatterns', 'oneOf', 'nullable', 'body'].filter((name) => new RegExp(`\\b${name}\\b`).test(code));
}

function build(constructor: string, options: Options): string {
  const given = Object.values(options).some((value) => value !== undefined);
  return given ? `${constructor}(${literal(options)})` : `${constructor}()`;
}

function textSchema(field: Field, kind: 'Line' | 'Text', limit: number): string {
  const { required, minLength, maxLength, pattern, description } = field;
  const typePattern = `textPatterns.${required ? `visible${kind}` : kind.toLowerCase()}`;
  const parts = [
    `minLength: ${Math.max(minLength ?? 0, required ? 1 : 0)}`,
    `maxLength: ${maxLength ?? limit}`,
    pattern === ''
      ? `pattern: ${typePattern}`
      : `pattern: ${literal(anchored(pattern))}, 'x-characters': ${typePattern}`,
  ];
  if (parts[0] === 'minLength: 0') parts.shift();
  if (description !== '') parts.push(`description: ${literal(description)}`);
  return `Type.String({ ${parts.join(', ')} })`;
}

function integerBounds(field: Field): Options {
  const bounds = numberBounds(field);
  // A sum of the largest numbers is larger than they are.
  if (field.computed !== '') return bounds;
  return {
    ...(bounds['exclusiveMinimum'] === undefined && {
      minimum: Math.max(Number(bounds['minimum'] ?? -Infinity), Number.MIN_SAFE_INTEGER),
    }),
    ...(bounds['exclusiveMaximum'] === undefined && {
      maximum: Math.min(Number(bounds['maximum'] ?? Infinity), Number.MAX_SAFE_INTEGER),
    }),
    ...(bounds['exclusiveMinimum'] !== undefined && { exclusiveMinimum: bounds['exclusiveMinimum'] }),
    ...(bounds['exclusiveMaximum'] !== undefined && { exclusiveMaximum: bounds['exclusiveMaximum'] }),
  };
}

function numberBounds({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Field): Options {
  return {
    ...(minimum !== undefined && { [exclusiveMinimum ? 'exclusiveMinimum' : 'minimum']: Number(minimum) }),
    ...(maximum !== undefined && { [exclusiveMaximum ? 'exclusiveMaximum' : 'maximum']: Number(maximum) }),
  };
}

function decimalSchema(field: Field, description: string | undefined): string {
  const { scale, minimum, maximum, exclusiveMinimum, exclusiveMaximum } = field;
  const sign = minimum !== undefined && Number(minimum) >= 0 ? '' : '-?';
  const fraction = scale === 0 ? '' : `(\\.\\d{1,${scale}})?`;
  // What is computed of the largest numbers is larger than they are.
  const digits = field.computed === '' ? `{1,${15 - scale}}` : '+';
  return build('Type.String', {
    pattern: `^${sign}\\d${digits}${fraction}$`,
    'x-decimal': {
      scale,
      minimum: minimum === undefined ? undefined : decimalText(minimum, scale),
      maximum: maximum === undefined ? undefined : decimalText(maximum, scale),
      exclusiveMinimum: exclusiveMinimum || undefined,
      exclusiveMaximum: exclusiveMaximum || undefined,
    },
    description,
  });
}
