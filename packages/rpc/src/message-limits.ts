import { ScalarType, type DescField, type DescMessage } from '@bufbuild/protobuf';
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';

/** No message of ours is nested deeper. */
const DEEPEST = 100;
const FOUR_BYTES: readonly ScalarType[] = [ScalarType.FLOAT, ScalarType.FIXED32, ScalarType.SFIXED32];
const EIGHT_BYTES: readonly ScalarType[] = [ScalarType.DOUBLE, ScalarType.FIXED64, ScalarType.SFIXED64];

/**
 * Throws INVALID_INPUT for a message that has more values than that or is nested too deep, before anything is made of it: a value may be two
 * bytes, and making and judging it costs microseconds. Bytes that are no such message at all make it throw something else.
 */
export function refuseVastMessage(schema: DescMessage, bytes: Uint8Array, mostValues: number): void {
  // So few bytes have no more values.
  if (bytes.length > mostValues) new Tally(new BinaryReader(bytes), mostValues).count(schema, bytes.length, 0);
}

/** Walks through a message as `fromBinary` will, and makes nothing of it. */
class Tally {
  #values = 0;

  constructor(
    private readonly reader: BinaryReader,
    private readonly most: number,
  ) {}

  count(schema: DescMessage, end: number, depth: number): void {
    if (depth > DEEPEST) throw beyond('message.depth', `The request is nested more than ${DEEPEST} deep.`);
    const shapes = shapesOf(schema);
    while (this.reader.pos < end) {
      const [number, wireType] = this.reader.tag();
      this.#add(1);
      const shape = shapes.get(number);
      if (shape === undefined || wireType === shape.single) this.reader.skip(wireType, number);
      else if (wireType === WireType.LengthDelimited && shape.inside !== undefined) this.#look(shape.inside, depth);
      // `fromBinary` does not look at it, and would read on elsewhere than this does.
      else throw new RangeError(`field ${number} is of another wire type`);
    }
  }

  #look(inside: Inside, depth: number): void {
    const end = this.reader.uint32() + this.reader.pos;
    if (end > this.reader.len) throw new RangeError('a field ends behind the message');
    if (typeof inside === 'object') {
      this.count(inside, end, depth + 1);
      return;
    }
    if (inside === 'values') this.#add(end - this.reader.pos);
    this.reader.pos = end;
  }

  #add(values: number): void {
    this.#values += values;
    if (this.#values > this.most) throw beyond('message.size', `The request has more than ${this.most} values.`);
  }
}

/** What stands behind a length: a message, as many values as bytes, or one value. */
type Inside = DescMessage | 'values' | 'value';

interface Shape {
  readonly inside?: Inside;
  /** Of a number that stands alone. */
  readonly single?: WireType;
}

/** The fields of a message by their numbers. */
const known = new WeakMap<DescMessage, ReadonlyMap<number, Shape>>();

function shapesOf(schema: DescMessage): ReadonlyMap<number, Shape> {
  const shapes = known.get(schema) ?? new Map(schema.fields.map((field) => [field.number, shapeOf(field)]));
  known.set(schema, shapes);
  return shapes;
}

function shapeOf(field: DescField): Shape {
  // A map of messages has at most a value a byte; no request has one.
  if (field.fieldKind === 'map') return { inside: field.message === undefined ? 'value' : 'values' };
  if (field.message !== undefined) return { inside: field.message };
  if (field.scalar === ScalarType.STRING || field.scalar === ScalarType.BYTES) return { inside: 'value' };
  const single = wireTypeOf(field.scalar);
  return field.fieldKind === 'list' ? { single, inside: 'values' } : { single };
}

/** Of a number; those of an enum have no scalar. */
function wireTypeOf(scalar: ScalarType = ScalarType.INT32): WireType {
  if (FOUR_BYTES.includes(scalar)) return WireType.Bit32;
  return EIGHT_BYTES.includes(scalar) ? WireType.Bit64 : WireType.Varint;
}

function beyond(rule: string, message: string): QuantumLayerError {
  return new QuantumLayerError(ErrorCode.INVALID_INPUT, message, { violations: [{ field: '', rule, message }] });
}
