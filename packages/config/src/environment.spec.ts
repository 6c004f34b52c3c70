import { ErrorCode } from '@quantumlayer/errors';
import * as v from 'valibot';
import { address, oneOf, port, readEnvironment, urlOf, wholeNumber } from './environment';

const VARIABLES = {
  A_PORT: port(50051),
  A_LEVEL: oneOf(['info', 'debug'], 'info'),
  A_PEER: address(),
  A_DATABASE: urlOf('postgres', 'pglite'),
  A_LIMIT: wholeNumber(1, 10, 5),
  A_NAME: v.optional(v.string()),
};
const GOOD = { A_PEER: 'parser:50051', A_DATABASE: 'postgres://u:p4ss@host/db' };

function problemsOf(environment: Record<string, string | undefined>): string[] {
  try {
    readEnvironment(VARIABLES, environment);
  } catch (error) {
    expect(error).toMatchObject({ code: ErrorCode.INVALID_INPUT });
    return (error as Error).message.replace('The environment cannot be used: ', '').split('; ');
  }
  return [];
}

describe('the environment of a service', () => {
  it('is read with the types of its schema', () => {
    expect(readEnvironment(VARIABLES, { ...GOOD, A_PORT: '0', A_LIMIT: '', OTHER: 'x' })).toEqual({
      ...GOOD,
      A_PORT: 0,
      A_LEVEL: 'info',
      A_LIMIT: 5,
    });
  });

  it.each([
    ['A_PORT', '65536', 'must be a whole number from 0 to 65535'],
    ['A_PORT', '1e3', 'must be a whole number from 0 to 65535'],
    ['A_PORT', '-1', 'must be a whole number from 0 to 65535'],
    ['A_LEVEL', 'loud', 'must be one of info, debug'],
    ['A_PEER', 'http://parser', 'must be an address such as "parser:50051"'],
    ['A_DATABASE', 'mysql://host', 'must be a URL that begins with postgres: or pglite:'],
    ['A_PEER', '', 'is not set'],
  ])('refuses %s=%s by name', (name, value, message) => {
    expect(problemsOf({ ...GOOD, [name]: value })).toEqual([`${name} ${message}.`]);
  });

  it('names everything that is wrong, and repeats no value', () => {
    const problems = problemsOf({ A_DATABASE: 'hunter2', A_PORT: 'hunter2' });
    expect(problems).toHaveLength(3);
    expect(problems.join()).not.toContain('hunter2');
  });
});
