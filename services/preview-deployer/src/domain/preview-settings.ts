/** How and where previews are made; the same for all of them. */
export interface PreviewSettings {
  /** Begins the names of their namespaces, and tells the previews of one deployer from those of another in the same cluster. */
  readonly prefix: string;
  /** `https://preview.example.com`: a preview is at `https://NAME.preview.example.com`. */
  readonly baseUrl: URL;
  readonly entrance: Entrance;
  /** Who may reach the programs: namespaces, and ranges of addresses. */
  readonly callers: readonly string[];
  readonly defaultTtlSeconds: number;
  readonly maximumTtlSeconds: number;
  /** Seconds within which a preview has to be reachable. */
  readonly patience: number;
  readonly perOrganisation: number;
  readonly resources: ResourceSettings;
}

export interface ResourceSettings {
  readonly milliCpus: number;
  readonly memoryMebibytes: number;
  readonly maximumMilliCpus: number;
  readonly maximumMemoryMebibytes: number;
}

/** How requests come into the cluster. */
export type Entrance =
  | {
      readonly kind: 'gateway';
      readonly namespace: string;
      readonly name: string;
      /** One listener of it; all of them when undefined. */
      readonly listener: string | undefined;
    }
  | { readonly kind: 'ingress'; readonly className: string };
