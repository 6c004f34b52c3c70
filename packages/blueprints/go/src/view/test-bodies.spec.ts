import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from '@bufbuild/protobuf';
import { Cardinality, OnDelete, OperationKind, parseApplication, RelationSchema, resolve } from '@quantumlayer/ir';
import { contextOf } from './context';
import { creation } from './test-bodies';

it('links a new row only to private rows of the account that makes it', () => {
  const application = parseApplication(readFileSync(join(__dirname, '../../../../ir/fixtures/booking.json'), 'utf8'));
  application.relations.push(
    create(RelationSchema, {
      name: 'bookings',
      source: 'Room',
      target: 'Booking',
      cardinality: Cardinality.MANY_TO_MANY,
      inverse: 'alternatives',
      onDelete: OnDelete.CASCADE,
    }),
  );
  const context = contextOf(resolve(application));
  const room = context.model.entity('Room');
  const operation = room.operation(OperationKind.CREATE);
  const body = operation && creation(context, room, operation, '')?.body;
  expect(body?.['bookingIds']).toEqual([context.examples.token(context.model.entity('Booking'), 0)]);
});
