import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperationKind, parseApplication, resolve, type Model } from '@quantumlayer/ir';
import { rulesOf } from './rules-of';
import { whoMay } from './who-may';

const fixtures = join(__dirname, '../../../../ir/fixtures');
const model = (name: string): Model => resolve(parseApplication(readFileSync(join(fixtures, `${name}.json`), 'utf8')));

it.each([
  ['shop', 'Whoever registers gets the role `customer`. Another is given with `PATCH /customers/{id}` by `manager`.'],
  ['shop', 'No two order items have the same `orderId` and `productId`: 409 `unique`.'],
  ['shop', '`create` of an order item needs `product.stock >= quantity`; else 409 `in_stock`.'],
  ['library', '`create` of a loan sets `dueOn` to `today() + days(21)`.'],
  ['library', 'Deleting a member deletes its loans and card.'],
  ['library', 'An author that has books cannot be deleted: 409 `restricted`.'],
  ['booking', '`create` and `update` of a booking need `attendees <= room.capacity`; else 409 `fits_room`.'],
  ['booking', 'Of every booking holds `endsAt > startsAt`; else 422 `ends_after_start`.'],
  ['booking', '`create` and `update` of a booking may end in 409 `no_overlap`: The room is taken at that time.'],
])('says of the %s: %s', (name, sentence) => expect(rulesOf(model(name))).toContain(sentence));

it('tells a life in one sentence, and whose rows there are', () => {
  const rules = rulesOf(model('blog')).join('\n');
  expect(rules).toContain(
    'An article begins as `draft`; `submit` leads from `draft` to `in_review`; `publish` leads from `in_review` to `published`;',
  );
  expect(rules).toContain('Only its owner and every `admin` can change an article; others only read it.');
  expect(rules).toContain('Only its owner can see and change a bookmark; for others it does not exist.');
});

it('tells who may', () => {
  const blog = model('blog');
  const of = (entity: string, kind: OperationKind) =>
    blog
      .entity(entity)
      .operations.filter((operation) => operation.kind === kind)
      .map((operation) => whoMay(operation, blog));
  expect(of('Article', OperationKind.LIST)).toEqual(['anyone']);
  expect(of('Bookmark', OperationKind.LIST)).toEqual(['any account: own rows']);
  expect(of('Bookmark', OperationKind.CREATE)).toEqual(['any account']);
  expect(of('User', OperationKind.LIST)).toEqual(['admin']);
  expect(of('Article', OperationKind.UPDATE)).toEqual(['any account: own rows; admin: all']);
});
