import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const nameIn = (brief: string): string => factsOf(`${brief}\n\nLamps have a colour.`, FactKind.NAME).join();

describe('the name of what is built', () => {
  it.each([
    ['# Lumenly', 'lumenly'],
    ['# Lamp desk\nBackend for our lending shelf.', 'lamp-desk'],
    ['# Lampdesk API', 'lampdesk'],
    ['LampDesk is a service for our shelf.', 'lamp-desk'],
    ['Shelfie, a small API for a private collection.', 'shelfie'],
    ['Snip - a URL shortener in Go.', 'snip'],
    ["I'm building LampDesk, an API where people lend lamps.", 'lamp-desk'],
    ['Write Lumenly, a small API for a collection.', 'lumenly'],
    ['Product: Lamp Desk', 'lamp-desk'],
    ["Let's call this thing Mossy.", 'mossy'],
    ['An API called Benchwise for a carpentry.', 'benchwise'],
  ])('is read of %j', (brief, expected) => {
    expect(nameIn(brief)).toBe(expected);
  });

  it.each([
    '# Requirements',
    '# Backend assignment',
    '# A service for lamps',
    '# Tram depot maintenance API',
    'FastAPI service for lamps.',
    'Booking is an API for rooms.',
    'Sphinxes are kept in cages.',
    "The lorry waits, then it's called to the gate.",
  ])('is no more than a title or a word in %j', (brief) => {
    expect(nameIn(brief)).toBe('');
  });
});
