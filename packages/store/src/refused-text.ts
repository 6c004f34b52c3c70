import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';

/** PostgreSQL's codes for a character that it has no place for, in a text and in JSON. */
const NO_PLACE = ['22021', '22P05'];

/** Runs a statement; text that PostgreSQL cannot hold is the caller's mistake: INVALID_INPUT. */
export async function refusingText<T>(statement: Promise<T>): Promise<T> {
  try {
    return await statement;
  } catch (cause) {
    if (typeof cause === 'object' && cause !== null && 'code' in cause && NO_PLACE.includes(String(cause.code)))
      throw new QuantumLayerError(ErrorCode.INVALID_INPUT, 'The character U+0000 cannot be kept.', { cause });
    throw cause;
  }
}
