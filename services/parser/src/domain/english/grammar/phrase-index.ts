import type { Token } from '../../text/token';

/** Where a phrase was found: tokens from `start` up to, not including, `end`. */
export interface PhraseMatch<Value> {
  readonly start: number;
  readonly end: number;
  readonly value: Value;
}

interface Entry<Value> {
  readonly words: readonly string[];
  readonly value: Value;
}

/** Phrases that are looked for word by word, by written form or by lemma; the longest one wins. */
export class PhraseIndex<Value> {
  private readonly byFirst = new Map<string, Entry<Value>[]>();
  private readonly words = new Set<string>();

  add(phrase: string, value: Value): void {
    const words = phrase.split(' ');
    const first = words[0] ?? '';
    const entries = this.byFirst.get(first) ?? [];
    entries.push({ words, value });
    entries.sort((a, b) => b.words.length - a.words.length);
    this.byFirst.set(first, entries);
    for (const word of words) this.words.add(word);
  }

  /** Every word of every phrase, for spelling. */
  get vocabulary(): ReadonlySet<string> {
    return this.words;
  }

  matchAt(tokens: readonly Token[], start: number): PhraseMatch<Value> | undefined {
    const token = tokens[start];
    if (!token) return undefined;
    for (const form of formsOf(token)) {
      for (const { words, value } of this.byFirst.get(form) ?? []) {
        if (words.every((word, i) => matches(tokens[start + i], word)))
          return { start, end: start + words.length, value };
      }
    }
    return undefined;
  }

  /** All matches from left to right, without overlaps. */
  matches(tokens: readonly Token[]): PhraseMatch<Value>[] {
    const found: PhraseMatch<Value>[] = [];
    for (let i = 0; i < tokens.length; ) {
      const match = this.matchAt(tokens, i);
      if (match) found.push(match);
      i = match?.end ?? i + 1;
    }
    return found;
  }
}

const formsOf = (token: Token): string[] => (token.lower === token.lemma ? [token.lower] : [token.lower, token.lemma]);

const matches = (token: Token | undefined, word: string): boolean =>
  token !== undefined && (token.lower === word || token.lemma === word);
