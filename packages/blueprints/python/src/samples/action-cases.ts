import {
  descendants,
  faultsOfValue,
  jsonValue,
  OperationKind,
  type EntityModel,
  type JsonValue,
  type OperationModel,
  type Property,
} from '@quantumlayer/ir';
import { memoryLiteral, pythonValue } from '../literal';
import { attributeName } from '../naming';
import { asText } from './expected-values';
import { brokenGuard, sampleInput, succeeds, valueIn, type Situation } from './environment';
import { storedRow } from './makers';

export interface ActionCase {
  /** Keyword arguments for the maker of the row. */
  readonly given: string;
  /** Python body; "" without one. */
  readonly body: string;
  /** Properties after success, as a Python dict; undefined where the action is refused. */
  readonly expected: string | undefined;
  readonly code: string;
}

/** Situations in which each action succeeds or is refused, found by evaluating its rules. */
export function actionCases(
  entity: EntityModel,
): { readonly operation: OperationModel; readonly cases: readonly ActionCase[] }[] {
  return entity.operations
    .filter(({ kind }) => kind === OperationKind.ACTION)
    .map((operation) => ({ operation, cases: casesOf(entity, operation) }));
}

function casesOf(entity: EntityModel, operation: OperationModel): ActionCase[] {
  const input = sampleInput(operation);
  const found = new Map<string, ActionCase>();
  for (const overrides of situations(entity, operation)) {
    const row = { ...storedRow(entity, 0), ...overrides };
    const situation: Situation = { entity, row, stored: true };
    const code = refusal(situation, operation, input);
    if (found.has(code)) continue;
    if (code === '' && !succeeds(situation, operation, input)) continue;
    const given = Object.entries(overrides).map(
      ([name, value]) => `${attributeName(name)}=${memoryLiteral(entity.property(name).type, value)}`,
    );
    found.set(code, {
      given: given.map((argument) => `, ${argument}`).join(''),
      body: Object.keys(input).length === 0 ? '' : pythonValue(input),
      expected: code === '' ? pythonValue(after(situation, operation, input)) : undefined,
      code,
    });
  }
  return [...found.values()];
}

function refusal(situation: Situation, operation: OperationModel, input: Record<string, JsonValue>): string {
  const { state } = situation.entity;
  const { transition } = operation;
  if (transition && state && !transition.from.includes(asText(situation.row[state.name]))) return 'invalid_transition';
  return brokenGuard(situation, operation, input) ?? '';
}

/** Overrides of the properties that the rules look at: every state and flag, and some other values. */
function situations(entity: EntityModel, operation: OperationModel): Record<string, JsonValue>[] {
  const read = new Set<Property>();
  for (const { condition } of operation.guards) {
    for (const node of descendants(condition)) {
      if (node.kind === 'property' && node.root === 'self' && !node.via && node.property.role === 'field')
        read.add(node.property);
    }
  }
  if (operation.transition && entity.state) read.add(entity.state);
  let all: Record<string, JsonValue>[] = [{}];
  for (const property of read) {
    const values = valuesOf(entity, property);
    all = all.flatMap((each) => values.map((value) => ({ ...each, [property.name]: value }))).slice(0, 256);
  }
  return all;
}

function valuesOf(entity: EntityModel, { name, type, nullable, field }: Property): JsonValue[] {
  const samples = [0, 1, 2].map((ordinal) => storedRow(entity, ordinal)[name] ?? null);
  const special: JsonValue[] =
    type.kind === 'boolean'
      ? [false, true]
      : type.kind === 'enum'
        ? [...type.values]
        : type.kind === 'integer'
          ? [0, 1, 100]
          : [];
  const allowed = [...special, ...samples].filter((value) =>
    value === null ? nullable : !field || faultsOfValue(field, value).length === 0,
  );
  return [...(nullable ? [null] : []), ...new Set(allowed.filter((value) => value !== null))];
}

/** What the row's own effects leave, as far as it does not depend on the time. */
function after(
  situation: Situation,
  { effects, transition }: OperationModel,
  input: Record<string, JsonValue>,
): Record<string, JsonValue> {
  const { entity } = situation;
  const known: Record<string, JsonValue> = transition && entity.state ? { [entity.state.name]: transition.to } : {};
  for (const effect of effects) {
    if (effect.kind === 'create' || effect.via) continue;
    const timeless = ![...descendants(effect.value)].some(
      (node) =>
        (node.kind === 'call' && (node.function === 'now' || node.function === 'today')) ||
        node.kind === 'caller' ||
        (node.kind === 'property' && node.property.role !== 'field'),
    );
    if (timeless)
      known[effect.property.name] = jsonValue(effect.property.type, valueIn(situation, effect.value, input));
  }
  return known;
}
