import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';

/** The port that an option names. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new QuantumLayerError(ErrorCode.INVALID_INPUT, `A port is a number from 1 to 65535; it is "${text}".`);
}
