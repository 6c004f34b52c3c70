import { getOption, ScalarType, type DescEnum, type DescField, type DescMessage } from '@bufbuild/protobuf';
import { field as fieldOption, type FieldRules } from '@bufbuild/protovalidate/gen/buf/validate/validate_pb.js';

export type JsonSchema = Readonly<Record<string, unknown>>;

const INTEGERS: readonly ScalarType[] = [ScalarType.INT32, ScalarType.UINT32, ScalarType.SINT32, ScalarType.FIXED32];
/** 64 bits do not fit into a JSON number. */
const LONGS: readonly ScalarType[] = [ScalarType.INT64, ScalarType.UINT64, ScalarType.SINT64, ScalarType.FIXED64];

/** Messages of the standard library have forms of their own in JSON. */
const WELL_KNOWN: Readonly<Record<string, JsonSchema>> = {
  'google.protobuf.Timestamp': { type: 'string', format: 'date-time' },
  'google.protobuf.Duration': { type: 'string' },
  'google.protobuf.Struct': { type: 'object' },
  'google.protobuf.Value': {},
};

/** The JSON forms of messages as JSON Schema 2020-12, with the rules of the contract; messages become components. */
export class JsonSchemas {
  readonly #components = new Map<string, JsonSchema>();

  get components(): Readonly<Record<string, JsonSchema>> {
    return Object.fromEntries(this.#components);
  }

  /** @param omitted fields that stand in the path; a message without some of its fields is written in place */
  ofMessage(message: DescMessage, omitted: readonly string[] = []): JsonSchema {
    const known = WELL_KNOWN[message.typeName];
    if (known !== undefined) return known;
    if (message.fields.some(({ name }) => omitted.includes(name))) return this.#object(message, omitted);
    const name = componentName(message);
    if (!this.#components.has(name)) {
      // Entered before it is complete: messages may hold themselves.
      this.#components.set(name, {});
      this.#components.set(name, this.#object(message, []));
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  ofField(field: DescField): JsonSchema {
    const rules = getOption(field, fieldOption);
    switch (field.fieldKind) {
      case 'list': {
        const { minItems, maxItems, items } = rules.type.case === 'repeated' ? rules.type.value : {};
        const item = this.#single(field.listKind, field, items);
        return { type: 'array', items: item, ...bounds({ minItems, maxItems }) };
      }
      case 'map':
        return { type: 'object', additionalProperties: this.#single(field.mapKind, field, undefined) };
      default:
        return this.#single(field.fieldKind, field, rules);
    }
  }

  #object(message: DescMessage, omitted: readonly string[]): JsonSchema {
    const fields = message.fields.filter(({ name }) => !omitted.includes(name));
    const properties = fields.map((field) => [field.jsonName, this.ofField(field)] as const);
    return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false };
  }

  #single(
    kind: 'scalar' | 'enum' | 'message',
    field: { scalar?: ScalarType | undefined; enum?: DescEnum | undefined; message?: DescMessage | undefined },
    rules: FieldRules | undefined,
  ): JsonSchema {
    if (kind === 'message') return field.message === undefined ? {} : this.ofMessage(field.message);
    if (kind === 'enum') return { type: 'string', enum: field.enum?.values.map(({ name }) => name) ?? [] };
    return scalar(field.scalar ?? ScalarType.STRING, rules);
  }
}

function scalar(type: ScalarType, rules: FieldRules | undefined): JsonSchema {
  if (type === ScalarType.BOOL) return { type: 'boolean' };
  if (type === ScalarType.BYTES) return { type: 'string', contentEncoding: 'base64' };
  if (type === ScalarType.STRING) return { type: 'string', ...stringRules(rules) };
  if (LONGS.includes(type)) return { type: 'string', pattern: '^-?[0-9]+$' };
  if (!INTEGERS.includes(type)) return { type: 'number' };
  const least = type === ScalarType.UINT32 || type === ScalarType.FIXED32 ? { minimum: 0 } : {};
  const most =
    rules?.type.case === 'uint32' && rules.type.value.lessThan.case === 'lte'
      ? rules.type.value.lessThan.value
      : undefined;
  return { type: 'integer', ...least, ...bounds({ maximum: most }) };
}

function stringRules(rules: FieldRules | undefined): JsonSchema {
  if (rules?.type.case !== 'string') return {};
  const { minLen, maxLen, pattern, wellKnown } = rules.type.value;
  return {
    ...bounds({ minLength: minLen, maxLength: maxLen }),
    ...(pattern === '' ? {} : { pattern }),
    ...(wellKnown.case === 'uuid' ? { format: 'uuid' } : {}),
  };
}

/** Rules that are set; 0 means that they are not. */
function bounds(rules: Readonly<Record<string, number | bigint | undefined>>): JsonSchema {
  const set = Object.entries(rules).flatMap(([name, value]) =>
    value === undefined || Number(value) === 0 ? [] : [[name, Number(value)]],
  );
  return Object.fromEntries(set) as JsonSchema;
}

/** Names are unique within a package; two packages may share one, so that of another than the platform's goes first. */
function componentName({ typeName }: DescMessage): string {
  const [, domain = '', name = typeName] = /^quantumlayer\.(\w+)\.v\d+\.(.+)$/.exec(typeName) ?? [];
  return domain === 'platform' || domain === '' ? name : `${domain}.${name}`;
}
