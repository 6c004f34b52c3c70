import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const fields = (brief: string): string[] => factsOf(`API. ${brief}`, FactKind.FIELD);
const rights = (brief: string): string[] => factsOf(`API. ${brief}`, FactKind.PERMISSION);

describe('how often people do what is told', () => {
  it.each([
    ['Three times a year there is a regatta with a name and a date.', ['Regatta.name string', 'Regatta.date date']],
    ['On Thursdays there are games: a game has a date.', ['Game.date date']],
    ['At the end of each month we have a sale with a name.', ['Sale.name string']],
    ['In winter, we have ploughs with a number.', ['Plough.number string']],
    ['Once a week we have a market with a date.', ['Market.date date']],
  ])('is left to them: %s', (brief, expected) => {
    expect(fields(brief)).toEqual(expected);
  });

  it('leaves what they do', () => {
    expect(rights('Kites have a colour. Every spring a pilot can repair kites.')).toContain('pilot Kite.repair');
  });

  it.each(['On Sundays pilots cannot repair kites.', 'In winter pilots may repair kites.'])(
    'is no more than told where it is ruled: %s',
    (sentence) => {
      expect(rights(`Kites have a colour. ${sentence}`)).toEqual([]);
    },
  );

  it.each(['Each day a nurse may give at most two doses.', 'Every month a payslip is created.'])(
    'is told where it matters: %s',
    (sentence) => {
      expect(rights(`Doses have an amount. ${sentence}`)).toEqual([]);
    },
  );
});
