import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const entities = (brief: string): string[] => factsOf(brief, FactKind.ENTITY);

describe('what is asked of the software', () => {
  it.each([
    ['The tool should be able to keep track of lathes and drills.', ['Lathe', 'Drill']],
    ['The program must have the ability to store manuals with a title.', ['Manual']],
    ['The site must let growers add plants with a name.', ['Plant']],
  ])('makes no thing of it in "%s"', (brief, expected) => {
    expect(entities(brief)).toEqual(expected);
  });

  it.each(['Tools have a name. The tool must have a serial number.', 'Sites have a name. The site should be open.'])(
    'leaves what is kept in "%s"',
    (brief) => {
      expect(entities(brief)).toHaveLength(1);
    },
  );
});
