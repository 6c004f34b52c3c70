import { create } from '@bufbuild/protobuf';
import { OnDelete } from '@quantumlayer/contracts/ir/v1/entity';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { parse } from '../../parse';
import { factsOf } from '../../testing/facts-of';

const DATA = 'API. Boats have a name. Trips have a date. Crews have a size. ';
const TIED = `${DATA}A trip belongs to a boat. `;

describe('what is deleted with what it belongs to', () => {
  it.each([
    'Deleting a boat deletes its trips.',
    'When a boat is deleted, its trips are deleted as well.',
    'If a boat is removed, all of its trips are removed too.',
    'Trips are deleted together with their boat.',
    'Trips are deleted when their boat is deleted.',
    'When a boat is deleted, its trips go too.',
    'On deletion of a boat its trips shall be deleted, too.',
    'Removing a boat takes its trips with it.',
    'Trips disappear with their boat.',
    'Boat -> trips: cascade delete.',
    'When somebody deletes a boat, its trips vanish as well, but a boat with crews stays.',
  ])('%s', (said) => {
    expect(factsOf(TIED + said, FactKind.CONSTRAINT)).toContain('Trip.boat on_delete=cascade');
  });

  it('belongs to it, where nothing else says so', () => {
    const brief = `${DATA}Deleting a boat deletes its trips and its crews.`;
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Trip-Boat many_to_one', 'Crew-Boat many_to_one']);
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual(['Trip.boat on_delete=cascade', 'Crew.boat on_delete=cascade']);
  });

  it.each([
    'A boat that has trips cannot be deleted.',
    'Deleting a boat does not delete its trips.',
    'Captains can delete boats and delete trips.',
    'When a boat is deleted, its trips are archived.',
    'Trips go with a boat.',
  ])('is not said by "%s"', (said) => {
    expect(factsOf(TIED + said, FactKind.CONSTRAINT)).toEqual([]);
  });

  it('reaches the application', () => {
    const { application } = parse(create(ParseRequestSchema, { brief: `${TIED}Deleting a boat deletes its trips.` }));
    expect(application?.relations.map(({ onDelete }) => onDelete)).toEqual([OnDelete.CASCADE]);
  });
});
