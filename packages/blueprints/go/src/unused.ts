/** The functions of a Go file, each with its comment's last lines cut off where they belong to the one before. */
const functionsOf = (text: string): string[] => text.split(/(?<=^}\n)/m);

/** Go refuses variables that nobody reads; only some tests of an entity need the keys of examples. */
export function withoutUnusedKeys(text: string, source: string): string {
  const functions = functionsOf(text).map((part) =>
    (part.match(/\bkeys\b/g) ?? []).length === 1 ? part.replace(/^\tkeys := .*\n/m, '') : part,
  );
  const used = functions.some((part) => part.includes(`${source}(c)`));
  return functions
    .filter((part) => used || !part.includes(`func ${source}(`))
    .join('')
    .replace(used ? /$^/ : /^\/\/ \w+Examples are the keys.*\n/m, '');
}

/** A file of helpers without those that neither it nor its users call. */
export function withoutUnusedHelpers(text: string, users: readonly string[]): string {
  const kept = functionsOf(text).filter((part, i, all) => {
    const [, method, plain] = /^func (?:\(\w+ \*?\w+\) (\w+)|(\w+))[[(]/m.exec(part) ?? [];
    const name = method ?? plain;
    if (name === undefined) return true;
    const call = new RegExp(`${method === undefined ? '(?<![\\w.])' : '\\.'}${name}[[(]`);
    return [...users, ...all.filter((_, j) => j !== i)].some((user) => call.test(user));
  });
  const result = kept.join('');
  return result.length === text.length ? result : withoutUnusedHelpers(result, users);
}
