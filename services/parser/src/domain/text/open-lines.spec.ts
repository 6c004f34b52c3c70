import { readSentences } from './sentences';

const last = (text: string): string =>
  readSentences(text, () => undefined)
    .at(-1)
    ?.tokens.map(({ text: word }) => word)
    .join(' ') ?? '';

describe('a bullet under a line that leaves something open', () => {
  it.each([
    ['Customers can:\n- book a table', 'Customers can book a table'],
    ['Nurses should be able to\n1) record a dose', 'Nurses should be able to record a dose'],
    ['The system must allow students to:\n- enrol in a course', 'The system must allow students to enrol in a course'],
    ['As a teacher, I want to:\n* plan lessons', 'As a teacher , I want to plan lessons'],
    ['Guests can book a table:\n- for a date', 'Guests can book a table for a date'],
    ['Pupils borrow an instrument:\n* with an optional note', 'Pupils borrow an instrument with an optional note'],
    ['## As a waiter\n- I want to see all orders', 'As a waiter I want to see all orders'],
    ['Guests cannot:\n- see prices', 'Guests cannot see prices'],
    ['Members can do the following things:\n- rate a dish', 'Members can rate a dish'],
    ['The code must:\n- be unique', 'The code must be unique'],
    ['Admin:\n- delete users', 'Admin can delete users'],
    ['### What trainers can do\n- Add exercises', 'trainers can Add exercises'],
    ['- Editor\n  - Publish articles', 'Editor can Publish articles'],
    ['**Manager features**\n- Can export the list', 'Manager Can export the list'],
  ])('goes on with its words: %j', (text, expected) => {
    expect(last(text)).toBe(expected);
  });

  it.each([
    ['Customer:\n- order number', 'order number'],
    ['Customer:\n- name\n- share: number', 'share : number'],
    ['Customers can:\n- Tables have a number.', 'Tables have a number .'],
    ['Guests can book a table.\n- for a date', 'for a date'],
    ['The table:\n- for a date', 'for a date'],
    ['Courses:\n- add a title', 'add a title'],
    ['A parcel should have the following attributes:-\n- Email', 'Email'],
  ])('stands for itself where it says enough: %j', (text, expected) => {
    expect(last(text)).toBe(expected);
  });

  it.each([
    ['Grooms:\n- everything', 'Grooms can do everything'],
    ['Groom\n- everything riders can', 'Groom can do everything riders can'],
    ['Grooms\n- all that riders can do', 'Grooms can do all that riders can do'],
    ['Grooms\n- all carts', 'all carts'],
  ])('takes over whoever may do as much as others: %j', (text, expected) => {
    expect(last(text)).toBe(expected);
  });

  it('takes the words where the bullet begins, so that it keeps its place in the text', () => {
    const text = 'Customers can:\n- book a table';
    const bullet = readSentences(text, () => undefined).at(-1);
    expect(bullet).toMatchObject({ carried: 2, start: text.indexOf('book'), text: 'book a table' });
    expect(bullet?.tokens.slice(0, 2).map(({ start, end }) => [start, end])).toEqual([
      [text.indexOf('book'), text.indexOf('book')],
      [text.indexOf('book'), text.indexOf('book')],
    ]);
  });
});
