import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serializeApplication } from '../application-json';
import { Cardinality, FieldType, OnDelete, OperationKind, OwnershipMode } from '../contract';
import { entity, field, operation, relation, folder, read, type Change } from '../testing/fixtures';
import { checkApplication, requireModel } from './check-application';

describe.each(readdirSync(folder).map((file) => file.replace('.json', '')))('fixture %s', (name) => {
  it('is valid and canonical', () => {
    expect(checkApplication(read(name))).toEqual([]);
    expect(serializeApplication(read(name))).toBe(readFileSync(join(folder, `${name}.json`), 'utf8'));
  });

  it('creates targets before the rows that need them', () => {
    const order = requireModel(read(name)).creationOrder;
    for (const entity of order) {
      for (const { required, target } of entity.references) {
        if (required) expect(order.indexOf(target)).toBeLessThan(order.indexOf(entity));
      }
    }
  });
});

const faults: [string, string, Change, string][] = [
  ['a schema breach', 'todo', (a) => void (a.name = 'Not Kebab'), 'name'],
  ['two entities of one name', 'library', (a) => void (entity(a, 'Tag').name = 'Book'), 'exists twice'],
  ['a reserved path', 'todo', (a) => void (entity(a, 'Todo').plural = 'Docs'), '/docs is taken'],
  ['a reserved field', 'todo', (a) => void (field(a, 'Todo', 'notes').name = 'createdAt'), 'createdAt is taken'],
  [
    'a field that every object has',
    'todo',
    (a) => void (field(a, 'Todo', 'notes').name = 'constructor'),
    'constructor is taken',
  ],
  [
    'a field that meets a relation',
    'library',
    (a) => void (field(a, 'Book', 'rating').name = 'authorId'),
    'author_id exists twice',
  ],
  ['an unknown end', 'library', (a) => void (relation(a, 'author').target = 'Writer'), 'joins Writer'],
  [
    'a required relation that becomes null',
    'library',
    (a) => void (relation(a, 'book').onDelete = OnDelete.SET_NULL),
    'cannot become null',
  ],
  [
    'a nested relation that is optional',
    'library',
    (a) => void (relation(a, 'author').required = false),
    'must be required',
  ],
  ['a nested many-to-many', 'library', (a) => void (relation(a, 'tags').nested = true), 'many-to-many'],
  [
    'a circle of required relations',
    'library',
    (a) => void ((relation(a, 'sequelTo').required = true), (relation(a, 'sequelTo').onDelete = OnDelete.RESTRICT)),
    'no first row',
  ],
  ['an enum without values', 'todo', (a) => void (field(a, 'Todo', 'priority').enumValues = []), 'enum values'],
  ['a bound between integers', 'library', (a) => void (field(a, 'Book', 'copies').minimum = '0.5'), 'bound finer'],
  ['bounds upside down', 'library', (a) => void (field(a, 'Book', 'rating').minimum = '9'), 'minimum above maximum'],
  ['a length of a number', 'library', (a) => void (field(a, 'Book', 'rating').maxLength = 9), 'has a length'],
  [
    'a pattern with look-ahead',
    'library',
    (a) => void (field(a, 'Book', 'isbn').pattern = '^(?=9)[0-9]+$'),
    'common subset',
  ],
  ['a broken pattern', 'library', (a) => void (field(a, 'Book', 'isbn').pattern = '^[0-9$'), 'no regular expression'],
  [
    'a default that does not fit',
    'todo',
    (a) =>
      void (field(a, 'Todo', 'priority').defaultValue = {
        $typeName: 'quantumlayer.ir.v1.Default',
        kind: { case: 'json', value: '"urgent"' },
      }),
    'does not fit',
  ],
  [
    'a generated code for a number',
    'library',
    (a) =>
      void (field(a, 'Book', 'copies').defaultValue = {
        $typeName: 'quantumlayer.ir.v1.Default',
        kind: { case: 'codeLength', value: 5 },
      }),
    'generated code',
  ],
  [
    'a required read-only field without default',
    'library',
    (a) => void (field(a, 'Loan', 'dueOn').required = true),
    'needs a default',
  ],
  ['a state field that is no enum', 'blog', (a) => void (entity(a, 'Article').stateField = 'title'), 'required enum'],
  [
    'a natural key that is no URL part',
    'links',
    (a) => void ((field(a, 'Link', 'code').pattern = ''), (field(a, 'Link', 'code').defaultValue = undefined as never)),
    'stands in URLs',
  ],
  [
    'an account without email',
    'blog',
    (a) => void (field(a, 'User', 'email').type = FieldType.STRING),
    'needs the field email',
  ],
  [
    'an unknown account',
    'blog',
    (a) => void ((a.authentication as { accountEntity: string }).accountEntity = 'Person'),
    'is none',
  ],
  ['two default roles', 'blog', (a) => a.roles.forEach((role) => (role.isDefault = true)), 'exactly one role'],
  ['no administrator', 'blog', (a) => a.roles.forEach((role) => (role.isAdministrator = false)), 'administrator'],
  [
    'a role field that knows other roles',
    'blog',
    (a) => void (field(a, 'User', 'role').enumValues = ['reader']),
    'ENUM of',
  ],
  [
    'owners without accounts',
    'todo',
    (a) =>
      void (entity(a, 'Todo').ownership = {
        $typeName: 'quantumlayer.ir.v1.Ownership',
        name: 'owner',
        mode: OwnershipMode.PRIVATE,
        bypassRoles: [],
        through: [],
      }),
    'has an owner',
  ],
  [
    'a public write on owned rows',
    'blog',
    (a) => void (operation(a, 'Comment', 'create').access = operation(a, 'Comment', 'read').access as never),
    'belong to accounts',
  ],
  [
    'an unknown role in access',
    'blog',
    (a) => void ((operation(a, 'Category', 'create').access as { roles: string[] }).roles = ['boss']),
    'is no role',
  ],
  [
    'a custom name for a standard operation',
    'todo',
    (a) => void (operation(a, 'Todo', 'create').name = 'add'),
    'must be named create',
  ],
  [
    'effects of a read',
    'todo',
    (a) => void (operation(a, 'Todo', 'read').effects = operation(a, 'Todo', 'complete').effects),
    'only reads',
  ],
  [
    'input of a standard operation',
    'library',
    (a) => void (operation(a, 'Loan', 'create').input = operation(a, 'Loan', 'extend').input),
    'is no action',
  ],
  [
    'a redirect without a natural key',
    'todo',
    (a) =>
      void ((operation(a, 'Todo', 'reopen').kind = OperationKind.REDIRECT),
      (operation(a, 'Todo', 'reopen').location = "'https://x.test'")),
    'needs a natural key',
  ],
  [
    'a transition to nowhere',
    'blog',
    (a) => void ((operation(a, 'Article', 'publish').transition as { to: string }).to = 'printed'),
    'the state printed',
  ],
  [
    'a guard that fails wherever the transition begins',
    'blog',
    (a) =>
      void (operation(a, 'Article', 'publish').guards = [
        {
          $typeName: 'quantumlayer.ir.v1.Rule',
          name: 'is_published',
          expression: 'self.status == "published"',
          message: 'No.',
        },
      ]),
    'never holds in the state',
  ],
  [
    'a guard that does not parse',
    'todo',
    (a) => void ((operation(a, 'Todo', 'complete').guards[0] as { expression: string }).expression = 'self.'),
    'expected a name',
  ],
  [
    'an invariant of the wrong type',
    'booking',
    (a) => void ((entity(a, 'Booking').invariants[0] as { expression: string }).expression = 'self.attendees'),
    'boolean is needed',
  ],
  [
    'an effect that may write null',
    'library',
    (a) =>
      void (operation(a, 'Loan', 'extend').effects = [
        {
          $typeName: 'quantumlayer.ir.v1.Effect',
          kind: {
            case: 'assign',
            value: {
              $typeName: 'quantumlayer.ir.v1.Assign',
              target: 'self.book.copies',
              value: 'min(item.copies for Book)',
            },
          },
        },
      ]),
    'may be null',
  ],
  [
    'a key from the body under another name',
    'clinic',
    (a) => {
      const assign = operation(a, 'Visit', 'assign');
      (assign.input[0] as { name: string }).name = 'who';
      (assign.guards[0] as { expression: string }).expression = 'true';
      (assign.effects[0]?.kind.value as { value: string }).value = 'input.who';
    },
    'only as self.nurseId to input.nurseId',
  ],
  [
    'a computed field of the wrong type',
    'shop',
    (a) => void (field(a, 'Order', 'total').computed = 'self.note'),
    'where decimal(2) is needed',
  ],
  [
    'a compound of unknown members',
    'blog',
    (a) => void ((entity(a, 'Bookmark').unique[0] as { members: string[] }).members = ['owner', 'page']),
    'no member page',
  ],
  [
    'one-to-one nested twice',
    'library',
    (a) => void ((relation(a, 'member').inverse = 'books'), (relation(a, 'member').target = 'Author')),
    'exists twice',
  ],
];

