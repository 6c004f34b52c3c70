import { ApiException } from '@kubernetes/client-node';
import { ErrorCode, QuantumLayerError, toQuantumLayerError } from '@quantumlayer/errors';

/** What the cluster's API answered, or why it did not, as one of our errors. */
export function toClusterError(thrown: unknown): QuantumLayerError {
  if (thrown instanceof QuantumLayerError) return thrown;
  if (!(thrown instanceof ApiException)) return fromConnection(thrown);
  const { message, causes } = statusOf(thrown);
  const fail = (code: ErrorCode, text: string) => new QuantumLayerError(code, text, { cause: thrown });
  if (causes.includes('NamespaceTerminating')) return fail(ErrorCode.CONFLICT, 'The preview is ending.');
  if (thrown.code === 404) return fail(ErrorCode.NOT_FOUND, message);
  if (thrown.code === 409) return fail(ErrorCode.CONFLICT, message);
  if (thrown.code === 400 || thrown.code === 422)
    return fail(ErrorCode.INVALID_INPUT, `The cluster cannot take the preview: ${message}`);
  if (thrown.code === 403 && message.includes('exceeded quota')) return fail(ErrorCode.RESOURCE_EXHAUSTED, message);
  if (thrown.code === 429 || thrown.code >= 500) return fail(ErrorCode.UNAVAILABLE, 'The cluster cannot answer now.');
  // The caller can do nothing about rights that this service lacks.
  return fail(ErrorCode.INTERNAL, message);
}

/** The API's answer is a Status object, but what stands between may have answered anything. */
function statusOf({ body, message }: ApiException<unknown>): {
  readonly message: string;
  readonly causes: readonly string[];
} {
  const status = readStatus(body);
  const causes = status?.details?.causes?.flatMap(({ reason }) => reason ?? []) ?? [];
  return { message: status?.message ?? message, causes };
}

interface Status {
  readonly message?: string;
  readonly details?: { readonly causes?: readonly { readonly reason?: string }[] };
}

function readStatus(body: unknown): Status | undefined {
  if (typeof body !== 'string') return typeof body === 'object' && body !== null ? body : undefined;
  try {
    return JSON.parse(body) as Status;
  } catch {
    return undefined;
  }
}

/** node-fetch says in `code` why there is no answer. */
function fromConnection(thrown: unknown): QuantumLayerError {
  const error = toQuantumLayerError(thrown);
  if (error.code !== ErrorCode.INTERNAL) return error;
  const { name } = thrown as { readonly name?: unknown };
  if (name !== 'FetchError') return error;
  return new QuantumLayerError(ErrorCode.UNAVAILABLE, 'The cluster does not answer.', { cause: thrown });
}
