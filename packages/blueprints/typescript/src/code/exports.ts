import type { Model } from '@quantumlayer/ir';
import { entityNames } from '../view/names';
import type { Export } from './imports';

type Module = readonly [from: string, names: Partial<Record<Export['kind'], readonly string[]>>];

const modules: readonly Module[] = [
  ['fastify', { type: ['FastifyInstance'] }],
  [
    'kysely',
    {
      function: [],
      value: ['sql'],
      type: ['RawBuilder', 'Selectable', 'Insertable', 'Kysely', 'ColumnType', 'Generated'],
    },
  ],
  ['uuidv7', { function: ['uuidv7'] }],
  ['@sinclair/typebox', { value: ['Type'], type: ['Static'] }],
  ['src/auth/caller', { function: ['callerOf'], value: ['nobody'], type: ['Caller'] }],
  ['src/http/access', { type: ['Access'] }],
  [
    'src/database/aggregate',
    {
      function: [
        'exists',
        'numberFrom',
        'numberOrNullFrom',
        'textFrom',
        'dateFrom',
        'shiftedDate',
        'shiftedTime',
        'elapsed',
      ],
    },
  ],
  ['src/database/database', { type: ['Connection', 'Database'] }],
  ['src/database/dialect', { function: ['usesPostgres'] }],
  ['src/database/errors', { function: ['orConflict', 'orRestricted'], type: ['UniqueConstraints'] }],
  ['src/database/list-rows', { function: ['listRows'] }],
  ['src/database/values', { callback: ['toFlag', 'toDate', 'fromJson'] }],
  ['src/http/decimal', { function: ['decimalUnits', 'formatDecimal'] }],
  ['src/http/etag', { function: ['assertMatches', 'sendRow'], type: ['Precondition'] }],
  ['src/http/list-description', { type: ['ListDescription'] }],
  ['src/http/list-query', { function: ['parseListQuery'], type: ['ListQuery'] }],
  [
    'src/http/operation',
    {
      function: ['created', 'keyParameter', 'list', 'listParameters', 'operation', 'read', 'row'],
      value: ['deleted', 'redirected', 'ifMatch', 'ifNoneMatch'],
    },
  ],
  ['src/http/pagination', { function: ['sendPage'] }],
  ['src/http/path-key', { function: ['uuidKey', 'integerKey', 'textKey'] }],
  ['src/http/problem', { function: ['invalid', 'notFound', 'forbidden'] }],
  [
    'src/http/representation',
    { callback: ['optional', 'toDateTime', 'fromDateTime', 'lowerCase', 'fullTime', 'folded'] },
  ],
  ['src/http/request-body', { function: ['requireBody', 'allowNoBody'] }],
  ['src/http/schema-types', { function: ['body', 'nullable', 'oneOf'], value: ['textPatterns'] }],
  ['src/rules/text', { function: ['lengthOf'] }],
  ['src/rules/random-code', { function: ['randomCode'] }],
  [
    'src/rules/rules',
    { function: ['guard', 'invariants', 'refuseMissing', 'existing', 'set', 'move', 'withinBounds', 'withinLength'] },
  ],
  ['vitest', { value: ['beforeEach', 'describe', 'expect', 'it', 'test'] }],
  ['test/support', { function: ['breachesOf', 'objectOf', 'rowsOf'], value: ['TestApi', 'withKey'], type: ['Answer'] }],
  ['src/rules/time', { function: ['later', 'dayOf', 'shiftDate'] }],
];

/** Every name that the modules of an application's entities can import. */
export function exportsOf(model: Model): Export[] {
  return [...modules, ...model.entities.flatMap(entityModules)].flatMap(([from, names]) =>
    (Object.entries(names) as [Export['kind'], readonly string[]][]).flatMap(([kind, list]) =>
      list.map((name) => ({ name, from, kind })),
    ),
  );
}

function entityModules(entity: Model['entities'][number]): Module[] {
  const { pascal, camel, pascalPlural, folder } = entityNames(entity);
  const at = (file: string) => `src/features/${folder}/${file}`;
  const inputs = entity.operations
    .filter(({ input }) => input.length >= 0)
    .map(({ name }) => name.charAt(0).toUpperCase() + name.slice(1));
  const bodies = [
    'Create',
    'Patch',
    'Replace',
    'Register',
    ...inputs,
    ...entity.references.map(({ name }) => `For${name.charAt(0).toUpperCase()}${name.slice(1)}`),
  ];
  return [
    ['src/database/schema', { type: [`${pascalPlural}Table`] }],
    [at('record'), { callback: [`present${pascal}`], type: [`${pascal}Record`] }],
    [
      at('schema'),
      {
        value: [`${camel}Schema`, `${camel}List`, ...bodies.map((name) => `${camel}${name}Schema`)],
        type: [`${pascal}View`, ...bodies.map((name) => pascal + name)],
      },
    ],
    [
      at('store'),
      {
        function: [
          `find${pascal}`,
          `lock${pascal}`,
          `list${pascalPlural}`,
          `insert${pascal}`,
          `update${pascal}`,
          `delete${pascal}`,
        ],
      },
    ],
    [at('rules'), { function: [`check${pascal}References`, `check${pascal}`, `owns${pascal}`] }],
    ['test/rows', { function: [`add${pascal}`] }],
    [at('service'), { value: [`${pascal}Service`] }],
  ];
}
