import { camelCase, kebabCase, pascalCase, pluralName, singularName, snakeCase, withArticle, words } from './naming';

it.each([
  ['OrderItem', ['order', 'item']],
  ['HTTPServer2', ['http', 'server2']],
  ['due_date', ['due', 'date']],
  ['x', ['x']],
])('splits %s', (name, expected) => expect(words(name)).toEqual(expected));

it('changes case', () => {
  expect([camelCase('order-item'), pascalCase('order item'), snakeCase('OrderItem'), kebabCase('orderItems')]).toEqual([
    'orderItem',
    'OrderItem',
    'order_item',
    'order-items',
  ]);
});

it('changes the number of the last word only', () => {
  expect(pluralName('OrderItem')).toBe('OrderItems');
  expect(pluralName('Category')).toBe('Categories');
  expect(singularName('childrensBooks')).toBe('childrensBook');
  expect(singularName('tags')).toBe('tag');
});

it('puts the article that is spoken', () => {
  const nouns = [
    'book',
    'order',
    'user',
    'unit',
    'one-off',
    'hour',
    'house',
    'uninvited guest',
    'update',
    'URL',
    'use case',
  ];
  expect(nouns.map(withArticle).map((text) => text.split(' ')[0])).toEqual([
    'a',
    'an',
    'a',
    'a',
    'a',
    'an',
    'a',
    'an',
    'an',
    'a',
    'a',
  ]);
});

it('keeps the plural of an abbreviation whole', () => {
  expect(['photo URLs', 'photoURLs', 'IDs', 'APIKeys', 'PDFsAndURLs', 'order_IDs'].map(camelCase)).toEqual([
    'photoUrls',
    'photoUrls',
    'ids',
    'apiKeys',
    'pdfsAndUrls',
    'orderIds',
  ]);
});
