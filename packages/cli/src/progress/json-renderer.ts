import type { Writable } from 'node:stream';
import { toJson } from '@bufbuild/protobuf';
import { GenerationEventSchema } from '@quantumlayer/contracts/generation/v1/events';
import type { Renderer } from './renderer';

/** One event a line, in proto3 JSON. */
export function jsonRenderer(output: Writable): Renderer {
  return {
    show: (event) => output.write(`${JSON.stringify(toJson(GenerationEventSchema, event))}\n`),
    close: () => undefined,
  };
}
