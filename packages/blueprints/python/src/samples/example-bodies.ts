import { sampleRow } from '@quantumlayer/ir';
import type { EntityView } from '../entity-view';
import type { ProjectView } from '../project-view';
import { pythonValue } from '../literal';
import { sampleKey } from './sample-key';

/** Example request bodies for OpenAPI, as Python dictionaries. */
export function exampleBodies({ entity }: EntityView): { createExample: string; replaceExample: string } {
  const given = Object.fromEntries([
    ...entity.references
      .filter(({ required }) => required)
      .map(({ property, target }, index) => [property.name, sampleKey(target, index)]),
    ...entity.links.map(({ property }) => [property, []]),
  ]) as Record<string, never>;
  const body = sampleRow(entity, { ordinal: 0, complete: true, given });
  const replacement = Object.fromEntries(
    Object.entries(body).filter(([name]) => name !== entity.key.name && isWritable(entity, name)),
  );
  const password = entity.isAccount ? { password: 'correct horse battery' } : {};
  return { createExample: pythonValue({ ...body, ...password }), replaceExample: pythonValue(replacement) };
}

const isWritable = (entity: EntityView['entity'], name: string) =>
  entity.properties.some((property) => property.name === name && property.writable) ||
  entity.links.some(({ property }) => property === name);

/** A body that registers an account. */
export function registration({ model }: ProjectView): string {
  return model.account
    ? pythonValue({
        ...sampleRow(model.account, { ordinal: 0 }),
        email: 'ada@example.com',
        password: 'correct horse battery',
      })
    : '{}';
}
