import type { Columns } from './aligned-lines';

/** A line of a text: what it is by itself, and where its content stands without bullet or hashes. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
  readonly kind: 'prose' | 'heading' | 'bullet' | 'row' | 'blank' | 'rule';
  readonly contentStart: number;
  readonly level: number;
  /** A numbered section or a turn of a talk begins, whatever stood before. */
  readonly opens?: boolean;
  readonly marks?: Columns['marks'];
}

export const contentOf = (text: string, line: Line | undefined): string =>
  line ? text.slice(line.contentStart, line.end) : '';

/** One blank is enough to stand further in. */
export const levelOf = (indent: number): number => (indent === 1 ? 2 : 1 + Math.floor(indent / 2));

/** Shorter lines are broken on purpose; longer ones were wrapped. */
export const WRAPPED_LENGTH = 60;

/** Where the lines end that no blank one divides. */
export function endOfRun(all: readonly Line[], start: number): number {
  let end = start;
  while (all[end]?.kind === 'prose') end++;
  return end;
}
