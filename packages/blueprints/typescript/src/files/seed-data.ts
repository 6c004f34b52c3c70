import type { EntityView } from '../view/entity-view';
import type { ProjectView } from '../view/project-view';
import { sampleRecord, type GivenCode } from './sample-records';

interface SeedRow {
  readonly variable: string;
  readonly record: string;
  readonly entity: EntityView;
  readonly isUsed: boolean;
}

const rowsPerEntity = 3;

/** Data of src/database/seed.ts: a few rows of every entity, each after the rows that it refers to. */
export function seedData(view: ProjectView): object {
  const entities = view.model.creationOrder.map(({ name }) => view.entity(name));
  const rows = entities.flatMap((entity) =>
    Array.from({ length: rowsPerEntity }, (_, position) => seedRow(view, entity, position + 1)),
  );
  const text = rows.map(({ record }) => record).join('\n');
  return {
    rows: rows.map((row) => ({ ...row, isUsed: new RegExp(`\\b${row.variable}\\.`).test(text) })),
    first: entities[0],
  };
}

function seedRow(view: ProjectView, entity: EntityView, position: number): SeedRow {
  return {
    variable: `${entity.camel}${position}`,
    record: sampleRecord(entity, position, givenKeys(view, entity, position)),
    entity,
    isUsed: false,
  };
}

function givenKeys(view: ProjectView, entity: EntityView, position: number): GivenCode {
  const given: Record<string, string> = {};
  for (const { property, target, required } of entity.model.references) {
    const isLater = view.model.creationOrder.indexOf(target) >= view.model.creationOrder.indexOf(entity.model);
    if (required || !isLater) given[property.name] = `${view.entity(target.name).camel}${position}.${target.key.name}`;
  }
  for (const { property, target } of entity.model.links) {
    const isLater = view.model.creationOrder.indexOf(target) >= view.model.creationOrder.indexOf(entity.model);
    if (!isLater) given[property] = `[${view.entity(target.name).camel}${position}.${target.key.name}]`;
  }
  const { account } = view.model;
  if (entity.model.owner && account)
    given[entity.model.owner.property.name] = `${view.entity(account.name).camel}1.${account.key.name}`;
  return given;
}
