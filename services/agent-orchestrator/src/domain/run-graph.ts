/** A node that may start when the nodes it depends on have finished. */
export interface GraphNode<Key> {
  readonly key: Key;
  readonly dependsOn: readonly Key[];
}

/**
 * Runs every node as soon as its dependencies are done, independent ones in parallel. The first failure stops the rest: `abort` is
 * called once, everything that runs is awaited, then the failure is thrown.
 * The nodes must be in an order in which each follows those it depends on.
 */
export async function runGraph<Key, Result>(
  nodes: readonly GraphNode<Key>[],
  run: (key: Key, results: ReadonlyMap<Key, Result>) => Promise<Result>,
  abort: (reason: unknown) => void,
): Promise<ReadonlyMap<Key, Result>> {
  const results = new Map<Key, Result>();
  const running = new Map<Key, Promise<void>>();
  const failures: { readonly reason: unknown }[] = [];
  const start = async ({ key, dependsOn }: GraphNode<Key>): Promise<void> => {
    await Promise.all(dependsOn.flatMap((dependency) => running.get(dependency) ?? []));
    if (failures.length > 0) return;
    try {
      results.set(key, await run(key, results));
    } catch (reason) {
      if (failures.push({ reason }) === 1) abort(reason);
    }
  };
  for (const node of nodes) running.set(node.key, start(node));
  await Promise.all(running.values());
  const [first] = failures;
  if (first !== undefined) throw first.reason;
  return results;
}
