import { createLogUpdate } from 'log-update';
import type { Colors } from 'picocolors/types';
import { advance, NO_PROGRESS } from './progress';
import type { Renderer } from './renderer';
import { viewTree } from './tree-view';

const FRAME_MS = 80;

/** A live tree for terminals; redraws itself so that times and spinners move. */
export function liveRenderer(output: NodeJS.WriteStream, colors: Colors): Renderer {
  const update = createLogUpdate(output);
  let progress = NO_PROGRESS;
  let frame = 0;
  const draw = (): void => {
    const size = { columns: output.columns || 80, rows: output.rows || 24 };
    update(viewTree(progress, { colors, now: Date.now(), frame, ...size }).join('\n'));
  };
  const timer = setInterval(() => {
    frame += 1;
    draw();
  }, FRAME_MS);
  return {
    show(event) {
      progress = advance(progress, event, Date.now());
      draw();
    },
    close() {
      clearInterval(timer);
      draw();
      update.done();
    },
  };
}
