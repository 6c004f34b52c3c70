import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isInstalled } from '@quantumlayer/local-servers/testing';
import { platformCases } from './platform-cases';
import { descendantsOf, processesOf, Stack } from './stack';

jest.setTimeout(8 * 60_000);

const missing = (['postgresql', 'nats', 'redis', 'temporal'] as const).filter((name) => !isInstalled(name));

/**
 * Killed one after the other while generations run: a service without state, the host of steps, what wakes, what counts, the front, and
 * where everything is kept.
 */
const VICTIMS = ['agent-orchestrator', 'workflow-worker', 'nats', 'redis', 'gateway', 'postgresql'];
const GENERATIONS = 8;

if (missing.length > 0) it.skip(`qlf up --stack: ${missing.join(', ')} not installed`, () => undefined);
else describe('the real services', specs);

function specs(): void {
  let folder: string;
  let stack: Stack;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quantumlayer-stack-'));
    // PostgreSQL gets an account of its own where the tests run as root.
    await chmod(folder, 0o755);
    stack = await Stack.start(folder);
  });
  afterAll(async () => {
    await stack.stop();
    expect(await processesOf(folder)).toEqual([]);
    await rm(folder, { recursive: true, force: true });
  });

  platformCases(() => stack.user);

  it('end what runs in the sandbox within 5 seconds when its generation is cancelled', async () => {
    const verifier = await stack.pidOf('verifier');
    // A bound of its own: a tree that was proved before would not be proved again.
    const brief = `A Python REST API for notes with a title of at most ${20 + (Date.now() % 10_000)} characters`;
    const id = await stack.user.generate({ brief });
    while ((await descendantsOf(verifier)).length === 0) await sleep(50);
    const cancelled = Date.now();
    await stack.user.cancel(id);
    const events = await stack.user.eventsOf(id);
    const seconds = (Date.now() - cancelled) / 1000;
    expect(await descendantsOf(verifier)).toEqual([]);
    expect(events.at(-1)?.finished?.outcome).toBe('GENERATION_OUTCOME_CANCELLED');
    expect(seconds).toBeLessThan(5);
  });

  it('lose and double nothing when one after the other is killed', async () => {
    const ids = await Promise.all(
      Array.from({ length: GENERATIONS }, (_, index) => {
        const brief = `A Python REST API for notes of kind ${index} with a title and a text`;
        return stack.user.generate({ brief, skipVerification: true });
      }),
    );
    for (const victim of VICTIMS) {
      await stack.kill(victim);
      await sleep(1500);
    }
    for (const id of ids) {
      const events = await stack.user.eventsOf(id);
      expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => String(index + 1)));
      expect(events.map((event) => 'finished' in event)).toEqual(events.map((_, index) => index === events.length - 1));
      expect(events.at(-1)?.finished?.outcome).toBe('GENERATION_OUTCOME_UNVERIFIED');
    }
  });
}
