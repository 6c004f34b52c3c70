import { GenerationOutcome } from '@quantumlayer/contracts/generation/v1/events';
import { toJson } from '@bufbuild/protobuf';
import { VerdictSchema } from '@quantumlayer/contracts/verification/v1/verification';
import { verdictLines } from '../output/summary';
import { isGeneration, requireGeneration } from '../remote/is-generation';
import type { CommandContext } from './context';
import { openProject } from './project';

const OUTCOMES: Readonly<Record<GenerationOutcome, string>> = {
  [GenerationOutcome.UNSPECIFIED]: 'unknown',
  [GenerationOutcome.VERIFIED]: 'verified: every gate passed',
  [GenerationOutcome.UNVERIFIED]: 'not fully verified: no gate failed, not every gate ran',
  [GenerationOutcome.FAILED_VERIFICATION]: 'a gate failed',
  [GenerationOutcome.CONFLICTS]: 'conflicts are to be resolved',
  [GenerationOutcome.FAILED]: 'failed',
  [GenerationOutcome.CANCELLED]: 'stopped',
};

export interface StatusOptions {
  readonly folder: string;
  readonly server?: string;
  readonly json?: boolean;
}

/** `qlf status`: how a project stands, here or on a server. */
export async function statusCommand(options: StatusOptions, context: CommandContext): Promise<number> {
  const { folder, json } = options;
  // Asked of a server, a word is meant as an identifier, though it be none.
  if (isGeneration(folder) || options.server !== undefined) {
    const { remoteStatusCommand } = await import('../remote/generations');
    return remoteStatusCommand({ ...options, id: requireGeneration(folder) }, context);
  }
  const { terminal, colors, signal } = context;
  const project = await openProject(folder, terminal);
  const { state, application, path } = project;
  const engine = await context.engine();
  const { changes: edits } = await engine.edits(path, signal);
  const outcome =
    state.finished === undefined
      ? 'the last run did not end; run the same command again to finish it'
      : OUTCOMES[state.finished.outcome];
  const verdicts = state.finished?.verdicts ?? [];
  if (json === true) {
    const data = {
      name: application.name,
      outcome,
      conflicts: state.conflicts,
      edits: edits.map(({ kind, path: file }) => ({ kind, path: file })),
      verdicts: verdicts.map((verdict) => toJson(VerdictSchema, verdict)),
    };
    terminal.stdout.write(`${JSON.stringify(data, null, 2)}\n`);
    return 0;
  }
  terminal.stdout.write(`${colors.bold(application.name)} in ${path}\n  ${outcome}\n`);
  for (const verdict of verdicts) terminal.stdout.write(`${verdictLines(verdict, colors).join('\n')}\n`);
  for (const file of state.conflicts)
    terminal.stdout.write(`  ${colors.red('conflict')} in ${file} after the last merge\n`);
  terminal.stdout.write(
    edits.length === 0
      ? '  no edits since it was generated\n'
      : `  ${edits.length} ${edits.length === 1 ? 'file differs' : 'files differ'} from what was generated (qlf diff -o ${folder}):\n`,
  );
  for (const { kind, path: file } of edits) terminal.stdout.write(`    ${kind.padEnd(8)} ${file}\n`);
  return 0;
}
