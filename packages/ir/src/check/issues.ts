import type { Violation } from '@quantumlayer/errors';

/** Collects what is wrong, by IR path. */
export class Issues {
  readonly found: Violation[] = [];

  add(field: string, rule: string, message: string): void {
    this.found.push({ field, rule, message });
  }

  /** Reports each name that an earlier item has already. */
  duplicates<Item>(items: readonly Item[], name: (item: Item) => string, at: (index: number) => string, what: string) {
    const seen = new Set<string>();
    items.forEach((item, index) => {
      const key = name(item);
      if (seen.has(key)) this.add(at(index), 'name.duplicate', `${what} ${key} exists twice`);
      seen.add(key);
    });
  }
}
