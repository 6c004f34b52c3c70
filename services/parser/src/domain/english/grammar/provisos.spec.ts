import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('elements of a list that are there under a condition', () => {
  it.each([
    ['A loan records the borrower, the due date and, once it is back, the return date.', 'Loan.returnDate'],
    ['A repair has a description and, when it is finished, the end date.', 'Repair.endDate'],
    ['Each plant has a name, a species, and if it has been repotted, the date of repotting.', 'Plant.dateOfRepotting'],
    ['A bid has an amount and, once somebody accepted it, a contract number.', 'Bid.contractNumber'],
    ['An order has a number and, if the customer wishes, a delivery note.', 'Order.deliveryNote'],
    ['Songs have a title. We store the composer, the arranger if there is one and the publisher.', 'Song.arranger'],
    ['A form stores a name, a phone number if they have one and a city.', 'Form.phoneNumber'],
  ])('%s', (brief, field) => {
    expect(factsOf(brief, FactKind.FIELD).map((fact) => fact.split(' ')[0])).toContain(field);
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual([`${field} optional`]);
  });

  it.each([
    'Plants have a name. They are watered, and once they are dry, the gardener waters them again.',
    'Plants have a name. They are watered, and when the soil is dry, the gardener and the cook water them.',
  ])('leaves a sentence of its own alone: %s', (brief) => {
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Plant.name string']);
  });
});
