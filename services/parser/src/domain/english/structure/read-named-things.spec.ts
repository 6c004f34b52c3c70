import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('things named behind the software', () => {
  it.each([
    ["Service for a removal company's trucks, movers and jobs, in Go.", ['Truck', 'Mover', 'Job']],
    ['backend in TypeScript with crates, warehouses and shipments; no auth', ['Crate', 'Warehouse', 'Shipment']],
    ['API for a kennel: owners, their dogs, and stays.', ['Owner', 'Dog', 'Stay']],
    ['There are members, desks and meeting rooms.', ['Member', 'Desk', 'MeetingRoom']],
    ['The museum: there are halls and paintings, each with a number.', ['Hall', 'Painting']],
    ['There are buses with a plate; drivers with a name and a phone; and lines.', ['Bus', 'Driver', 'Line']],
    ['A salon: customers, their dogs, and appointments', ['Appointment', 'Customer', 'Dog']],
    ['Ski club: members, skis they rent, races between two teams.', ['Member', 'Race', 'Ski']],
    ['API for a newsroom: news, series and equipment.', ['Equipment', 'News', 'Series']],
    ['Toy shop in TypeScript with SQLite: toys, suppliers, prices.', ['Toy', 'Supplier']],
    ['Veterinary practice (Go, Postgres): owners, pets, visits.', ['Owner', 'Pet', 'Visit']],
    ['Command centre for drones: missions, drones, pilots.', ['Mission', 'Drone', 'Pilot']],
    ['A REST service for a dog show with dogs, judges and scores.', ['Dog', 'Judge', 'Score']],
    ['Build an API for a bakery with cakes (name, price), customers and orders.', ['Cake', 'Customer', 'Order']],
    [
      'I need a backend for our summer camp that has cabins, campers and counsellors.',
      ['Cabin', 'Camper', 'Counsellor'],
    ],
    ['REST API for a car rental company with cars, customers and rentals.', ['Car', 'Customer', 'Rental']],
    ['A system for managing vineyards and reports.', ['Vineyard', 'Report']],
    ['An API for scheduling lessons, exams and trips.', ['Exam', 'Lesson', 'Trip']],
    ['An API in Go for booking boats and managing crews.', ['Boat', 'Crew']],
    ['An API for riding lessons and horses.', ['Horse', 'RidingLesson']],
    ['An API for quizzes with rounds, questions and answers.', ['Quiz', 'Round', 'Question', 'Answer']],
  ])('%s', (brief, entities) => {
    expect(factsOf(brief, FactKind.ENTITY).sort()).toEqual([...entities].sort());
  });

  it('makes no things of usual fields', () => {
    expect(factsOf('API for books with titles, prices and descriptions.', FactKind.ENTITY)).toEqual(['Book']);
  });

  it('makes no things of people alone', () => {
    expect(factsOf('A blog API. There are editors and readers.', FactKind.ENTITY)).toEqual([]);
  });

  it('ties "their" things to what software is for', () => {
    const brief = 'A REST API for managing boats and their repairs.';
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Repair-Boat many_to_one']);
  });

  it('ties "their" things to people of whom more is said', () => {
    const brief = 'An API for a dog salon: customers, their dogs, and appointments. A customer has a name.';
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Dog-Customer many_to_one']);
  });

  it('ties "their" things to those before', () => {
    expect(factsOf('API for a kennel: owners, their dogs, and stays.', FactKind.RELATION)).toEqual([
      'Dog-Owner many_to_one',
    ]);
  });
});
