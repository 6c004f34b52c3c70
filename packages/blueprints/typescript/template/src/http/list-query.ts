import { isStorable } from './body-text.js';
import {
  isOrdered,
  isSortable,
  type ListColumn,
  type ListDescription,
  type ListLink,
} from './list-description.js';
import { type FilterValue, parseFilterValue } from './list-value.js';
import { type Page, pageParameters, readPage } from './pagination.js';
import { type Breach, validation } from './problem.js';

const operators = { gte: '>=', gt: '>', lte: '<=', lt: '<' } as const;

type Operator = '=' | (typeof operators)[keyof typeof operators];

export type Condition =
  | { kind: 'compare'; column: ListColumn; operator: Operator; value: FilterValue }
  | { kind: 'isNull'; column: ListColumn }
  | { kind: 'contains'; column: ListColumn; value: FilterValue }
  | { kind: 'linked'; link: ListLink; value: FilterValue };

/** A list request that has been understood. */
export interface ListQuery {
  description: ListDescription;
  page: Page;
  conditions: readonly Condition[];
  order: readonly { column: ListColumn; descending: boolean }[];
  /** Text that one of the searchable columns must contain. */
  search: string | undefined;
  /** As it was sent, for the links to other pages. */
  sent: URLSearchParams;
}

/** @throws Problem 422 naming every parameter that cannot be used. */
export function parseListQuery(url: string, description: ListDescription): ListQuery {
  const sent = new URLSearchParams(url.split('?').slice(1).join('?'));
  const errors: Breach[] = [];
  const page = readPage(sent, errors);
  const conditions: Condition[] = [];
  let order: ListQuery['order'] = [];
  let search: string | undefined;
  for (const name of new Set(sent.keys())) {
    const [text = '', ...repeated] = sent.getAll(name);
    if (repeated.length > 0) {
      errors.push({ parameter: name, code: 'duplicate_parameter', detail: 'may be given once' });
    } else if (name === 'sort') {
      order = parseOrder(text, description, errors);
    } else if (name === 'q' && description.search) {
      search = text;
      if (!isStorable(text))
        errors.push({ parameter: name, code: 'format', detail: 'must be Unicode text without NUL' });
    } else if (!pageParameters.includes(name)) {
      const condition = parseCondition(name, text, description);
      if ('kind' in condition) conditions.push(condition);
      else errors.push(condition);
    }
  }
  if (errors.length > 0) throw validation(errors);
  return { description, page, conditions, order, search, sent };
}

function parseOrder(text: string, description: ListDescription, errors: Breach[]): ListQuery['order'] {
  return text.split(',').flatMap((criterion) => {
    const name = criterion.replace(/^-/, '');
    const column = description.columns.get(name);
    if (column && isSortable(column)) return { column, descending: criterion.startsWith('-') };
    errors.push({ parameter: 'sort', code: 'enum', detail: `cannot sort by "${name}"` });
    return [];
  });
}

function parseCondition(parameter: string, text: string, description: ListDescription): Condition | Breach {
  const [, name = '', suffix] = /^([^[\]]+)(?:\[(gte|gt|lte|lt)\])?$/.exec(parameter) ?? [];
  const link = suffix === undefined ? description.links?.get(name) : undefined;
  if (link) {
    const parsed = parseFilterValue(text, link);
    return 'value' in parsed ? { kind: 'linked', link, value: parsed.value } : { parameter, ...parsed };
  }
  const column = description.columns.get(name);
  if (!column || (suffix !== undefined && !isOrdered(column))) {
    return { parameter, code: 'unknown_parameter', detail: 'is not known here' };
  }
  if (text === 'null' && column.nullable && suffix === undefined) return { kind: 'isNull', column };
  const parsed = parseFilterValue(text, column);
  if (!('value' in parsed)) return { parameter, ...parsed };
  if (column.kind === 'list') return { kind: 'contains', column, value: parsed.value };
  const operator = suffix === undefined ? '=' : operators[suffix as keyof typeof operators];
  return { kind: 'compare', column, operator, value: parsed.value };
}
