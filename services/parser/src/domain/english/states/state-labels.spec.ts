import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const ORDERS = 'Orders have a number. Lines have a price. ';

describe('states behind a label', () => {
  it.each([
    'Workflow of orders: reported, confirmed, fixed.',
    "An order's workflow is: reported, confirmed, fixed.",
    'The lifecycle of an order is reported, confirmed, fixed.',
  ])('are those of what it names: %s', (sentence) => {
    expect(factsOf(ORDERS + sentence, FactKind.STATE)).toEqual(['Order reported>confirmed>fixed']);
    expect(factsOf(ORDERS + sentence, FactKind.FIELD)).toEqual(['Order.number string', 'Line.price decimal']);
  });

  it.each([
    ['Orders: pending | paid | sent.', 'Order pending>paid>sent'],
    ['Orders: draft / submitted / approved.', 'Order draft>submitted>approved'],
    ['Status (draft / submitted / approved).', 'Line draft>submitted>approved'],
  ])('may be parted by strokes: %s', (sentence, expected) => {
    expect(factsOf(ORDERS + sentence, FactKind.STATE)).toEqual([expected]);
  });
});

describe('states behind the word for them', () => {
  it.each([
    'A parcel shall be in one of the states deposited, sealed and returned.',
    'Each parcel must be in one of the following states: deposited, sealed, returned.',
    'A parcel can have the states deposited, sealed or returned.',
  ])('%s', (sentence) => {
    expect(factsOf(`A parcel has a weight. ${sentence}`, FactKind.STATE)).toEqual(['Parcel deposited>sealed>returned']);
  });
});

describe('states of what stands before the sign', () => {
  it.each([
    'status of an order: open / packed / sent',
    'status of an order = open, packed, sent',
    'status = open, packed, sent',
  ])('%s', (line) => {
    expect(factsOf(`Orders: number, date\n\n${line}`, FactKind.STATE)).toEqual(['Order open>packed>sent']);
  });
});
