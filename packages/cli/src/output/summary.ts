import { relative } from 'node:path';
import type { Migration } from '@quantumlayer/contracts/agents/v1/agents';
import { Database, Language, type Application } from '@quantumlayer/contracts/ir/v1/ir';
import { GenerationOutcome } from '@quantumlayer/contracts/generation/v1/events';
import type { Requirements } from '@quantumlayer/contracts/requirements/v1/requirements';
import { Outcome, Severity, type Finding, type Verdict } from '@quantumlayer/contracts/verification/v1/verification';
import { countEndpoints } from '@quantumlayer/ir';
import type { Colors } from 'picocolors/types';
import { symbolOf } from '../progress/tree-view';

/** What is known at the end of a run. */
export interface Report {
  readonly application: Application | undefined;
  readonly requirements: Requirements | undefined;
  readonly outcome: GenerationOutcome;
  readonly verdicts: readonly Verdict[];
  readonly directory: string;
  readonly files: number;
  readonly changes: { readonly added: number; readonly modified: number; readonly deleted: number };
  readonly conflicts: readonly string[];
  readonly setAside: readonly string[];
  /** Migrations that are not as the last run left them: databases have been made by what they said before. */
  readonly changedMigrations: readonly string[];
  /** What brings databases of the last run's project up to date; undefined where they need nothing. */
  readonly migration: Migration | undefined;
  readonly dryRun: boolean;
  readonly seconds: number;
  /** The commands by which the project's own README starts it. */
  readonly startCommands: readonly string[];
  /** Of those commands' programs, what is not on the user's path. */
  readonly missingPrograms: readonly string[];
}

export interface SummaryOptions {
  readonly cwd: string;
  readonly colors: Colors;
  /** How the user calls this program. */
  readonly command: string;
}

const FINDINGS = 5;
const LINE_CHARACTERS = 200;
const LANGUAGES: Partial<Record<Language, string>> = {
  [Language.PYTHON]: 'Python',
  [Language.TYPESCRIPT]: 'TypeScript',
  [Language.GO]: 'Go',
};
const DATABASES: Partial<Record<Database, string>> = {
  [Database.SQLITE]: 'SQLite',
  [Database.POSTGRESQL]: 'PostgreSQL',
};

