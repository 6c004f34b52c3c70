import { Health, HealthCheckResponse_ServingStatus as Status } from '@quantumlayer/contracts/grpc/health/v1/health';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { createClient } from '@quantumlayer/rpc';
import { createGrpcTransport } from '@quantumlayer/rpc/grpc';
import type { Telemetry } from '@quantumlayer/telemetry';
import type { Peer } from './service-definition';

/** Seconds within which a peer says how it is. */
const PATIENCE = 2;

/** Another service at an address. Connects with the first call, and again after the connection broke. */
export function connectPeer(address: string, telemetry: Telemetry): Peer {
  const plain = createGrpcTransport(address);
  const health = createClient(Health, plain);
  const traced = telemetry.traceTransport(plain);
  return {
    call: (path, requests, options) => traced.call(path, requests, options),
    close: () => plain.close(),
    check: async () => {
      // Not traced: probes would be most of all spans.
      const { status } = await health.check({}, { timeoutSeconds: PATIENCE });
      if (status !== Status.SERVING) throw new QuantumLayerError(ErrorCode.UNAVAILABLE, `${address} is not ready.`);
    },
  };
}
