import { Cardinality, type Entity, FieldType } from '@quantumlayer/contracts/ir/v1/entity';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import { type Fact, FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import type { Assumptions } from '../compile/assumptions';
import { camelCase, spoken, wordsOf } from '../names';

/** Tells which wishes for lists the API does not fulfil: a filter or an order by what a thing does not hold, a search without text. */
export function tellUnbuiltQueries(facts: readonly Fact[], application: Application, assumptions: Assumptions): void {
  for (const { kind, subject, value, span } of facts) {
    if (kind !== FactKind.QUERY) continue;
    const entity = application.entities.find(({ name }) => name === subject);
    if (!entity && subject !== '*') continue;
    const entities = entity ? [entity] : application.entities;
    const [wish = '', said = ''] = value.split('=');
    const member = said.replace(/^-/, '');
    const lists = entity ? `Lists of ${spoken(entity.plural === '' ? entity.name : entity.plural)}` : 'Lists';
    if (wish === 'search') {
      if (entities.some(({ fields }) => fields.some(({ searchable }) => searchable))) continue;
      assumptions.add(`${lists} cannot be searched: no text of theirs is fit for it.`, SAY, span);
      continue;
    }
    const offers = wish === 'sort' ? sortsBy : filtersBy;
    if (entities.some((one) => offers(application, one, member))) continue;
    const done = wish === 'sort' ? 'sorted' : 'filtered';
    const { reason, instead } = reasonFor(application, entity, member);
    assumptions.add(`${lists} cannot be ${done} by ${spoken(member)}: ${reason}.`, instead, span);
  }
}

const SAY = 'Name the field that is meant where you say what the thing has.';

const UNSORTED = new Set([FieldType.JSON, FieldType.STRING_LIST]);
const ALWAYS = ['createdAt', 'updatedAt', 'id'];

const sortsBy = (_: Application, { fields }: Entity, member: string): boolean =>
  ALWAYS.includes(member) ||
  fields.some(({ name, type, computed }) => name === member && computed === '' && !UNSORTED.has(type));

const filtersBy = (application: Application, entity: Entity, member: string): boolean =>
  ALWAYS.includes(member) ||
  entity.fields.some(({ name, type, computed }) => name === member && computed === '' && type !== FieldType.JSON) ||
  (entity.ownership !== undefined && ['owner', 'user', entity.ownership.name].includes(member)) ||
  application.relations.some(
    ({ source, target, name, cardinality, inverse }) =>
      (source === entity.name && [name, nameOf(target)].includes(member)) ||
      (cardinality === Cardinality.ONE_TO_ONE && target === entity.name && inverse === member),
  );

const nameOf = (entity: string): string => camelCase(wordsOf(entity));

function reasonFor(
  application: Application,
  entity: Entity | undefined,
  member: string,
): { reason: string; instead: string } {
  const own = entity?.fields.find(({ name }) => name === member);
  if (own) return { reason: 'it is worked out anew for each answer', instead: SAY };
  const relation = application.relations.find(
    ({ source, target }) =>
      source === entity?.name &&
      application.entities.some(({ name, fields }) => name === target && fields.some((field) => field.name === member)),
  );
  if (!relation) return { reason: 'nothing of theirs is called so', instead: SAY };
  return {
    reason: `it is part of the ${spoken(relation.target)}`,
    instead: `Filter by ${relation.name}Id.`,
  };
}
