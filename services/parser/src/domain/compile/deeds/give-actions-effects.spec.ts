import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { parse } from '../../parse';

const effect = (brief: string, subject: string): string[] => {
  const { application } = parse(create(ParseRequestSchema, { brief: `Create an API. ${brief}` }));
  const found = application?.operations.find(({ entity, name }) => `${entity}.${name}` === subject);
  return (
    found?.effects.map(({ kind }) => (kind.case === 'assign' ? `${kind.value.target} = ${kind.value.value}` : '')) ?? []
  );
};

describe('a deed that takes another back', () => {
  it.each([
    ['A memo has a title. Users can pin a memo or unpin it.', 'Memo', 'pin'],
    ['Snippets have a title and a pinned flag. Snippets can be pinned and unpinned.', 'Snippet', 'pin'],
  ])('takes back what it set: %s', (brief, entity, deed) => {
    expect(effect(brief, `${entity}.${deed}`)).toEqual(['self.pinned = true']);
    expect(effect(brief, `${entity}.un${deed}`)).toEqual(['self.pinned = false']);
  });
});

describe('a deed of another name that takes one back', () => {
  it.each([
    [
      'Adverts have a title. An advert is a draft, then published. Adverts can be archived and restored.',
      'Advert',
      'archive',
      'restore',
      'archived',
    ],
  ])('takes back what it set: %s', (brief, entity, deed, back, flag) => {
    expect(effect(brief, `${entity}.${deed}`)).toEqual([`self.${flag} = true`]);
    expect(effect(brief, `${entity}.${back}`)).toEqual([`self.${flag} = false`]);
  });
});
