import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { SentenceOutcome } from '@quantumlayer/contracts/requirements/v1/requirements';
import { checkApplication } from '@quantumlayer/ir';
import { compileApplication } from '../compile/compile-application';
import { Assumptions } from '../compile/assumptions';
import { readSpecification } from './read-specification';
import { readFixture } from './testing/read-fixture';

const FIXTURES = ['rails.sql', 'workbench.sql', 'northwind.sql', 'petstore.yaml', 'bookstore.json'];

async function refusal(name: string, text: string): Promise<QuantumLayerError> {
  try {
    await readSpecification(name, text);
  } catch (error) {
    if (error instanceof QuantumLayerError) return error;
    throw error;
  }
  throw new Error('The text was accepted');
}

describe.each(FIXTURES)('%s', (name) => {
  it('compiles to an application that passes every check', async () => {
    const { reading } = await readFixture(name);
    const application = compileApplication({ name: 'imported', ...reading.model }, new Assumptions());
    expect(checkApplication(application)).toEqual([]);
  });

  it('places every fact and assumption in the text, and accounts for every statement', async () => {
    const { reading, text } = await readFixture(name);
    for (const { span } of [...reading.facts, ...reading.assumptions]) {
      expect(span).toBeDefined();
      expect(span?.end).toBeGreaterThan(span?.start ?? 0);
      expect(span?.end).toBeLessThanOrEqual(text.length);
    }
    const accounted = new Set(reading.sentences.flatMap(({ facts }) => facts));
    expect(reading.facts.flatMap((fact, index) => (accounted.has(index) ? [] : [fact.subject]))).toEqual([]);
    expect(reading.sentences.every(({ outcome }) => outcome !== SentenceOutcome.UNSPECIFIED)).toBe(true);
  });
});

describe('readSpecification refuses', () => {
  it.each([
    ['schema.graphql', 'type Book {\n  id: ID!\n  title: String!\n}', 'GraphQL SDL'],
    ['model.jdl', 'entity Book {\n  title String required\n}', 'JDL'],
    ['old.yaml', 'swagger: "2.0"\ninfo:\n  title: x', 'Swagger 2.0'],
    ['schema.prisma', 'model Book {\n  id Int @id\n}\ndatasource db {\n}', 'Prisma'],
    ['data.json', '[{"title": "Emma", "year": 1815}]', 'sample data'],
    ['data.csv', 'title,year\nEmma,1815\n', 'sample data'],
  ])('%s, and names what is supported', async (name, text, what) => {
    const error = await refusal(name, text);
    expect(error.code).toBe(ErrorCode.UNSUPPORTED);
    expect(error.message).toContain(what);
    expect(error.message).toContain('OpenAPI 3.x (JSON or YAML) and SQL DDL');
  });

  it.each([
    ['empty', ' \n'],
    ['binary', 'CREATE TABLE a (\0)'],
    ['prose', 'Please build me something nice'],
  ])('%s text as invalid input', async (_, text) => {
    expect((await refusal('x', text)).code).toBe(ErrorCode.INVALID_INPUT);
  });
});

describe('a broken specification is refused with line and column', () => {
  it.each([
    ['sql', 'CREATE TABLE a (id INT', 'x:1:16: This parenthesis is never closed.'],
    ['sql', 'CREATE TABLE a (\n  id INT\n));', 'x:3:2: This parenthesis closes nothing'],
    ['sql', "CREATE TABLE a (\n  name TEXT DEFAULT 'open\n);", 'x:2:21: This text never ends'],
    ['sql', '/* CREATE TABLE a (id INT);', 'x:1:1: This comment never ends'],
    ['sql', 'CREATE TABLE a (id INT NOT);', 'x:1:27: Expected "null", found the end of the statement.'],
    ['sql', 'CREATE TABLE a (b INT REFERENCES c(id) ON DELETE MAYBE);', 'x:1:50: Expected CASCADE, SET NULL'],
    ['sql', 'ALTER TABLE a ADD COLUMN b INT;', 'x:1:1: No table was found'],
    ['yaml', 'openapi: 3.0.0\ninfo:\n  title: a\n title: b', 'x:4:'],
    ['yaml', 'openapi: 3.0.0\npaths: 12', 'x:2:8: `paths` must be an object.'],
    ['yaml', 'openapi: 3.0.0\npaths:\n  books: {}', 'x:3:10: The path "books" must begin with "/".'],
    ['yaml', 'openapi: 3.0.0\npaths: {}', 'x:2:8: No resource was found'],
    ['yaml', 'openapi: 4.0.0\npaths: {}', 'x:1:10: Expected an OpenAPI 3.x document'],
    ['json', '{"openapi": "3.0.0", "paths": {"/a": {"get": }', 'x:1:'],
  ])('%s: %s', async (_, text, message) => {
    const error = await refusal('x', text);
    expect(error.code).toBe(ErrorCode.INVALID_INPUT);
    expect(error.message).toContain(message);
  });
});

describe('a hostile specification is refused', () => {
  const withSchema = (schema: string): string =>
    `openapi: 3.0.0\npaths: {}\ncomponents:\n  schemas:\n    Book:\n      type: object\n      properties:\n        a: ${schema}\n`;

  it.each([
    ['a file', "{ $ref: '../secret.yaml#/A' }", 'points outside this file'],
    ['the network', "{ $ref: 'http://169.254.169.254/latest' }", 'points outside this file'],
    ['nothing', "{ $ref: '#/components/schemas/Nope' }", 'points at nothing'],
    ['a prototype', "{ $ref: '#/constructor/name' }", 'points at nothing'],
  ])('when it refers to %s', async (_, schema, message) => {
    const error = await refusal('api.yaml', withSchema(schema));
    expect(error.code).toBe(ErrorCode.INVALID_INPUT);
    expect(error.message).toMatch(/^api\.yaml:8:12: /);
    expect(error.message).toContain(message);
  });

  it('when a reference goes round in a circle', async () => {
    const text = `${withSchema("{ $ref: '#/components/schemas/B' }")}    B: { $ref: '#/components/schemas/C' }\n    C: { $ref: '#/components/schemas/B' }\n`;
    expect((await refusal('x', text)).message).toContain('refers to itself');
  });

  it('when aliases unfold into a bomb', async () => {
    const levels = Array.from({ length: 9 }, (_, index) => {
      const content =
        index === 0
          ? '[lol, lol, lol]'
          : `[${Array(9)
              .fill(`*a${index - 1}`)
              .join(', ')}]`;
      return `a${index}: &a${index} ${content}`;
    });
    const error = await refusal('x', `openapi: 3.0.0\n${levels.join('\n')}`);
    expect(error.code).toBe(ErrorCode.INVALID_INPUT);
    expect(error.message).toContain('unfolds');
  });

  it.each([
    ['brackets', `openapi: 3.0.0\nx: ${'['.repeat(50_000)}`],
    ['dashes', `openapi: 3.0.0\nx:\n  ${'- '.repeat(50_000)}1`],
    ['schemas', `openapi: 3.0.0\nx: ${'{a: '.repeat(500)}1${'}'.repeat(500)}`],
  ])('when %s are nested without end', async (_, text) => {
    expect((await refusal('x', text)).message).toContain('100 levels');
  });
});
