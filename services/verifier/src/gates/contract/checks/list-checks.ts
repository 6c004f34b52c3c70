import {
  FieldType,
  OperationKind,
  PaginationStyle,
  type EntityModel,
  type JsonValue,
  type Model,
  type Property,
} from '@quantumlayer/ir';
import { isFilterable, isSortable } from '../reference/list-query';
import { Breach } from '../session/breach';
import type { Caller } from '../session/caller';
import type { Call, Judged } from '../session/judge-session';
import { check, entityId, type Check, type CheckTools } from './check';
import { textOf } from '../reference/text-of';

const ROWS = 4;
const RANGED = new Set(['integer', 'number', 'decimal', 'date', 'datetime', 'time']);

type Query = readonly (readonly [string, string])[];

/** Everything about `GET /things`. */
export function listChecks(model: Model, entity: EntityModel): Check[] {
  if (!entity.operation(OperationKind.LIST)) return [];
  const paged = model.application.api?.pagination === PaginationStyle.PAGE;
  const [size, start] = paged ? (['pageSize', 'page'] as const) : (['limit', 'offset'] as const);
  const maximum = model.application.api?.maxLimit ?? 200;
  const id = (aspect: string): string => entityId(entity, `list.${aspect}`);
  const because = `${entity.name} has LIST`;
  return [
    check(id('all'), `${because}, in the order of the key, with X-Total-Count`, async (tools) => {
      const caller = await fill(tools, entity);
      await lists(tools, entity, caller, [[]]);
    }),
    check(id('pages'), `${because}, page by page; Link leads on and back`, async (tools) => {
      const caller = await fill(tools, entity);
      const firstPage = paged ? '1' : '0';
      const secondPage = paged ? '2' : '2';
      const pages: Query[] = [
        [
          [size, '2'],
          [start, firstPage],
        ],
        [
          [size, '2'],
          [start, secondPage],
        ],
        [[size, '1']],
        [[size, String(maximum)]],
        [
          [size, '2'],
          [start, '3'],
        ],
        [
          [size, '2'],
          [start, '100000'],
        ],
        [
          ['sort', entity.key.name],
          ['createdAt[gte]', '2001-01-01T00:00:00.000Z'],
          [size, '2'],
        ],
      ];
      const judged = await lists(tools, entity, caller, pages);
      for (const each of judged) judgeLink(each, size, start, paged);
    }),
    check(id('page-bounds'), `${size} is 1 to ${maximum}, ${start} at least ${paged ? 1 : 0}`, async (tools) => {
      const caller = await fill(tools, entity);
      const wrong = [
        [size, '0'],
        [size, '-1'],
        [size, String(maximum + 1)],
        [size, 'x'],
        [size, '1.5'],
        [size, ''],
        [size, '+1'],
        [size, '\0'],
        [start, '-1'],
        [start, 'x'],
        ...(paged ? [[start, '0']] : []),
      ];
      await lists(
        tools,
        entity,
        caller,
        wrong.map(([name = '', value = '']): Query => [[name, value]]),
      );
    }),
    check(
      id('sort'),
      `every stored property of ${entity.name} sorts, both ways, nulls last; references and lists do not`,
      async (tools) => {
        const caller = await fill(tools, entity);
        const sortable = entity.properties.filter(
          (property) => isSortable(property) && property.target === undefined && property.type.kind !== 'enum',
        );
        const unsortable = entity.properties.filter(
          (property) => !isSortable(property) || property.target !== undefined,
        );
        const sorts = sortable.flatMap(({ name }) => [name, `-${name}`]);
        const [first, second] = sortable;
        const several = first && second ? [`${second.name},-${first.name}`] : [];
        await lists(
          tools,
          entity,
          caller,
          [...sorts, ...several, ...unsortable.map(({ name }) => name), 'noSuchField', '-', '', '\0'].map(
            (value): Query => [['sort', value]],
          ),
        );
      },
    ),
    check(id('filters'), `every stored property of ${entity.name} filters`, async (tools) => {
      const caller = await fill(tools, entity);
      await lists(tools, entity, caller, filterQueries(tools, entity));
    }),
    check(
      id('bad-parameters'),
      `${because}; unknown, repeated and unreadable parameters are refused`,
      async (tools) => {
        const caller = await fill(tools, entity);
        await lists(tools, entity, caller, badQueries(entity, size));
      },
    ),
    ...searchChecks(entity),
  ];
}

