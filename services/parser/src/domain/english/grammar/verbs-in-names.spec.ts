import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('the name of an entity', () => {
  it.each([
    ['Sellers list dresses with a price. Sellers have a name.', ['Seller', 'Dress']],
    ['Boats have a name. An override ties a boat to a berth. Berths have a number.', ['Boat', 'Override', 'Berth']],
    ['Farms are having barns with a name and an area.', ['Barn', 'Farm']],
    ['Tickets have a price. I want to see only the tickets ready and not paid.', ['Ticket']],
    ['A count has a date. To each count belong sightings, with a species and a number.', ['Count', 'Sighting']],
    ['A cart contains order lines. An order line has a quantity and a price.', ['Cart', 'OrderLine']],
    ['Trains have a name. Add running logs: train, started at, laps (integer).', ['Train', 'RunningLog']],
    ['Calls have a title. Standing down and closing is for controllers only.', ['Call']],
    ['Games have a title. Hints given during a game are logged with the minute and a text.', ['Game', 'Hint']],
    ['Rooms have a name. Bookings are made by a guest for a room, with a start time and a price.', ['Booking', 'Room']],
  ])('holds no verb: %j', (brief, names) => {
    expect(factsOf(brief, FactKind.ENTITY).sort()).toEqual([...names].sort());
  });
});
