import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const wishes = (sentence: string): string[] =>
  factsOf(`API for a tool library. A tool has a name and a price. ${sentence}`, FactKind.NON_FUNCTIONAL);

describe('readNonFunctional', () => {
  it('takes what a laboratory tests for its work', () => {
    expect(
      factsOf('A REST API for a laboratory that tests water. A sample has a code.', FactKind.NON_FUNCTIONAL),
    ).toEqual([]);
  });

  it.each([
    ['Tests: yes', ['tests']],
    ['Tests and Docker.', ['tests', 'docker']],
    ['It shall run in a container.', ['docker']],
    ['Keep a record of who changed what.', ['audit_log']],
    ['All changes should be logged.', ['audit_log']],
    ['Log every change and keep it for a year.', ['audit_log']],
    ['Keep a history of all changes.', ['audit_log']],
    ['Members log every visit.', []],
    ['Requests shall be limited to 200 per minute.', ['rate_limit=200']],
    ['Docker. Requests are limited to 100 per minute.', ['docker', 'rate_limit=100']],
    ['No more than 120 calls an hour per client.', ['rate_limit=2']],
    ['It must be tested well, as well as have tests.', ['tests']],
    ['A tool has a weight and whether it was tested.', []],
    ['Tools are collected, tested and stored.', []],
    ['Everything must be tested.', ['tests']],
    ['Clerks mark tools as tested.', []],
    ['A patient takes many tests.', []],
    ['Technicians run tests on tools.', []],
    ['Scientists may create germination tests.', []],
    ['The code comes with tests.', ['tests']],
    ['Docker is out of scope.', []],
    ['Metrics are appreciated.', ['metrics']],
    ['Metrics and structured logging would be nice.', ['metrics', 'logging']],
    ['Cache list responses.', ['caching']],
    ['Responses should be cached.', ['caching']],
    ['A tool has metrics and a price. A metric has a name and a value.', []],
  ])('reads "%s"', (sentence, expected) => {
    expect(wishes(sentence)).toEqual(expected);
  });
});

describe('readExclusions', () => {
  it.each([
    'As a driver, I want to see free tools so that I do not have to search.',
    "A tool can't be lent until all its tests are there.",
    'As a clerk, I want to add, edit and remove tools.',
  ])('takes no reason, condition or deed for what is left out: %s', (sentence) => {
    expect(factsOf(`API for a tool library. A tool has a name. ${sentence}`, FactKind.EXCLUSION)).toEqual([]);
  });
});

describe('tests of the domain', () => {
  it.each([
    'Ponds\n- number\n\nWater tests\n- pond\n- tested at\n- tested by a keeper',
    'Ponds have a number. Soil tests have a date and a pond.',
  ])('%s', (brief) => {
    expect(factsOf(brief, FactKind.NON_FUNCTIONAL)).toEqual([]);
  });

  it.each([
    'Ponds have a number. With tests please.',
    'Ponds have a number. Add unit tests.',
    'Ponds have a number. Well tested.',
  ])('%s', (brief) => {
    expect(factsOf(brief, FactKind.NON_FUNCTIONAL)).toEqual(['tests']);
  });
});
