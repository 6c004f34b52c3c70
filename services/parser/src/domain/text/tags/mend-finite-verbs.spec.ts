import { sentencesOf } from '../../schemas/sentences-of';

const tagOf = (sentence: string, word: string): string | undefined =>
  sentencesOf(sentence)[0]?.tokens.find(({ lower }) => lower === word)?.pos;

describe('the one finite verb of a clause', () => {
  it.each([
    ['Each grave lies in a section.', 'lies'],
    ['A warden inspects a bridge and states whether it is safe.', 'states'],
    ['The front desk registers owners and books visits for them.', 'books'],
    ['Grooms register owners and book visits for them.', 'book'],
    ['A guest comes in and gets a key handed.', 'handed'],
    ['A climber checks in by showing the pass.', 'checks'],
    ['Every badge that a scout earns is listed.', 'earns'],
    ['For each order a courier calls at the shop.', 'calls'],
    ['Farmers who share a pasture see all flocks.', 'share'],
    ['Guests who tip the barista get a badge.', 'tip'],
    ['Customers order bread in advance.', 'order'],
    ['Potters book shelf space and fire their pieces in the kiln.', 'fire'],
    ['Standing orders pause during holidays.', 'pause'],
    ['Staff load, fire and unload the kiln.', 'load'],
    ['Entries close two weeks before the show.', 'close'],
    ['Wardens check reports and either close the path or dismiss the report.', 'close'],
    ['Stock movements record product, quantity, type (in, out) and timestamp.', 'record'],
    ['Visits record reason and date.', 'record'],
    ['Timesheets belong to an employee and record week, hours and overtime hours.', 'record'],
    ['The assignment records employee, asset, start date and end date.', 'records'],
    ['Fuel logs record vehicle, litres and cost.', 'record'],
    ['Work permits list contractor, zone, start date and notes.', 'list'],
    ['Users sign up, post recipes and rate meals.', 'post'],
    ['Users sign up, post recipes and rate meals.', 'rate'],
    ['Guests book tables, order dishes and leave.', 'order'],
    ['Fans comment, like and share the songs.', 'like'],
  ])('of %j is %j', (sentence, word) => {
    expect(tagOf(sentence, word)).toBe('VERB');
  });

  it.each([
    ['Fuel logs record vehicle, litres and cost.', 'logs'],
    ['Each shift record has a start and an end.', 'record'],
    ['Customers list and search.', 'list'],
    ['Book clubs meet in the library.', 'book'],
    ['Day passes sold at the desk are valid for a week.', 'passes'],
    ['Sites have coordinates and may be marked.', 'coordinates'],
    ['The plan contains exercises, each with a name.', 'exercises'],
    ['A tour includes visits and a dinner.', 'visits'],
    ['Posts that contain links need approval.', 'links'],
    ["Members see each other's flocks.", 'flocks'],
    ['Sales order management.', 'order'],
    ['Admins manage products, order items and users.', 'order'],
    ['Charters link a skipper to a boat, with start and end dates.', 'end'],
    ['Teachers see pupils, test results and marks.', 'test'],
  ])('of %j is not %j', (sentence, word) => {
    expect(tagOf(sentence, word)).toBe('NOUN');
  });

  it('has the base that its forms come from', () => {
    expect(sentencesOf('Each grave lies in a section.')[0]?.tokens[2]?.lemma).toBe('lie');
  });
});
