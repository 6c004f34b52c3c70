import { Cardinality, OnDelete, type Application, type Relation } from '../contract';
import { kebabCase } from '../naming';
import type { Issues } from './issues';

/** Both ends exist, and the first row of every entity can be created. */
export function checkRelations(application: Application, issues: Issues): void {
  const known = new Set(application.entities.map(({ name }) => name));
  const { relations } = application;
  relations.forEach((relation, i) => {
    const at = `relations[${i}]`;
    for (const end of [relation.source, relation.target]) {
      if (!known.has(end)) issues.add(at, 'relation.unknown', `${relation.name} joins ${end}, which is no entity`);
    }
    const toMany = relation.cardinality === Cardinality.MANY_TO_MANY;
    if (toMany && (relation.required || relation.nested)) {
      issues.add(at, 'relation.many', `${relation.name} is many-to-many and can be neither required nor nested`);
    }
    if (relation.required && relation.onDelete === OnDelete.SET_NULL) {
      issues.add(at, 'relation.set_null', `${relation.name} is required and cannot become null; restrict or cascade`);
    }
    if (relation.nested && !relation.required) {
      issues.add(at, 'relation.nested', `${relation.name} is nested, so it must be required`);
    }
  });
  const inverses = relations.filter(({ nested }) => nested);
  issues.duplicates(
    inverses,
    ({ target, inverse }) => `${target}/${kebabCase(inverse)}`,
    (i) => `relations[${relations.indexOf(inverses[i] as Relation)}].inverse`,
    'nested path',
  );
  const cycle = requiredCycle(relations);
  if (cycle) {
    issues.add('relations', 'relation.cycle', `no first row can be created: ${cycle.join(' needs ')}`);
  }
}

function requiredCycle(relations: readonly Relation[]): string[] | undefined {
  const needs = new Map<string, string[]>();
  for (const { source, target, required } of relations) {
    if (required) needs.set(source, [...(needs.get(source) ?? []), target]);
  }
  const done = new Set<string>();
  const visit = (entity: string, path: string[]): string[] | undefined => {
    if (path.includes(entity)) return [...path.slice(path.indexOf(entity)), entity];
    if (done.has(entity)) return undefined;
    for (const next of needs.get(entity) ?? []) {
      const found = visit(next, [...path, entity]);
      if (found) return found;
    }
    done.add(entity);
    return undefined;
  };
  for (const entity of needs.keys()) {
    const found = visit(entity, []);
    if (found) return found;
  }
  return undefined;
}
