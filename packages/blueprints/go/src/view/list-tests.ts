import { jsonText } from '../json-text';
import {
  AccessLevel,
  nativeValue,
  type EntityModel,
  type JsonValue,
  type OperationModel,
  type Property,
} from '@quantumlayer/ir';
import { rawQuote } from '../naming';
import { isPrivate, type Context } from './context';
import { isFirstsOwn } from './owners';

export function listTests(context: Context, entity: EntityModel, operation: OperationModel, role: string) {
  const { examples } = context;
  const owned = entity.owner && isPrivate(entity) && !entity.owner.bypassRoles.includes(role);
  const rows = examples.of(entity).filter((row) => owned !== true || isFirstsOwn(context, entity, row.values));
  const native = (property: Property, row: (typeof rows)[number]) =>
    nativeValue(property.type, row.values[property.name] ?? null);
  const filters: { query: string; total: number }[] = [];
  const [first] = rows;
  const changes = ({ name }: Property) => entity.isAccount && name === 'role';
  const plain = entity.properties
    .filter((property) => !changes(property))
    .filter(
      ({ type, role: kind }) =>
        type.kind !== 'json' && (kind === 'field' || kind === 'reference' || kind === 'owner' || kind === 'key'),
    );
  for (const property of plain) {
    if (!first) continue;
    const value = first.values[property.name];
    if (
      value === null ||
      value === undefined ||
      (property.target !== undefined && !jsonText(value).startsWith('$')) ||
      (property.role === 'key' && property.type.kind === 'integer')
    )
      continue;
    if (property.type.kind === 'list') {
      const [item] = value as string[];
      if (item !== undefined)
        filters.push({
          query: `${property.name}=${encodeURIComponent(item)}`,
          total: rows.filter((row) => ((row.values[property.name] ?? []) as string[]).includes(item)).length,
        });
      continue;
    }
    const same = rows.filter((row) => native(property, row) === native(property, first)).length;
    filters.push({
      query: `${property.name}=${jsonText(value).startsWith('$') ? jsonText(value) : encodeURIComponent(jsonText(value))}`,
      total: same,
    });
    if (
      ['integer', 'number', 'decimal', 'date', 'datetime', 'time'].includes(property.type.kind) &&
      property.target === undefined
    ) {
      const counts = { gte: 0, gt: 0, lte: 0, lt: 0 };
      for (const row of rows) {
        const [a, b] = [native(property, row), native(property, first)];
        if (a === null || b === null) continue;
        if (a >= b) counts.gte += 1;
        if (a > b) counts.gt += 1;
        if (a <= b) counts.lte += 1;
        if (a < b) counts.lt += 1;
      }
      for (const [operator, total] of Object.entries(counts))
        filters.push({ query: `${property.name}[${operator}]=${encodeURIComponent(jsonText(value))}`, total });
    }
    if (property.nullable)
      filters.push({
        query: `${property.name}=null`,
        total: rows.filter((row) => native(property, row) === null).length,
      });
  }
  for (const { property } of entity.links) {
    const [token] = (first?.values[property] ?? []) as JsonValue[];
    if (token !== undefined && jsonText(token).startsWith('$'))
      filters.push({
        query: `${property}=${jsonText(token)}`,
        total: rows.filter((row) => ((row.values[property] ?? []) as JsonValue[]).includes(token)).length,
      });
  }
  const [searchable] = entity.searchable;
  const needle = searchable && first?.values[searchable.name];
  if (typeof needle === 'string' && /^[\x20-\x7e]+$/.test(needle)) {
    const holds = (row: (typeof rows)[number]) =>
      entity.searchable.some(({ name }) =>
        jsonText(row.values[name] ?? '')
          .toLowerCase()
          .includes(needle.toLowerCase()),
      );
    filters.push(
      { query: `q=${encodeURIComponent(needle.toUpperCase())}`, total: rows.filter(holds).length },
      {
        query: 'q=%25_',
        total: rows.filter((row) =>
          entity.searchable.some(({ name }) => jsonText(row.values[name] ?? '').includes('%_')),
        ).length,
      },
    );
  }
  const sorts = entity.properties
    .filter((property) => property.role === 'field' && !changes(property))
    .filter(({ type }) => !['json', 'list'].includes(type.kind))
    .flatMap((property) => {
      const order = (sign: number) =>
        rows
          .map((row, i) => ({
            value: native(property, row),
            json: examples.shown(property, row.values[property.name]),
            i,
          }))
          .sort(
            (a, b) =>
              (a.value === null || b.value === null
                ? Number(a.value === null) - Number(b.value === null)
                : compare(a.value, b.value) * sign) || a.i - b.i,
          )
          .map(({ json }) => json);
      return [
        { query: property.name, name: property.name, values: rawQuote(JSON.stringify(order(1))) },
        { query: `-${property.name}`, name: property.name, values: rawQuote(JSON.stringify(order(-1))) },
      ];
    });
  const unparsed = entity.properties.flatMap((property): { query: string; breach: string }[] => {
    if (property.target !== undefined)
      return property.type.kind === 'uuid' ? [{ query: `${property.name}=x`, breach: `${property.name} format` }] : [];
    const codes: Partial<Record<string, string>> = {
      integer: 'type',
      number: 'type',
      boolean: 'type',
      decimal: 'format',
      enum: 'enum',
      date: 'format',
      datetime: 'format',
      time: 'format',
      uuid: 'format',
    };
    const code = property.role === 'key' ? undefined : codes[property.type.kind];
    return code === undefined ? [] : [{ query: `${property.name}=no_such_value`, breach: `${property.name} ${code}` }];
  });
  return {
    role: operation.access.level === AccessLevel.ROLES ? (operation.access.roles[0] ?? '') : '',
    total: rows.length,
    filters,
    sorts,
    unparsed,
    searchable: entity.searchable.length > 0,
  };
}

/** As SQL compares with the binary collation. */
function compare(a: string | number | boolean, b: string | number | boolean): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return Number(a) - Number(b);
}
