import { fromJsonString, toJson } from '@bufbuild/protobuf';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { ApplicationSchema, type Application } from './contract';

/** The canonical JSON form (docs/ir.md); equal applications give equal text. */
export function serializeApplication(application: Application): string {
  return `${JSON.stringify(toJson(ApplicationSchema, application), null, 2)}\n`;
}

/**
 * Reads the JSON form; says nothing yet about its rules (see `requireModel`).
 * @throws QuantumLayerError INVALID_INPUT when it is not JSON, or not an application's.
 */
export function parseApplication(text: string): Application {
  try {
    return fromJsonString(ApplicationSchema, text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new QuantumLayerError(ErrorCode.INVALID_INPUT, `Not an application's IR: ${reason}`, { cause });
  }
}
