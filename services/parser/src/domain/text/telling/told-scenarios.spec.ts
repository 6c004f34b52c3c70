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

  it('is refused from then on to somebody else', () => {
    const brief = 'Visas have a number. Visas are draft, submitted, granted or closed.\n\n';
    const scenario =
      'Given a submitted visa\nWhen an officer grants or refuses it\nThen its author can no longer edit it';
    expect(factsOf(brief + scenario, FactKind.RULE)).toEqual([
      'Visa.update guard:self.status == "draft" or self.status == "submitted"',
    ]);
    expect(factsOf(brief + scenario, FactKind.PERMISSION)).toEqual(['officer Visa.grant', 'officer Visa.refuse']);
  });

  it('may be done only once', () => {
    const brief = 'Courses have a title. Courses are draft, open or full. Members rate courses.\n\n';
    const scenario =
      'Given an open course\nWhen a member rates it\nThen the mean changes\nAnd the same member cannot rate it again';
    expect(factsOf(brief + scenario, FactKind.CONSTRAINT)).toEqual(['Rating.user unique_with=course']);
    expect(factsOf(brief + scenario, FactKind.RULE).filter((rule) => rule.includes('!='))).toEqual([]);
  });

  it.each([
    ['Given I am a clerk, when I send a paid order, then it is sent.', ['clerk Order.send']],
    ['Given I am logged in as a packer\nWhen I send an order\nThen it is sent', ['packer Order.send']],
    ['Given I am a customer, when I list orders, then I should only see my own orders.', ['owner Order.read']],
  ])('is the right of whoever speaks: %s', (scenario, expected) => {
    expect(factsOf(ORDERS + scenario, FactKind.PERMISSION)).toEqual(expected);
  });

  it('may be refused to whoever speaks, for what else is given', () => {
    const scenario = 'Given I am a clerk and the order is sent, when I try to edit it, then I get a 403.';
    expect(rules(scenario)).toEqual(['Order.update guard:self.status != "sent"']);
  });

  it('needs an account where nobody is logged in', () => {
    const brief = `${ORDERS}Given I am not logged in, when I request the orders, then I receive a 401.`;
    expect(factsOf(brief, FactKind.AUTHENTICATION)).toEqual(['jwt']);
  });
});
