import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';

/** A UUID, which nobody calls a folder. */
const IDENTIFIER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a word names a generation on a server, where a folder could stand as well. */
export const isGeneration = (word: string): boolean => IDENTIFIER.test(word);

/** INVALID_INPUT where only a generation can be meant. */
export function requireGeneration(word: string): string {
  if (isGeneration(word)) return word;
  throw new QuantumLayerError(
    ErrorCode.INVALID_INPUT,
    `"${word}" is no identifier of a generation, like 0190a5c4-0000-7000-8000-000000000000.`,
  );
}
