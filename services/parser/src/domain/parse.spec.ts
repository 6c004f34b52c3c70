import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { checkApplication } from '@quantumlayer/ir';
import { parse } from './parse';

const read = (brief: string) => parse(create(ParseRequestSchema, { brief }));

describe('parse', () => {
  it('compiles a bare todo app', () => {
    const { application, requirements } = read('Create a Python REST API for a todo app');
    expect(application?.entities.map(({ name }) => name)).toEqual(['Todo']);
    expect(application && checkApplication(application)).toEqual([]);
    expect(requirements?.facts.map(({ value }) => value)).toEqual(['python', 'todo', 'rest_api']);
  });
});
