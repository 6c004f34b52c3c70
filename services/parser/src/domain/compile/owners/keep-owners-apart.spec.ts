import { create } from '@bufbuild/protobuf';
import { OwnershipMode } from '@quantumlayer/contracts/ir/v1/entity';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { parse } from '../../parse';

function reachingAll(entity: string, brief: string): readonly string[] {
  const { application } = parse(create(ParseRequestSchema, { brief }));
  const ownership = application?.entities.find(({ name }) => name === entity)?.ownership;
  expect(ownership?.mode).toBe(OwnershipMode.PRIVATE);
  return ownership?.bypassRoles ?? [];
}

describe('whose rows are private', () => {
  it.each([
    [
      'Child',
      'Parents register children with a name. Parents see only their own children. Parents can withdraw a child.',
    ],
    ['Note', 'Members keep notes with a title. Notes are private. Members can archive notes.'],
    [
      'Appointment',
      'Seniors book appointments with a date; they see only their own appointments. Seniors can cancel appointments.',
    ],
    [
      'Will',
      'Notaries draw up wills with a title. Wills are private. Notaries can seal wills. Visitors read articles. An article has a text.',
    ],
  ])('do what they may to their own %s', (entity, brief) => {
    expect(reachingAll(entity, brief)).toEqual([]);
  });

  it.each([
    ['clerk', 'Residents file complaints with a text and see only their own complaints. Clerks close complaints.'],
    [
      'clerk',
      'Complaints are private. Residents file complaints with a text. Clerks file complaints, too, and close them.',
    ],
    [
      'warden',
      'Complaints have a text. Residents see only their own complaints. Wardens see all complaints and answer them.',
    ],
  ])('keep a %s from none of them: %s', (role, brief) => {
    expect(reachingAll('Complaint', brief)).toEqual([role]);
  });

  it('keep whoever sees all rows from none, though some are his own', () => {
    const brief = 'Members keep trips with a title. Trips are private. Members can see all trips and archive trips.';
    expect(reachingAll('Trip', brief)).toEqual(['member']);
  });
});