/** The end of a run: what was made, what was assumed, what was checked, and how to run it. */
export function summarize(report: Report, { cwd, colors, command }: SummaryOptions): string {
  const sections = [
    made(report, cwd, colors),
    assumed(report, colors),
    checked(report, colors),
    next(report, { cwd, colors, command }),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

const count = (number: number, singular: string, plural = `${singular}s`): string =>
  `${number} ${number === 1 ? singular : plural}`;

function made(report: Report, cwd: string, colors: Colors): string[] {
  const { application, directory, files, dryRun, changes, conflicts, setAside, seconds, outcome } = report;
  if (application === undefined)
    return [
      `${colors.green('Nothing to do:')} the brief, the product and ${place(directory, cwd)} are as the last run left them.`,
    ];
  const { language, database } = application.stack ?? {};
  const stack = [LANGUAGES[language ?? 0], DATABASES[database ?? 0]].filter((text) => text !== undefined).join(', ');
  const what = `${count(application.entities.length, 'entity', 'entities')}, ${count(countEndpoints(application), 'endpoint')}, ${count(files, 'file')}`;
  const verb = dryRun ? 'Would make' : 'Made';
  const lines = [
    `${colors.bold(`${verb} ${application.name}`)} in ${place(directory, cwd)}: ${what} (${stack}) ${colors.dim(`${seconds.toFixed(1)} s`)}`,
  ];
  const { added, modified, deleted } = changes;
  lines.push(`  ${added} added, ${modified} changed, ${deleted} deleted`);
  for (const path of setAside) lines.push(`  ${colors.yellow('kept')} your file as ${path}`);
  lines.push(...databases(report, colors));
  for (const path of conflicts) lines.push(`  ${colors.red('conflict')} in ${path}: look for <<<<<<< and choose`);
  if (outcome === GenerationOutcome.CONFLICTS)
    lines.push('  Not checked: resolve the conflicts, then run the same command again.');
  return lines;
}

/** What becomes of databases that the project has made. */
function databases({ migration, changedMigrations }: Report, colors: Colors): string[] {
  const lines: string[] = [];
  if (migration !== undefined) {
    const { name, consequences } = migration;
    const more = consequences.length === 0 ? 'and takes nothing from them' : 'and';
    lines.push(`  ${colors.bold(`migration ${name}`)} brings databases up to date when the project starts, ${more}`);
    for (const line of consequences) lines.push(`    ${colors.yellow(line)}`);
  }
  for (const path of changedMigrations)
    lines.push(
      `  ${colors.yellow('changed')} ${path}: a database that was made before does not fit; move it away, or keep this file as it was and add another`,
    );
  return lines;
}

function assumed({ requirements }: Report, colors: Colors): string[] {
  const lines: string[] = [];
  const assumptions = requirements?.assumptions ?? [];
  if (assumptions.length > 0) lines.push(colors.bold('Assumed'));
  for (const { text, alternative } of assumptions)
    lines.push(`  ${text}${alternative === '' ? '' : colors.dim(`  → ${alternative}`)}`);
  const unclear = notUnderstood(requirements);
  if (unclear.length > 0) lines.push(colors.bold('Not understood'), ...unclear.map((text) => `  "${text}"`));
  return lines;
}

/** The words that led to nothing although they look as if they should. */
export function notUnderstood(requirements: Requirements | undefined): readonly string[] {
  return (requirements?.sentences ?? []).flatMap(({ notUnderstood: spans }) =>
    spans.map(({ source, start, end }) =>
      (requirements?.sources[source]?.text ?? '').slice(start, end).replaceAll(/\s+/g, ' '),
    ),
  );
}

function checked({ verdicts, dryRun, conflicts }: Report, colors: Colors): string[] {
  if (verdicts.length === 0)
    return dryRun || conflicts.length > 0
      ? []
      : [colors.yellow('Not checked (--no-verify): nothing is claimed about it.')];
  const sandboxes = [...new Set(verdicts.map(({ sandbox }) => sandbox).filter((name) => name !== ''))];
  const where = sandboxes.length === 0 ? '' : ` in a sandbox (${sandboxes.join(', ')})`;
  return [`${colors.bold('Checked')}${where}`, ...verdicts.flatMap((verdict) => verdictLines(verdict, colors))];
}

/** One gate's verdict, with its first findings where it failed. */
export function verdictLines(
  { gate, outcome, summary, seconds, cached, checks, findings }: Verdict,
  colors: Colors,
): string[] {
  const state = outcome === Outcome.PASSED ? 'done' : outcome === Outcome.FAILED ? 'failed' : 'skipped';
  const word = { done: 'passed', failed: 'failed', skipped: 'skipped' }[state];
  const numbers = checks
    .map(({ name, value }) => `${Number.isInteger(value) ? value : value.toFixed(1)} ${name}`)
    .join(', ');
  const detail = summary === '' ? numbers : oneLine(summary);
  const time = cached ? 'known' : `${seconds.toFixed(1)} s`;
  const lines = [
    `  ${symbolOf(state, 0, colors)} ${gate.padEnd(13)} ${word.padEnd(8)} ${time.padStart(7)}  ${detail}`.trimEnd(),
  ];
  if (outcome !== Outcome.FAILED) return lines;
  const errors = findings.filter(({ severity }) => severity !== Severity.INFO);
  lines.push(...errors.slice(0, FINDINGS).map((finding) => `      ${findingText(finding)}`));
  if (errors.length > FINDINGS) lines.push(`      … and ${errors.length - FINDINGS} more: qlf show verdicts`);
  return lines;
}

export function findingText({ path, line, rule, message }: Finding): string {
  const where = path === '' ? '' : `${path}${line === 0 ? '' : `:${line}`} `;
  return `${where}${rule} ${oneLine(message)}`;
}

function next(
  { directory, dryRun, outcome, startCommands, missingPrograms }: Report,
  { cwd, colors, command }: SummaryOptions,
): string[] {
  if (dryRun || outcome === GenerationOutcome.CONFLICTS) return [];
  const at = shellWord(place(directory, cwd));
  const lines = [colors.bold('Run it'), `  ${command} run ${at}`];
  if (startCommands.length > 0) lines.push(`  cd ${at} && ${startCommands.join(' && ')}`);
  if (missingPrograms.length > 0)
    lines.push(
      colors.dim(`    needs ${missingPrograms.join(' and ')}, not found here: qlf doctor tells how to get it`),
    );
  return lines;
}

/** The shell commands in the section "Run" of a README. */
export function readStartCommands(readme: string): readonly string[] {
  const section = /^## Run\n[^]*?^```sh\n([^]*?)^```/m.exec(readme)?.[1] ?? '';
  return section.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

/** A text of any length as part of a line. */
export function oneLine(text: string): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  return flat.length <= LINE_CHARACTERS ? flat : `${flat.slice(0, LINE_CHARACTERS - 1)}…`;
}

/** A path as a word of a command line. */
function shellWord(path: string): string {
  const noOption = path.startsWith('-') ? `./${path}` : path;
  return /^[\w./@+~-]+$/.test(noOption) ? noOption : `'${noOption.replaceAll("'", "'\\''")}'`;
}

/** A folder as the user would type it. */
export function place(directory: string, cwd: string): string {
  const path = relative(cwd, directory);
  return path === '' ? '.' : path.startsWith('..') ? directory : path;
}
