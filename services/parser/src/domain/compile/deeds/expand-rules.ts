import type {
  DraftEntity,
  DraftField,
  DraftModel,
  DraftOperation,
  DraftRelation,
  DraftRule,
  NamedRule,
} from '../../draft-model';
import { operationOf } from '../../draft-parts';
import { camelCase, snakeCase, spoken, wordsOf } from '../../names';
import { fieldHint } from '../../lexicon/field-lexicon';
import { isPersonName } from '../../lexicon/account-lexicon';
import { freesWhatItTook } from '../../lexicon/state-lexicon';
import type { Assumptions } from '../assumptions';
import { pluralOf } from '../shape/complete-relations';

/** Writes a named rule as guards and effects on the entity, when the model has what the rule speaks of. */
export function expandRule(model: DraftModel, entity: DraftEntity, rule: NamedRule, assumptions: Assumptions): void {
  const [kind, taken] = rule.split(':') as ['no_overlap' | 'capacity' | 'stock', string | undefined];
  const expanded =
    kind === 'no_overlap'
      ? noOverlap(model, entity, taken, assumptions)
      : kind === 'capacity'
        ? capacity(model, entity)
        : stock(model, entity);
  if (expanded) return;
  assumptions.add(
    `The rule about ${kind.replace('_', ' ')} of ${spoken(entity.name)} is left out: the model does not hold what it needs.`,
    NEEDS[kind],
  );
}

const NEEDS: Readonly<Record<'no_overlap' | 'capacity' | 'stock', string>> = {
  no_overlap:
    'Give it a start and an end, and say what is taken, for example "a booking has a start time and an end time and belongs to a room".',
  capacity:
    'Give what is filled a capacity, and say what fills it, for example "an event has a capacity; a registration belongs to an event".',
  stock:
    'Give what is sold a stock, and what sells it a quantity, for example "a product has a stock; an order item belongs to a product and has a quantity".',
};

function fieldType(field: DraftField): string | undefined {
  return field.type ?? fieldHint(field.name)?.field.type;
}

/** What cannot be taken twice at a time: a thing before a person, whatever is told first: "a booking connects a guest with a room". */
function takenBy(
  model: DraftModel,
  entity: DraftEntity,
  said: string | undefined,
  assumptions: Assumptions,
): DraftRelation | undefined {
  const references = model.relations.filter(
    ({ source, cardinality }) => source === entity.name && cardinality === 'many_to_one',
  );
  const named = references.find(({ name, target }) => (name ?? camelCase(wordsOf(target))) === said);
  if (named) return named;
  const isPerson = ({ target }: DraftRelation): boolean => target === model.accountEntity || isPersonName(target);
  const taken = references.find((relation) => !isPerson(relation)) ?? references[0];
  if (taken && references.length > 1) {
    const [rows, one] = [spoken(pluralOf(entity)), spoken(taken.name ?? taken.target)];
    assumptions.add(
      `Two ${rows} of one ${one} cannot overlap in time; those of different ones can.`,
      `Say what is taken, for example "a ${one} has only one ${spoken(entity.name)} at a time".`,
    );
  }
  return taken;
}

