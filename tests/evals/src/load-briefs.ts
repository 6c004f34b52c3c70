import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { parseAllowed, parseExpected, type LabelledBrief } from './label';

/** Reads every labelled brief of a folder, in the order of the file names; those in its folder `held-out` are held out. */
export function loadBriefs(folder: string): LabelledBrief[] {
  const files = readdirSync(folder, { encoding: 'utf8', recursive: true }).filter((file) => file.endsWith('.yaml'));
  const briefs = files.sort().flatMap((file) => {
    const cases: unknown = parse(readFileSync(join(folder, file), 'utf8'));
    if (!Array.isArray(cases)) throw new Error(`${file} must hold a list`);
    return cases.map((raw: unknown) => toLabelledBrief(file, raw));
  });
  const repeated = briefs.map(({ id }) => id).filter((id, index, ids) => ids.indexOf(id) !== index);
  if (repeated.length > 0) throw new Error(`Repeated ids: ${repeated.join(', ')}`);
  return briefs;
}

function toLabelledBrief(file: string, raw: unknown): LabelledBrief {
  const { id, styles, brief, expect = '', allowed = '', error, ...rest } = raw as Record<string, unknown>;
  const valid =
    typeof id === 'string' &&
    Array.isArray(styles) &&
    typeof brief === 'string' &&
    typeof expect === 'string' &&
    typeof allowed === 'string' &&
    (expect !== '' ? error === undefined : typeof error === 'string');
  if (!valid || Object.keys(rest).length > 0) throw new Error(`${file}: not a labelled brief: ${JSON.stringify(id)}`);
  return {
    id,
    split: dirname(file) === 'held-out' ? 'held-out' : 'development',
    styles: styles.map(String),
    brief,
    expected: parseExpected(expect),
    allowed: parseAllowed(allowed),
    ...(typeof error === 'string' ? { error } : {}),
  };
}
