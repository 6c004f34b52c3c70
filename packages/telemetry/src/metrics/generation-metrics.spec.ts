import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { GenerationEventSchema, GenerationOutcome } from '@quantumlayer/contracts/generation/v1/events';
import { Outcome } from '@quantumlayer/contracts/verification/v1/verification';
import { Registry } from 'prom-client';
import { GenerationMetrics } from './generation-metrics';

const event = (seconds: number, body: NonNullable<MessageInitShape<typeof GenerationEventSchema>['event']>) =>
  create(GenerationEventSchema, { generationId: 'a', time: timestampFromMs(seconds * 1000), event: body });

it("reads states, stages and pass rates off a generation's events", async () => {
  const registry = new Registry();
  const metrics = new GenerationMetrics(registry);
  metrics.observe(event(100, { case: 'started', value: {} }));
  metrics.observe(event(100.25, { case: 'review', value: {} }));
  metrics.observe(event(100.75, { case: 'review', value: {} }));
  metrics.observe(event(101, { case: 'parsed', value: {} }));
  metrics.observe(event(102, { case: 'build', value: {} }));
  metrics.observe(event(103, { case: 'build', value: {} }));
  expect(await registry.metrics()).toContain('quantumlayer_generations_running 1');
  metrics.observe(
    event(110, {
      case: 'finished',
      value: {
        outcome: GenerationOutcome.FAILED_VERIFICATION,
        verdicts: [
          { gate: 'static', outcome: Outcome.PASSED },
          { gate: 'unit', outcome: Outcome.FAILED },
        ],
      },
    }),
  );
  const text = await registry.metrics();
  for (const line of [
    'quantumlayer_generations_running 0',
    'quantumlayer_generations_total{outcome="failed_verification"} 1',
    'quantumlayer_stage_duration_seconds_sum{stage="parse"} 0.25',
    'quantumlayer_stage_duration_seconds_sum{stage="review"} 0.75',
    'quantumlayer_stage_duration_seconds_sum{stage="build"} 2',
    'quantumlayer_gate_verdicts_total{gate="static",outcome="passed"} 1',
    'quantumlayer_gate_verdicts_total{gate="unit",outcome="failed"} 1',
  ])
    expect(text.split('\n')).toContain(line);
});

it('forgets what goes on elsewhere', async () => {
  const registry = new Registry();
  const metrics = new GenerationMetrics(registry);
  metrics.observe(event(1, { case: 'started', value: {} }));
  metrics.forget('a');
  expect(await registry.metrics()).toContain('quantumlayer_generations_running 0');
});
