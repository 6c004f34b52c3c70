import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
import { QuantumLayerError } from './quantum-layer-error';

/** What people may see of an internal error outside the process. */
export const INTERNAL_ERROR_TEXT =
  'Something went wrong inside QuantumLayer. This is a fault of ours, not of your input.';

/** System errors whose meaning does not depend on what was being done. */
const SYSTEM_ERRORS: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  ENOSPC: [ErrorCode.RESOURCE_EXHAUSTED, 'The disk is full. Free some space and try again.'],
  EDQUOT: [ErrorCode.RESOURCE_EXHAUSTED, 'The disk quota is used up. Free some space and try again.'],
  EMFILE: [ErrorCode.RESOURCE_EXHAUSTED, 'This process has too many open files.'],
  ENFILE: [ErrorCode.RESOURCE_EXHAUSTED, 'The system has too many open files.'],
  EACCES: [ErrorCode.PERMISSION_DENIED, 'Permission denied'],
  EPERM: [ErrorCode.PERMISSION_DENIED, 'Operation not permitted'],
  EROFS: [ErrorCode.PERMISSION_DENIED, 'The file system is read-only'],
  ECONNREFUSED: [ErrorCode.UNAVAILABLE, 'The connection was refused'],
  ECONNRESET: [ErrorCode.UNAVAILABLE, 'The connection was lost'],
  ETIMEDOUT: [ErrorCode.UNAVAILABLE, 'The connection timed out'],
  ENOTFOUND: [ErrorCode.UNAVAILABLE, 'The host was not found'],
  EADDRINUSE: [ErrorCode.UNAVAILABLE, 'Something else listens there'],
  EADDRNOTAVAIL: [ErrorCode.INVALID_INPUT, 'This machine has no such address'],
  EAI_AGAIN: [ErrorCode.UNAVAILABLE, 'The host name could not be resolved'],
};

/** Any thrown value as a typed error; what is not recognised is INTERNAL, with the original as cause. */
export function toQuantumLayerError(thrown: unknown): QuantumLayerError {
  if (thrown instanceof QuantumLayerError) return thrown;
  if (!isErrorLike(thrown)) return new QuantumLayerError(ErrorCode.INTERNAL, String(thrown), { cause: thrown });
  if (thrown.name === 'AbortError') return fromAbort(thrown);
  if (thrown.name === 'TimeoutError') {
    return new QuantumLayerError(ErrorCode.DEADLINE_EXCEEDED, 'It took longer than allowed.', { cause: thrown });
  }
  return fromSystemError(thrown) ?? new QuantumLayerError(ErrorCode.INTERNAL, thrown.message, { cause: thrown });
}

/** Why a signal was aborted, as a typed error; CANCELLED unless its reason says otherwise. */
export function abortReason(signal: AbortSignal): QuantumLayerError {
  const reason: unknown = signal.reason;
  if (reason instanceof QuantumLayerError) return reason;
  if (isErrorLike(reason) && reason.name === 'TimeoutError') return toQuantumLayerError(reason);
  return new QuantumLayerError(ErrorCode.CANCELLED, 'The work was cancelled.', { cause: reason });
}

/** An AbortError from Node carries the signal's reason as its cause. */
function fromAbort(thrown: Error): QuantumLayerError {
  if (thrown.cause instanceof QuantumLayerError) return thrown.cause;
  if (isErrorLike(thrown.cause) && thrown.cause.name === 'TimeoutError') return toQuantumLayerError(thrown.cause);
  return new QuantumLayerError(ErrorCode.CANCELLED, 'The work was cancelled.', { cause: thrown });
}

function fromSystemError(thrown: Error): QuantumLayerError | undefined {
  const { code, path = addressOf(thrown) } = thrown as NodeJS.ErrnoException;
  const known = typeof code === 'string' ? SYSTEM_ERRORS[code] : undefined;
  if (known === undefined) return undefined;
  const place = path === undefined || known[0] === ErrorCode.RESOURCE_EXHAUSTED ? '' : `: ${path}`;
  return new QuantumLayerError(known[0], `${known[1]}${place}`, { cause: thrown });
}

/** Of a server that cannot listen. */
function addressOf(thrown: Error): string | undefined {
  const { syscall, address, port } = thrown as NodeJS.ErrnoException & { address?: string; port?: number };
  return syscall === 'listen' && address !== undefined ? `${address}:${port ?? ''}` : undefined;
}

/** By shape: errors of Node and of another realm (a vm, a test runner's sandbox) are not instances of this realm's Error. */
function isErrorLike(value: unknown): value is Error {
  if (value instanceof Error) return true;
  if (typeof value !== 'object' || value === null) return false;
  const { name, message } = value as { name?: unknown; message?: unknown };
  return typeof name === 'string' && typeof message === 'string';
}
