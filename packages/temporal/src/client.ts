import type { ClaimStore } from '@quantumlayer/blobs';
import { Client, Connection } from '@temporalio/client';
import { ClaimCheckCodec } from './claim-check-codec';

export { ClaimCheckCodec } from './claim-check-codec';
export { sweepClaims, type Sweep } from './sweep-claims';

export interface TemporalSettings {
  /** `temporal:7233`. */
  readonly address: string;
  readonly namespace: string;
  readonly taskQueue: string;
}

export interface TemporalClient {
  readonly client: Client;
  /** Throws when the server is away. */
  readonly check: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A client that connects when it is first used, and again whenever it must: a server that is away stops nobody from starting. */
export function openTemporalClient({ address, namespace }: TemporalSettings, claims: ClaimStore): TemporalClient {
  // Without its own retries: one that comes when the connection was closed ends the process, and what failed is offered again anyway.
  const connection = Connection.lazy({ address, interceptors: [] });
  const dataConverter = { payloadCodecs: [new ClaimCheckCodec(claims)] };
  return {
    client: new Client({ connection, namespace, dataConverter }),
    check: async () => {
      await connection.workflowService.getSystemInfo({});
    },
    close: () => connection.close(),
  };
}
