import { GatewayFixture } from '../../testing/gateway-fixture';
import { create } from '../../testing/gateway-suite';
import { OutboxRelay } from './outbox-relay';

it('brings events with the trace in which they were recorded', async () => {
  const traces = ['first', 'second'].map((name) => ({ traceparent: name }));
  const left = [...traces];
  const gateway = await new GatewayFixture().open('pglite:', {}, { outbox: true, trace: () => left.shift() ?? {} });
  const id = await create(gateway, (await gateway.organisation()).key);
  await gateway.happen(id, 1, { case: 'started', value: {} });
  await gateway.happen(id, 2, { case: 'written', value: { tree: 'sha256:0', files: 1 } });
  const brought: unknown[] = [];
  const relay = new OutboxRelay(gateway.database, {
    publish: async (_, { sequence }, trace) => void brought.push([sequence, trace]),
  });
  await relay.run(new AbortController().signal);
  expect(brought).toEqual(traces.map((trace, index) => [BigInt(index + 1), trace]));
  await gateway.close();
}, 60_000);
