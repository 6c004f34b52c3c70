import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { checkApplication } from '@quantumlayer/ir';
import { parse } from '../../parse';

function roles(brief: string, entity: string, name: string) {
  const { application } = parse(create(ParseRequestSchema, { brief }));
  expect(application && checkApplication(application)).toEqual([]);
  return application?.operations.find((one) => one.entity === entity && one.name === name)?.access?.roles;
}

it('leaves taking a step back to those who take it', () => {
  const forum = 'A forum. Members open threads with a title and a text. Moderators lock threads.';
  expect(roles(forum, 'Thread', 'reopen')).toEqual(['moderator', 'admin']);
});

it('leaves a step that is given to somebody with him', () => {
  const forum =
    'A forum. Members open threads with a title and a text. Moderators lock threads. Members can reopen threads.';
  expect(roles(forum, 'Thread', 'reopen')).toEqual(['member', 'admin']);
});
