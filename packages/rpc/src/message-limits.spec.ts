import { create, toBinary } from '@bufbuild/protobuf';
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { FileDescriptorProtoSchema, StructSchema, ValueSchema, type Value } from '@bufbuild/protobuf/wkt';
import { ListGenerationsRequestSchema } from '@quantumlayer/contracts/platform/v1/platform';
import { PatchSchema, TreeEntrySchema } from '@quantumlayer/contracts/trees/v1/trees';
import { ErrorCode } from '@quantumlayer/errors';
import { createInProcessTransport } from './in-process-transport';
import { refuseVastMessage } from './message-limits';
import { implementService, pathOf } from './service';
import { EchoServiceDescriptor } from './testing/echo-service';
import { entry } from './testing/serve-echo';

const refused = (rule: string) =>
  expect.objectContaining({
    code: ErrorCode.INVALID_INPUT,
    violations: [expect.objectContaining({ rule })],
  }) as Error;
const lists = (depth: number): Value =>
  create(ValueSchema, {
    kind: { case: 'listValue', value: { values: depth === 0 ? [] : [lists(depth - 1)] } },
  });

describe('a message with more values than anybody means', () => {
  const write = { case: 'write' as const, value: { content: new Uint8Array([1]) } };
  const changes = Array.from({ length: 50 }, (_, i) => ({ path: `file-${i}`, change: write }));

  test.each([
    ['of single values', TreeEntrySchema, entry('a/b', 7), 3],
    ['in messages of a list', PatchSchema, create(PatchSchema, { base: 'sha256:0', changes }), 1 + 50 * 4],
    [
      'in maps',
      StructSchema,
      // A map of messages counts by its bytes: what two entries of it take.
      create(StructSchema, { fields: { a: lists(0), b: lists(0) } }),
      2 + 2 * 7,
    ],
    [
      'in a list of numbers',
      FileDescriptorProtoSchema,
      create(FileDescriptorProtoSchema, { publicDependency: [1, 2, 300] }),
      3,
    ],
  ])('is measured %s', (_, schema, message, values) => {
    const bytes = toBinary(schema, message as never);
    expect(() => refuseVastMessage(schema, bytes, values)).not.toThrow();
    expect(() => refuseVastMessage(schema, bytes, values - 1)).toThrow(refused('message.size'));
  });

  test.each([
    ['that nobody knows', TreeEntrySchema, [100 << 3, 0]],
    ['of one field, again and again', TreeEntrySchema, [(1 << 3) | 2, 0]],
    ['that are empty messages', PatchSchema, [(2 << 3) | 2, 0]],
  ])('is refused before it is read: values %s', (_, schema, unit) => {
    const bytes = new Uint8Array(1_000_000).map((_byte, i) => unit[i % unit.length] ?? 0);
    const begun = performance.now();
    expect(() => refuseVastMessage(schema, bytes, 10_000)).toThrow(refused('message.size'));
    expect(performance.now() - begun).toBeLessThan(100);
  });

  test('is refused when its list of numbers is packed', () => {
    const statuses = new BinaryWriter().tag(3, WireType.LengthDelimited).bytes(new Uint8Array(20_000).fill(1)).finish();
    expect(() => refuseVastMessage(ListGenerationsRequestSchema, statuses, 10_000)).toThrow(refused('message.size'));
  });

  test('is refused when it is nested too deep', () => {
    expect(() => refuseVastMessage(ValueSchema, toBinary(ValueSchema, lists(49)), 10)).toThrow(refused('message.size'));
    expect(() => refuseVastMessage(ValueSchema, toBinary(ValueSchema, lists(60)), 130)).toThrow(
      refused('message.depth'),
    );
  });

  test('cannot hide where a field is said to be of another wire type', () => {
    // A reader that takes field 2 for a message whatever is said of it finds a thousand more behind its "number".
    const hidden = new BinaryWriter().tag(2, WireType.Varint).uint32(2000);
    const bytes = hidden.raw(new Uint8Array(2000).map((_, i) => (i % 2 === 0 ? 8 : 0))).finish();
    expect(() => refuseVastMessage(PatchSchema, bytes, 100)).toThrow(RangeError);
  });

  test('is refused by a service that bounds its requests, and by no other', async () => {
    const unused = () => Promise.reject(new Error('not expected'));
    const handlers = { one: async () => entry('x'), many: unused, collect: unused, converse: unused } as never;
    const vast = new Uint8Array(2000).map((_, i) => (i % 2 === 0 ? (1 << 3) | 2 : 0));
    const torn = new Uint8Array(2000).fill(0xff);
    const ask = async (bytes: Uint8Array, mostValues?: number): Promise<void> => {
      const transport = createInProcessTransport([implementService(EchoServiceDescriptor, handlers, mostValues)]);
      const requests = (async function* () {
        yield bytes;
      })();
      const options = {
        signal: AbortSignal.timeout(5000),
        deadline: undefined,
        metadata: {},
        onTrailers: () => undefined,
      };
      for await (const answer of transport.call(pathOf(EchoServiceDescriptor.method.one), requests, options))
        expect(answer).toBeDefined();
    };
    await expect(ask(vast, 900)).rejects.toMatchObject({ violations: [{ rule: 'message.size' }] });
    await expect(ask(vast)).rejects.toMatchObject({ violations: [{ field: 'path' }, { field: 'digest' }] });
    await expect(ask(torn, 900)).rejects.toMatchObject({ message: 'The bytes are not a TreeEntry.' });
    await expect(ask(toBinary(TreeEntrySchema, entry('x')), 3)).resolves.toBeUndefined();
  });
});
