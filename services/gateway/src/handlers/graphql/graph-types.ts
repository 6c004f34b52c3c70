import { ScalarType, type DescEnum, type DescField, type DescMessage } from '@bufbuild/protobuf';
import { FeatureSet_FieldPresence as Presence } from '@bufbuild/protobuf/wkt';
import {
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLScalarType,
} from 'graphql';
import { JSON_VALUE, scalarOf, WELL_KNOWN } from './scalars';

/** GraphQL types of messages; each message has one, named by its place in the contract. */
export class GraphTypes {
  readonly #byName = new Map<string, { readonly type: GraphQLNamedType; readonly of: string }>();

  output(message: DescMessage): GraphQLOutputType {
    return (
      this.#scalar(message) ??
      this.#once(nameOf(message), message.typeName, (name) => {
        const fields = () =>
          Object.fromEntries(message.fields.map((field) => [field.jsonName, { type: this.#outputField(field) }]));
        return new GraphQLObjectType({ name, fields });
      })
    );
  }

  input(message: DescMessage): GraphQLInputType {
    return (
      this.#scalar(message) ??
      this.#once(`${nameOf(message)}Input`, message.typeName, (name) => {
        const fields = () => this.arguments(message);
        return new GraphQLInputObjectType({ name, fields });
      })
    );
  }

  /** A message's fields as arguments. None is required here: the contract's own rules say what is missing, and why. */
  arguments(message: DescMessage): Record<string, { readonly type: GraphQLInputType }> {
    return Object.fromEntries(message.fields.map((field) => [field.jsonName, { type: this.#inputField(field) }]));
  }

  #outputField(field: DescField): GraphQLOutputType {
    if (field.fieldKind === 'map') return JSON_VALUE;
    const single = field.message === undefined ? this.#leaf(field) : this.output(field.message);
    if (field.fieldKind === 'list') return new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(single)));
    // Messages, members of a oneof and optional fields may be unset; everything else has a value.
    return field.fieldKind === 'message' || field.presence !== Presence.IMPLICIT ? single : new GraphQLNonNull(single);
  }

  #inputField(field: DescField): GraphQLInputType {
    if (field.fieldKind === 'map') return JSON_VALUE;
    const single = field.message === undefined ? this.#leaf(field) : this.input(field.message);
    return field.fieldKind === 'list' ? new GraphQLList(new GraphQLNonNull(single)) : single;
  }

  #leaf(field: { readonly enum?: DescEnum | undefined; readonly scalar?: ScalarType | undefined }) {
    const described = field.enum;
    if (described === undefined) return scalarOf(field.scalar ?? ScalarType.STRING);
    return this.#once(nameOf(described), described.typeName, (name) => {
      const values = Object.fromEntries(described.values.map((value) => [value.name, { value: value.name }]));
      return new GraphQLEnumType({ name, values });
    });
  }

  /** What GraphQL cannot say as an object: the standard library's own forms, and messages without fields. */
  #scalar(message: DescMessage): GraphQLScalarType | undefined {
    return WELL_KNOWN[message.typeName] ?? (message.fields.length === 0 ? JSON_VALUE : undefined);
  }

  #once<T extends GraphQLNamedType>(name: string, of: string, make: (name: string) => T): T {
    const known = this.#byName.get(name);
    if (known !== undefined && known.of !== of) throw new TypeError(`${known.of} and ${of} would both be ${name}`);
    const type = known?.type ?? make(name);
    this.#byName.set(name, { type, of });
    return type as T;
  }
}

/** A platform's type has its own name; another domain's has the domain's before it, unless it says it already. */
function nameOf({ typeName }: DescMessage | DescEnum): string {
  const [, domain = '', name = typeName] = /^quantumlayer\.(\w+)\.v\d+\.(.+)$/.exec(typeName) ?? [];
  const plain = name.replaceAll('.', '');
  const prefix = domain.charAt(0).toUpperCase() + domain.slice(1);
  return domain === 'platform' || plain.startsWith(prefix) ? plain : `${prefix}${plain}`;
}
