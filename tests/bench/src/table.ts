import type { Measurement } from './measure';

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** As `qlf` ends after SIGTERM. */
const OUT_OF_TIME = 143;

/** Seconds with the way it ended, so that a failed run never looks like a fast one. */
export function shown(measurement: Measurement | undefined): string {
  if (measurement === undefined) return '-';
  const { total, code } = measurement;
  if (code === 0) return seconds(total);
  return `${seconds(total)} (${code === OUT_OF_TIME ? 'out of time' : `exit ${code ?? 'by signal'}`})`;
}

export const seconds = (value: number | undefined): string => (value === undefined ? '-' : `${value.toFixed(2)} s`);

/** The largest of several runs; those that were left out do not count. */
export function peak(...measurements: readonly (Measurement | undefined)[]): string {
  const largest = Math.max(0, ...measurements.map((each) => each?.peakMebibytes ?? 0));
  return largest === 0 ? '-' : `${largest.toFixed(0)} MiB`;
}
