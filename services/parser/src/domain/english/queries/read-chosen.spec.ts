import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const queries = (brief: string): string[] => factsOf(`API. ${brief}`, FactKind.QUERY);

describe('some of the rows', () => {
  it.each([
    ['Rooms have a number and a floor. Give me all rooms of a floor.', ['Room filter=floor']],
    ['Games have a date and a player. Finding all games of a player would be nice.', ['Game filter=player']],
    [
      'A country has a name. Athletes have a name and compete for one country. List the athletes of a country.',
      ['Athlete filter=country'],
    ],
    [
      'A runner has a name and whether the fee was paid. Show me all runners who have not paid yet.',
      ['Runner filter=feePaid'],
    ],
    ['Fines have an amount and a paid flag. Show all unpaid fines.', ['Fine filter=paid']],
    ['Lockers have a number and a broken flag. Show me the broken lockers.', ['Locker filter=broken']],
    [
      'Quotes have a total and a status of open, accepted or lapsed. Look up the quotes that are still open.',
      ['Quote filter=status'],
    ],
    [
      'Tours have a date and are planned, running or done. I want to know which tours are still planned.',
      ['Tour filter=status'],
    ],
    [
      'Tickets have a number and go from received to ready to sold. We see only the tickets ready.',
      ['Ticket filter=status'],
    ],
    [
      'Lamps have a place and a status (on, off, broken). Broken lamps must be listed separately.',
      ['Lamp filter=status'],
    ],
    ['Clients have a name and a town. We want to see clients with a name.', []],
    ['Games have a date and a player. Players see their games of a day.', []],
    ['Lockers have a number and a broken flag. The broken lockers are not to be shown.', []],
  ])('%s', (brief, expected) => {
    expect(queries(brief)).toEqual(expected);
  });
});

describe('lists of several things in one sentence', () => {
  const things = 'A shift has a start and a driver. A repair has a cost and a mechanic.';
  it.each([
    ['Lists: shifts by driver, repairs by mechanic.', ['Shift filter=driver', 'Repair filter=mechanic']],
    [
      'Queries: shifts by driver sorted by start; repairs by mechanic.',
      ['Shift filter=driver', 'Shift sort=start', 'Repair filter=mechanic'],
    ],
    [
      'Filter shifts by driver, repairs by cost and mechanic.',
      ['Shift filter=driver', 'Repair filter=cost', 'Repair filter=mechanic'],
    ],
    ['Repairs by a mechanic are paid.', []],
  ])('%s', (wish, expected) => {
    expect(queries(`${things} ${wish}`)).toEqual(expected);
  });
});

describe('by when a row happened', () => {
  it.each([
    ['A callout has a title and a time of call. Callouts newest first.', ['Callout sort=-timeOfCall']],
    ['A loan has a title and a due date. Loans newest first.', ['Loan sort=-createdAt']],
    ['A trip has a title and departs at. A trip has a departure. Sort trips by date.', ['Trip sort=departure']],
  ])('%s', (brief, expected) => {
    expect(queries(brief)).toEqual(expected);
  });
});
