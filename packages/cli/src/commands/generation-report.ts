import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { GenerationOutcome, type GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import type { GenerateResult } from '@quantumlayer/embedded';
import { readStartCommands, type Report } from '../output/summary';

type Case = NonNullable<GenerationEvent['event']['case']>;
type Value<Name extends Case> = Extract<GenerationEvent['event'], { case: Name }>['value'];

/** The report of a run, from its events and its result. */
export async function reportFrom(
  events: readonly GenerationEvent[],
  result: GenerateResult,
  { dryRun, path }: { readonly dryRun: boolean; readonly path: string },
): Promise<Report & { readonly wasFinished: boolean }> {
  const last = <Name extends Case>(name: Name): Value<Name> | undefined => {
    const found = events.findLast(({ event }) => event.case === name);
    return found?.event.value as Value<Name> | undefined;
  };
  const built = events
    .flatMap(({ event }) =>
      event.case === 'build' && event.value.event.case === 'built' ? [event.value.event.value] : [],
    )
    .at(-1);
  const count = (kind: string): number => (result.trees?.changes ?? []).filter((change) => change.kind === kind).length;
  const changedMigrations = (result.trees?.changes ?? []).flatMap(({ kind, path: file }) =>
    kind === 'modified' && /(^|\/)migrations\/(.*\/)?\d[^/]*$/.test(file) ? [file] : [],
  );
  const { finished } = result;
  const startCommands = readStartCommands(await readFile(join(result.directory, 'README.md'), 'utf8').catch(() => ''));
  const merged = last('merged');
  return {
    application: last('parsed')?.application,
    requirements: last('parsed')?.requirements,
    outcome: finished.outcome,
    verdicts: finished.verdicts,
    directory: result.directory,
    files: built?.files ?? 0,
    changes: { added: count('added'), modified: count('modified'), deleted: count('deleted') },
    conflicts: merged?.conflicts ?? [],
    setAside: merged?.setAside ?? [],
    changedMigrations,
    migration: built?.migration,
    dryRun,
    seconds: finished.seconds,
    startCommands,
    missingPrograms: await missingPrograms(startCommands, path),
    wasFinished: finished.outcome !== GenerationOutcome.FAILED && finished.outcome !== GenerationOutcome.CANCELLED,
  };
}

/** The programs that the commands start and the user does not have. */
async function missingPrograms(commands: readonly string[], path: string): Promise<readonly string[]> {
  const words = commands.map((command) => /^(?:\w+=\S* )*(\S+)/.exec(command)?.[1] ?? '');
  const programs = [...new Set(words)].filter((word) => word !== '' && word !== 'export');
  const found = await Promise.all(programs.map((name) => isOnPath(name, path)));
  return programs.filter((_, index) => found[index] === false);
}

async function isOnPath(name: string, path: string): Promise<boolean> {
  const tries = path.split(delimiter).map((folder) => access(join(folder, name), constants.X_OK));
  return (await Promise.allSettled(tries)).some(({ status }) => status === 'fulfilled');
}
