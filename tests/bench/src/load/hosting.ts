import { seconds, table } from '../table';
import { percentile } from './percentile';
import { secondsOf, type Platform } from './platform';

/** Each makes another tree: one that is known would not be proved again. */
const VERIFIED = ['habits', 'recipes', 'errands'];
const UNVERIFIED = [...VERIFIED, 'bookmarks', 'invoices', 'songs', 'letters', 'puzzles', 'boats'];

/** What the same generations take in one process and by the real services, in turn; each has caches of its own. */
export async function hosting(embedded: Platform, hosted: Platform, tell: (text: string) => void): Promise<string> {
  const brief = (word: string) => `A REST API in Python for ${word} with a title, notes and a due date`;
  // Fills the layers, and lets every process load what it needs.
  for (const platform of [embedded, hosted]) await platform.generate(brief('chores'), true);
  const rows: string[][] = [];
  for (const [kind, words] of [
    ['unverified', UNVERIFIED],
    ['verified', VERIFIED],
  ] as const) {
    const times: { embedded: number[]; hosted: number[] } = { embedded: [], hosted: [] };
    for (const word of words) {
      times.embedded.push(await timed(embedded, brief(word), kind === 'verified'));
      times.hosted.push(await timed(hosted, brief(word), kind === 'verified'));
    }
    const [alone, services] = [percentile(times.embedded, 50) ?? 0, percentile(times.hosted, 50) ?? 0];
    const more = `${((services / alone - 1) * 100).toFixed(0)} %`;
    rows.push([kind, String(words.length), seconds(alone), seconds(services), more]);
    tell(rows.at(-1)?.join(' | ') ?? '');
  }
  return table(['generation', 'runs', 'embedded, median', 'hosted, median', 'more'], rows);
}

async function timed(platform: Platform, brief: string, verified: boolean): Promise<number> {
  const generation = await platform.generate(brief, verified);
  const wanted = verified ? 'GENERATION_STATUS_VERIFIED' : 'GENERATION_STATUS_UNVERIFIED';
  if (generation.status !== wanted) throw new Error(`"${brief}" ended as ${generation.status}`);
  return secondsOf(generation);
}
