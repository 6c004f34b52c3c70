import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from '@bufbuild/protobuf';
import { parseApplication } from '../application-json';
import { requireModel } from '../check/check-application';
import { EntitySchema, OperationKind, OperationSchema, type Application } from '../contract';

const shop = (): Application => parseApplication(readFileSync(join(__dirname, '../../fixtures/shop.json'), 'utf8'));

function withAction(application: Application, name: string): void {
  const like = application.operations.find(({ kind }) => kind === OperationKind.ACTION);
  application.operations.push(
    create(OperationSchema, {
      ...(like?.access && { access: like.access }),
      name,
      entity: 'Order',
      kind: OperationKind.ACTION,
    }),
  );
}

it('names routes after what they do', () => {
  const { operationId } = requireModel(shop());
  expect(operationId('GET', '/orders')).toBe('listOrders');
  expect(operationId('PUT', '/products/{id}')).toBe('replaceProduct');
  expect(operationId('GET', '/orders/{id}/items')).toBe('listOrderOrderItems');
  expect(() => operationId('GET', '/nothing')).toThrow('no route GET /nothing');
});

it.each(['get', 'replace'])('tells an action called %s from the usual route', (name) => {
  const application = shop();
  withAction(application, name);
  const { operationIds, operationId } = requireModel(application);
  expect(operationId('POST', `/orders/{id}/${name}`)).toBe(`${name}OrderAction`);
  expect(new Set(operationIds.values()).size).toBe(operationIds.size);
});

it('tells a nested list from the list of an entity with the name of both', () => {
  const application = shop();
  const [item] = application.entities.filter(({ name }) => name === 'OrderItem');
  if (!item) throw new Error('no OrderItem');
  const clash = create(EntitySchema, {
    ...item,
    name: 'OrderOrderItem',
    plural: 'OrderOrderItems',
    unique: [],
    invariants: [],
  });
  clash.fields = item.fields.filter(({ computed }) => computed === '');
  application.entities.push(clash);
  const list = application.operations.find(({ entity, kind }) => entity === 'OrderItem' && kind === OperationKind.LIST);
  if (!list) throw new Error('no list');
  application.operations.push(create(OperationSchema, { ...list, entity: 'OrderOrderItem' }));
  const { operationId } = requireModel(application);
  expect(operationId('GET', '/order-order-items')).toBe('listOrderOrderItems');
  expect(operationId('GET', '/orders/{id}/items')).toBe('listOrderOrderItemsByOrder');
});
