import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from '@bufbuild/protobuf';
import { parseApplication } from '../application-json';
import { requireModel } from '../check/check-application';
import { FieldSchema, FieldType, RuleSchema } from '../contract';
import { brokenInvariant, ordinalBesideExamples, sampleRow } from './sample-row';
import { sampleValue } from './sample-value';
import { faultsOfValue } from './validate-value';

const folder = join(__dirname, '../../fixtures');
const models = readdirSync(folder).map((file) =>
  requireModel(parseApplication(readFileSync(join(folder, file), 'utf8'))),
);
const entities = models.flatMap((model) =>
  model.entities.map((entity) => [`${model.application.name} ${entity.name}`, entity] as const),
);

describe.each(entities)('%s', (_, entity) => {
  it('gets rows that are valid, with and without a nonce', () => {
    for (let ordinal = 0; ordinal < 25; ordinal += 1) {
      for (const nonce of [undefined, 'k3x9']) {
        const row = sampleRow(entity, {
          ordinal,
          complete: ordinal % 2 === 0,
          ...(nonce === undefined ? {} : { nonce }),
        });
        expect(brokenInvariant(entity, row)).toBeUndefined();
        for (const { name, field } of entity.properties) {
          if (field && row[name] !== undefined)
            expect([name, row[name], faultsOfValue(field, row[name])]).toEqual([name, row[name], []]);
        }
      }
    }
  });

  it('gets different values where they must be unique', () => {
    for (const [property] of entity.uniques.filter(({ length }) => length === 1)) {
      const field = property?.field;
      if (!field) continue;
      const values = Array.from({ length: 40 }, (_unused, ordinal) => sampleValue(field, { ordinal, nonce: 'q' }));
      expect(new Set(values).size).toBe(40);
    }
  });
});

describe('rows whose invariants are narrow', () => {
  const todoThatKeeps = (expression: string, maximum?: string) => {
    const application = parseApplication(readFileSync(join(folder, 'todo.json'), 'utf8'));
    const [todo] = application.entities;
    todo?.fields.push(
      create(FieldSchema, { name: 'points', type: FieldType.INTEGER, ...(maximum !== undefined && { maximum }) }),
    );
    todo?.invariants.push(create(RuleSchema, { name: 'narrow', expression, message: 'No.' }));
    return requireModel(application).entity('Todo');
  };

  it('come near the constants of the rule', () => {
    expect(
      sampleRow(todoThatKeeps('self.points < 5', '100000'), { ordinal: 0, complete: true })['points'],
    ).toBeLessThan(5);
    expect(sampleRow(todoThatKeeps('self.points > 70000'), { ordinal: 3, complete: true })['points']).toBeGreaterThan(
      70000,
    );
  });

  it('leave out what no rule lets in', () => {
    expect(sampleRow(todoThatKeeps('self.points == null'), { ordinal: 0, complete: true })).not.toHaveProperty(
      'points',
    );
  });

  it('hold what a rule asks for though it is optional', () => {
    expect(sampleRow(todoThatKeeps('self.points != null'), { ordinal: 0 })).toHaveProperty('points');
  });

  it('lie before or after the present for years to come', () => {
    const todo = (expression: string) => {
      const application = parseApplication(readFileSync(join(folder, 'todo.json'), 'utf8'));
      const [entity] = application.entities;
      entity?.fields.push(create(FieldSchema, { name: 'day', type: FieldType.DATE }));
      entity?.fields.push(create(FieldSchema, { name: 'moment', type: FieldType.DATETIME }));
      entity?.invariants.push(create(RuleSchema, { name: 'timely', expression, message: 'No.' }));
      return requireModel(application).entity('Todo');
    };
    const cases = [
      ['self.day >= today()', true],
      ['self.day <= today()', false],
      ['self.moment > now()', true],
      ['self.moment < now()', false],
    ] as const;
    for (const [expression, isAhead] of cases) {
      for (const now of ['2026-06-01', '2035-12-31']) {
        jest.useFakeTimers({ now: new Date(now) });
        const entity = todo(expression);
        for (let ordinal = 0; ordinal < 5; ordinal += 1) {
          const row = sampleRow(entity, { ordinal, complete: true });
          const time = Date.parse(row[expression.includes('moment') ? 'moment' : 'day'] as string);
          expect([expression, time > Date.UTC(2036, 0), time < Date.UTC(2026, 0)]).toEqual([
            ...[expression, isAhead, !isAhead],
          ]);
        }
      }
    }
    jest.useRealTimers();
  });

  it('are refused where there are none', () => {
    const entity = todoThatKeeps('self.title == null');
    expect(() => sampleRow(entity, { ordinal: 0 })).toThrow('found no Todo that keeps');
  });
});

const field = (type: FieldType, more: Parameters<typeof create<typeof FieldSchema>>[1] = {}) =>
  create(FieldSchema, { name: 'value', type, ...more });
