import type { Colors } from 'picocolors/types';
import type { Progress, Step, StepState } from './progress';

export const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** Words for the groups, as a person reads them. */
const TITLES: Readonly<Record<string, string>> = {
  understand: 'Understand the brief',
  build: 'Write the project',
  check: 'Check it',
  merge: 'Merge with your edits',
  write: 'Put it in place',
};
const NAME_WIDTH = 24;

export interface ViewOptions {
  readonly colors: Colors;
  readonly now: number;
  readonly frame: number;
  readonly columns: number;
  /** Lines that the terminal can show; the oldest finished ones give way. */
  readonly rows: number;
}

/** The live tree as lines, each cut to the terminal's width so that nothing wraps. */
export function viewTree({ steps }: Progress, options: ViewOptions): readonly string[] {
  const lines = steps.flatMap((step) => [
    line({ ...step, name: TITLES[step.name] ?? step.name }, '', options),
    ...childrenOf(step).map((child) => line(child, '  ', options)),
  ]);
  return lines.slice(-Math.max(1, options.rows - 1));
}

/** Of a group that went well, the line of the group says enough. */
function childrenOf({ state, children }: Step): readonly Step[] {
  return state === 'done' ? [] : children;
}

function line(
  { name, state, detail, startedAt, seconds }: Step,
  indent: string,
  { colors, now, frame, columns }: ViewOptions,
): string {
  const time = seconds ?? (state === 'running' && startedAt !== undefined ? (now - startedAt) / 1000 : undefined);
  const timeText = time === undefined ? '' : `${time.toFixed(1)} s`;
  const plain = `${name.padEnd(NAME_WIDTH - indent.length)} ${timeText.padStart(7)}  ${detail.replaceAll(/\s+/g, ' ')}`;
  const room = Math.max(10, columns - indent.length - 3);
  const cut = [...plain].length > room ? `${[...plain].slice(0, room - 1).join('')}…` : plain.trimEnd();
  const text = state === 'waiting' ? colors.dim(cut) : state === 'failed' ? colors.red(cut) : cut;
  return `${indent}${symbolOf(state, frame, colors)} ${text}`;
}

export function symbolOf(state: StepState, frame: number, colors: Colors): string {
  switch (state) {
    case 'done':
      return colors.green('✔');
    case 'failed':
      return colors.red('✖');
    case 'skipped':
      return colors.yellow('–');
    case 'running':
      return colors.cyan(FRAMES[frame % FRAMES.length] ?? '');
    case 'waiting':
      return colors.dim('·');
  }
}