it.each(faults)('refuses %s', (_, name, change, message) => {
  const application = read(name);
  change(application);
  const found = checkApplication(application);
  expect(found.map((violation) => `${violation.field}: ${violation.message}`).join('\n')).toContain(message);
});

it('knows what a key in the body of an action leads to', () => {
  const inputs = (name: string) =>
    requireModel(read(name))
      .entities.flatMap(({ operations }) => operations)
      .flatMap(({ input }) => input);
  expect(inputs('clinic').map(({ name, target }) => [name, target])).toEqual([
    ['specialistId', 'User'],
    ['patientId', 'Patient'],
    ['nurseId', 'User'],
  ]);
  expect(inputs('booking').map(({ target }) => target)).toEqual(['Booking']);
  expect(inputs('library').every(({ target }) => target === undefined)).toBe(true);
});

it('knows the many-to-many names at the source', () => {
  const book = requireModel(read('library')).entity('Book');
  expect(book.links.map(({ property, table, targetColumn }) => [property, table, targetColumn])).toEqual([
    ['tagIds', 'book_tags', 'tag_id'],
  ]);
  expect(book.links[0]?.target.backlinks[0]?.source).toBe(book);
  expect(relation(read('library'), 'tags').cardinality).toBe(Cardinality.MANY_TO_MANY);
});
