import type { DraftRelation } from '../draft-model';
import { camelCase, pluralWords, singularWords, wordsOf } from '../names';
import type { Reading } from './reading';

/** What a relation is called in JSON: "authorId", "tagIds". */
function propertyOf({ name, target, cardinality }: DraftRelation): string {
  const many = cardinality === 'many_to_many';
  const words = wordsOf(name ?? camelCase(many ? pluralWords(wordsOf(target)) : wordsOf(target)));
  return many ? `${camelCase(singularWords(words))}Ids` : `${camelCase(words)}Id`;
}

/** A document may show one thing twice, as keys and as rows ("class_ids" and "classes"): the relation stays, and the first of two. */
export function dropDoubleProperties({ model }: Reading): void {
  const seen = new Set<string>();
  model.relations = model.relations.filter((relation) => {
    const property = `${relation.source}.${propertyOf(relation)}`;
    const isNew = !seen.has(property);
    seen.add(property);
    return isNew;
  });
  for (const entity of model.entities)
    entity.fields = entity.fields.filter(({ name }) => !seen.has(`${entity.name}.${name}`));
}
