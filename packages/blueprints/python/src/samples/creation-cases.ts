import { jsonValue, type EntityModel, type JsonValue, type OperationModel, type Reference } from '@quantumlayer/ir';
import { brokenGuard, succeeds, valueIn, type Overrides, type RelatedRow, type Situation } from './environment';
import { createdRows, madeRows, type MadeRow, type OperationCase } from './operation-cases';
import { ownOrdinal, relatedSituations } from './situations';

/** A creation that a guard refuses, or whose effects show in other rows. */
export interface CreationCase {
  /** "" where the row is created. */
  readonly code: string;
  readonly made: readonly MadeRow[];
  /** The same row has been created before. */
  readonly again: boolean;
  readonly created: OperationCase['created'];
}

type Related = ReadonlyMap<string, RelatedRow>;

/**
 * The rows that make all of these bodies acceptable, in place of the usual ones, and twice in a row where that is possible;
 * undefined when none were found.
 */
export function admittingRows(
  entity: EntityModel,
  create: OperationModel,
  bodies: readonly Overrides[],
  ordinalOf: (reference: Reference) => number,
): Related | undefined {
  const admitting = relatedSituations(entity, create, ordinalOf).filter((related) =>
    bodies.every((row) => succeeds({ entity, row, stored: false, related }, create)),
  );
  return admitting.find((related) => bodies.every((row) => isRepeatable(entity, create, row, related))) ?? admitting[0];
}

/** Whether the same row may be created again, as far as guards and the effects on other rows are concerned. */
export function isRepeatable(entity: EntityModel, create: OperationModel, row: Overrides, related: Related): boolean {
  const first: Situation = { entity, row, stored: false, related };
  const second: Situation = { ...first, related: afterCreation(first, create), twin: true };
  return succeeds(first, create) && succeeds(second, create);
}

function afterCreation(situation: Situation, { effects }: OperationModel): Related {
  const rows = new Map(situation.related);
  for (const effect of effects) {
    if (effect.kind !== 'assign' || !effect.via) continue;
    const row = rows.get(effect.via.name);
    const { name, type } = effect.property;
    const value = jsonValue(type, valueIn(situation, effect.value));
    if (row) rows.set(effect.via.name, { ...row, overrides: { ...row.overrides, [name]: value } });
  }
  return rows;
}

export function creationCases(
  entity: EntityModel,
  create: OperationModel,
  row: Readonly<Record<string, JsonValue>>,
  usual: Related,
): CreationCase[] {
  const found = new Map<string, CreationCase>();
  const add = (code: string, situation: Situation, again: boolean) => {
    if (found.has(code)) return;
    const made = again ? [] : madeRows(situation, create, {});
    found.set(code, { code, made, again, created: code === '' ? createdRows(create) : [] });
  };
  for (const related of relatedSituations(entity, create, ownOrdinal)) {
    const situation: Situation = { entity, row, stored: false, related };
    const code = brokenGuard(situation, create);
    if (code !== undefined && (code !== '' || succeeds(situation, create))) add(code, situation, false);
  }
  const twin: Situation = { entity, row, stored: false, related: usual, twin: true };
  const code = brokenGuard(twin, create);
  if (code !== undefined && code !== '') add(code, twin, true);
  const showsMore = ({ code: refused, made, created }: CreationCase) =>
    refused !== '' || created.length > 0 || made.some(({ after }) => after.length > 0);
  return [...found.values()].filter(showsMore);
}
