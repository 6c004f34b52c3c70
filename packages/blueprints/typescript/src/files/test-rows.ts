import type { EntityModel } from '@quantumlayer/ir';
import { literal } from '../code/literal';
import { convert } from '../code/property-code';
import type { EntityView } from '../view/entity-view';
import type { ProjectView } from '../view/project-view';
import { defaultValue } from '../view/property-view';
import { sampleBody } from './sample-records';

/** How many different rows of an entity a test can add, at least. */
const samplesPerEntity = 12;

/** How many rows with all that they refer to a test adds, at most. */
const rowsPerTest = 4;

/** Data of test/rows.ts. */
export function testRows(view: ProjectView): object {
  const mostAccounts = Math.max(0, ...view.entities.map(({ model }) => accountsBehind(model)));
  const rows = view.entities.map((entity) => {
    const parents = parentsOf(view, entity);
    const replaced = [
      ...parents.map(({ property }) => property),
      'createdAt',
      'updatedAt',
      ...(entity.key.isNatural ? [] : [entity.key.name]),
    ];
    const count = Math.max(samplesPerEntity, entity.model.isAccount ? rowsPerTest * mostAccounts : 0);
    return {
      ...entity,
      name: entity.camel,
      parents,
      key: entity.key.isNatural ? undefined : `${entity.key.name}: ${entity.key.isGenerated ? '0' : 'uuidv7()'}`,
      omitted: replaced.map((name) => literal(name)).join(' | '),
      samples: Array.from({ length: count }, (_, position) => sample(entity, position + 1, new Set(replaced))),
    };
  });
  return { rows };
}

/** To how many accounts a new row leads, and what it needs: each part of a part has an owner of its own. */
function accountsBehind({ isAccount, owner, references }: EntityModel): number {
  if (isAccount) return 1;
  const needed = references.filter(({ required }) => required).map(({ target }) => accountsBehind(target));
  return needed.reduce((sum, count) => sum + count, owner ? 1 : 0);
}

/** Required references and the owner. */
function parentsOf(view: ProjectView, { model }: EntityView) {
  const parents = model.references
    .filter(({ required }) => required)
    .map(({ property, target }) => ({
      property: property.name,
      pascal: view.entity(target.name).pascal,
      key: target.key.name,
    }));
  const { account } = view.model;
  if (!model.owner || !account) return parents;
  return [
    ...parents,
    { property: model.owner.property.name, pascal: view.entity(account.name).pascal, key: account.key.name },
  ];
}

function sample(entity: EntityView, ordinal: number, replaced: ReadonlySet<string>): string {
  const row = sampleBody(entity.model, ordinal);
  const members = entity.properties
    .filter(({ name }) => !replaced.has(name))
    .map((property) => {
      const value = row[property.name];
      const isReference = property.property.role === 'reference';
      const isSampled = value !== undefined && value !== null && !isReference;
      const code = isSampled
        ? convert(literal(value), property.code.decode, false)
        : defaultValue(property.property, property.code);
      return `${property.name}: ${code === 'now' ? 'new Date()' : code.replace('dayOf(now)', 'dayOf(new Date())')}`;
    });
  return `{ ${[...members, ...entity.links.map(({ name }) => `${name}: []`)].join(', ')} }`;
}