function noOverlap(
  model: DraftModel,
  entity: DraftEntity,
  said: string | undefined,
  assumptions: Assumptions,
): boolean {
  const moments = entity.fields.filter((field) => fieldType(field) === 'datetime' || fieldType(field) === 'date');
  const clock = entity.fields.filter((field) => fieldType(field) === 'time');
  // "a date, a start time and an end time": on the same day, from the one time to the other.
  const day = clock.length > 0 ? moments.find((field) => ['date', 'day'].includes(field.name)) : undefined;
  const times = day ? clock : moments;
  // What an action writes down tells when something else happened: "the confirmation time".
  const starts = times.filter((field) => !isWrittenLater(model, entity, field));
  const start = starts.find(({ name }) => /^(start|from|begin|check_?in|arriv|pick_?up)/i.test(name)) ?? starts[0];
  const end =
    times.find((field) => field !== start && /^(end|to|until|finish|check_?out|depart|return|due)/i.test(field.name)) ??
    times.find((field) => field !== start);
  if (!start) return false;
  const relation = takenBy(model, entity, said, assumptions);
  const others = [`item.id != self.id`, ...(day ? [`item.${day.name} == self.${day.name}`] : [])];
  if (relation) {
    const key = `${relation.name ?? camelCase(wordsOf(relation.target))}Id`;
    others.push(`item.${key} == self.${key}`);
  } else if (entity.fields.some(({ name }) => name === said)) others.push(`item.${said} == self.${said}`);
  others.push(...stillTaking(entity));
  for (const field of [start, ...(day ? [day] : [])]) field.required ??= true;
  if (end && fieldType(end) === fieldType(start)) {
    end.required ??= !isWrittenLater(model, entity, end);
    const beginsBefore = (begun: Row, ended: Row): string => {
      const before = `${begun}.${start.name} < ${valueOf(end, ended)}`;
      return end.required || end.computed !== undefined ? before : `(${ended}.${end.name} == null or ${before})`;
    };
    others.push(beginsBefore('item', 'self'), beginsBefore('self', 'item'));
    if (end.computed === undefined)
      addInvariant(entity, {
        name: 'ends_after_start',
        expression: `self.${end.name} > self.${start.name}`,
        message: `The ${spoken(end.name)} must be after the ${spoken(start.name)}.`,
      });
  } else {
    others.push(`item.${start.name} == self.${start.name}`);
  }
  const guard = unlessFreed(entity, {
    name: said === undefined ? 'no_overlap' : `no_overlap_of_${snakeCase(wordsOf(said))}`,
    expression: `not exists(${entity.name} where ${others.join(' and ')})`,
    message: `Another ${spoken(entity.name)} takes that time.`,
  });
  addGuard(model, entity, 'create', guard);
  addGuard(model, entity, 'update', guard);
  return true;
}

/** What a row says of itself that no longer takes what it refers to, and what one says that does. */
interface Freeing {
  readonly freed: (row: Row) => string;
  readonly taking: (row: Row) => string;
}

function freedBy({ fields, stateField }: DraftEntity): Freeing[] {
  const compared = (name: string, value: string, equal: boolean): Freeing => ({
    freed: (row) => `${row}.${name} ${equal ? '==' : '!='} ${value}`,
    taking: (row) => `${row}.${name} ${equal ? '!=' : '=='} ${value}`,
  });
  return fields.flatMap((field): Freeing[] => {
    const { name, enumValues = [] } = field;
    const frees = (part: string): boolean => freesWhatItTook(snakeCase(wordsOf(part)));
    if (name === stateField)
      return enumValues.filter(freesWhatItTook).map((state) => compared(name, `"${state}"`, true));
    if (fieldType(field) === 'boolean' && frees(name))
      return [{ freed: (row) => `${row}.${name}`, taking: (row) => `not ${row}.${name}` }];
    const isTime = fieldType(field) === 'datetime' && frees(name.replace(/At$/, ''));
    return isTime ? [compared(name, 'null', false)] : [];
  });
}

/** Conditions on other rows, so that those that no longer take anything do not count. */
const stillTaking = (entity: DraftEntity): string[] => freedBy(entity).map(({ taking }) => taking('item'));

/** A rule about what a row takes, for one that may no longer take anything: it can still be written. */
const unlessFreed = (entity: DraftEntity, rule: DraftRule): DraftRule => ({
  ...rule,
  expression: [...freedBy(entity).map(({ freed }) => freed('self')), rule.expression].join(' or '),
});

/** Whether the field is empty until something happens to the row: "the exit time is recorded when it leaves". */
const isWrittenLater = ({ operations }: DraftModel, entity: DraftEntity, { name }: DraftField): boolean =>
  operations.some(
    (operation) =>
      operation.entity === entity.name &&
      [...(operation.effects ?? []), ...(operation.recorded ?? [])].some(
        (effect) => 'assign' in effect && effect.assign === `self.${name}`,
      ),
  );

type Row = 'self' | 'item';

/** A field of a row in an expression; one that follows from others by what it follows from. */
const valueOf = ({ name, computed }: DraftField, row: Row): string =>
  computed === undefined ? `${row}.${name}` : `(${computed.replaceAll('self.', `${row}.`)})`;

/** The references of what fills or takes, whether the rule is said of that or of what is filled or taken from. */
const referencesOf = (model: DraftModel, entity: DraftEntity): DraftRelation[] => {
  const single = model.relations.filter(({ cardinality }) => cardinality === 'many_to_one');
  return [
    ...single.filter(({ source }) => source === entity.name),
    ...single.filter(({ target }) => target === entity.name),
  ];
};

