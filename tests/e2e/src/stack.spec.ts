import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isInstalled } from '@quantumlayer/local-servers/testing';
import { describeFaults, killDuring, type Fault } from './kill-during';
import { platformCases } from './platform-cases';
import { descendantsOf, processesOf, Stack } from './stack';

jest.setTimeout(30 * 60_000);

const missing = (['postgresql', 'nats', 'redis', 'temporal'] as const).filter((name) => !isInstalled(name));

/** How much runs at each kill; `npm run faults` asks for more. */
const { FAULT_GENERATIONS: generations = 4, FAULT_VERIFIED: verified = 0 } = globalThis as {
  FAULT_GENERATIONS?: number;
  FAULT_VERIFIED?: number;
};
const isLong = verified > 0;
/**
 * Killed one after the other while generations run: services without state, the host of steps, what wakes, what counts, the front, the
 * host of workflows, and where everything is kept.
 */
const VICTIMS = [
  ...(isLong ? ['parser', 'verifier', 'temporal'] : []),
  ...['agent-orchestrator', 'workflow-worker', 'nats', 'redis', 'gateway', 'postgresql'],
];
const WITHOUT_LIMITS = { QLF_REQUESTS_PER_MINUTE: '1000000', QLF_DAILY_GENERATIONS: '1000000' };

if (missing.length > 0) it.skip(`qlf up --stack: ${missing.join(', ')} not installed`, () => undefined);
else describe('the real services', specs);

function specs(): void {
  let folder: string;
  let stack: Stack;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quantumlayer-stack-'));
    // PostgreSQL gets an account of its own where the tests run as root.
    await chmod(folder, 0o755);
    stack = await Stack.start(folder, WITHOUT_LIMITS);
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
    const faults: Fault[] = [];
    for (const victim of VICTIMS) {
      // Bounds of their own: a tree that was proved before would not be proved again.
      const bound = 20 + (Date.now() % 100_000);
      const orders = Array.from({ length: generations }, (_, index) => ({
        brief: `A Go REST API for notes with a title of at most ${bound + index} characters`,
        skipVerification: index >= verified,
      }));
      faults.push(await killDuring(stack, victim, orders));
    }
    if (isLong) process.stdout.write(`${describeFaults(faults)}\n`);
    expect(faults).toEqual(
      VICTIMS.map((victim) => expect.objectContaining({ victim, lost: [], doubled: [], disordered: [] }) as Fault),
    );
  });
}
