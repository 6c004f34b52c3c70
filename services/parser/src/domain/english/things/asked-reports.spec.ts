import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const pots = 'Pots have a name, a price and a stock.';

describe('reports that are asked for', () => {
  it.each([
    'Managers need a report of the total price per kiln.',
    'Staff see a low stock report of pots with fewer than 5 items left.',
    'The potter can see an overview of pots sold per month.',
    'Reports: number of cracks per pot; overdue firings.',
  ])('are no thing that is kept: %s', (sentence) => {
    const brief = `${pots} ${sentence}`;
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Pot']);
    expect(factsOf(brief, FactKind.FIELD)).toHaveLength(3);
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual([]);
  });

  it('are things where something is told of them', () => {
    const brief = 'An incident report has a title. Managers can see reports of their team.';
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['manager IncidentReport.read']);
  });
});
