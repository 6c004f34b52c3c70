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

describe('who asks', () => {
  it.each([
    'We are a translation agency with eleven people and two machines. It does not work any more: last month we forgot an order.',
    'For my university project I want to make a film watchlist application.',
  ])('is no thing with parts: %s', (opening) => {
    const brief = `${opening} A lathe has a brand and a weight.`;
    expect(entities(brief)).toEqual(['Lathe']);
    expect(factsOf(brief, FactKind.FIELD)).toHaveLength(2);
  });
});
