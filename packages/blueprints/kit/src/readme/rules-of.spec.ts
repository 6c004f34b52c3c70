import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperationKind, parseApplication, resolve, type Model } from '@quantumlayer/ir';
import { rulesOf } from './rules-of';
import { whoMay } from './who-may';

const fixtures = join(__dirname, '../../../../ir/fixtures');
const model = (name: string): Model => resolve(parseApplication(readFileSync(join(fixtures, `${name}.json`), 'utf8')));

it.each([
  ['shop', 'New accounts get the role `customer`; `manager` changes it with `PATCH /customers/{id}`.'],
  ['shop', 'No two order items have the same `orderId` and `productId`: 409 `unique`.'],
  ['shop', '`create` of an order item requires `product.stock >= quantity`, otherwise 409 `in_stock`.'],
  ['library', '`create` of a loan sets `dueOn` to `today() + days(21)`.'],
  ['library', 'Deleting a member deletes its loans and card.'],
  ['library', 'An author that has books cannot be deleted: 409 `restricted`.'],
  ['booking', '`create` and `update` of a booking require `attendees <= room.capacity`, otherwise 409 `fits_room`.'],
  ['booking', 'Every booking must satisfy `endsAt > startsAt`, otherwise 422 `ends_after_start`.'],
  [
    'booking',
    '`create` and `update` of a booking can be refused with 409 `no_overlap`: The room is taken at that time.',
  ],
])('says of the %s: %s', (name, sentence) => expect(rulesOf(model(name))).toContain(sentence));

it('tells a life in one sentence, and whose rows there are', () => {
  const rules = rulesOf(model('blog')).join('\n');
  expect(rules).toContain(
    'An article begins as `draft`; `submit` moves it from `draft` to `in_review`; `publish` moves it from `in_review` to `published`;',
  );
  expect(rules).toContain('Only the owner and every `admin` can change an article; others can only read it.');
  expect(rules).toContain(
    'Only the owner can see a bookmark, or change it where a route lets them; for others it does not exist.',
  );
});

it('tells who owns a row besides its creator', () => {
  const rules = rulesOf(model('clinic')).join('\n');
  expect(rules).toContain(
    'Prescriptions belong to the account that created them (`prescriberId`), and to whom `patient.userId` names. Only the owner and every `admin` can see a prescription,',
  );
  expect(rules).toContain('and to whom `specialistId` and `patient.userId` name. Only');
});

it('tells which groups own a row', () => {
  const rules = rulesOf(model('agency')).join('\n');
  expect(rules).toContain('(`ownerId`), and to every account whose `teamId` is the row itself. Only');
  expect(rules).toContain(
    'and to whom `assigneeId` names, and to every account whose `teamId` is its `project.teamId`. Only',
  );
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
