import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('what is done once', () => {
  it.each([
    ['Passes have a code. Porters can stamp a pass once.', 'Pass.stamp guard:self.stampedAt == null'],
    [
      'Leases have a rent. Agents renew leases. A lease can be renewed only once.',
      'Lease.renew guard:self.renewedAt == null',
    ],
    ['Badges have a code. A badge can be printed once by a clerk.', 'Badge.print guard:self.printedAt == null'],
    ['Tickets have a seat. Ushers can validate a ticket once.', 'Ticket.validate guard:self.validatedAt == null'],
  ])('is not done again: %s', (brief, rule) => {
    expect(factsOf(brief, FactKind.RULE)).toEqual([rule]);
  });

  it.each([
    'Letters have a text. Clerks can seal a letter at once.',
    'Letters have a text. Clerks can seal a letter once it is signed.',
    'Letters have a text. Clerks can seal a letter once a day.',
  ])('is told otherwise: %s', (brief) => {
    expect(factsOf(brief, FactKind.RULE).join()).not.toContain('sealedAt == null');
  });
});
