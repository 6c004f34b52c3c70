import type { MessageInitShape } from '@bufbuild/protobuf';
import type { ChatResponseSchema } from '@quantumlayer/contracts/llmrouter/v1/llmrouter';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { createParser } from 'eventsource-parser';
import * as v from 'valibot';

const CHUNK = v.object({
  model: v.optional(v.string(), ''),
  choices: v.optional(
    v.array(
      v.object({
        delta: v.optional(v.object({ content: v.optional(v.nullable(v.string())) }), {}),
        finish_reason: v.optional(v.nullable(v.string())),
      }),
    ),
    [],
  ),
  usage: v.optional(
    v.nullable(v.object({ prompt_tokens: v.optional(v.number(), 0), completion_tokens: v.optional(v.number(), 0) })),
  ),
});

type Event = MessageInitShape<typeof ChatResponseSchema>;

/** The text of a stream of OpenAI's as it comes, and how it ended. Throws UNAVAILABLE when it ends without saying how. */
export async function* readChatStream(body: AsyncIterable<Uint8Array>): AsyncGenerator<Event> {
  const finished = { reason: '', model: '', promptTokens: 0, completionTokens: 0 };
  for await (const data of readEvents(body)) {
    if (data === '[DONE]') continue;
    const { model, choices, usage } = readChunk(data);
    finished.model = model === '' ? finished.model : model;
    for (const { delta, finish_reason: reason } of choices) {
      if (typeof delta.content === 'string' && delta.content !== '')
        yield { event: { case: 'text', value: delta.content } };
      finished.reason = reason ?? finished.reason;
    }
    if (usage) {
      finished.promptTokens = usage.prompt_tokens;
      finished.completionTokens = usage.completion_tokens;
    }
  }
  if (finished.reason === '') throw new QuantumLayerError(ErrorCode.UNAVAILABLE, 'The provider of models broke off.');
  yield { event: { case: 'finished', value: finished } };
}

async function* readEvents(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const waiting: string[] = [];
  const parser = createParser({ onEvent: ({ data }) => void waiting.push(data) });
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    yield* waiting.splice(0);
  }
}

function readChunk(data: string): v.InferOutput<typeof CHUNK> {
  try {
    return v.parse(CHUNK, JSON.parse(data));
  } catch (cause) {
    throw new QuantumLayerError(ErrorCode.UNAVAILABLE, 'The provider of models sent what cannot be read.', { cause });
  }
}
