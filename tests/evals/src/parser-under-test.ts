import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { composeParser } from '@quantumlayer/parser';
import type { ReadFacts } from './judge';

/** The parser as every other caller gets it. */
export function readWithParser(): ReadFacts {
  const parser = composeParser();
  return async (brief) => {
    const { requirements } = await parser.parse(create(ParseRequestSchema, { brief }));
    return requirements?.facts ?? [];
  };
}
