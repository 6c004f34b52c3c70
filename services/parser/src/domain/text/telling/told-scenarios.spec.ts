import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const ORDERS = 'Build an API for orders. Order: number, total (decimal), status (open, paid, sent).\n\n';

const rules = (brief: string): string[] => factsOf(`${ORDERS}${brief}`, FactKind.RULE);

describe('what a scenario refuses, or has done', () => {
  it.each([
    'Given a paid order, when a clerk tries to edit it, then a 409 error is returned.',
    '- Given a paid order\n- When a clerk edits the order\n- Then the request is rejected',
    '**Given** a paid order\n**When** I attempt to edit it\n**Then** I get a 403',
  ])('is a guard: %s', (scenario) => {
    expect(rules(scenario)).toEqual(['Order.update guard:self.status != "paid"']);
    expect(factsOf(`${ORDERS}${scenario}`, FactKind.EXCLUSION)).toEqual([]);
  });

  it('may stand in a clause', () => {
    expect(rules('Given the order is sent, when a clerk deletes it, then the API responds with 409 Conflict.')).toEqual(
      ['Order.delete guard:self.status != "sent"'],
    );
  });

  it('or done leads to another state', () => {
    const brief = `${ORDERS}Given a paid order, when a clerk sends it, then its status becomes sent.`;
    expect(factsOf(brief, FactKind.OPERATION)).toEqual(['Order.send transition(paid>sent)']);
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual([]);
  });

  it('needs an account where nobody is logged in', () => {
    const brief = `${ORDERS}Given I am not logged in, when I request the orders, then I receive a 401.`;
    expect(factsOf(brief, FactKind.AUTHENTICATION)).toEqual(['jwt']);
  });
});