function searchChecks(entity: EntityModel): Check[] {
  const [property] = entity.searchable;
  if (!property) {
    return [
      check(
        entityId(entity, 'list.search'),
        `${entity.name} has no searchable field, so q is unknown`,
        async (tools) => void (await lists(tools, entity, await fill(tools, entity), [[['q', 'x']]])),
      ),
    ];
  }
  return [
    check(
      entityId(entity, 'list.search'),
      `q searches ${entity.searchable.map(({ name }) => name).join(', ')} of ${entity.name}`,
      async (tools) => {
        const caller = await fill(tools, entity);
        const texts = tools.session.reference.store
          .all(entity)
          .map(({ values }) => values[property.name])
          .filter((value) => typeof value === 'string');
        const text = texts.at(-1) ?? 'x';
        const part = [...text].slice(-6).join('');
        const queries = [
          part,
          part.toUpperCase(),
          part.toLowerCase(),
          text,
          '%',
          '_',
          "'",
          `${text}nothing`,
          tools.session.nonce,
        ];
        await lists(
          tools,
          entity,
          caller,
          queries.map((value): Query => [['q', value]]),
        );
      },
    ),
  ];
}

/** Some rows that the caller sees; enough for two pages. */
async function fill({ session, maker, cast }: CheckTools, entity: EntityModel): Promise<Caller> {
  const operation = entity.operation(OperationKind.LIST);
  if (!operation) throw new RangeError(`${entity.name} has no LIST`);
  let caller: Caller | undefined;
  for (let index = session.reference.store.all(entity).length; index < ROWS; index += 1) {
    const made = await maker.makeFor(operation, {
      complete: index % 2 === 0,
      fresh: entity.isAccount,
      ...(caller ? { as: caller } : {}),
    });
    caller = made.caller;
  }
  if (caller) return caller;
  const { row } = await maker.makeFor(operation);
  const owner = entity.owner ? row.values[entity.owner.property.name] : undefined;
  const able = cast.members.find(({ identity }) => identity.accountId === owner && owner !== undefined);
  return able ?? (await maker.makeFor(operation)).caller;
}

function lists(
  { session }: CheckTools,
  entity: EntityModel,
  caller: Caller,
  queries: readonly Query[],
): Promise<Judged[]> {
  const route = session.route(entity, OperationKind.LIST);
  return session.callAll(queries.map((query): Call => ({ route, query, caller })));
}

/** A made key has its own route, so whether it filters as well is left open. */
function isJudgedFilter(property: Property): boolean {
  return isFilterable(property) && (property.role !== 'key' || property.field !== undefined);
}

function filterQueries({ session }: CheckTools, entity: EntityModel): Query[] {
  const rows = session.reference.store.all(entity).slice(0, 4);
  const own = entity.properties.filter(isJudgedFilter).flatMap((property) => {
    const values = [
      ...new Set(
        rows.map(({ values: row }) => row[property.name]).filter((value) => value !== null && value !== undefined),
      ),
    ];
    const [first, second] = values;
    const nulls: Query[] = property.nullable && property.role === 'field' ? [[[property.name, 'null']]] : [];
    return [
      ...[first, second].flatMap((value): Query[] => (value === undefined ? [] : valueQueries(property, value))),
      ...nulls,
    ];
  });
  const linked = entity.links.flatMap(({ property, target }): Query[] => {
    const key = session.reference.store.all(target)[0]?.key;
    return key === undefined ? [] : [[[property, String(key)]]];
  });
  return [...own, ...linked];
}

