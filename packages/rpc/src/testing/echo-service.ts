import { create, createFileRegistry, type MessageInitShape } from '@bufbuild/protobuf';
import type { GenService } from '@bufbuild/protobuf/codegenv2';
import { FileDescriptorProtoSchema, type MethodDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';
import { file_quantumlayer_trees_v1_trees, type TreeEntrySchema } from '@quantumlayer/contracts/trees/v1/trees';

interface Method<Kind> {
  readonly methodKind: Kind;
  readonly input: typeof TreeEntrySchema;
  readonly output: typeof TreeEntrySchema;
}

/** One method of each kind over a message that has rules; described here because no product needs it. */
export type EchoService = GenService<{
  one: Method<'unary'>;
  many: Method<'server_streaming'>;
  collect: Method<'client_streaming'>;
  converse: Method<'bidi_streaming'>;
}>;

const ENTRY = '.quantumlayer.trees.v1.TreeEntry';

function method(
  name: string,
  clientStreaming: boolean,
  serverStreaming: boolean,
): MessageInitShape<typeof MethodDescriptorProtoSchema> {
  return { name, clientStreaming, serverStreaming, inputType: ENTRY, outputType: ENTRY };
}

const file = create(FileDescriptorProtoSchema, {
  name: 'quantumlayer/test/v1/echo.proto',
  package: 'quantumlayer.test.v1',
  syntax: 'proto3',
  dependency: [file_quantumlayer_trees_v1_trees.proto.name],
  service: [
    {
      name: 'EchoService',
      method: [
        method('One', false, false),
        method('Many', false, true),
        method('Collect', true, false),
        method('Converse', true, true),
      ],
    },
  ],
});

export const EchoServiceDescriptor = createFileRegistry(file, (name) =>
  name === file_quantumlayer_trees_v1_trees.proto.name ? file_quantumlayer_trees_v1_trees : undefined,
).getService('quantumlayer.test.v1.EchoService') as unknown as EchoService;
