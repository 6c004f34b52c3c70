import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseApplication, resolve } from '@quantumlayer/ir';
import { descriptionOf } from './description-of';

const application = parseApplication(readFileSync(join(__dirname, '../../../../ir/fixtures/blog.json'), 'utf8'));

it('keeps the words of the IR, on one line', () => {
  expect(descriptionOf(resolve({ ...application, description: ' News\n of the day. ' }))).toBe('News of the day.');
});

it('names what is kept where the IR says nothing', () => {
  expect(descriptionOf(resolve({ ...application, description: '' }))).toBe(
    'Keeps articles, comments, bookmarks and categories.',
  );
});
