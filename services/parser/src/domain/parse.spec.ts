import { create } from '@bufbuild/protobuf';
import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
import { Database, Language } from '@quantumlayer/contracts/ir/v1/ir';
import { OperationKind } from '@quantumlayer/contracts/ir/v1/operation';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { FactKind, FactOrigin } from '@quantumlayer/contracts/requirements/v1/requirements';
import { checkApplication } from '@quantumlayer/ir';
import type { QuantumLayerError } from '@quantumlayer/errors';
import { parse } from './parse';

const read = (brief: string) => parse(create(ParseRequestSchema, { brief }));
const facts = (brief: string): string[] =>
  (read(brief).requirements?.facts ?? [])
    .filter(({ origin }) => origin === FactOrigin.BRIEF)
    .map(({ kind, subject, value }) =>
      [FactKind[kind].toLowerCase(), subject, value].filter((part) => part !== '').join(' '),
    );

function refusal(brief: string): QuantumLayerError {
  try {
    read(brief);
  } catch (error) {
    return error as QuantumLayerError;
  }
  throw new Error(`was not refused: ${brief}`);
}

describe('parse', () => {
  it.each([
    ['A note has a title, a text and an optional folder. A folder has a name.', false],
    ['A note has a title, a text and a folder. A folder has a name.', true],
  ])('requires the references of %j that are not optional', (brief, required) => {
    expect(read(brief).application?.relations.map((relation) => relation.required)).toEqual([required]);
  });

  it('says nothing of a usual default that the values of the brief do not hold', () => {
    const brief = 'A task tracker. A task has a title and a priority (low, high). Users log in.';
    const { application, requirements } = read(brief);
    expect(application?.entities[0]?.fields.find(({ name }) => name === 'priority')?.defaultValue).toBeUndefined();
    expect(requirements?.assumptions.map(({ text }) => text)).not.toContainEqual(expect.stringContaining('default'));
  });

  it('compiles a bare todo app', () => {
    const { application } = read('Create a Python REST API for a todo app');
    expect(application?.entities.map(({ name }) => name)).toEqual(['Todo']);
    expect(application && checkApplication(application)).toEqual([]);
    expect(facts('Create a Python REST API for a todo app')).toEqual([
      'language python',
      'archetype todo',
      'application_kind rest_api',
    ]);
  });

  it.each([
    [
      'Books have a title, an author and a price.',
      ['entity Book', 'field Book.title string', 'field Book.author string', 'field Book.price decimal'],
    ],
    [
      'Book: title, isbn (unique), rating from 1 to 5',
      [
        'entity Book',
        'field Book.title string',
        'field Book.isbn string',
        'constraint Book.isbn unique',
        'field Book.rating integer',
        'constraint Book.rating minimum=1',
        'constraint Book.rating maximum=5',
      ],
    ],
    [
      'Each book belongs to an author. Authors have a name.',
      ['entity Book', 'entity Author', 'field Author.name string', 'relation Book-Author many_to_one'],
    ],
    [
      'Go service for hives: each hive has a name. Hives like hives.',
      ['language go', 'application_kind rest_api', 'entity Hive', 'field Hive.name string'],
    ],
    [
      'Departments have a name and a parent department.',
      ['entity Department', 'field Department.name string', 'relation Department-Department many_to_one'],
    ],
    [
      'Owners have a name. An owner has an appointment with a vet at a given time which can be cancelled.',
      [
        'entity Owner',
        'entity Appointment',
        'entity Vet',
        'field Owner.name string',
        'field Appointment.time datetime',
        'relation Appointment-Owner many_to_one',
        'relation Appointment-Vet many_to_one',
        'operation Appointment.cancel action',
      ],
    ],
    [
      'A course has many lessons. A lesson has a title.',
      ['entity Course', 'entity Lesson', 'field Lesson.title string', 'relation Lesson-Course many_to_one'],
    ],
    [
      'Members can attend many meetings and a meeting has many members. Members have a name.',
      ['entity Meeting', 'entity Member', 'field Member.name string', 'relation Member-Meeting many_to_many'],
    ],
    [
      'Tasks have a title. Tasks can be marked as done.',
      ['entity Task', 'field Task.title string', 'operation Task.markDone flag(done)'],
    ],
    [
      'Orders have a number. An order goes from pending to paid to shipped.',
      [
        'entity Order',
        'field Order.number string',
        'operation Order.pay transition(pending>paid)',
        'operation Order.ship transition(paid>shipped)',
        'state Order pending>paid>shipped',
      ],
    ],
    [
      'Notes have a text. Users see only their own notes.',
      ['entity Note', 'field Note.text text', 'permission owner Note.read', 'ownership Note private'],
    ],
    [
      'Posts have a title. Only editors may delete posts.',
      ['entity Post', 'field Post.title string', 'role editor', 'permission editor Post.delete'],
    ],
    [
      'Products have a name and a price. Search products by name and sort them by price.',
      [
        'entity Product',
        'field Product.name string',
        'field Product.price decimal',
        'query Product search',
        'query Product sort=price',
      ],
    ],
    [
      'Shifts have a start time and an end time. The end must be after the start.',
      [
        'entity Shift',
        'field Shift.startTime datetime',
        'field Shift.endTime datetime',
        'rule Shift invariant:self.endTime > self.startTime',
      ],
    ],
    [
      'An article has a title and a status: draft, published or archived.',
      ['entity Article', 'field Article.title string', 'field Article.status enum(draft|published|archived)'],
    ],
  ])('reads %j', (brief, expected) => {
    expect(facts(brief).sort()).toEqual([...expected].sort());
  });

  it('gives what can be cancelled a flag that cancelling sets', () => {
    const { application } = read('Trips have a title. Trips can be cancelled.');
    expect(application?.entities[0]?.fields.map(({ name }) => name)).toContain('cancelled');
    const cancel = application?.operations.find(({ name }) => name === 'cancel');
    expect(cancel?.effects[0]?.kind).toMatchObject({ value: { target: 'self.cancelled', value: 'true' } });
  });

  it('makes sensible entities of a domain that it does not know', () => {
    const { application } = read('An API for managing beehives');
    expect(application?.entities.map(({ name, fields }) => [name, fields.map((field) => field.name)])).toEqual([
      ['Beehive', ['name', 'description']],
    ]);
  });

  it('lets the brief and the overrides decide the stack', () => {
    expect(read('A Go todo API with Postgres').application?.stack).toMatchObject({
      language: Language.GO,
      database: Database.POSTGRESQL,
    });
    const overridden = parse(
      create(ParseRequestSchema, {
        brief: 'A Go todo API',
        overrides: { language: Language.TYPESCRIPT, name: 'mine' },
      }),
    );
    expect(overridden.application).toMatchObject({ name: 'mine', stack: { language: Language.TYPESCRIPT } });
  });

  it('states the framework that takes the place of another of the same language', () => {
    expect(
      read('A Flask todo API in Python')
        .requirements?.assumptions.map(({ text }) => text)
        .join(),
    ).toContain('FastAPI in place of Flask');
  });

  it.each([
    ['', ErrorCode.INVALID_INPUT],
    ['a\u0000b\u0001', ErrorCode.INVALID_INPUT],
    ['word '.repeat(3_001), ErrorCode.INVALID_INPUT],
    ['Erstelle eine API für eine Bibliothek mit Büchern und Autoren', ErrorCode.UNSUPPORTED],
    ['请用 Python 创建一个待办事项应用', ErrorCode.UNSUPPORTED],
    ['Write me a poem about the sea', ErrorCode.NOT_A_BRIEF],
    ['What is the weather like today?', ErrorCode.NOT_A_BRIEF],
    ['A todo API in Rust', ErrorCode.UNSUPPORTED],
    ['A todo API in Python with MongoDB', ErrorCode.UNSUPPORTED],
    ['A todo API in Go using Django', ErrorCode.CONTRADICTION],
    ['A stateless app that stores users', ErrorCode.CONTRADICTION],
    ['A notes API without login. Notes have a text. Users see only their own notes.', ErrorCode.CONTRADICTION],
  ])('refuses %j', (brief, code) => {
    const error = refusal(brief);
    expect(error.code).toBe(code);
    if (code === ErrorCode.CONTRADICTION) expect(error.violations.length).toBeGreaterThanOrEqual(2);
  });

  it('leaves to those who are named what is denied in general', () => {
    const { application } = read("Tickets have a title. Tickets can't be deleted. Admins can delete tickets.");
    const deletion = application?.operations.find(({ kind }) => kind === OperationKind.DELETE);
    expect(deletion?.entity).toBe('Ticket');
  });

  it('quotes both sides of a contradiction where they stand', () => {
    const brief = 'A todo API in Go using Django';
    const quoted = refusal(brief).violations.map(({ field }) => {
      const [start = 0, end = 0] = field.replace('brief:', '').split('-').map(Number);
      return brief.slice(start, end);
    });
    expect(quoted).toEqual(['Go', 'Django']);
  });
});
