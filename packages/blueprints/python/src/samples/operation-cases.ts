import {
  descendants,
  jsonValue,
  OperationKind,
  type EntityModel,
  type JsonValue,
  type OperationModel,
  type Reference,
} from '@quantumlayer/ir';
import { memoryLiteral, pythonString, pythonValue } from '../literal';
import { attributeName, entityNames } from '../naming';
import {
  brokenBounds,
  brokenGuard,
  sampleInput,
  succeeds,
  valueIn,
  type BoundBreach,
  type NamedRow,
  type Overrides,
  type Situation,
} from './environment';
import { asText, missingKey } from './expected-values';
import { storedRow } from './makers';
import { namedSituations, ownOrdinal, ownSituations, relatedSituations } from './situations';

/** A row that a test makes before the one it acts on. */
export interface MadeRow {
  readonly variable: string;
  readonly maker: string;
  /** Arguments of the maker beyond the database. */
  readonly arguments: string;
  readonly className: string;
  /** Attribute and JSON property of the reference to it. */
  readonly attribute: string;
  readonly property: string;
  readonly key: string;
  /** The key is text in JSON. */
  readonly text: boolean;
  /** What effects leave in it: attributes and Python literals. */
  readonly after: readonly { readonly attribute: string; readonly literal: string }[];
}

/** A row that a test makes for the body to name it. */
export type MadeNamed = Pick<MadeRow, 'variable' | 'maker' | 'arguments' | 'property' | 'key' | 'text'> & {
  /** A key that no row has, in Python. */
  readonly missing: string;
};

export interface OperationCase {
  /** "" where the operation succeeds, else the code of the refusal. */
  readonly code: string;
  /** What is wrong with the values that effects would leave, for a 422. */
  readonly breaches: readonly BoundBreach[];
  /** Keyword arguments for the maker of the row. */
  readonly given: string;
  /** Python body; "" without one. */
  readonly body: string;
  /** Rows whose keys the body has too. */
  readonly named: readonly MadeNamed[];
  /** Properties after success, as a Python dict. */
  readonly expected: string;
  /** The same, as they are stored. */
  readonly stored: readonly { readonly attribute: string; readonly literal: string }[];
  /** Where a redirect leads, in Python; "" where that cannot be known before. */
  readonly location: string;
  readonly made: readonly MadeRow[];
  /** Rows of other entities that the operation adds. */
  readonly created: readonly { readonly className: string; readonly count: number }[];
}

/** Situations in which operations on a stored row succeed or are refused, found by evaluating their rules. */
export function operationCases(
  entity: EntityModel,
): { readonly operation: OperationModel; readonly cases: readonly OperationCase[] }[] {
  const kinds = [OperationKind.ACTION, OperationKind.UPDATE, OperationKind.DELETE, OperationKind.REDIRECT];
  return entity.operations
    .filter(({ kind }) => kinds.includes(kind))
    .map((operation) => ({ operation, cases: casesOf(entity, operation).filter((each) => saysMore(operation, each)) }));
}

/** That rows can be changed and deleted is tested elsewhere. */
const saysMore = ({ kind, effects }: OperationModel, { code }: OperationCase) =>
  code !== '' || kind === OperationKind.ACTION || kind === OperationKind.REDIRECT || effects.length > 0;

function casesOf(entity: EntityModel, operation: OperationModel): OperationCase[] {
  const input = sampleInput(operation);
  const found = new Map<string, OperationCase>();
  const choices = namedSituations(operation).flatMap((named) =>
    relatedSituations(entity, operation, ownOrdinal).map((related) => ({ named, related })),
  );
  for (const rows of choices) {
    for (const overrides of ownSituations(entity, operation)) {
      const situation: Situation = { entity, row: { ...storedRow(entity, 0), ...overrides }, stored: true, ...rows };
      const code = refusal(situation, operation, input);
      const breaches = code === '' ? brokenBounds(situation, operation, input) : [];
      const name = breaches.length > 0 ? 'out_of_bounds' : code;
      if (name === undefined || found.has(name)) continue;
      if (name === '' && !succeeds(situation, operation, input)) continue;
      const given = literals(entity, overrides).map(({ attribute, literal }) => `, ${attribute}=${literal}`);
      found.set(name, {
        code: name,
        breaches,
        given: given.join(''),
        body: bodyOf(input, rows.named),
        named: rows.named.map(madeNamed),
        expected: pythonValue(after(situation, operation, input)),
        stored: literals(entity, after(situation, operation, input)),
        location: locationOf(situation, operation),
        made: madeRows(situation, operation, input),
        created: createdRows(operation),
      });
    }
  }
  return [...found.values()];
}

