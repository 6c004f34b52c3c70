import {
  type Static,
  type TObject,
  type TProperties,
  type TSchema,
  type TUnsafe,
  Type,
} from '@sinclair/typebox';

/** Patterns that stand for a type, not for a rule of one field; `validation.ts` names their breaches. */
export const textPatterns = {
  line: '^[^\\x00-\\x1f\\x7f]*$',
  visibleLine: '^[^\\x00-\\x1f\\x7f]*[^\\s\\x00-\\x1f\\x7f][^\\x00-\\x1f\\x7f]*$',
  text: '^[^\\x00]*$',
  visibleText: '^[^\\x00]*[^\\s\\x00][^\\x00]*$',
  url: '^[hH][tT][tT][pP][sS]?://',
  time: '^([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$',
} as const;

/** The same value, or null. */
export function nullable<Schema extends TSchema>(schema: Schema): TUnsafe<Static<Schema> | null> {
  const values = schema.enum as unknown[] | undefined;
  return Type.Unsafe({
    ...schema,
    type: [schema.type as string, 'null'],
    ...(values && { enum: [...values, null] }),
  });
}

/** One of some words. */
export function oneOf<const Value extends string>(
  values: readonly Value[],
  options: object = {},
): TUnsafe<Value> {
  return Type.Unsafe<Value>({ type: 'string', enum: [...values], ...options });
}

/** A request body: nothing that is not listed; `readOnly` are the properties that callers see but never send. */
export function body<Properties extends TProperties>(
  $id: string,
  properties: Properties,
  options: { readOnly: readonly string[]; examples?: unknown[] },
): TObject<Properties> {
  const { readOnly, ...rest } = options;
  return Type.Object(properties, { $id, additionalProperties: false, 'x-read-only': readOnly, ...rest });
}
