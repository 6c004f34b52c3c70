import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const TREES = 'Trees have a species.';
const rights = (sentences: string): string[] => factsOf(`${TREES} ${sentences}`, FactKind.PERMISSION).sort();

describe('access that is left to somebody', () => {
  it.each([
    ['Read access is public. Write access is for foresters only.', ['anyone *.read', 'forester *.*']],
    ['Read access is open to everyone; write access is only for foresters.', ['anyone *.read', 'forester *.*']],
    ['Read access for everyone, write access only for foresters.', ['anyone *.read', 'forester *.*']],
    ['Public read access, foresters can write.', ['anyone *.read', 'forester *.*']],
    ['Full access to trees is reserved to the boss.', ['boss Tree.*']],
    ['Write access requires the forester role.', ['forester *.*']],
    ['The app is read-only for visitors. Foresters add trees.', ['anyone *.read', 'forester Tree.create']],
    ['The API should be read-only for the public. Foresters add trees.', ['anyone *.read', 'forester Tree.create']],
    ['Everything is read-only for trainees; foresters manage everything.', ['forester *.*', 'trainee *.read']],
    ['Foresters manage trees. Access is for members only.', ['forester Tree.*', 'member *.read']],
  ])('reads %j', (sentences, expected) => {
    expect(rights(sentences)).toEqual(expected);
  });

  it.each(['Access to the shed is by key only.', 'The access log is public. An access log has a time.'])(
    'opens nothing by %j',
    (sentence) => {
      expect(rights(sentence)).not.toContain('anyone *.read');
    },
  );
});
