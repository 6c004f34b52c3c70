import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { parse } from '../../parse';

function steps(brief: string): string[] {
  const { application } = parse(create(ParseRequestSchema, { brief }));
  return (application?.operations ?? []).flatMap(({ name, transition, access }) =>
    transition ? [`${name} ${access?.roles.join() ?? ''}`] : [],
  );
}

describe('steps of a life that somebody is said to make', () => {
  it('stand there once, under the name that they are given', () => {
    expect(steps('Jobs have a title. Jobs are open, in progress, then done. Only foremen can finish jobs.')).toEqual([
      'start foreman,admin',
      'finish foreman,admin',
    ]);
  });

  it('leave those of which nothing else is said', () => {
    expect(
      steps('Loans have a date. A loan goes from requested to approved to returned. Clerks approve loans.'),
    ).toEqual(['approve clerk,admin', 'return clerk,admin']);
  });
});
