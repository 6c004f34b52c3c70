import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const fields = (brief: string): string[] => factsOf(`API. ${brief}`, FactKind.FIELD);

describe('parts told of a thing in other words than "has"', () => {
  it.each([
    ['For every child the nurse writes down the height and the weight.', 'Child.weight number'],
    ['Per patient we record the blood type and the weight.', 'Patient.bloodType string'],
    ['With each delivery the driver enters the time and the weight.', 'Delivery.weight number'],
    ['What we need from a supplier is its name and an email.', 'Supplier.email email'],
    ['What matters about a violin: maker, year and value.', 'Violin.year integer'],
    ['The details of a guide are a name and a phone number.', 'Guide.phoneNumber string'],
    ["A boat's data: name, length, berth.", 'Boat.length number'],
    ['Guides register with a name and a phone number.', 'Guide.phoneNumber string'],
    ['Guests come with a name and a side, which is either bride or groom.', 'Guest.side enum(bride|groom)'],
    ['To add a bike you give its frame number, the colour and the size.', 'Bike.colour string'],
    ['When a parcel arrives we note the sender and the weight.', 'Parcel.weight number'],
    ['Anyone can report a defect by giving a category and a description.', 'Defect.description text'],
    ['The system stores the following about each tree: height in metres, year.', 'Tree.height number'],
    ['For each pump are noted the village and the depth in metres.', 'Pump.depth number'],
    ['Passengers give their name and weight, 25 to 140 kg.', 'Passenger.weight number'],
    ['A tool to log my runs - date, distance, mood 1-5.', 'Run.distance number'],
    ['Track where our 60 wheelchairs are (chair no, ward, needs repair y/n).', 'Wheelchair.needsRepair boolean'],
    ['A table has a number and so many seats.', 'Table.seats integer'],
    ['I collect vinyls and need to track vinyls. Artist, album, year, condition.', 'Vinyl.artist string'],
    ['boat data: name, length, berth', 'Boat.length number'],
    ['There are sites, and those have a name and an area.', 'Site.area number'],
    ['We rent out canoes. Each of them has a number and a colour.', 'Canoe.colour string'],
    [
      'A family has a name. Singers, of whom we know the name and the voice part, are assigned to a family.',
      'Singer.voicePart string',
    ],
    ['A court has a name; a hearing (case number, judge) asks for a room.', 'Hearing.judge string'],
  ])('%s', (said, field) => {
    expect(fields(said)).toContain(field);
  });

  it('gives what somebody writes down to what was spoken of, not to them', () => {
    expect(fields('A hearing has a judge. The clerk records the actual minutes.')).toEqual([
      'Hearing.judge string',
      'Hearing.actualMinutes integer',
    ]);
  });

  it.each([
    'Volunteers have a name. Volunteers register with an e-mail and a password.',
    'A volunteer has a name. For the record, we keep nothing of a meeting.',
    'A volunteer has a name, a channel (phone, letter, e-mail).',
  ])('%s names no further part or thing', (said) => {
    expect(fields(said).filter((fact) => !/^Volunteer\.(name|channel) /.test(fact))).toEqual([]);
  });
});