function valueQueries({ name, type, field }: Property, value: JsonValue): Query[] {
  if (field?.type === FieldType.STRING_LIST) {
    const item = (value as readonly JsonValue[])[0];
    return item === undefined ? [] : [[[name, textOf(item)]]];
  }
  const text = textOf(value);
  const equal: Query[] = [[[name, text]]];
  return RANGED.has(type.kind)
    ? [...equal, ...['gte', 'gt', 'lte', 'lt'].map((comparison): Query => [[`${name}[${comparison}]`, text]])]
    : equal;
}

function badQueries(entity: EntityModel, size: string): Query[] {
  const unreadable = entity.properties
    .filter((property) => isJudgedFilter(property) && property.target === undefined)
    .flatMap(({ name, type }): Query[] => {
      if (type.kind === 'string' || type.kind === 'list') return [];
      // What JavaScript, Python and Go make of it, JSON does not know.
      return type.kind === 'number' ? [[[name, 'zzz']], [[name, 'NaN']]] : [[[name, 'zzz']]];
    });
  const notRanged = entity.properties.find(({ type }) => type.kind === 'string' || type.kind === 'boolean');
  const computed = entity.computed.map(({ name }): Query => [[name, '1']]);
  return [
    [['noSuchParameter', '1']],
    [['', '1']],
    [
      [size, '1'],
      [size, '2'],
    ],
    [
      ['createdAt', '2026-01-01T00:00:00Z'],
      ['createdAt', '2026-01-01T00:00:00Z'],
    ],
    ...(notRanged ? [[[`${notRanged.name}[gte]`, 'a']] as Query] : []),
    ...computed,
    ...unreadable,
  ];
}

/** first, prev, next and last as RFC 8288 has them; prev and next only where they exist. */
function judgeLink({ exchange, expected }: Judged, size: string, start: string, paged: boolean): void {
  const given = new URLSearchParams(exchange.request.path.split('?')[1]);
  const limit = Number(given.get(size) ?? 0);
  const from = paged ? (Number(given.get(start) ?? 1) - 1) * limit : Number(given.get(start) ?? 0);
  const total = expected.total ?? 0;
  const links = new Map(
    [...(exchange.headers['link'] ?? '').matchAll(/<([^>]*)>\s*;\s*rel="?([a-z]+)"?/g)].map(
      ([, target = '', relation = '']) => [relation, target],
    ),
  );
  const lastOffset = Math.max(0, Math.ceil(total / limit) - 1) * limit;
  const wanted: Record<string, number | undefined> = {
    first: 0,
    last: lastOffset,
    next: from + limit < total ? from + limit : undefined,
    prev: from > 0 ? Math.max(0, Math.min(from - limit, lastOffset)) : undefined,
  };
  for (const [relation, offset] of Object.entries(wanted)) {
    const target = links.get(relation);
    if (offset === undefined) {
      if (target !== undefined)
        throw new Breach(`has a Link rel="${relation}" (${target}) where there is no such page`, exchange);
      continue;
    }
    const parameters = new URLSearchParams((target ?? '').split('?')[1]);
    const others = (from: URLSearchParams): string =>
      [...from.keys()].filter((name) => name !== size && name !== start).join();
    const actual = parameters.get(start) ?? (paged ? '1' : '0');
    const expectedStart = String(paged ? offset / limit + 1 : offset);
    if (target === undefined || actual !== expectedStart || parameters.get(size) !== String(limit)) {
      throw new Breach(
        `has ${target === undefined ? 'no' : `the target ${target} for`} Link rel="${relation}", expected ${start}=${expectedStart}&${size}=${limit}`,
        exchange,
      );
    }
    if (others(parameters) !== others(given))
      throw new Breach(`has ${target} as Link rel="${relation}", expected the other parameters as they came`, exchange);
  }
}
