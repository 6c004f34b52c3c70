import { correctWord } from '../../english/grammar/vocabulary';

describe('correcting a misspelt word', () => {
  it.each([
    ['custmer', 'customer'],
    ['recieved', 'received'],
    ['shiped', 'shipped'],
    ['quantitiy', 'quantity'],
    ['regoin', 'region'],
    ['appoinment', 'appointment'],
  ])('makes %s %s', (word, expected) => {
    expect(correctWord(word)).toBe(expected);
  });

  it.each(
    'rehearsed rehearses delegated docked conformed disarmed calved plaiting carers leaser repriced relisted coworking subletting multiplayer redacted rerecorded helpline cashback boxrooms satay mead telethons gradated'.split(
      ' ',
    ),
  )('leaves %s, which is English, alone', (word) => {
    expect(correctWord(word)).toBeUndefined();
  });
});
