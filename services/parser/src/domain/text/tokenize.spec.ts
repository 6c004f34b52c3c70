import { tokenize } from './tokenize';

const words = (text: string): string[] => tokenize(text, 0, () => undefined).map(({ lower }) => lower);

describe('deeds called by their verb', () => {
  it.each([
    ['Vets write check-ups with findings', ['vets', 'write', 'check-ups', 'with', 'findings']],
    ['A follow-up has a date', ['a', 'follow-up', 'has', 'a', 'date']],
  ])('are one word: %s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it.each([
    ['Guests can check-in', ['guests', 'can', 'check', 'in']],
    ['An up-to-date list', ['an', 'up', 'to', 'date', 'list']],
  ])('are no other words with hyphens: %s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

describe('emphasis in Markdown', () => {
  it.each([
    ['**Members:** name, phone', ['members', ':', 'name', ',', 'phone']],
    ['- *Note:* boats are **blue**', ['-', 'note', ':', 'boats', 'are', 'blue']],
  ])('leaves the colon of a label: %s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('is none where a star marks what is required', () => {
    expect(words('name*, phone*: required')).toEqual(['name', '*', ',', 'phone', '*', ':', 'required']);
  });
});
