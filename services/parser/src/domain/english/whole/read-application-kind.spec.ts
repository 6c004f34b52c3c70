import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const kinds = (brief: string): string[] => factsOf(brief, FactKind.APPLICATION_KIND);

describe('what kind of application is asked for', () => {
  it('is not told by what whoever asks runs', () => {
    expect(kinds('I run the ladder service of our town. Ladders have a height.')).toEqual([]);
  });

  it.each([
    'We want a service that keeps track of ladders.',
    'A small backend service for ladders.',
    'Please write a server for ladders.',
    'Go chat server + metrics',
    'Ladder service in Go. A ladder has a height.',
    'Internal coupon service with SQLite. Coupons have a code.',
    'I would like it in the form of a service that our till talks to. A ladder has a height.',
  ])('is told by %s', (brief) => {
    expect(kinds(brief)).toEqual(['rest_api']);
  });

  it.each([
    ['The mobile app of the drivers is built separately.', []],
    ['The mobile app is made by another team.', []],
    ['We need a mobile app used by other drivers.', ['mobile_app']],
  ])('is not told by what is made elsewhere: %s', (brief, expected) => {
    expect(kinds(`Vans have a plate. ${brief}`)).toEqual(expected);
  });

  it.each([
    'Lifts have a number. A lift can be put out of service and brought back into service.',
    'Hosts have a name. Operators restart a server.',
    'Vans have a plate. A van goes back into service.',
    'Church services in villages have a date.',
  ])('is not told by how it stands with things: %s', (brief) => {
    expect(kinds(brief)).toEqual([]);
  });
});

it('is no service that others have', () => {
  const brief = 'Treatments are done in a room. A service has a price. A visit is for a service and has a date.';
  expect(factsOf(brief, FactKind.APPLICATION_KIND)).toEqual([]);
  expect(factsOf(brief, FactKind.RELATION)).toEqual(['Visit-Service many_to_one']);
});

it('is no application that somebody hands in', () => {
  expect(factsOf('Applicants hand in an application, which includes a title and a summary.', FactKind.FIELD)).toEqual([
    'Application.title string',
    'Application.summary text',
  ]);
});
