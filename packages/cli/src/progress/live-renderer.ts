import type { Colors } from 'picocolors/types';
import { advance, NO_PROGRESS } from './progress';
import type { Renderer } from './renderer';
import { viewTree } from './tree-view';

const FRAME_MS = 80;
const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';
const ERASE_LINE = '\u001b[2K';
const ERASE_BELOW = '\u001b[0J';

/** A live tree for terminals; redraws itself so that times and spinners move. */
export function liveRenderer(output: NodeJS.WriteStream, colors: Colors): Renderer {
  let progress = NO_PROGRESS;
  let frame = 0;
  let height = 0;
  const draw = (): void => {
    // A terminal that does not tell its size says 0.
    const size = { columns: output.columns || 80, rows: output.rows || 24 };
    const lines = viewTree(progress, { colors, now: Date.now(), frame, ...size });
    const up = height === 0 ? '' : `\u001b[${height}A`;
    output.write(`${up}${lines.map((line) => `\r${ERASE_LINE}${line}\n`).join('')}${ERASE_BELOW}`);
    height = lines.length;
  };
  output.write(HIDE_CURSOR);
  const timer = setInterval(() => {
    frame += 1;
    draw();
  }, FRAME_MS);
  // Whatever ends the process, the cursor comes back.
  const restore = (): boolean => output.write(SHOW_CURSOR);
  process.once('exit', restore);
  return {
    show(event) {
      progress = advance(progress, event, Date.now());
      draw();
    },
    close() {
      clearInterval(timer);
      draw();
      restore();
      process.off('exit', restore);
    },
  };
}
