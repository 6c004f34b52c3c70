import { getOption, ScalarType, type DescEnum, type DescField, type DescMessage } from '@bufbuild/protobuf';
import { FeatureSet_FieldPresence } from '@bufbuild/protobuf/wkt';
import {
  field as fieldOption,
  Ignore,
  message as messageOption,
  oneof as oneofOption,
  type FieldRules,
} from '@bufbuild/protovalidate/gen/buf/validate/validate_pb.js';
import { must_be as mustBe } from '@quantumlayer/contracts/errors/v1/wording';

export type JsonSchema = Readonly<Record<string, unknown>>;

const INTEGERS: readonly ScalarType[] = [ScalarType.INT32, ScalarType.UINT32, ScalarType.SINT32, ScalarType.FIXED32];
/** 64 bits do not fit into a JSON number. */
const LONGS: readonly ScalarType[] = [ScalarType.INT64, ScalarType.UINT64, ScalarType.SINT64, ScalarType.FIXED64];

/** Every text but one with U+0000, which no database keeps. */
const KEPT = '^[^\\u0000]*$';

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

  /** Where a pattern says what a text must be, words say it too. */
  ofField(field: DescField): JsonSchema {
    const words = getOption(field, mustBe);
    return { ...this.#ruled(field), ...(words === '' ? {} : { description: `Must be ${words}.` }) };
  }

  #ruled(field: DescField): JsonSchema {
    const rules = getOption(field, fieldOption);
    switch (field.fieldKind) {
      case 'list': {
        const { minItems, maxItems, items, unique } = rules.type.case === 'repeated' ? rules.type.value : {};
        const item = this.#single(field.listKind, field, items);
        const listed = { type: 'array', items: item, ...bounds({ minItems, maxItems }) };
        return unique === true ? { ...listed, uniqueItems: true } : listed;
      }
      case 'map':
        return {
          type: 'object',
          additionalProperties: this.#single(field.mapKind, field, undefined),
          propertyNames: { pattern: KEPT },
        };
      default:
        return this.#single(field.fieldKind, field, rules);
    }
  }

  #object(message: DescMessage, omitted: readonly string[]): JsonSchema {
    const fields = message.fields.filter(({ name }) => !omitted.includes(name));
    const properties = fields.map((field) => [field.jsonName, this.ofField(field)] as const);
    const required = fields.filter(isRequired).map(({ jsonName }) => jsonName);
    return {
      type: 'object',
      properties: Object.fromEntries(properties),
      ...(required.length === 0 ? {} : { required }),
      ...alternatives(message),
      ...beyondSchema(message),
      additionalProperties: false,
    };
  }

  #single(
    kind: 'scalar' | 'enum' | 'message',
    field: { scalar?: ScalarType | undefined; enum?: DescEnum | undefined; message?: DescMessage | undefined },
    rules: FieldRules | undefined,
  ): JsonSchema {
    if (kind === 'message') return field.message === undefined ? {} : this.ofMessage(field.message);
    if (kind === 'enum') return { type: 'string', enum: field.enum === undefined ? [] : namesOf(field.enum, rules) };
    return scalar(field.scalar ?? ScalarType.STRING, rules);
  }
}

/** At most one member of each oneof, or exactly one where the contract asks for it. */
function alternatives({ oneofs }: DescMessage): JsonSchema {
  const choices = oneofs.map((choice) => {
    const each = choice.fields.map(({ jsonName }) => ({ required: [jsonName] }));
    return { oneOf: getOption(choice, oneofOption).required ? each : [...each, { not: { anyOf: each } }] };
  });
  return choices.length === 0 ? {} : { allOf: choices };
}

/** Rules that compare fields, which a schema cannot, in words. */
function beyondSchema(message: DescMessage): JsonSchema {
  const rules = getOption(message, messageOption).cel.map(({ message: text }) => `${text}.`);
  return rules.length === 0 ? {} : { description: rules.join(' ') };
}

function scalar(type: ScalarType, rules: FieldRules | undefined): JsonSchema {
  if (type === ScalarType.BOOL) return { type: 'boolean' };
  if (type === ScalarType.BYTES) return { type: 'string', contentEncoding: 'base64' };
  if (type === ScalarType.STRING) return { type: 'string', ...stringRules(rules) };
  if (LONGS.includes(type)) return { type: 'string', pattern: '^-?[0-9]+$' };
  if (!INTEGERS.includes(type)) return { type: 'number', ...rangeOf(rules) };
  const [lowest, highest] =
    type === ScalarType.UINT32 || type === ScalarType.FIXED32 ? [0, 4_294_967_295] : [-2_147_483_648, 2_147_483_647];
  const { minimum = lowest, maximum = highest } = rangeOf(rules);
  return { type: 'integer', minimum, maximum };
}

function rangeOf(rules: FieldRules | undefined): { readonly minimum?: number; readonly maximum?: number } {
  if (rules?.type.case !== 'uint32' && rules?.type.case !== 'int32' && rules?.type.case !== 'double') return {};
  const { greaterThan, lessThan } = rules.type.value;
  return {
    ...(greaterThan.case === 'gte' ? { minimum: greaterThan.value } : {}),
    ...(lessThan.case === 'lte' ? { maximum: lessThan.value } : {}),
  };
}

function stringRules(rules: FieldRules | undefined): JsonSchema {
  if (rules?.type.case !== 'string') return { pattern: KEPT };
  const { minLen, maxLen, pattern, wellKnown } = rules.type.value;
  const stated = {
    ...bounds({ minLength: minLen, maxLength: maxLen }),
    pattern: pattern === '' ? KEPT : pattern,
    ...(wellKnown.case === 'uuid' || wellKnown.case === 'email' ? { format: wellKnown.case } : {}),
  };
  // An empty text stands for none there.
  return rules.ignore === Ignore.IF_ZERO_VALUE ? { anyOf: [{ maxLength: 0 }, stated] } : stated;
}

/** The names of an enum's values, without those that a rule excludes. */
function namesOf({ values }: DescEnum, rules: FieldRules | undefined): string[] {
  const excluded = rules?.type.case === 'enum' ? rules.type.value.notIn : [];
  return values.filter(({ number }) => !excluded.includes(number)).map(({ name }) => name);
}

/** A field that is left out counts as empty, so a rule that refuses the empty value asks for it. */
function isRequired(field: DescField): boolean {
  const { required, ignore, type } = getOption(field, fieldOption);
  if (required) return true;
  if (field.presence !== FeatureSet_FieldPresence.IMPLICIT || ignore === Ignore.IF_ZERO_VALUE) return false;
  if (type.case === 'string')
    return type.value.minLen > 0n || type.value.wellKnown.case !== undefined || isPatternOfMore(type.value.pattern);
  if (type.case === 'repeated') return type.value.minItems > 0n;
  if (type.case === 'int32' || type.case === 'uint32') return (rangeOf(getOption(field, fieldOption)).minimum ?? 0) > 0;
  return type.case === 'enum' && type.value.notIn.includes(0);
}

const isPatternOfMore = (pattern: string): boolean => pattern !== '' && !new RegExp(pattern, 'u').test('');

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
