import { setTimeout as sleep } from 'node:timers/promises';
import type { Order, StreamedEvent } from './platform-user';
import type { Stack } from './stack';

/** What was seen when one process was killed while generations ran and somebody watched each of them. */
export interface Fault {
  readonly victim: string;
  /** Generations that had not ended when it was killed. */
  readonly unfinished: number;
  /** Milliseconds from then on until the API answered for good. */
  readonly silence: number;
  /** Connections that the watchers needed, of which one each is the least. */
  readonly connections: number;
  /** Seconds from then on until all had ended. */
  readonly seconds: number;
  /** Generations that did not end as they would have, or of which an event is missing. */
  readonly lost: readonly string[];
  /** Generations of which an event, or the work, came twice. */
  readonly doubled: readonly string[];
  /** Generations whose events came in another order than they stand on record. */
  readonly disordered: readonly string[];
}

/** Asks for generations, kills a process of the stack while they run, and waits for all of them. */
export async function killDuring(stack: Stack, victim: string, orders: readonly Order[]): Promise<Fault> {
  const { user } = stack;
  const ended = new Set<string>();
  const watched = await Promise.all(
    orders.map(async (order) => {
      const id = await user.generate(order);
      const story = user.follow(id).finally(() => ended.add(id));
      return { id, order, story };
    }),
  );
  await Promise.any(watched.filter(isHardest).map(({ id, order }) => user.sees(id, isAtWork(order))));
  const unfinished = watched.length - ended.size;
  const killed = Date.now();
  await stack.kill(victim);
  const silence = await silenceSince(killed, () => user.send('GET', '/v1/usage'));
  const stories = await Promise.all(watched.map(async ({ story, ...rest }) => ({ ...rest, ...(await story) })));
  const seconds = (Date.now() - killed) / 1000;
  const recorded = await Promise.all(stories.map(({ id }) => user.eventsOf(id)));
  const those = (isWrong: (story: (typeof stories)[number], record: readonly StreamedEvent[]) => boolean): string[] =>
    stories.filter((story, index) => isWrong(story, recorded[index] ?? [])).map(({ id }) => id);
  return {
    victim,
    unfinished,
    silence,
    seconds,
    connections: stories.reduce((sum, story) => sum + story.connections, 0),
    lost: those(({ order, events }, record) => hasGap(record) || outcomeOf(events) !== expected(order)),
    doubled: those(({ events }) => new Set(numbers(events)).size < events.length || builds(events) !== 1),
    disordered: those(({ events }, record) => numbers(events).join() !== numbers(record).join()),
  };
}

const expected = ({ skipVerification }: Order): string =>
  `GENERATION_OUTCOME_${skipVerification === true ? 'UNVERIFIED' : 'VERIFIED'}`;
const outcomeOf = (events: readonly StreamedEvent[]): string | undefined => events.at(-1)?.finished?.outcome;
const numbers = (events: readonly StreamedEvent[]): number[] => events.map(({ sequence }) => Number(sequence));
const hasGap = (events: readonly StreamedEvent[]): boolean =>
  numbers(events).some((sequence, index) => sequence !== index + 1);
const builds = (events: readonly StreamedEvent[]): number =>
  events.filter(({ build }) => build?.built !== undefined).length;

/** Those that are proved are at work the longest, where there are any. */
function isHardest(
  { order }: { readonly order: Order },
  _: number,
  all: readonly { readonly order: Order }[],
): boolean {
  return order.skipVerification !== true || all.every((other) => other.order.skipVerification === true);
}

/** What tells that the hard part of an order has begun. */
const isAtWork =
  ({ skipVerification }: Order) =>
  ({ started, verification }: StreamedEvent): boolean =>
    (skipVerification === true ? started : verification) !== undefined;

/** Milliseconds between two questions, and of answers without a break after which it is over. */
const [BEAT, STEADY] = [50, 2000];

async function silenceSince(killed: number, ask: () => Promise<Response>): Promise<number> {
  let lastFailure = killed;
  while (Date.now() - lastFailure < STEADY) {
    const answered = await ask().then(
      async (response) => response.ok && (await response.arrayBuffer()).byteLength > 0,
      () => false,
    );
    if (!answered) lastFailure = Date.now();
    await sleep(BEAT);
  }
  return lastFailure - killed;
}

/** The rows of a table in Markdown. */
export function describeFaults(faults: readonly Fault[]): string {
  const head = [
    'Killed',
    'Running then',
    'API silent',
    'Connections',
    'All ended after',
    'Lost',
    'Doubled',
    'Out of order',
  ];
  const rows = faults.map((fault) => [
    fault.victim,
    fault.unfinished,
    `${(fault.silence / 1000).toFixed(1)} s`,
    fault.connections,
    `${fault.seconds.toFixed(0)} s`,
    ...[fault.lost, fault.doubled, fault.disordered].map(({ length }) => length),
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
