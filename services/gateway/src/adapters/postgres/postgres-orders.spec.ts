import { create } from '@bufbuild/protobuf';
import { CreateGenerationRequestSchema, Role } from '@quantumlayer/contracts/platform/v1/platform';
import { ErrorCode } from '@quantumlayer/errors';
import { v7 as newId } from 'uuid';
import { describeOnDatabases } from '../../testing/gateway-suite';
import { PostgresOrders } from './postgres-orders';

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
