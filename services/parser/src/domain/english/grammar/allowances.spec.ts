import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const permissions = (sentence: string): string[] =>
  factsOf(`Courses have a title. ${sentence}`, FactKind.PERMISSION).sort();

describe('what the software allows somebody to do', () => {
  it.each([
    ['The system must allow admins to create, edit and delete courses.', ['create', 'delete', 'update']],
    ['The API should enable admin users to add courses and to remove them.', ['create', 'delete']],
    ['The app lets admins edit courses.', ['update']],
  ])('is theirs: %s', (sentence, deeds) => {
    expect(permissions(sentence)).toEqual(deeds.map((deed) => `admin Course.${deed}`));
  });

  it.each([
    'The app must not let guests edit courses or see them.',
    'The system does not allow guests to edit courses or delete them.',
    'Guests cannot edit courses or delete them.',
  ])('is not open to whom it is denied: %s', (sentence) => {
    expect(permissions(sentence).filter((right) => right.startsWith('anyone'))).toEqual([]);
  });
});
