import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { FactKind, SentenceOutcome } from '@quantumlayer/contracts/requirements/v1/requirements';
import { parse } from '../../parse';
import { factsOf } from '../../testing/facts-of';

const DESCRIBED = 'A lamp post has a number and a street. Faults have a title, a date and a lamp post.';

describe('what the brief is about', () => {
  it('is no kind of its rows where it tells of others alone', () => {
    const brief = `Build a service for managing street lights. ${DESCRIBED}`;
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['LampPost', 'Fault']);
  });

  it('is one where it is spoken of again', () => {
    const brief = `Build a service for managing street lights. ${DESCRIBED} Lights can be searched.`;
    expect(factsOf(brief, FactKind.ENTITY)).toContain('StreetLight');
  });

  it.each([
    'A parish requires a register of street lights.',
    'We have got four hundred members and two depots.',
    'I want reminders, but not yet.',
    'We have a small website for residents.',
  ])('is no kind of its rows where it only tells how things are: %s', (aside) => {
    expect(factsOf(`${aside} ${DESCRIBED}`, FactKind.ENTITY)).toEqual(['LampPost', 'Fault']);
  });

  it.each([
    ['We also manage depots.', 'Depot'],
    ['I need to keep track of depots, too.', 'Depot'],
    ['I need a list of depots.', 'Depot'],
    ['We have depots and vans.', 'Van'],
    ['It should also store depots.', 'Depot'],
    ['It should keep track of depots as well.', 'Depot'],
  ])('is one where it is to be kept: %s', (wish, entity) => {
    expect(factsOf(`${DESCRIBED} ${wish}`, FactKind.ENTITY)).toContain(entity);
  });
});

describe('where little else is told', () => {
  it.each([
    ['Joggers belong to a running group.', 'RunningGroup'],
    ['A barrier cannot be closed while people are near. Only wardens can close a barrier.', 'Barrier'],
  ])('what a relation or a right names is kept: %s', (sentence, entity) => {
    expect(factsOf(`A depot has a name and an area. ${sentence}`, FactKind.ENTITY)).toContain(entity);
  });
});

describe('what a list of parts names', () => {
  it.each([
    ['A message has a text and a sender and a recipient, both users.', 'User'],
    ['A depot has lamp posts.', 'Depot'],
  ])('is kept: %s', (tie, entity) => {
    const alone = 'A lamp post has a number and a street.';
    expect(factsOf(`${alone} ${tie}`, FactKind.ENTITY)).toContain(entity);
  });
});

describe('words that led to nothing after all', () => {
  it('are told', () => {
    const brief = `We have got four hundred members and two depots. ${DESCRIBED}`;
    const { requirements } = parse(create(ParseRequestSchema, { brief }));
    expect(requirements?.sentences[0]?.outcome).toBe(SentenceOutcome.NOT_UNDERSTOOD);
  });
});