/** The keys of the rows that it names are known to the test alone. */
function bodyOf(input: Overrides, named: readonly NamedRow[]): string {
  const keys = named.map(madeNamed).map(({ property, variable, key, text }) => {
    const value = `${variable}.${key}`;
    return `${pythonString(property)}: ${text ? `str(${value})` : value}`;
  });
  if (keys.length === 0) return Object.keys(input).length === 0 ? '' : pythonValue(input);
  return `{${[...Object.entries(input).map(([name, value]) => `${pythonString(name)}: ${pythonValue(value)}`), ...keys].join(', ')}}`;
}

function madeNamed({ reference, ordinal, overrides }: NamedRow): MadeNamed {
  const { target, property, name } = reference;
  const given = literals(target, overrides).map(({ attribute, literal }) => `${attribute}=${literal}`);
  return {
    variable: `${attributeName(name).replace(/_$/, '')}_named`,
    maker: entityNames(target).module,
    arguments: [String(ordinal), ...given].join(', '),
    property: property.name,
    key: attributeName(target.key.name),
    text: target.key.type.kind !== 'integer',
    missing: pythonValue(missingKey(target)),
  };
}

function locationOf(situation: Situation, { location }: OperationModel): string {
  return location && isTimeless(location) ? pythonValue(valueIn(situation, location)) : '';
}

function refusal(situation: Situation, operation: OperationModel, input: Overrides): string | undefined {
  const { state } = situation.entity;
  const { transition } = operation;
  if (transition && state && !transition.from.includes(asText(situation.row[state.name]))) return 'invalid_transition';
  return brokenGuard(situation, operation, input);
}

const literals = (entity: EntityModel, overrides: Overrides) =>
  Object.entries(overrides).map(([name, value]) => ({
    attribute: attributeName(name),
    literal: memoryLiteral(entity.property(name).type, value),
  }));

/** The rows that references of the situation need, as a test makes them. */
export function madeRows(situation: Situation, operation: OperationModel, input: Overrides): MadeRow[] {
  const { entity, related } = situation;
  return entity.references.flatMap((reference) => {
    const row = related?.get(reference.name);
    if (!row) return [];
    const given = literals(reference.target, row.overrides).map(({ attribute, literal }) => `${attribute}=${literal}`);
    const names = entityNames(reference.target);
    return [
      {
        variable: `${attributeName(reference.name).replace(/_$/, '')}_row`,
        maker: names.module,
        arguments: [String(row.ordinal), ...given].join(', '),
        className: names.className,
        attribute: attributeName(reference.property.name),
        property: reference.property.name,
        key: attributeName(reference.target.key.name),
        text: reference.target.key.type.kind !== 'integer',
        after: afterRelated(situation, reference, operation, input),
      },
    ];
  });
}

function afterRelated(situation: Situation, reference: Reference, { effects }: OperationModel, input: Overrides) {
  return effects.flatMap((effect) => {
    if (effect.kind !== 'assign' || effect.via !== reference || !isTimeless(effect.value)) return [];
    const value = jsonValue(effect.property.type, valueIn(situation, effect.value, input));
    return [{ attribute: attributeName(effect.property.name), literal: memoryLiteral(effect.property.type, value) }];
  });
}

export function createdRows({ effects }: OperationModel): OperationCase['created'] {
  const counts = new Map<string, number>();
  for (const effect of effects) {
    if (effect.kind !== 'create') continue;
    const { className } = entityNames(effect.entity);
    counts.set(className, (counts.get(className) ?? 0) + 1);
  }
  return [...counts].map(([className, count]) => ({ className, count }));
}

/** What the row's own effects leave, as far as it does not depend on the time. */
function after(
  situation: Situation,
  { effects, transition }: OperationModel,
  input: Overrides,
): Record<string, JsonValue> {
  const { entity } = situation;
  const known: Record<string, JsonValue> = transition && entity.state ? { [entity.state.name]: transition.to } : {};
  for (const effect of effects) {
    if (effect.kind === 'create' || effect.via || !isTimeless(effect.value)) continue;
    if (effect.property.role === 'reference') continue;
    known[effect.property.name] = jsonValue(effect.property.type, valueIn(situation, effect.value, input));
  }
  return known;
}

/** Whether a value can be known before the test runs: neither times nor keys of rows take part in it. */
const isTimeless = (value: Parameters<typeof descendants>[0]) =>
  ![...descendants(value)].some(
    (node) =>
      (node.kind === 'call' && (node.function === 'now' || node.function === 'today')) ||
      node.kind === 'caller' ||
      node.kind === 'aggregate' ||
      (node.kind === 'property' && node.property.role !== 'field'),
  );
