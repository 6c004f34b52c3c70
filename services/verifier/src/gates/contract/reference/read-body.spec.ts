import { create } from '@bufbuild/protobuf';
import { DefaultSchema, FieldSchema, FieldType } from '@quantumlayer/contracts/ir/v1/entity';
import { requireModel, type JsonValue } from '@quantumlayer/ir';
import { readFixture } from '../../../testing/verifier-fixture';
import { readBody, type BodyContext } from './read-body';
import { RowStore } from './row-store';

const now = new Date('2026-03-04T05:06:07.008Z');
const before = '2020-01-01T00:00:00.000Z';

async function read(body: JsonValue, mode: BodyContext['mode']): Promise<JsonValue | undefined> {
  const application = await readFixture('todo');
  const defaultValue = create(DefaultSchema, { kind: { case: 'now', value: true } });
  application.entities[0]?.fields.push(create(FieldSchema, { name: 'seenAt', type: FieldType.DATETIME, defaultValue }));
  const model = requireModel(application);
  const entity = model.entity('Todo');
  const current = { seenAt: before };
  return readBody(body, { model, entity, mode, current, now, store: new RowStore(), caller: { authenticated: false } })[
    'seenAt'
  ];
}

it.each([
  ['create', { title: 'a' }, now.toISOString()],
  ['create', { title: 'a', seenAt: null }, null],
  ['put', { title: 'a' }, now.toISOString()],
  ['put', { title: 'a', seenAt: null }, null],
  ['patch', {}, before],
  ['patch', { seenAt: null }, null],
] as const)('%s %j: a default of the time is %s', async (mode, body, expected) => {
  expect(await read(body, mode)).toBe(expected);
});
