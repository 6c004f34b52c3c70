import { ScalarType } from '@bufbuild/protobuf';
import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLInt,
  GraphQLScalarType,
  GraphQLString,
  valueFromASTUntyped,
} from 'graphql';

/** A value in the JSON form of Protocol Buffers. What callers send is checked where the request becomes a message. */
function jsonForm(name: string, description: string): GraphQLScalarType {
  return new GraphQLScalarType({
    name,
    description,
    parseValue: (value) => value,
    parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
  });
}

export const JSON_VALUE = jsonForm('JSON', 'Any JSON value.');
const INT64 = jsonForm('Int64', 'A whole number of 64 bits, as text: a JSON number cannot hold it.');
const UINT32 = jsonForm('UInt32', 'A whole number from 0 to 4294967295.');
const BYTES = jsonForm('Bytes', 'Bytes in base64.');

/** Messages of the standard library have forms of their own in JSON. */
export const WELL_KNOWN: Readonly<Record<string, GraphQLScalarType>> = {
  'google.protobuf.Timestamp': jsonForm('DateTime', 'A moment by RFC 3339: 2026-03-04T05:06:07Z.'),
  'google.protobuf.Duration': jsonForm('Duration', 'Seconds with a unit: 1.5s.'),
  'google.protobuf.Struct': JSON_VALUE,
  'google.protobuf.Value': JSON_VALUE,
};

export function scalarOf(type: ScalarType): GraphQLScalarType {
  switch (type) {
    case ScalarType.BOOL:
      return GraphQLBoolean;
    case ScalarType.STRING:
      return GraphQLString;
    case ScalarType.BYTES:
      return BYTES;
    case ScalarType.FLOAT:
    case ScalarType.DOUBLE:
      return GraphQLFloat;
    case ScalarType.INT32:
    case ScalarType.SINT32:
    case ScalarType.SFIXED32:
      return GraphQLInt;
    case ScalarType.UINT32:
    case ScalarType.FIXED32:
      return UINT32;
    default:
      return INT64;
  }
}
