import * as v from 'valibot';
import { text } from 'node:stream/consumers';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { Provider, ProviderAnswer } from './provider';

const LIST = v.object({ data: v.array(v.object({ id: v.string() })) });

/** The names of the models that the provider serves. */
export async function listModels(provider: Provider, signal: AbortSignal): Promise<string[]> {
  const answer = await provider.send('models', undefined, signal);
  try {
    return v.parse(LIST, JSON.parse(await readText(answer))).data.map(({ id }) => id);
  } catch (cause) {
    throw new QuantumLayerError(ErrorCode.UNAVAILABLE, 'The provider of models does not tell which it has.', { cause });
  }
}

export function readText({ body }: ProviderAnswer): Promise<string> {
  return text(body as AsyncIterable<Buffer> as unknown as NodeJS.ReadableStream);
}
