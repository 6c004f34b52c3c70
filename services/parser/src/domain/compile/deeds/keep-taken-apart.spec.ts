import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { checkApplication } from '@quantumlayer/ir';
import { parse } from '../../parse';

function read(brief: string) {
  const { application, requirements } = parse(create(ParseRequestSchema, { brief }));
  expect(application && checkApplication(application)).toEqual([]);
  return {
    guards: application?.operations.flatMap(({ name, guards }) =>
      name === 'create' ? guards.map((guard) => guard.name) : [],
    ),
    told: requirements?.assumptions.map(({ text }) => text).join('\n') ?? '',
  };
}

describe('keepTakenApart', () => {
  it.each([
    'Members book courts. A court has a name.',
    'Skippers rent boats from a start date to an end date. A boat has a name and a capacity.',
    'Teachers reserve a projector for a time slot. A projector has a name.',
  ])('lets nobody take what another has: %s', (brief) => {
    const { guards, told } = read(brief);
    expect(guards?.some((name) => name.startsWith('no_overlap'))).toBe(true);
    expect(told).toContain('at the same time are refused');
  });

  it.each([
    'Members book classes. A class has a name and a capacity.',
    'Members reserve books. A book has a title.',
    'Scouts rent tents from a start date to an end date. A kit has a quantity. Scouts rent kits from a start date to an end date.',
    'Clients rent costumes from a start date to an end date. A costume has a name and a quantity.',
  ])('leaves alone what is there for several: %s', (brief) => {
    expect(read(brief).told).not.toContain('at the same time are refused');
  });
});
