import type { Violation } from '@quantumlayer/errors';

/** `brief:12-40`: UTF-16 offsets into the brief. */
const SPAN = /^brief:(\d+)-(\d+)$/;
const CONTEXT = 60;

/** The words of the brief that a violation is about, underlined; undefined when it names no place in the brief. */
export function underline({ field, message }: Violation, brief: string): readonly string[] | undefined {
  const match = SPAN.exec(field);
  if (match === null) return undefined;
  const [start, end] = [Number(match[1]), Math.min(Number(match[2]), brief.length)];
  if (start >= end) return undefined;
  const from = Math.max(brief.lastIndexOf('\n', start - 1) + 1, start - CONTEXT);
  const lineEnd = brief.indexOf('\n', start);
  const to = Math.min(lineEnd === -1 ? brief.length : lineEnd, Math.max(end, start) + CONTEXT);
  const shown = Math.min(end, to) - start;
  const [before, after] = [
    from > 0 && brief[from - 1] !== '\n' ? '…' : '',
    to < brief.length && brief[to] !== '\n' ? '…' : '',
  ];
  const text = brief.slice(from, to).replaceAll(/[\t\r]/g, ' ');
  const indent = ' '.repeat(before.length + (start - from));
  return [`${before}${text}${after}`, `${indent}${'^'.repeat(Math.max(1, shown))} ${message}`.trimEnd()];
}
