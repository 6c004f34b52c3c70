import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GenerationOutcome, type GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import type { GenerateResult } from '@quantumlayer/embedded';
import { readStartCommands, type Report } from '../output/summary';

type Case = NonNullable<GenerationEvent['event']['case']>;
type Value<Name extends Case> = Extract<GenerationEvent['event'], { case: Name }>['value'];

/** The report of a run, from its events and its result. */
export async function reportFrom(
  events: readonly GenerationEvent[],
  result: GenerateResult,
  dryRun: boolean,
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
  const { finished } = result;
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
    dryRun,
    seconds: finished.seconds,
    startCommands: readStartCommands(await readFile(join(result.directory, 'README.md'), 'utf8').catch(() => '')),
    wasFinished: finished.outcome !== GenerationOutcome.FAILED && finished.outcome !== GenerationOutcome.CANCELLED,
  };
}
