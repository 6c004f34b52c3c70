import { create } from '@bufbuild/protobuf';
import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { parse } from '../../parse';

/** The rules and entities of a brief. */
function read(brief: string): { rules: string[]; entities: string[] } {
  const facts = parse(create(ParseRequestSchema, { brief })).requirements?.facts ?? [];
  return {
    rules: facts.flatMap(({ kind, subject, value }) => (kind === FactKind.RULE ? [`${subject} ${value}`] : [])),
    entities: facts.flatMap(({ kind, subject }) => (kind === FactKind.ENTITY ? [subject] : [])),
  };
}

const mine = (field: string): string => `item.${field} != null and item.${field} == caller.id`;

describe('how many things somebody may claim', () => {
  it.each([
    [
      'Cases have a name. Lawyers claim cases and resolve them. A lawyer may have at most 5 claimed cases.',
      'Case',
      `Case.claim guard:count(Case where ${mine('claimedBy')} and item.resolvedAt == null) < 5`,
    ],
    [
      'Skis have a length. Guests of the club rent skis and return them. Members borrow skis. No member may have more than two skis at once.',
      'Ski',
      `Ski.borrow guard:count(Ski where ${mine('borrowedBy')}) < 2`,
    ],
    [
      'Kayaks have a colour. Rowers can reserve a kayak and release it. Each rower can reserve only one kayak at a time.',
      'Kayak',
      `Kayak.reserve guard:count(Kayak where ${mine('reservedBy')}) < 1`,
    ],
    [
      'Calls have a topic. Calls are open, claimed or done. Nurses claim calls. A nurse may hold at most four calls at a time.',
      'Call',
      `Call.claim guard:count(Call where ${mine('claimedBy')} and item.status != "done") < 4`,
    ],
  ])('%s', (brief, entity, rule) => {
    expect(read(brief)).toEqual({ rules: [rule], entities: [entity] });
  });

  it('is no limit of what nobody claims', () => {
    const { rules } = read('Teams have a name. Players have a name and a team. A team has at most 5 players.');
    expect(rules.join()).not.toContain('caller.id');
  });
});
