import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const operations = (sentence: string): string[] =>
  factsOf(
    `A permit has a number. A permit goes through filed, checked, granted. ${sentence}`,
    FactKind.OPERATION,
  ).filter((operation) => operation.startsWith('Permit.withdraw'));

describe('what is said only by denying it from some moment on', () => {
  it.each([
    'Permits cannot be withdrawn once they are granted.',
    'Once granted, a permit cannot be withdrawn.',
    'A granted permit cannot be withdrawn.',
    'It shall not be possible to withdraw a permit after it has been granted.',
    'Applicants may not withdraw a permit after it is granted.',
  ])('can be done before: %s', (sentence) => {
    expect(operations(sentence)).toEqual(['Permit.withdraw transition(filed|checked>withdrawn)']);
  });

  it.each(['Permits cannot be withdrawn.', 'A permit cannot be withdrawn after three days.'])(
    'is nothing to do by "%s"',
    (sentence) => {
      expect(operations(sentence)).toEqual([]);
    },
  );
});
