import { printable } from './printable';

it.each([
  ['an escape sequence', 'a\u001b[2Jb', 'a�[2Jb'],
  ['what overwrites its line', 'a\rb\bc\u0007', 'a�b�c�'],
  ['an escape of one character', 'a\u009b31mb', 'a�31mb'],
  ['what turns the words around', 'a\u202eb\u2066c', 'a�b�c'],
])('takes away %s', (_, text, expected) => expect(printable(text)).toBe(expected));

it('leaves every language, lines and tabs as they are', () => {
  const text = 'Größe\t漢字 שלום 👩‍💻\nnext';
  expect(printable(text)).toBe(text);
});
