import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { create, createRegistry, getOption, type DescField, type DescFile, type DescMessage } from '@bufbuild/protobuf';
import { field as fieldOption, type FieldRules } from '@bufbuild/protovalidate/gen/buf/validate/validate_pb.js';
import { must_be as mustBe } from '@quantumlayer/contracts/errors/v1/wording';
import { ApplicationSchema } from '@quantumlayer/contracts/ir/v1/ir';
import { CreateApiKeyRequestSchema, CreateProjectRequestSchema } from '@quantumlayer/contracts/platform/v1/platform';
import { DeployPreviewRequestSchema } from '@quantumlayer/contracts/preview/v1/preview';
import { findViolations } from './validate-message';

const UNBOUNDED = ' (without max_len)';
const CONTRACTS = join(__dirname, '../../contracts/src/gen/quantumlayer');

/** Every field of every message of ours. */
function fieldsOfContracts(): DescField[] {
  const paths = readdirSync(CONTRACTS, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('_pb.ts'));
  const files = paths.flatMap((path) =>
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- which files there are is known only here
    Object.values(require(join(CONTRACTS, path)) as Record<string, { kind: string }>).filter(
      (desc): desc is DescFile => desc.kind === 'file',
    ),
  );
  return [...createRegistry(...files)]
    .filter((desc): desc is DescMessage => desc.kind === 'message' && desc.typeName.startsWith('quantumlayer.'))
    .flatMap(({ fields }) => fields);
}

/** Those of texts that may be as long as they like come with a mark. */
function patternsOf({ type }: FieldRules): string[] {
  if (type.case === 'string') {
    const isBounded = type.value.maxLen > 0n || !/[*+](?!\])/.test(type.value.pattern.replace(/\[[^\]]*\]/g, 'x'));
    return [`${type.value.pattern}${isBounded || type.value.pattern === '' ? '' : UNBOUNDED}`];
  }
  if (type.case === 'repeated') return type.value.items === undefined ? [] : patternsOf(type.value.items);
  if (type.case !== 'map') return [];
  return [type.value.keys, type.value.values].flatMap((rules) => (rules === undefined ? [] : patternsOf(rules)));
}

describe('what is wrong with a field is said in words', () => {
  const told = fieldsOfContracts().map((field) => {
    const patterns = patternsOf(getOption(field, fieldOption)).filter((pattern) => pattern !== '');
    const name = `${field.parent.typeName}.${field.name}`;
    return { name, patterns, hasPattern: patterns.length > 0, words: getOption(field, mustBe) };
  });

  test('every field with a pattern has some, and no other', () => {
    expect(told.filter(({ hasPattern }) => hasPattern).length).toBeGreaterThan(30);
    expect(told.filter(({ hasPattern, words }) => hasPattern !== (words !== '')).map(({ name }) => name)).toEqual([]);
  });

  test('and no text is long enough to keep a pattern busy for seconds', () => {
    expect(told.filter(({ patterns }) => patterns.some((pattern) => pattern.endsWith(UNBOUNDED)))).toEqual([]);
  });

  test.each([
    [
      'a name with blanks in it',
      findViolations(ApplicationSchema, create(ApplicationSchema, { name: 'Todo App' })),
      {
        field: 'name',
        message: 'must be a name like todo-api: small letters and digits, words joined by "-", a letter first',
      },
    ],
    [
      'one that cannot be seen',
      findViolations(CreateProjectRequestSchema, create(CreateProjectRequestSchema, { name: '\t' })),
      { field: 'name', message: 'must be something that can be seen, on one line' },
    ],
    [
      'an item',
      findViolations(DeployPreviewRequestSchema, create(DeployPreviewRequestSchema, { writablePaths: ['/a', 'b'] })),
      { field: 'writablePaths[1]', message: expect.stringMatching(/^must be a path like \/var/) as string },
    ],
    [
      'the key of a map',
      findViolations(DeployPreviewRequestSchema, create(DeployPreviewRequestSchema, { environment: { '1A': '' } })),
      { field: 'environment["1A"]', message: expect.stringMatching(/^must be the name of a variable: /) as string },
    ],
    [
      'a choice that was not made',
      findViolations(CreateApiKeyRequestSchema, create(CreateApiKeyRequestSchema, { name: 'x' })),
      { field: 'role', message: 'must be one of ROLE_OWNER, ROLE_ADMIN, ROLE_DEVELOPER, ROLE_VIEWER' },
    ],
    [
      'nothing where something belongs',
      findViolations(CreateApiKeyRequestSchema, create(CreateApiKeyRequestSchema, {})),
      { field: 'name', message: 'must not be empty' },
    ],
    [
      'an application without entities',
      findViolations(ApplicationSchema, create(ApplicationSchema, {})),
      { field: 'entities', message: 'must not be empty' },
    ],
  ])('%s', (_, violations, expected) => {
    expect(violations).toContainEqual(expect.objectContaining(expected));
    expect(JSON.stringify(violations)).not.toMatch(/\^|regex|list \[/);
  });
});
