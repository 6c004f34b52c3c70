import type { Exit } from '../sandbox/sandbox';

/** As long as the contract allows, in bytes. */
const LIMIT = 8 * 1024;

/** Text cut to what a finding may carry, at a character's border; the middle goes first. */
export function cutEvidence(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length <= LIMIT) return text;
  const half = LIMIT / 2 - 16;
  return `${bytes.toString('utf8', 0, half)}\n… cut …\n${bytes.toString('utf8', bytes.length - half)}`.replaceAll(
    '\ufffd',
    '',
  );
}

/** How a run ended and what it said. */
export function exitEvidence({ code, reason, stdout, stderr }: Exit): string {
  return cutEvidence([`exit: ${code ?? reason}`, stderr.trim(), stdout.trim()].filter(Boolean).join('\n'));
}
