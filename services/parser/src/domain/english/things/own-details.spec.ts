import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const fields = (brief: string): string[] => factsOf(`Trips have a date. ${brief}`, FactKind.FIELD).slice(1);

describe('what somebody tells of himself', () => {
  it.each([
    [
      'A guide gives a name, a phone number and an email.',
      ['Guide.name string', 'Guide.phoneNumber string', 'Guide.email email'],
    ],
    [
      'A guide fills in a headline, a bio of no more than 500 characters and the languages they speak.',
      ['Guide.headline string', 'Guide.bio text', 'Guide.languages string_list'],
    ],
  ])('is kept of him: %s', (sentence, expected) => {
    expect(fields(sentence)).toEqual(expected);
  });

  it('is kept of him though his name is what is counted elsewhere', () => {
    expect(fields('Players register with a nickname and a rating.')).toEqual([
      'Player.nickname string',
      'Player.rating integer',
    ]);
  });

  it('is kept of something else where nothing of it is anybody’s', () => {
    expect(fields('A clerk enters a title and a price.')).toEqual(['Trip.title string', 'Trip.price decimal']);
  });
});
