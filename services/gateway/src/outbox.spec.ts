import { setTimeout as sleep } from 'node:timers/promises';
import { isInstalled, ServerProcess } from '@quantumlayer/local-servers/testing';
import { connectBroker, type BrokerConnection } from './adapters/nats/connect-broker';
import type { Repetition } from '@quantumlayer/service-kit/repeatedly';
import { GatewayFixture } from './testing/gateway-fixture';
import { create, finish } from './testing/gateway-suite';

const describeOnServers = isInstalled('postgresql') && isInstalled('nats') ? describe : describe.skip;

/** One process of the gateway, with its own connection to the broker. */
class Process {
  readonly gateway = new GatewayFixture();
  readonly faults: unknown[] = [];
  #broker!: BrokerConnection;
  #work!: Repetition;

  async open(database: string, nats: string): Promise<void> {
    await this.gateway.open(database, {}, { outbox: true });
    this.#broker = connectBroker({ url: nats, name: 'gateway spec' });
    this.#work = this.#broker.start(this.gateway.database, this.gateway.host.feed, (error) => this.faults.push(error));
  }

  nudge(): void {
    this.#broker.nudge();
  }

  async close(): Promise<void> {
    await this.#work.stop();
    await this.#broker.close();
    await this.gateway.close();
  }
}

describeOnServers('two processes of the gateway (skipped without PostgreSQL and nats-server)', () => {
  let postgres: ServerProcess;
  let nats: ServerProcess;
  const [here, there] = [new Process(), new Process()];
  const over = new AbortController();
  beforeAll(async () => {
    [postgres, nats] = await Promise.all([ServerProcess.start('postgresql'), ServerProcess.start('nats')]);
    await here.open(postgres.address, nats.address);
    await there.open(postgres.address, nats.address);
  });
  afterAll(async () => {
    over.abort();
    await Promise.all([here.close(), there.close()]);
    await Promise.all([postgres.remove(), nats.remove()]);
  });

  const left = async (): Promise<number> => (await here.gateway.database.query('SELECT 1 FROM gateway.outbox')).length;
  const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await condition())) await sleep(20);
  };
  /** How often the other process was told that something happened to a generation. */
  const toldThere = (id: string): { times: number } => {
    const told = { times: 0 };
    const watcher = there.gateway.host.feed.watch(id);
    void (async () => {
      while (!over.signal.aborted) {
        await watcher.next(600, over.signal);
        told.times += 1;
      }
      watcher.release();
    })();
    return told;
  };

  it('hear of what the other recorded', async () => {
    const { key } = await here.gateway.organisation();
    // The other one listens when it hears of a first event; until then events pass by.
    await until(async () => {
      const id = await create(here.gateway, key);
      const told = toldThere(id);
      await here.gateway.happen(id, 1, { case: 'started', value: {} });
      here.nudge();
      await sleep(200);
      return told.times > 0;
    });
    await until(async () => (await left()) === 0);
    expect(here.faults).toEqual([]);
  });

  it('lose nothing while the broker is away', async () => {
    const { key } = await here.gateway.organisation();
    const id = await create(here.gateway, key);
    const told = toldThere(id);
    await nats.kill();
    await finish(here.gateway, id);
    here.nudge();
    await until(() => here.faults.length > 0 || there.faults.length > 0);
    expect(await left()).toBe(3);
    expect((await there.gateway.call(key, 'GET', `/v1/generations/${id}`)).body.status).toBe(
      'GENERATION_STATUS_VERIFIED',
    );
    await nats.start();
    await until(async () => (await left()) === 0 && told.times > 0);
  });
});
