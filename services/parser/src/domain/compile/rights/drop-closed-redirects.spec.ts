import { create } from '@bufbuild/protobuf';
import { OperationKind } from '@quantumlayer/contracts/ir/v1/operation';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { checkApplication } from '@quantumlayer/ir';
import { parse } from '../../parse';

it.each([
  ['I need a URL shortener. Users see only their own links.', 0, 'Nobody can follow links'],
  ['I need a URL shortener. Users log in and can only change their own links.', 1, ''],
])('leads nobody on to rows that only their owners see, and says so: %s', (brief, redirects, told) => {
  const { application, requirements } = parse(create(ParseRequestSchema, { brief }));
  expect(application && checkApplication(application)).toEqual([]);
  expect(application?.operations.filter(({ kind }) => kind === OperationKind.REDIRECT)).toHaveLength(redirects);
  expect(requirements?.assumptions.map(({ text }) => text).join('\n')).toContain(told);
});
