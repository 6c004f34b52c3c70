import { create } from '@bufbuild/protobuf';
import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { parse } from '../../parse';

/** The guards of a brief, as "Entity.operation: expression", and what was not understood. */
function guards(brief: string): { rules: string[]; missed: string[] } {
  const { requirements } = parse(create(ParseRequestSchema, { brief }));
  const rules = requirements?.facts.flatMap(({ kind, subject, value }) =>
    kind === FactKind.RULE ? [`${subject}: ${value.replace('guard:', '')}`] : [],
  );
  const missed = requirements?.sentences.flatMap(({ notUnderstood }) =>
    notUnderstood.map(({ start, end }) => brief.slice(start, end)),
  );
  return { rules: rules ?? [], missed: missed ?? [] };
}

const by = (field: string): string => `self.${field} != null and self.${field} == caller.id`;

describe('whoever did something before', () => {
  it('is asked for what he may, not for what he did', () => {
    const { rules } = guards(
      'Maps have a title. Scouts can lock a map. While it is locked, only the scout who locked it can edit it.',
    );
    expect(rules.filter((rule) => rule.startsWith('Map.lock'))).toEqual([]);
  });

  it.each([
    ['Bees have a hive. Keepers claim bees. Only the keeper who claimed a bee may free it.', 'Bee.free', 'claimedBy'],
    [
      'Leaks have a place. Plumbers pick up leaks. The plumber who picked it up can close it.',
      'Leak.close',
      'pickedUpBy',
    ],
    ['Seats have a row. Staff can claim a seat. Whoever claimed a seat can release it.', 'Seat.release', 'claimedBy'],
    [
      'Songs have a title. Singers can claim songs. Singers can only drop songs they claimed.',
      'Song.drop',
      'claimedBy',
    ],
    [
      'Tours have a date. Guides can take over a tour. Only the guide who has taken it over can end it.',
      'Tour.end',
      'takenOverBy',
    ],
    ['Suits have a size. A tailor starts a suit. It is finished by the same tailor.', 'Suit.finish', 'startedBy'],
    [
      'Trays have a code. Packers pack trays. A tray can be reopened by the packer who packed it.',
      'Tray.reopen',
      'packedBy',
    ],
    [
      'Plots have a number. Growers can take a plot. They can give back only a plot that they have taken.',
      'Plot.giveBack',
      'takenBy',
    ],
  ])('%s', (brief, subject, field) => {
    expect(guards(brief)).toEqual({ rules: [`${subject}: ${by(field)}`], missed: [] });
  });

  it.each([
    [
      'Bills have a sum. Clerks can check bills and release them. Nobody may release a bill he checked.',
      'Bill.release',
      'checked',
    ],
    ['Boxes have a code. Packers pack boxes. Packers ship boxes, but not those they packed.', 'Box.ship', 'packed'],
  ])('may not: %s', (brief, subject, deed) => {
    expect(guards(brief).rules).toEqual([`${subject}: self.${deed}By != caller.id`]);
  });

  it.each([
    ['Wells have a depth. Only the engineer who inspected a well can close it.', ['who inspected a well']],
    ['Posts have a title. Authors write posts. Only the author who wrote a post can edit it.', []],
    ['Wells have a depth. Engineers inspect wells. Engineers see only the wells they inspected.', ['they inspected']],
  ])('asks for nothing that is not kept: %s', (brief, missed) => {
    const found = guards(brief);
    expect(found.rules).toEqual([]);
    for (const words of missed) expect(found.missed.join()).toContain(words);
  });
});
