import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('what something looks like or is of', () => {
  it.each([
    [
      "A station has a name. A station's code consists of two to four capital letters and is unique.",
      FactKind.CONSTRAINT,
      ['Station.code pattern=^[A-Z]{2,4}$', 'Station.code unique'],
    ],
    [
      'A station has a code of two to four capital letters and a name.',
      FactKind.CONSTRAINT,
      ['Station.code pattern=^[A-Z]{2,4}$'],
    ],
    [
      'Instruments are of a type (lute, harp or drum) and have a serial number.',
      FactKind.FIELD,
      ['Instrument.type enum(lute|harp|drum)', 'Instrument.serialNumber string'],
    ],
    [
      'A bike has a frame number and is of one model.',
      FactKind.FIELD,
      ['Bike.frameNumber string', 'Bike.model string'],
    ],
    [
      'A yarn has a colour and the metres per skein.',
      FactKind.FIELD,
      ['Yarn.colour string', 'Yarn.metresPerSkein number'],
    ],
    [
      'A find has a code and a found date not in the future.',
      FactKind.RULE,
      ['Find invariant:self.foundDate <= today()'],
    ],
  ])('is its part: %s', (brief, kind, expected) => {
    expect(factsOf(`API. ${brief}`, kind)).toEqual(expected);
  });

  it.each([
    ['An album has a title and is of one artist.', ['Album-Artist many_to_one']],
    ['A team has a name. A team consists of two players.', ['Player-Team many_to_one']],
  ])('is tied to it where it is a thing or somebody: %s', (brief, expected) => {
    expect(factsOf(`API. ${brief}`, FactKind.RELATION)).toEqual(expected);
  });
});
