/** Shorter words have too many neighbours to be sure. */
const SHORTEST_ONE_EDIT = 4;
const SHORTEST_TWO_EDITS = 8;

/**
 * The only word of the vocabulary within reach of a misspelt one: one edit (a letter too many, missing, wrong, or two swapped), or two
 * in long words. Undefined when there is none, or more than one.
 */
export function correctSpelling(word: string, vocabulary: ReadonlyMap<number, readonly string[]>): string | undefined {
  if (word.length < SHORTEST_ONE_EDIT || !/^[a-z]+$/.test(word)) return undefined;
  const reach = word.length >= SHORTEST_TWO_EDITS ? 2 : 1;
  let best: string[] = [];
  let bestDistance = reach + 1;
  for (let length = word.length - reach; length <= word.length + reach; length++) {
    for (const candidate of vocabulary.get(length) ?? []) {
      if (candidate.charAt(0) !== word.charAt(0) && candidate.charAt(1) !== word.charAt(0)) continue;
      const distance = editDistance(word, candidate, reach);
      if (distance > reach || distance > bestDistance) continue;
      if (distance < bestDistance) best = [];
      best.push(candidate);
      bestDistance = distance;
    }
  }
  return best.length === 1 ? best[0] : undefined;
}

/** Words by their length, as correctSpelling looks them up. */
export function byLength(words: Iterable<string>): Map<number, string[]> {
  const groups = new Map<number, string[]>();
  for (const word of new Set(words)) {
    if (word.length < SHORTEST_ONE_EDIT) continue;
    const group = groups.get(word.length) ?? [];
    groups.set(word.length, group);
    group.push(word);
  }
  return groups;
}

/** Damerau-Levenshtein distance (adjacent swaps count one); anything above `limit` is reported as limit + 1. */
export function editDistance(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_unused, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charAt(i - 1) === b.charAt(j - 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1);
      if (swapped) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}
