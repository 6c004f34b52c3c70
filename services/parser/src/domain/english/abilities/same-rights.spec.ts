import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('rights that are those of others', () => {
  it.each([
    ['Clerks can add films, and so can wardens.', ['clerk Film.create', 'warden Film.create']],
    ['Clerks can add films. The same goes for posters.', ['clerk Film.create', 'clerk Poster.create']],
    ['Clerks can add films. The same applies to wardens.', ['clerk Film.create', 'warden Film.create']],
    [
      'Clerks can add films. Everything a clerk can do, the warden can do as well.',
      ['clerk Film.create', 'warden Film.create'],
    ],
    [
      'Clerks can add films. Wardens may do the same as clerks, plus delete films.',
      ['clerk Film.create', 'warden Film.create', 'warden Film.delete'],
    ],
    [
      'Clerks can add films. Wardens can do the same plus delete films.',
      ['clerk Film.create', 'warden Film.create', 'warden Film.delete'],
    ],
    [
      'Clerks add and edit posters, wardens too.',
      ['clerk Poster.create', 'clerk Poster.update', 'warden Poster.create', 'warden Poster.update'],
    ],
    ['Clerks add posters and wardens as well.', ['clerk Poster.create', 'warden Poster.create']],
    ['Clerks can add films. Wardens have the same rights as clerks.', ['clerk Film.create', 'warden Film.create']],
  ])('reads %j', (sentences, expected) => {
    const brief = `Films have a title and a length. Posters have a size. ${sentences}`;
    expect(factsOf(brief, FactKind.PERMISSION).sort()).toEqual(expected);
  });

  it('copies nothing where nobody was given a right before', () => {
    expect(factsOf('Films have a title. The same goes for posters.', FactKind.PERMISSION)).toEqual([]);
    expect(factsOf('Films have a title. Wardens do the same every year.', FactKind.PERMISSION)).toEqual([]);
  });
});
