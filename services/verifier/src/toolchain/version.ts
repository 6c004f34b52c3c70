/** The first dotted number of what a tool prints as its version; "" when there is none. */
export function findVersion(output: string): string {
  return /\d+(?:\.\d+)+/.exec(output)?.[0] ?? '';
}

/** Whether a dotted version is at least another. */
export function isAtLeast(version: string, minimum: string): boolean {
  const [have, need] = [version, minimum].map((text) => text.split('.').map(Number));
  for (let i = 0; i < Math.max(have?.length ?? 0, need?.length ?? 0); i += 1) {
    const difference = (have?.[i] ?? 0) - (need?.[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
