import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('elements that share a word', () => {
  it.each([
    ['A stay has check-in and check-out dates.', ['Stay.checkInDate date', 'Stay.checkOutDate date']],
    ['A parcel has pickup and delivery addresses.', ['Parcel.pickupAddress string', 'Parcel.deliveryAddress string']],
    ['A task has planned and actual hours.', ['Task.plannedHours number', 'Task.actualHours number']],
    [
      "A ticket has a row and a buyer's name and email.",
      ['Ticket.row integer', 'Ticket.buyerName string', 'Ticket.buyerEmail email'],
    ],
    [
      "A parcel has a weight, sender's name and address, and recipient's name, phone number and email.",
      [
        'Parcel.weight number',
        'Parcel.senderName string',
        'Parcel.senderAddress string',
        'Parcel.recipientName string',
        'Parcel.recipientPhoneNumber string',
        'Parcel.recipientEmail email',
      ],
    ],
    ['A trip has start and end times.', ['Trip.startTime datetime', 'Trip.endTime datetime']],
    [
      'A trip has a start, planned length in minutes and a price.',
      ['Trip.start datetime', 'Trip.plannedLength integer', 'Trip.price decimal'],
    ],
    ['A guest has a first and last name.', ['Guest.firstName string', 'Guest.lastName string']],
    [
      'A party has a name, the number of adults and children, and a phone.',
      ['Party.name string', 'Party.numberOfAdults integer', 'Party.numberOfChildren integer', 'Party.phone string'],
    ],
    [
      'A house has the number of bedrooms and bathrooms.',
      ['House.numberOfBedrooms integer', 'House.numberOfBathrooms integer'],
    ],
    [
      'A book has a title, the number of pages and tags.',
      ['Book.title string', 'Book.numberOfPages integer', 'Book.tags string_list'],
    ],
  ])('%s', (brief, fields) => {
    expect(factsOf(`A REST API. ${brief}`, FactKind.FIELD)).toEqual(fields);
  });
});