const nested = (levels: number): object =>
  Array.from({ length: levels - 1 }).reduce<object>((inner) => ({ inner }), {});
const codes = (f: ReturnType<typeof field>, value: unknown) => faultsOfValue(f, value).map(({ code }) => code);

it.each([
  [field(FieldType.STRING, { required: true }), '  ', ['min_length']],
  [field(FieldType.STRING), '', []],
  [field(FieldType.STRING), 'a\u0007b', ['format']],
  [field(FieldType.STRING), '\ud800', ['format']],
  [field(FieldType.STRING), 'é'.repeat(255), []],
  [field(FieldType.STRING), '😀'.repeat(256), ['max_length']],
  [field(FieldType.STRING, { pattern: '[a-z]+' }), 'abc1', ['pattern']],
  [field(FieldType.TEXT), 'two\nlines', []],
  [field(FieldType.INTEGER), 1.5, ['type']],
  [field(FieldType.INTEGER), '1', ['type']],
  [field(FieldType.INTEGER), 2 ** 53, ['maximum']],
  [field(FieldType.NUMBER, { minimum: '0', exclusiveMinimum: true }), 0, ['minimum']],
  [field(FieldType.DECIMAL, { scale: 2 }), 12.5, ['type']],
  [field(FieldType.DECIMAL, { scale: 2 }), '12.505', ['format']],
  [field(FieldType.DECIMAL, { scale: 2 }), '12345678901234.00', ['maximum']],
  [field(FieldType.DECIMAL, { scale: 2, maximum: '10' }), '10.01', ['maximum']],
  [field(FieldType.DATE), '2026-02-29', ['format']],
  [field(FieldType.DATE), '2028-02-29', []],
  [field(FieldType.DATETIME), '2026-01-01T10:00:00', ['format']],
  [field(FieldType.DATETIME), '2026-01-01T10:00:00.1234+02:00', []],
  [field(FieldType.DATETIME), '2026-01-01T10:00:60Z', ['format']],
  [field(FieldType.TIME), '24:00', ['format']],
  [field(FieldType.EMAIL), 'a@b', ['format']],
  [field(FieldType.EMAIL), 'a@b.co', []],
  [field(FieldType.URL), 'ftp://x.test', ['format']],
  [field(FieldType.UUID), '0190c0de-0000-7000-8000-00000000000g', ['format']],
  [field(FieldType.ENUM, { enumValues: ['a'] }), 'b', ['enum']],
  [field(FieldType.STRING_LIST), ['a', 1], ['type']],
  [field(FieldType.STRING_LIST), ['a', ''], ['min_length']],
  [field(FieldType.URL), 'https://ada@example.com:8080/a?b=%zz#c', []],
  [field(FieldType.URL), 'http://[::1]/', []],
  [field(FieldType.URL), 'http://example.com:65536/', ['format']],
  [field(FieldType.URL), 'http://a|b/', ['format']],
  [field(FieldType.URL), 'http://example.com/a b', ['format']],
  [field(FieldType.JSON), [], ['type']],
  [field(FieldType.JSON), nested(100), []],
  [field(FieldType.JSON), nested(101), ['format']],
  [field(FieldType.JSON), { 'a\u0000': 1 }, ['format']],
  [field(FieldType.JSON), { list: ['\ud800'] }, ['format']],
])('judges %#', (f, value, expected) => {
  expect(codes(f, value)).toEqual(expected);
});

it('gives unique values of an administrator ordinals beyond those of examples, and others theirs', () => {
  const account = models.flatMap(({ account: found }) => found ?? [])[0];
  const property = (name: string) => account?.properties.find((each) => each.name === name);
  const [email, created] = [property('email'), account?.properties.find(({ role }) => role === 'createdAt')];
  if (!account || !email || !created) throw new Error('a fixture has lost its account');
  expect(ordinalBesideExamples(account, email, 1)).toBeGreaterThan(50);
  expect(ordinalBesideExamples(account, created, 1)).toBe(1);
});

it.each([
  [FieldType.DATETIME, '2026-03-01T09:00:00Z', '2026-03-01T09:00:00.000Z'],
  [FieldType.DATETIME, '2026-03-01T09:00:00.5+02:00', '2026-03-01T07:00:00.500Z'],
  [FieldType.TIME, '09:15', '09:15:00'],
  [FieldType.DECIMAL, '12.5', '12.50'],
  [FieldType.DECIMAL, '12', '12.00'],
  [FieldType.EMAIL, 'Ada@Example.com', 'ada@example.com'],
])('gives the example of field type %s, %s, as the API answers it', (type, example, answered) => {
  const field = create(FieldSchema, { name: 'value', type, scale: 2, examples: [example] });
  expect(sampleValue(field, { ordinal: 0 })).toBe(answered);
});
