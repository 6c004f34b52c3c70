import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('things that a brief only speaks of', () => {
  it.each([
    ['Farmers own meadows. A meadow has a size.', 'Meadow'],
    ['Minutes have a date and a text.', 'Minute'],
    ['Inspections are scheduled, carried out and signed.', 'Inspection'],
    ['A judge scores each dive from 1 to 10.', 'Dive'],
    ['Our club has canoes and paddles.', 'Canoe'],
    ['We lend projectors to teachers.', 'Projector'],
    ['Questions can be asked by anyone.', 'Question'],
    ['Crew names are unique within a regatta.', 'Crew'],
    ['A campaign begins on a start date and ends on an end date.', 'Campaign'],
    ['Track who borrowed which kayak.', 'Kayak'],
  ])('are kept where nothing else is: %s', (brief, expected) => {
    expect(factsOf(brief, FactKind.ENTITY)).toContain(expected);
  });

  it.each([
    'How do I bake bread?',
    'You are a helpful assistant.',
    'Cats love milk.',
    'The weather was lovely today.',
    'I went home early.',
  ])('but nothing of what is no brief: %s', (brief) => {
    expect(factsOf(brief, FactKind.ENTITY)).toEqual([]);
  });

  it('nor where the brief tells of things', () => {
    expect(factsOf('Bikes have a frame number. Cleaners own brushes.', FactKind.ENTITY)).toEqual(['Bike']);
  });
});
