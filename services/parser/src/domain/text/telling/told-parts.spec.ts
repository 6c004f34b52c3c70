import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('what something has, told in a way of its own', () => {
  it.each([
    [
      'For every horse we keep any number of shoeings: the date of the visit, the sole and the depth, which may be negative, and the angle, which lies between 0 and 90.',
      ['Shoeing.dateOfVisit date', 'Shoeing.sole string', 'Shoeing.depth number', 'Shoeing.angle integer'],
    ],
    [
      'A rider can put up an advert, for which he states a title, the price and a text.',
      ['Advert.title string', 'Advert.price decimal', 'Advert.text text'],
    ],
    [
      'Every advert is given a colour (red, blue) and a score.',
      ['Advert.colour enum(red|blue)', 'Advert.score integer'],
    ],
    [
      'Clients are firms or persons, with a phone number.',
      ['Client.kind enum(firm|person)', 'Client.phoneNumber string'],
    ],
    ['A box is either a stall or a paddock and has a width.', ['Box.kind enum(stall|paddock)', 'Box.width number']],
    ['A horse has a weight and, if there is one, a chip.', ['Horse.weight number', 'Horse.chip string']],
    [
      'A horse has rides. For each ride we want to know the role (main or spare) and the hours.',
      ['Ride.role enum(main|spare)', 'Ride.hours integer'],
    ],
    ['A review has a grade from 1 to 5 and a short text.', ['Review.grade integer', 'Review.text text']],
    ['Stalls are numbered and have a width.', ['Stall.number string', 'Stall.width number']],
    ['A horse has lessons, each of which has a title and a price.', ['Lesson.title string', 'Lesson.price decimal']],
    [
      'Anyone may hand in a report without having an account: a title and a text.',
      ['Report.title string', 'Report.text text'],
    ],
    ['A horse has a weight and, where we know it, a breeder.', ['Horse.weight number', 'Horse.breeder string']],
  ])('is read as its parts: %s', (said, expected) => {
    const fields = factsOf(`An API. A horse has a name. A rider has a name. ${said}`, FactKind.FIELD);
    expect(fields.filter((field) => !/^(Horse|Rider)\.name/.test(field))).toEqual(expect.arrayContaining(expected));
  });

  it.each([
    'Every rider is given a right to enter stalls.',
    'Every rider is given a number by the clerk.',
    'Members are owners or riders, with an email.',
    'A rider has a debt, which may not be negative.',
    'For every horse the groom does three things: the feeding, the brushing and the walking.',
  ])('is nothing that is had: %s', (said) => {
    const fields = factsOf(`An API. A horse has a name. A rider has a name. ${said}`, FactKind.FIELD);
    expect(fields.filter((field) => /right|\.number|debt number|Thing|kind/i.test(field))).toEqual([]);
  });
});
