import type { Role } from '@quantumlayer/contracts/platform/v1/platform';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { FastifyInstance } from 'fastify';
import type { Authenticate } from '../../domain/authenticate';
import { requireRole } from '../../domain/principal';
import { metadataOf } from './call-of-request';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The lowest role that may use the route. */
    readonly leastRole?: Role;
  }
}

/**
 * Calls are authenticated where they are answered; a request that never becomes a call, for it is not well formed, is told so only if its
 * caller may use the route at all.
 */
export function refuseStrangers(app: FastifyInstance, authenticate: Authenticate): void {
  app.setErrorHandler(async (error, request) => {
    const { leastRole } = request.routeOptions.config;
    if (leastRole !== undefined && speaksOfRequest(error))
      requireRole(await authenticate(metadataOf(request)), leastRole);
    // The API's own handler answers it.
    throw error;
  });
}

function speaksOfRequest(error: unknown): boolean {
  if (error instanceof QuantumLayerError) return error.code === ErrorCode.INVALID_INPUT;
  return error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 429;
}
