import { seconds, table } from '../table';
import { percentile } from './percentile';
import { secondsOf, type Platform } from './platform';
import { peaksOf } from './processes';

const SIZES = [10, 30, 100];

/** What becomes of generations that are all asked for at once. */
export async function queued(platform: Platform, tell: (text: string) => void): Promise<string> {
  const rows: string[][] = [];
  for (const size of SIZES) {
    // Of a brief of its own each: nothing is remembered from one to the next.
    const briefs = Array.from(
      { length: size },
      (_, index) => `A Python REST API for notes of kind ${size}${index} with a title and a text`,
    );
    const ended = await Promise.all(briefs.map((brief) => platform.generate(brief, false)));
    const times = ended.map(secondsOf);
    const failures = ended.filter(({ status }) => status !== 'GENERATION_STATUS_UNVERIFIED').length;
    const [p50, p95] = [percentile(times, 50), percentile(times, 95)];
    const share = `${((p95 ?? 0) / size).toFixed(2)} s`;
    rows.push([String(size), seconds(p50), seconds(p95), share, String(failures), peaksOf(platform.services)]);
    tell(`${size} at once: ${rows.at(-1)?.join(' | ') ?? ''}`);
  }
  return table(['at once', 'p50', 'p95', 'p95 for each', 'failures', 'memory at most, MiB'], rows);
}
