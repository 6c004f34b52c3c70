import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const archetypes = (brief: string): string[] => factsOf(brief, FactKind.ARCHETYPE);

describe('the domain that a brief names', () => {
  it.each([
    ['Backend for my restaurant', 'restaurant'],
    ['Please build a hotel booking backend in Go.', 'hotel'],
    ['I want to build something like Trello.', 'kanban'],
    ['I would like a library API for our association.', 'library'],
    ['golang crm w/ postgres', 'crm'],
    ['An API to manage a car rental', 'fleet'],
    ['A Python service for logging workouts', 'fitness'],
    ['I need an app to keep track of expenses', 'expenses'],
    ['The API is for our parking lot: spots with a number.', 'parking'],
    ['Chemistry lab inventory in Go. Flasks have a volume.', 'inventory'],
    ['Build an API for a toy shop inventory: toys have a name.', 'inventory'],
    ['Gym class booking with a waiting list', 'booking'],
    ['Task list for a hospital in TypeScript', 'todo'],
  ])('is read from %j', (brief, id) => {
    expect(archetypes(brief)).toEqual([id]);
  });

  it.each([
    'Build a small REST API in Python for a repair cafe.',
    'We need a backend for an internet cafe. Terminals have a number.',
    'A booking is made by a guest for a room. Guests have a name.',
    'A store manager wants an API for shelves: each shelf has a label and a width.',
    'Our chat service needs a moderation API: reports have a reason and a date.',
    'I work at a library. Please create a REST API that tracks our printers: model, serial number.',
    'Build an API for a library of sewing patterns: patterns have a name and a size.',
    'Of course one lot goes to many. Lots have a code and a price. Build it in Go.',
    'Machines have a name. Members can create bookings and purchases.',
    'Recipes use ingredients. Ingredients have a name.',
    'Go API that keeps the fire drills of our school. Every drill has a date and a floor.',
    'Treatments have a date, the name of the vet, and a cost. Build a Python API.',
    'A todo app is what everybody has. Clubs have a name and a city. It is like a library, but with toys.',
  ])('is not seen in %j', (brief) => {
    expect(archetypes(brief)).toEqual([]);
  });
});
