import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('a slash between words', () => {
  it.each([
    [
      '- Trip\n  - title\n  - started at / ended at\n  - latitude/longitude',
      ['startedAt', 'endedAt', 'latitude', 'longitude'],
    ],
    ['A trip has a title, start date/end date and phone/email.', ['startDate', 'endDate', 'phone', 'email']],
    ['Trip: title, min/max age, height / width', ['minAge', 'maxAge', 'height', 'width']],
  ])('parts the names of fields: %j', (brief, names) => {
    const fields = factsOf(brief, FactKind.FIELD).map((field) => field.split(' ')[0]);
    expect(fields).toEqual(['Trip.title', ...names.map((name) => `Trip.${name}`)]);
  });

  it.each([
    ['A trip has a title, a date/time and a status open/closed.', ['date datetime', 'status enum(open|closed)']],
    ['A trip has a title, a city/town and a colour red/white.', ['city string', 'colour enum(red|white)']],
  ])('joins what is one: %s', (brief, fields) => {
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Trip.title string', ...fields.map((field) => `Trip.${field}`)]);
  });
});

describe('an element of a list', () => {
  it.each([
    ['A trip has a title, take-off time and check-in date.', ['takeOffTime datetime', 'checkInDate date']],
    ['A trip has a title, up to five photo links and a price.', ['photoLinks string_list', 'price decimal']],
    [
      '- Trip\n  - title\n  - kind - guided, free or mixed\n  - pace - slow/fast',
      ['kind enum(guided|free|mixed)', 'pace enum(slow|fast)'],
    ],
  ])('is none of the words that it is made of: %j', (brief, fields) => {
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Trip.title string', ...fields.map((field) => `Trip.${field}`)]);
  });

  it.each([
    'Dogs have a name. Walks are logged for each dog: start, end, distance in km.',
    '## Dog\nname\n\n## Owner\nemail\n\nWalks are taken with a dog: start, end, distance in km.',
  ])('belongs to what the colon follows: %j', (brief) => {
    expect(factsOf(brief, FactKind.FIELD)).toEqual(
      expect.arrayContaining(['Walk.start datetime', 'Walk.end datetime', 'Walk.distance number']),
    );
  });
});
