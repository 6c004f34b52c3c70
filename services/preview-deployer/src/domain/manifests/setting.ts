/** What all objects of a preview have in common. */
export interface Setting {
  readonly namespace: string;
  readonly labels: Record<string, string>;
}

/** Of every preview, as Kubernetes writes quantities. */
export const LIMITS = {
  /** Of one writable folder. */
  folder: '64Mi',
  /** Of everything that a program writes, its log included. */
  storage: '512Mi',
};
