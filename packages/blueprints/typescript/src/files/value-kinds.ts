import { FieldType } from '@quantumlayer/ir';
import type { ProjectView } from '../view/project-view';
import { listColumns } from './schema-data';

/** Which kinds of values lists and bodies have, so that the project's own modules speak of no others. */
export interface ValueKinds {
  readonly lists: boolean;
  readonly searches: boolean;
  readonly decimals: boolean;
  /** Kinds of columns and linked keys that lists know. */
  readonly kinds: ReadonlySet<string>;
  /** Whether a list has columns that it cannot be ordered by. */
  readonly someUnsorted: boolean;
  /** Those of them that need nothing but their name. */
  readonly plainKinds: readonly string[];
  readonly linkKinds: readonly string[];
  /** A list's conditions need to know its table. */
  readonly describesConditions: boolean;
  readonly decimalBodies: boolean;
  readonly bodyFormats: readonly { readonly format: string; readonly check: string; readonly text: string }[];
  /** Checks that parameters of lists need. */
  readonly listFormats: readonly string[];
  /** Every check that somebody needs. */
  readonly formats: ReadonlySet<string>;
}

/** Formats of JSON schemas: the function that checks each, and what its values are called. */
const checks: Readonly<Record<string, readonly [check: string, text: string]>> = {
  date: ['isDate', 'a date such as 2026-11-30'],
  'date-time': ['isDateTime', 'an RFC 3339 time with an offset, such as 2026-11-30T09:15:00Z'],
  email: ['isEmail', 'an e-mail address'],
  uri: ['isUrl', 'an absolute http or https URL'],
  uuid: ['isUuid', 'a UUID'],
};

const listChecks: Readonly<Record<string, string>> = {
  date: 'isDate',
  datetime: 'isDateTime',
  time: 'isTime',
  uuid: 'isUuid',
};

/** @param modules the text of every module that is rendered from the IR */
export function valueKinds(view: ProjectView, modules: readonly string[], hasUuidKeys: boolean): ValueKinds {
  const listed = view.entities.filter(({ operation }) => operation.list !== undefined);
  const linkKinds = unique(listed.flatMap(({ links }) => links.map(({ link }) => link.target.key.type.kind)));
  const kinds = new Set([...listed.flatMap(listColumns).map(({ column }) => column.kind), ...linkKinds]);
  const bodies = modules.flatMap(bodySchemas).join('\n');
  const bodyFormats = Object.entries(checks)
    .filter(([format]) => new RegExp(`\\bformat: ['"]${format}['"]`).test(bodies))
    .map(([format, [check, text]]) => ({ format, check, text }));
  const listFormats = unique([...kinds].flatMap((kind) => listChecks[kind] ?? [])).sort();
  const formats = new Set([...listFormats, ...bodyFormats.map(({ check }) => check)]);
  // A date and time begins with a date.
  if (formats.has('isDateTime')) formats.add('isDate');
  if (hasUuidKeys) formats.add('isUuid');
  return {
    lists: listed.length > 0,
    searches: listed.some(({ model }) => model.searchable.length > 0),
    decimals: usesDecimals(view),
    kinds,
    someUnsorted: listed.flatMap(listColumns).some(({ column }) => column.sortable === false),
    plainKinds: [...kinds].filter((kind) => kind !== 'decimal' && kind !== 'enum').sort(),
    linkKinds,
    describesConditions: kinds.has('list') || linkKinds.length > 0,
    decimalBodies: bodies.includes('x-decimal'),
    bodyFormats,
    listFormats,
    formats,
  };
}

/** Whether an exact number is anywhere: stored, computed or sent. */
export function usesDecimals({ entities }: ProjectView): boolean {
  return entities.some(({ model, operations }) =>
    [
      ...model.definition.fields,
      ...operations.flatMap((operation) => operation.model.input.map(({ field }) => field)),
    ].some(({ type }) => type === FieldType.DECIMAL),
  );
}

/** The parts of a module that declare request bodies. */
function bodySchemas(module: string): string[] {
  return module
    .split('= body(')
    .slice(1)
    .map((text) => text.split('\n);')[0] ?? '');
}

const unique = (values: readonly string[]): string[] => [...new Set(values)];
