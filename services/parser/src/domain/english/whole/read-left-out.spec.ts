import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const BRIEF = 'REST API for a rowing club. A boat has a name and a weight.';

describe('readLeftOut', () => {
  it('reads nothing of the domain in what is not to be built', () => {
    const brief = `${BRIEF}\n\n## Out of scope\n\n- invoices with an amount and a due date\n- Docker\n- payments`;
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Boat']);
    expect(factsOf(brief, FactKind.EXCLUSION)).toEqual(['invoices', 'docker', 'payments']);
  });

  it('knows chapters by their numbers', () => {
    const brief = `${BRIEF}\n4. Out of scope\n4.1 Invoices with an amount and payments.\n4.2 A public web site.`;
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Boat']);
    expect(factsOf(brief, FactKind.APPLICATION_KIND)).toEqual(['rest_api']);
  });

  it('knows the label of a line', () => {
    const brief = `${BRIEF}\nNot in this release: a door has a code, web frontend.`;
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Boat']);
    expect(factsOf(brief, FactKind.EXCLUSION)).toEqual(['frontend']);
    expect(factsOf(`${BRIEF}\n\nNon-goals: payments, chat.`, FactKind.EXCLUSION)).toEqual(['payments', 'chat']);
  });

  it.each([
    ["Won't do:\n- sending newsletters\n- import from Excel", ['newsletters', 'import']],
    ['**Non-goals:** statistics, integration with Trello', ['statistics', 'integration']],
    ['Explicitly out: avatars, seasons.', ['avatars', 'seasons']],
    ['Exclusions: billing and route planning.', ['payments', 'route_planning']],
  ])('names what is done and with what: %s', (said, expected) => {
    expect(factsOf(`${BRIEF}\n\n${said}`, FactKind.EXCLUSION)).toEqual(expected);
    expect(factsOf(`${BRIEF}\n\n${said}`, FactKind.ENTITY)).toEqual(['Boat']);
  });

  it('reads sentences there that are refusals themselves', () => {
    expect(factsOf(`${BRIEF}\n\n## Not now\n\nNo deletion of boats, ever.`, FactKind.EXCLUSION)).toEqual([
      'Boat.delete',
    ]);
  });
});
