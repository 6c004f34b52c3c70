import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { AgentRole } from '@quantumlayer/contracts/agents/v1/agents';
import { GenerationEventSchema } from '@quantumlayer/contracts/generation/v1/events';
import { Outcome } from '@quantumlayer/contracts/verification/v1/verification';
import picocolors from 'picocolors';
import { advance, NO_PROGRESS, type Progress } from './progress';
import { viewTree } from './tree-view';

type Event = NonNullable<MessageInitShape<typeof GenerationEventSchema>['event']>;
const build = (event: object): Event => ({ case: 'build', value: { event } }) as Event;
const gate = (event: object): Event => ({ case: 'verification', value: { event } }) as Event;

/** The tree after events that come a second apart. */
function after(...events: readonly Event[]): Progress {
  return events.reduce(
    (progress, event, index) => advance(progress, create(GenerationEventSchema, { event }), index * 1000),
    NO_PROGRESS,
  );
}
const view = (progress: Progress, size: { columns?: number; rows?: number } = {}) =>
  viewTree(progress, { colors: picocolors.createColors(false), now: 10_000, frame: 0, columns: 80, rows: 24, ...size });

const STARTED: Event = { case: 'started', value: { brief: 'x' } };
const PARSED: Event = { case: 'parsed', value: {} };
const PLAN = build({ case: 'plan', value: { agents: [{ role: AgentRole.BACKEND }, { role: AgentRole.QUALITY }] } });
const START_BACKEND = build({ case: 'started', value: { role: AgentRole.BACKEND } });
const verdict = (name: string, outcome: Outcome) =>
  gate({ case: 'verdict', value: { gate: name, outcome, summary: `${name} says`, seconds: 1.5 } });

describe('the live tree', () => {
  it('shows what is done, what runs and for how long, and what waits', () => {
    expect(view(after(STARTED, PARSED, PLAN, START_BACKEND))).toEqual([
      expect.stringMatching(/^✔ Understand the brief {7}1\.0 s {2}0 entities$/),
      expect.stringMatching(/^⠋ Write the project +8\.0 s$/),
      expect.stringMatching(/^ {2}⠋ backend +7\.0 s$/),
      expect.stringMatching(/^ {2}· quality$/),
    ]);
  });

  it('folds a group that went well, and keeps one that did not', () => {
    const built = build({ case: 'built', value: { files: 3 } });
    const done = build({ case: 'finished', value: { role: AgentRole.BACKEND, files: 2, seconds: 0.1 } });
    const progress = after(
      STARTED,
      PARSED,
      PLAN,
      START_BACKEND,
      done,
      built,
      gate({ case: 'started', value: { gate: 'unit' } }),
      verdict('unit', Outcome.FAILED),
    );
    const lines = view(progress);
    expect(lines.filter((line) => line.includes('backend'))).toEqual([]);
    expect(lines.at(-2)).toMatch(/^✖ Check it/);
    expect(lines.at(-1)).toMatch(/^ {2}✖ unit +1\.5 s {2}unit says$/);
  });

  it('says why an agent is asked again', () => {
    const rejected = build({ case: 'rejected', value: { role: AgentRole.BACKEND, attempt: 1, message: 'prose' } });
    expect(view(after(STARTED, PARSED, PLAN, START_BACKEND, rejected))[2]).toContain('asked again: prose');
  });

  it('never calls a skipped gate done', () => {
    expect(view(after(verdict('contract', Outcome.SKIPPED)))[0]).toMatch(/^– Check it/);
  });

  it('fits into the terminal: lines are cut, the oldest give way', () => {
    const lines = view(after(STARTED, PARSED, PLAN, START_BACKEND), { columns: 30, rows: 3 });
    expect(lines).toHaveLength(2);
    for (const line of lines) expect([...line].length).toBeLessThanOrEqual(30);
  });

  it('leaves nothing running at the end', () => {
    const lines = view(after(STARTED, { case: 'finished', value: {} }));
    expect(lines[0]).toMatch(/^✖ Understand the brief/);
  });
});
