import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const fields = (brief: string): string[] =>
  factsOf(`API. ${brief}`, FactKind.FIELD).map((fact) => fact.replace(/ .*/, ''));
const relations = (brief: string): string[] => factsOf(`API. ${brief}`, FactKind.RELATION);

describe('what is told of something that is made for others is told of what is made', () => {
  it.each([
    [
      'Listings have an address. As a visitor, I want to send an inquiry about a listing with my email and a message.',
      ['Listing.address', 'Inquiry.email', 'Inquiry.message'],
      'Inquiry-Listing many_to_one',
    ],
    [
      'Boats have a name. Skippers add crew members to their boats (birth date, passport number).',
      ['Boat.name', 'CrewMember.birthDate', 'CrewMember.passportNumber'],
      'CrewMember-Boat many_to_one',
    ],
    [
      'Horses have a name. A vet can record treatments for a horse: the date and the drug.',
      ['Horse.name', 'Treatment.date', 'Treatment.drug'],
      'Treatment-Horse many_to_one',
    ],
    [
      'Children have a name. A stay is for a child. During a stay the nurse can record meals given to the child: the dish, the amount and the time it was given.',
      ['Child.name', 'Meal.dish', 'Meal.amount', 'Meal.givenAt'],
      'Meal-Stay many_to_one',
    ],
    [
      'Products have a name. When goods arrive we record a delivery for a product with the quantity and a date.',
      ['Product.name', 'Delivery.quantity', 'Delivery.date'],
      'Delivery-Product many_to_one',
    ],
    [
      'Seeds have a name. We record a shipment of a seed with its quantity and a date.',
      ['Seed.name', 'Shipment.quantity', 'Shipment.date'],
      'Shipment-Seed many_to_one',
    ],
    [
      'Tools have a name. We record a defect for a tool with a description and a date.',
      ['Tool.name', 'Defect.description', 'Defect.date'],
      'Defect-Tool many_to_one',
    ],
  ])('%s', (brief, parts, tie) => {
    expect(fields(brief)).toEqual(parts);
    expect(relations(brief)).toContain(tie);
  });
});

describe('whose a part is', () => {
  it.each([
    ['Gases have a name and are kept in a room. Of rooms we know the number and the floor.', 'Room.floor'],
    ['Halls have a name. Stands have a code. We also record the width and the depth of the stand.', 'Stand.width'],
    ['A pupil belongs to exactly one class, such as 9B, which has a title and a building.', 'Class.building'],
    ['A fabric has a colour and a price per square metre.', 'Fabric.pricePerSquareMetre'],
  ])('%s', (brief, field) => {
    expect(fields(brief)).toContain(field);
  });
});

describe('types of things', () => {
  it.each([
    ['A hotel has room types. Each room type has a name and a price per night.', 'RoomType'],
    ['Leave types have a name and a number of days. A request is for one leave type.', 'LeaveType'],
    ['Organizers manage ticket types. A ticket type has a price.', 'TicketType'],
  ])('are kept where parts are told of them: %s', (brief, entity) => {
    expect(factsOf(`API. ${brief}`, FactKind.ENTITY)).toContain(entity);
  });

  it('are parts where they are listed', () => {
    expect(fields('Cars have a plate, a fuel type and a vehicle type.')).toEqual([
      'Car.plate',
      'Car.fuelType',
      'Car.vehicleType',
    ]);
  });
});
