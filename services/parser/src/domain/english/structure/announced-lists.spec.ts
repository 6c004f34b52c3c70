import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('a list that the line above announces', () => {
  it.each([
    'A parcel should have the following attributes:-\n- Tracking Number\n- Weight',
    'A parcel has the following details\n1. Tracking number\n2. Weight',
    'Each parcel has these properties:\n* tracking number\n* weight',
    'Each parcel has these properties:\n* ID\n* tracking number\n* weight',
    'Each parcel has these properties:\n* id: integer, primary key\n* tracking number\n* weight',
  ])('names the parts of a thing: %j', (brief) => {
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Parcel.trackingNumber string', 'Parcel.weight number']);
  });

  it.each([
    'The following entities are required:\n- Client\n- Invoice',
    'The main entities of the system are listed below.\n- Clients (humans)\n- Invoices',
    'We need these tables:\n1. Client\n2. Invoice',
  ])('names things: %j', (brief) => {
    expect(factsOf(brief, FactKind.ENTITY).sort()).toEqual(['Client', 'Invoice']);
  });

  it('names things where its first line tells the parts of one, whatever else stands behind', () => {
    const brief =
      '## Data\n- Tool: name, price, tags\n- Depot: name (unique). Depots can have a parent depot.\n- Opinion: useful (yes/no), text';
    expect(factsOf(brief, FactKind.FIELD)).toEqual([
      'Tool.name string',
      'Tool.price decimal',
      'Tool.tags string_list',
      'Depot.name string',
      'Opinion.useful boolean',
      'Opinion.text text',
    ]);
  });

  it('gives whoever stands above it the rights to what it tells', () => {
    const brief = [
      'Dishes have a name.',
      'Customers should be able to:\n- see all dishes',
      'The system must allow admin users to:\n- create, edit and delete dishes',
    ];
    expect(factsOf(brief.join('\n\n'), FactKind.PERMISSION).sort()).toEqual([
      'admin Dish.create',
      'admin Dish.delete',
      'admin Dish.update',
      'customer Dish.read',
    ]);
  });
});
