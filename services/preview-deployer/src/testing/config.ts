/** A cluster to try previews on, and a program for them. */
export interface TestCluster {
  /** The service's own variables. */
  readonly environment: Readonly<Record<string, string>>;
  /** An image of a generated project, where the cluster can pull it. */
  readonly image: string;
}

/** Undefined unless the environment names a cluster and an image. The other variables are the service's own. */
export function readTestCluster(environment: NodeJS.ProcessEnv = process.env): TestCluster | undefined {
  const { KUBECONFIG, QLF_TEST_IMAGE } = environment;
  if (KUBECONFIG === undefined || QLF_TEST_IMAGE === undefined) return undefined;
  const own = Object.entries(environment).filter(([name]) => name === 'KUBECONFIG' || name.startsWith('QLF_PREVIEW_'));
  return {
    image: QLF_TEST_IMAGE,
    environment: Object.fromEntries(own.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
  };
}
