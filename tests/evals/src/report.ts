import { factText, patternText } from './matches';
import type { Score } from './score';

export interface Row {
  kind: string;
  /** Labelled facts, and how many of them were found. */
  expected: number;
  hits: number;
  /** Found facts that count, and how many of them are wrong. */
  found: number;
  wrong: number;
  recall: number;
  precision: number;
}

export interface Report {
  briefs: number;
  /** Briefs without a miss or a wrong fact. */
  faultless: number;
  rows: Row[];
  total: Row;
}

/** Micro averages: every fact weighs the same, whatever brief it stands in. */
export function report(scores: readonly Score[]): Report {
  const kinds = new Set(scores.flatMap((one) => [...one.hits, ...one.missing, ...one.wrong].map(({ kind }) => kind)));
  return {
    briefs: scores.length,
    faultless: scores.filter(({ missing, wrong }) => missing.length + wrong.length === 0).length,
    rows: [...kinds].sort().map((kind) => row(kind, scores, (fact) => fact.kind === kind)),
    total: row('total', scores, () => true),
  };
}

function row(kind: string, scores: readonly Score[], counts: (fact: { kind: string }) => boolean): Row {
  const sum = (part: 'hits' | 'missing' | 'right' | 'wrong'): number =>
    scores.reduce((total, one) => total + one[part].filter(counts).length, 0);
  const hits = sum('hits');
  const expected = hits + sum('missing');
  const wrong = sum('wrong');
  const found = sum('right') + wrong;
  return {
    kind,
    expected,
    hits,
    found,
    wrong,
    recall: expected === 0 ? 1 : hits / expected,
    precision: found === 0 ? 1 : (found - wrong) / found,
  };
}

/** The report as a Markdown table with a heading. */
export function markdownTable(title: string, { briefs, faultless, rows, total }: Report): string {
  const lines = [...rows, total].map(
    (one) =>
      `| ${one.kind} | ${one.expected} | ${one.hits} | ${one.wrong} | ${percent(one.recall)} | ${percent(one.precision)} |`,
  );
  return [
    `## ${title}: ${briefs} briefs, ${faultless} faultless`,
    '',
    '| kind | labelled | found | wrong | recall | precision |',
    '|---|---:|---:|---:|---:|---:|',
    ...lines,
    '',
  ].join('\n');
}

/** Brief by brief what is missing (-) and what is wrong (+). */
export function missesText(scores: readonly Score[]): string {
  return scores
    .filter(({ missing, wrong }) => missing.length + wrong.length > 0)
    .map(({ id, missing, wrong }) =>
      [id, ...missing.map((fact) => `  - ${patternText(fact)}`), ...wrong.map((fact) => `  + ${factText(fact)}`)].join(
        '\n',
      ),
    )
    .join('\n');
}

function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(1)} %`;
}
