/** A cluster to try previews on, and a program for them. */
export interface TestCluster {
  /** The service's own variables. */
  readonly environment: Readonly<Record<string, string>>;
  /** Images of generated to-do lists, where the cluster can pull them. */
  readonly images: readonly [string, ...string[]];
  /** `host:port` of the gateway, where names do not lead to it. */
  readonly entrance: string | undefined;
}

/** Undefined unless the environment names a cluster and an image. The other variables are the service's own. */
export function readTestCluster(environment: NodeJS.ProcessEnv = process.env): TestCluster | undefined {
  const { KUBECONFIG, QLF_TEST_IMAGES, QLF_PREVIEW_PROBE_ADDRESS: entrance } = environment;
  if (KUBECONFIG === undefined || QLF_TEST_IMAGES === undefined) return undefined;
  const [first = '', ...others] = QLF_TEST_IMAGES.split(',');
  const own = Object.entries(environment).filter(([name]) => name === 'KUBECONFIG' || name.startsWith('QLF_PREVIEW_'));
  return {
    images: [first, ...others],
    entrance,
    environment: Object.fromEntries(own.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
  };
}
