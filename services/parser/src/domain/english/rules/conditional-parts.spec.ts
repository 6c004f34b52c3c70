import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const CLAIMS = 'Claims have an amount and a reason. A claim is pending, approved or rejected.';
const DELIVERIES =
  'Deliveries have an address, a method (pickup or courier), a gift flag, a weight in kg and a message.';

const ofParts = (brief: string): string[] => [...factsOf(brief, FactKind.CONSTRAINT), ...factsOf(brief, FactKind.RULE)];

describe('parts that must be there only where something else holds', () => {
  it.each([
    ['Trips have a distance. If the distance is above 300 km, a reason is required.', 'distance', 'Trip.reason'],
    ['Trips have a cost; if the cost is over 300 a note must be added.', 'cost', 'Trip.note'],
  ])('may be told there for the first time: %s', (brief, figure, field) => {
    const [entity = '', name = ''] = field.split('.');
    expect(ofParts(brief)).toEqual(
      expect.arrayContaining([
        `${field} optional`,
        `${entity} invariant:self.${figure} <= 300 or self.${name} != null`,
      ]),
    );
    expect(factsOf(brief, FactKind.FIELD).map((fact) => fact.split(' ')[0])).toContain(field);
  });

  it('makes no part of what must be done where nothing of the row is asked', () => {
    expect(factsOf('Trips have a cost. If the weather is bad, a reason is required.', FactKind.FIELD)).toEqual([
      'Trip.cost decimal',
    ]);
  });

  it.each([
    'A reason is required when the claim is rejected.',
    'A rejected claim must have a reason.',
    'If a claim is rejected, the reason must not be empty.',
    'Rejected claims need a reason.',
  ])('asks for them where a deed leads to a state: %s', (sentence) => {
    expect(ofParts(`${CLAIMS} ${sentence}`)).toEqual([
      'Claim.reason optional',
      'Claim.reject guard:self.reason != null',
    ]);
  });

  it.each([
    ['The address is required for courier deliveries.', 'address', 'self.method == "pickup" or self.address != null'],
    ['For courier deliveries the address is mandatory.', 'address', 'self.method == "pickup" or self.address != null'],
    ['Address: required when method = courier.', 'address', 'self.method == "pickup" or self.address != null'],
    [
      'The address may be left empty unless the method is courier.',
      'address',
      'self.method == "pickup" or self.address != null',
    ],
    ['A message is only allowed if the gift flag is set.', 'message', 'self.gift == true or self.message == null'],
    ['For a weight over 20 an address must be given.', 'address', 'self.weight <= 20 or self.address != null'],
    ['If the message is missing, the address is mandatory.', 'address', 'self.message != null or self.address != null'],
  ])('lets a row be without them otherwise: %s', (sentence, part, expression) => {
    expect(ofParts(`${DELIVERIES} ${sentence}`)).toEqual([
      `Delivery.${part} optional`,
      `Delivery invariant:${expression}`,
    ]);
  });

  it('asks for the part before the bracket, and for no other of the list', () => {
    const facts = ofParts(
      'Deliveries have an address (required if method is courier), a method (pickup or courier) and a phone.',
    );
    expect(facts).toEqual([
      'Delivery.address optional',
      'Delivery invariant:self.method == "pickup" or self.address != null',
    ]);
  });

  it('takes no part for needed always that some rows do without', () => {
    const brief =
      'Permits have a kind (day, week, year) and an end date. An end date is compulsory for every permit but the day permit.';
    expect(ofParts(brief)).toEqual([]);
  });

  it('takes what is said of no state and no choice for what always holds', () => {
    expect(ofParts('A member has a name and a nickname. A name is required for members.')).toEqual([
      'Member.name required',
    ]);
  });

  it('knows a part by the shorter or longer name of it', () => {
    expect(ofParts('A patron has a name, a tier (gold, plain) and a phone. Gold patrons need a phone number.')).toEqual(
      expect.arrayContaining(['Patron invariant:self.tier == "plain" or self.phone != null']),
    );
    expect(
      ofParts(
        'A haul has a day, a weight collected and a status (planned, done). When a haul is done, the weight must be entered.',
      ).join(),
    ).toContain('self.weightCollected != null');
  });
});
