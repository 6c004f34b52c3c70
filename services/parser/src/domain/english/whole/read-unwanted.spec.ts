import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const leftOut = (sentence: string): string[] =>
  factsOf(`Films have a title and a length. ${sentence}`, FactKind.EXCLUSION).sort();

describe('what is not wanted', () => {
  it.each([
    ['We do not need payroll or statistics yet.', ['payroll', 'statistics']],
    ['Invoices are done in another system.', ['invoices']],
    ['There will be no chat.', ['chat']],
    ['Leave out the statistics.', ['statistics']],
    ["Don't bother with Docker or CI.", ['ci', 'docker']],
    ['The app does not handle payments.', ['payments']],
    ['Out of scope: payroll, chat.', ['chat', 'payroll']],
  ])('reads %j', (sentence, expected) => {
    expect(leftOut(sentence)).toEqual(expected);
  });

  it.each([
    'A film does not need a length.',
    'We do not need more than two films.',
    'There is no length if it is unknown.',
    'No two films have the same title.',
    'We do not need a title for films.',
  ])('leaves out nothing that is told of: %j', (sentence) => {
    expect(leftOut(sentence)).toEqual([]);
  });
});
