import { toolLimits } from './limits';
import { supervise } from './supervised-process';

/** Nothing else happens meanwhile, as on a machine that is short of processors. */
function holdUp(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

it('loses nothing that was said while we were held up', async () => {
  const { exit } = supervise({
    argv: ['/bin/sh', '-c', '(sleep 0.2; echo late) & echo early'],
    env: { PATH: '/usr/bin:/bin' },
    cwd: '/',
    limits: toolLimits(20),
    collect: [],
    // Called when it has ended; from then on its output has half a second.
    killAll: () => {
      setImmediate(holdUp, 800);
      return Promise.resolve();
    },
  });
  const { code, stdout } = await exit;
  expect([code, stdout]).toEqual([0, 'early\nlate\n']);
});
