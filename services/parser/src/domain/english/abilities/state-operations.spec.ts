import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const operations = (brief: string): string[] => factsOf(brief, FactKind.OPERATION);

describe('deeds that bring a thing into a condition', () => {
  it.each([
    [
      'Vans have a plate. A van can be put out of service and brought back into service.',
      ['Van.putOutOfService action', 'Van.bringBackIntoService action'],
    ],
    [
      'Pumps have a name. Operators put a pump into maintenance and bring it back.',
      ['Pump.putIntoMaintenance action', 'Pump.bringBack action'],
    ],
    ['Orders have a number. Clerks can put an order on hold.', ['Order.putOnHold action']],
    [
      'Lifts have a code. The clerk takes a lift out of service and puts it back into service.',
      ['Lift.takeOutOfService action', 'Lift.putBackIntoService action'],
    ],
    ['Keys have a code. Clerks sign a key out and sign it back in.', ['Key.signOut action', 'Key.signIn action']],
    ['Ads have a title. The clerk puts an ad up for sale.', ['Ad.putUpForSale action']],
    ['Chairs have a code. A chair can be put into storage.', ['Chair.putIntoStorage action']],
  ])('are named by it: %s', (brief, expected) => {
    expect(operations(brief)).toEqual(expected);
    expect(factsOf(brief, FactKind.PERMISSION).join()).not.toContain('.create');
  });

  it('lead to the state that is called so, and back', () => {
    const brief =
      'Lifts have a number. Lifts are in service, then out of service, then scrapped. ' +
      'Technicians take a lift out of service. Inspectors bring a lift back into service.';
    expect(operations(brief)).toEqual(
      expect.arrayContaining([
        'Lift.takeOutOfService transition(in_service>out_of_service)',
        'Lift.bringBackIntoService transition(out_of_service>in_service)',
      ]),
    );
  });
});

describe('deeds that lead to one of the values of a status', () => {
  it.each([
    [
      'Claims have an amount and a status (draft, submitted, approved, rejected, paid). Managers approve or reject claims. Clerks pay claims.',
      [
        'Claim.approve transition(submitted>approved)',
        'Claim.reject transition(submitted>rejected)',
        'Claim.pay transition(approved>paid)',
      ],
    ],
    [
      'Bookings have a date and a status (requested, accepted, declined). Hosts can accept or decline bookings.',
      ['Booking.accept transition(requested>accepted)', 'Booking.decline transition(requested>declined)'],
    ],
  ])('start where those beside it do: %s', (brief, expected) => {
    expect(operations(brief)).toEqual(expected);
  });
});

it.each([
  'Reports have a title and a status (open, closed). Residents may edit their report as long as it is open.',
  'Orders have a number and a status (new, sent). Clerks may correct the flag of an order as soon as it is sent.',
])('marks nothing as long or soon: %s', (brief) => {
  expect(factsOf(brief, FactKind.OPERATION).join()).not.toMatch(/long|soon/i);
});

describe('a deed that another takes back', () => {
  it.each([
    ['A memo has a title. Users can pin a memo or unpin it.', ['Memo.pin flag(pinned)', 'Memo.unpin action']],
    ['A film has a title. Films can be muted and unmuted.', ['Film.mute flag(muted)', 'Film.unmute action']],
    ['A memo has a title. Users can pin a memo.', ['Memo.pin action']],
  ])('sets a flag: %s', (brief, expected) => {
    expect(operations(brief)).toEqual(expected);
  });
});

describe('what somebody thinks of a thing', () => {
  it.each([
    'A score has a title. Our admin hates it.',
    'A lamp has a name. The boss believes in it.',
    'A soup has a name. Guests enjoy soups.',
  ])('is nothing that he does: %s', (brief) => {
    expect(operations(brief)).toEqual([]);
  });

  it.each([
    ['A soup has a title. Users can enjoy soups.', ['Soup.enjoy action']],
    ['A song has a title. Only members may dislike songs.', ['Song.dislike action']],
  ])('is a deed where he can: %s', (brief, expected) => {
    expect(operations(brief)).toEqual(expected);
  });
});
