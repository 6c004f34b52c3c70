import type { Token } from '../../text/token';

/** Tokens from `start` up to, not including, `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface PatternMatch extends Range {
  readonly slots: Readonly<Record<string, Range>>;
}

/** Decides how many tokens a slot may take at a place: all lengths that are possible, best first. */
export type SlotMatcher = (tokens: readonly Token[], start: number, limit: number) => readonly number[];

type Element =
  | { readonly kind: 'word'; readonly forms: ReadonlySet<string>; readonly optional: boolean }
  | { readonly kind: 'slot'; readonly name: string; readonly matcher: SlotMatcher; readonly optional: boolean };

/**
 * A phrase as the data files write it: words that match by written form or lemma, "a|b" for either, a "?" behind what may be
 * missing, and slots in braces: "{n}", or "{what:np}" for a slot of the kind np.
 */
export class PhrasePattern {
  private readonly elements: readonly Element[];

  constructor(pattern: string, slots: Readonly<Record<string, SlotMatcher>>) {
    this.elements = pattern.split(' ').map((part) => {
      const optional = part.length > 1 && part.endsWith('?');
      const body = optional ? part.slice(0, -1) : part;
      const slot = /^\{(\w+)(?::(\w+))?\}$/.exec(body);
      if (!slot) return { kind: 'word', forms: new Set(body.split('|')), optional };
      const name = slot[1] ?? '';
      const matcher = slots[slot[2] ?? name];
      if (!matcher) throw new Error(`unknown slot ${body} in "${pattern}"`);
      return { kind: 'slot', name, matcher, optional };
    });
  }

  /** The pattern's words that stand for themselves, for spelling. */
  get vocabulary(): readonly string[] {
    return this.elements.flatMap((element) => (element.kind === 'word' ? [...element.forms] : []));
  }

  /** The words that a match can begin with; undefined when a slot may come first. */
  get openings(): ReadonlySet<string> | undefined {
    const forms = new Set<string>();
    for (const element of this.elements) {
      if (element.kind === 'slot') return undefined;
      for (const form of element.forms) forms.add(form);
      if (!element.optional) break;
    }
    return forms;
  }

  /** Matches at `start`, within `limit`. */
  matchAt(tokens: readonly Token[], start: number, limit: number): PatternMatch | undefined {
    const slots: Record<string, Range> = {};
    const end = this.matchFrom(tokens, 0, start, limit, slots);
    return end === undefined || end === start ? undefined : { start, end, slots };
  }

  private matchFrom(
    tokens: readonly Token[],
    index: number,
    at: number,
    limit: number,
    slots: Record<string, Range>,
  ): number | undefined {
    const element = this.elements[index];
    if (!element) return at;
    if (element.kind === 'word') {
      const token = at < limit ? tokens[at] : undefined;
      if (
        token &&
        (element.forms.has(token.lower) || element.forms.has(token.lemma) || element.forms.has(token.text))
      ) {
        const end = this.matchFrom(tokens, index + 1, at + 1, limit, slots);
        if (end !== undefined) return end;
      }
    } else {
      for (const length of element.matcher(tokens, at, limit)) {
        const end = this.matchFrom(tokens, index + 1, at + length, limit, slots);
        if (end === undefined) continue;
        slots[element.name] = { start: at, end: at + length };
        return end;
      }
    }
    return element.optional ? this.matchFrom(tokens, index + 1, at, limit, slots) : undefined;
  }
}

/** A slot for one token of a kind. */
export const oneToken =
  (accepts: (token: Token) => boolean): SlotMatcher =>
  (tokens, start, limit) => {
    const token = start < limit ? tokens[start] : undefined;
    return token && accepts(token) ? [1] : [];
  };