/** The archetype counts them already. */
const isKept = ({ operations }: DraftModel, filling: string, limit: string): boolean =>
  ['create', 'update'].every((verb) =>
    operations.some(
      ({ entity, kind, guards }) =>
        entity === filling &&
        kind === verb &&
        (guards ?? []).some(
          ({ expression }) => expression.includes(`count(${filling} where`) && expression.endsWith(limit),
        ),
    ),
  );

function capacity(model: DraftModel, entity: DraftEntity): boolean {
  for (const relation of referencesOf(model, entity)) {
    const filling = model.entities.find(({ name }) => name === relation.source);
    const place = model.entities.find(({ name }) => name === relation.target);
    const limit = place?.fields.find(
      ({ name }) => /capacity|seats|places|max|limit/i.test(name) && !/name|number$/i.test(name),
    );
    if (!place || !filling || !limit) continue;
    const key = relation.name ?? camelCase(wordsOf(relation.target));
    if (isKept(model, filling.name, `< self.${key}.${limit.name}`)) return true;
    const filled = [`item.${key}Id == self.${key}Id`, 'item.id != self.id', ...stillTaking(filling)];
    const guard = unlessFreed(filling, {
      name: 'capacity',
      expression: `count(${filling.name} where ${filled.join(' and ')}) < self.${key}.${limit.name}`,
      message: `The ${spoken(place.name)} is full.`,
    });
    addGuard(model, filling, 'create', guard);
    // A row that is moved fills the other place.
    addGuard(model, filling, 'update', guard);
    return true;
  }
  return false;
}

/** The archetype takes it from the stock already. */
const isTakenAlready = ({ operations }: DraftModel, taking: string, level: string): boolean =>
  operations.some(
    ({ entity, kind, effects }) =>
      entity === taking &&
      kind === 'create' &&
      (effects ?? []).some((effect) => 'assign' in effect && effect.assign === level),
  );

function stock(model: DraftModel, entity: DraftEntity): boolean {
  for (const relation of referencesOf(model, entity)) {
    const taking = model.entities.find(({ name }) => name === relation.source);
    const goods = model.entities.find(({ name }) => name === relation.target);
    const level = goods?.fields.find(
      (field) => /stock|inventory|quantity|copies|available/i.test(field.name) && fieldType(field) === 'integer',
    );
    if (!taking || !goods || !level) continue;
    const quantity = taking.fields.find(
      (field) => /^(quantity|qty|amount|units)$/i.test(field.name) && fieldType(field) === 'integer',
    );
    const role = relation.name ?? camelCase(wordsOf(relation.target));
    const taken = quantity ? `self.${quantity.name}` : '1';
    if (isTakenAlready(model, taking.name, `self.${role}.${level.name}`)) return true;
    addGuard(model, taking, 'create', {
      name: 'in_stock',
      expression: `self.${role}.${level.name} >= ${taken}`,
      message: `Not enough of the ${spoken(goods.name)} is left.`,
    });
    addEffect(model, taking, 'create', {
      assign: `self.${role}.${level.name}`,
      value: `self.${role}.${level.name} - ${taken}`,
    });
    level.required = true;
    // The last one can be taken too; a quantity is usually one or more.
    level.minimum ??= '0';
    return true;
  }
  return false;
}

function addInvariant(entity: DraftEntity, rule: DraftRule): void {
  entity.invariants ??= [];
  const known = entity.invariants.some(({ name, expression }) => name === rule.name || expression === rule.expression);
  if (!known) entity.invariants.push(rule);
}

function addGuard(model: DraftModel, entity: DraftEntity, verb: 'create' | 'update', rule: DraftRule): void {
  const operation = operationOf(model, entity.name, verb, verb);
  operation.guards ??= [];
  if (!operation.guards.some(({ name }) => name === rule.name)) operation.guards.push(rule);
}

function addEffect(
  model: DraftModel,
  entity: DraftEntity,
  verb: 'create',
  effect: NonNullable<DraftOperation['effects']>[number],
): void {
  const operation = operationOf(model, entity.name, verb, verb);
  (operation.effects ??= []).push(effect);
}
