import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const PARTS = ['number string', 'day date', 'fare decimal'];

describe('fields that are called so', () => {
  it.each([
    ['The fields of a trip are number, day and fare.', 'Trip'],
    ['Fields for a trip: number, day, fare.', 'Trip'],
    ['Boats have a name. Attributes of the trip: number, day, fare.', 'Trip'],
    ['The details of a trip include number, day and fare.', 'Trip'],
    ['A trip has the following fields: number, day, fare.', 'Trip'],
    ['Every trip needs these details: number, day, fare.', 'Trip'],
    ['For each trip the following data shall be stored: number, day, fare.', 'Trip'],
    ['Boats have a name. Per trip we keep: number, day, fare.', 'Trip'],
    ['Boats have a name. For every trip, the system records the following details: number, day and fare.', 'Trip'],
    ['Each trip has the following attributes:\n- number\n- day\n- fare', 'Trip'],
  ])('are those of what they are named with: %j', (brief, entity) => {
    const fields = factsOf(brief, FactKind.FIELD).filter((field) => !field.startsWith('Boat.'));
    expect(fields).toEqual(PARTS.map((part) => `${entity}.${part}`));
  });

  it('end where the parts of something else begin', () => {
    const brief = 'The fields for an order are: number, day, and its lines, each with a label and a price.';
    expect(factsOf(brief, FactKind.FIELD)).toEqual([
      'Order.number string',
      'Order.day date',
      'Line.label string',
      'Line.price decimal',
    ]);
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Line-Order many_to_one']);
  });

  it.each([
    'Trips have a fare. The details of a trip are secret.',
    'Trips have a fare. Data for trips must be kept safe.',
  ])('are names, not qualities: %s', (brief) => {
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Trip.fare decimal']);
  });
});

describe('a status behind another verb', () => {
  it.each([
    'A loan is for one exhibit and has a fee and a status of requested, approved or returned.',
    'A loan is for one exhibit, from a day until a date, and carries a status of requested, approved or returned.',
  ])('keeps its values: %s', (brief) => {
    expect(factsOf(`Exhibits have a name. ${brief}`, FactKind.FIELD)).toContain(
      'Loan.status enum(requested|approved|returned)',
    );
  });
});
