import type { Reason, State } from '@quantumlayer/contracts/preview/v1/preview';

/** What somebody wants to have run, with every default filled in. */
export interface PreviewOrder {
  readonly organisation: string;
  /** The caller's own; with the organisation it is the preview's identity. */
  readonly id: string;
  readonly name: string;
  readonly image: string;
  readonly port: number;
  readonly ttlSeconds: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly milliCpus: number;
  readonly memoryMebibytes: number;
  /** Empty: that the port is open is enough. */
  readonly healthPath: string;
  readonly writablePaths: readonly string[];
}

export interface PreviewFailure {
  readonly reason: Reason;
  readonly message: string;
  /** The program's last words. */
  readonly logLines: readonly string[];
}

/** A preview as the cluster remembers it. */
export interface Preview {
  readonly organisation: string;
  readonly id: string;
  readonly name: string;
  readonly image: string;
  readonly state: State;
  readonly failure: PreviewFailure | undefined;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** Until then it has to be reachable. */
  readonly readyBy: Date;
  /** Of everything in the order but how long it lasts. */
  readonly orderDigest: string;
  readonly healthPath: string;
}
