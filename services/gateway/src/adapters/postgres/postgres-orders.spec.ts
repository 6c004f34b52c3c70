import { join } from 'node:path';
import { create } from '@bufbuild/protobuf';
import { CreateGenerationRequestSchema, Role } from '@quantumlayer/contracts/platform/v1/platform';
import { ErrorCode } from '@quantumlayer/errors';
import { migrate, openDatabase, readMigrations } from '@quantumlayer/store';
import { v7 as newId } from 'uuid';
import { describeOnDatabases } from '../../testing/gateway-suite';
import { PostgresOrders } from './postgres-orders';
import { PostgresOrganisations } from './postgres-organisations';

describeOnDatabases((spec) => {
  it('judges orders that come at once each by itself, in order, in two statements', async () => {
    const { id: organisation } = await spec.organisation(Role.OWNER, 4);
    const orders = new PostgresOrders(spec.database, () => spec.now);
    const query = jest.spyOn(spec.database, 'query');
    const accept = (brief: string, key?: string) =>
      orders.accept(
        { organisation, actor: 'user:spec', role: Role.OWNER },
        {
          generations: [{ id: newId(), request: create(CreateGenerationRequestSchema, { brief }) }],
          projectId: '',
          idempotency: key === undefined ? undefined : { key, requestDigest: brief },
        },
      );
    const results = await Promise.allSettled([
      accept('one'),
      accept('two', 'key'),
      accept('two', 'key'),
      accept('other', 'key'),
      ...['three', 'four', 'five'].map((brief) => accept(brief)),
    ]);
    const statements = query.mock.calls.length;
    query.mockRestore();
    const what = results.map((result) =>
      result.status === 'rejected' ? (result.reason as { code: ErrorCode }).code : Object.keys(result.value)[0],
    );
    expect(what).toEqual(['made', 'made', 'known', ErrorCode.CONFLICT, 'made', 'made', ErrorCode.RESOURCE_EXHAUSTED]);
    expect(statements).toBe(2);
  });

  it('counts for the latest day that there were orders on, whose clock ever is behind', async () => {
    const { id: organisation } = await spec.organisation(Role.OWNER, 2);
    const [evening, morning] = [new Date('2026-03-04T23:59:59.999Z'), new Date('2026-03-05T00:00:00Z')];
    const order = async (now: Date) => {
      const orders = new PostgresOrders(spec.database, () => now);
      await orders.accept(
        { organisation, actor: 'user:spec', role: Role.OWNER },
        {
          generations: [{ id: newId(), request: create(CreateGenerationRequestSchema, { brief: 'x' }) }],
          projectId: '',
          idempotency: undefined,
        },
      );
      const accounts = new PostgresOrganisations(spec.database, () => now);
      return accounts.usage({ organisation, actor: 'user:spec', role: Role.OWNER });
    };
    expect(await order(evening)).toEqual({ today: 1, daily: 2, total: 1 });
    expect(await order(evening)).toEqual({ today: 2, daily: 2, total: 2 });
    expect(await order(morning)).toEqual({ today: 1, daily: 2, total: 3 });
    await order(evening);
    await expect(order(morning)).rejects.toMatchObject({ code: ErrorCode.RESOURCE_EXHAUSTED });
  });

  it('accepts the others where one cannot be kept', async () => {
    const { id: organisation } = await spec.organisation();
    const orders = new PostgresOrders(spec.database, () => spec.now);
    const accept = (brief: string) =>
      orders.accept(
        { organisation, actor: 'user:spec', role: Role.OWNER },
        {
          generations: [{ id: newId(), request: create(CreateGenerationRequestSchema, { brief }) }],
          projectId: '',
          idempotency: undefined,
        },
      );
    const results = await Promise.allSettled(['first', 'good', 'a \u0000', 'fine'].map(accept));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(results[2]).toMatchObject({ reason: { code: ErrorCode.INVALID_INPUT } });
  });
});

it('goes on counting what was ordered before there were counters', async () => {
  const database = await openDatabase({ url: 'pglite:', applicationName: 'migration spec' });
  const migrations = await readMigrations(join(__dirname, '../../../migrations'));
  await migrate(database, { schema: 'gateway', migrations: migrations.filter(({ name }) => name < '0009') });
  const [organisation, key] = [newId(), newId()];
  await database.query("INSERT INTO gateway.organisations VALUES ($1, 'Spec', 3, now())", [organisation]);
  await database.query(
    `INSERT INTO gateway.api_keys (id, organisation_id, name, role, secret_digest, created_at, daily_generations)
     VALUES ($1, $2, 'spec', 'owner', '', now(), 2)`,
    [key, organisation],
  );
  const days = ['2026-03-04T10:00:00Z', '2026-03-05T00:00:00Z', '2026-03-05T23:00:00Z'];
  for (const [index, day] of days.entries())
    await database.query(
      `INSERT INTO gateway.generations (id, organisation_id, request, status, created_by, created_at) VALUES ($1, $2, '{}', 'queued', $3, $4)`,
      [newId(), organisation, index === 2 ? 'user:spec' : `key:${key}`, new Date(day)],
    );
  await migrate(database, { schema: 'gateway', migrations });
  const counters = (table: string) => database.query(`SELECT counted_on::text, counted FROM gateway.${table}`);
  expect([await counters('organisations'), await counters('api_keys')]).toEqual([
    [{ counted_on: '2026-03-05', counted: 2 }],
    [{ counted_on: '2026-03-05', counted: 1 }],
  ]);
  await database.close();
}, 60_000);
