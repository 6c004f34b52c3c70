import { FactKind, type Fact } from '@quantumlayer/contracts/requirements/v1/requirements';
import { applyConstraint } from './apply-constraint';
import { applyEffect } from './apply-effect';
import { applyGuard } from './apply-guard';
import { applyDenials, applyPermissions, applyUsualRights } from './apply-permissions';
import type { DraftFieldType, DraftModel, DraftRelation, NamedRule } from './draft-model';
import { entityOf, fieldOf, operationOf } from './draft-parts';
import { invariantWords } from './invariant-words';
import { isStateNoun } from './lexicon/state-lexicon';
import { languageOfFramework } from './lexicon/stack-lexicon';
import { spoken } from './names';

/** Limits of rights that facts cannot say. */
export interface SaidLimits {
  /** `member Booking.cancel`: permissions that hold for the role's own rows only. */
  readonly ownOnly: ReadonlySet<string>;
  /** `intern Contact.read`: what a role may not, whoever else may. */
  readonly denied: ReadonlySet<string>;
  /** `Task.update`: what "users can edit tasks" says. */
  readonly ofUsers: ReadonlySet<string>;
}

const NO_LIMITS: SaidLimits = { ownOnly: new Set(), denied: new Set(), ofUsers: new Set() };

/** Adds what facts say to a model; later kinds find the entities and fields of earlier ones. */
export function applyFacts(model: DraftModel, facts: readonly Fact[], limits: SaidLimits = NO_LIMITS): void {
  const granted = new Set(facts.flatMap(({ kind, value }) => (kind === FactKind.PERMISSION ? [value] : [])));
  // "Tickets can't be deleted. Admins can delete them": what somebody may is there for him.
  const holds = ({ kind, value }: Fact): boolean => kind !== FactKind.EXCLUSION || !granted.has(value);
  const ordered = facts.filter(holds).sort((a, b) => order(a.kind) - order(b.kind));
  for (const fact of ordered) applyFact(model, fact);
  applyUsualRights(model, limits.ofUsers);
  applyPermissions(
    model,
    facts.filter(({ kind }) => kind === FactKind.PERMISSION),
    limits.ownOnly,
  );
  applyDenials(model, limits.denied);
}

const ORDER = [
  FactKind.ENTITY,
  FactKind.FIELD,
  FactKind.STATE,
  FactKind.RELATION,
  FactKind.CONSTRAINT,
  FactKind.ROLE,
  FactKind.OWNERSHIP,
  FactKind.OPERATION,
];
/** What is said of entities and fields, a search or that something cannot be deleted, waits until all of them are there. */
const order = (kind: FactKind): number => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length);

function applyFact(model: DraftModel, { kind, subject, value }: Fact): void {
  switch (kind) {
    case FactKind.NAME:
      model.name = value;
      return;
    case FactKind.LANGUAGE:
      model.language ??= value;
      return;
    case FactKind.FRAMEWORK:
      model.language ??= languageOfFramework(value);
      return;
    case FactKind.DATABASE:
      model.database ??= value;
      return;
    case FactKind.AUTHENTICATION:
      model.authentication = value as DraftModel['authentication'];
      return;
    case FactKind.ENTITY:
      entityOf(model, subject);
      return;
    case FactKind.FIELD:
      applyField(model, subject, value);
      return;
    case FactKind.CONSTRAINT:
      applyConstraint(model, subject, value);
      return;
    case FactKind.RELATION:
      applyRelation(model, subject, value);
      return;
    case FactKind.STATE:
      applyState(model, subject, value.split('>'));
      return;
    case FactKind.OWNERSHIP:
      applyOwnership(model, subject, value);
      return;
    case FactKind.ROLE:
      applyRole(model, subject, value);
      return;
    case FactKind.OPERATION:
      applyOperation(model, subject, value);
      return;
    case FactKind.RULE:
      if (value.startsWith('effect:')) applyEffect(model, subject, value.slice('effect:'.length));
      else if (value.startsWith('guard:')) applyGuard(model, subject, value.slice('guard:'.length));
      else if (value.startsWith('computed:')) applyComputed(model, subject, value.slice('computed:'.length));
      else applyRule(model, subject, value);
      return;
    case FactKind.QUERY:
      applyQuery(model, subject, value);
      return;
    case FactKind.PAGINATION:
      applyPagination(model, value);
      return;
    case FactKind.NON_FUNCTIONAL:
      if (value.startsWith('rate_limit')) model.rateLimitPerMinute = Number(value.split('=')[1] ?? 60);
      return;
    case FactKind.EXCLUSION:
      applyExclusion(model, value);
      return;
    default:
      return;
  }
}

function applyRole(model: DraftModel, name: string, standing: string): void {
  let role = model.roles.find((known) => known.name === name);
  if (!role) model.roles.push((role = { name }));
  if (standing === 'default') role.isDefault = true;
  if (standing === 'administrator') role.isAdministrator = true;
  model.authentication ??= 'jwt';
}

/** `private`, `public_read`, or the group whose rows a role sees alone: `group:Team:member`. */
function applyOwnership(model: DraftModel, subject: string, value: string): void {
  const entity = entityOf(model, subject);
  const [mode, group = '', role = ''] = value.split(':');
  model.authentication ??= 'jwt';
  if (mode !== 'group') {
    entity.ownership = { mode: mode === 'private' ? 'private' : 'public_read' };
    return;
  }
  entityOf(model, group);
  entity.groups = [...(entity.groups ?? []), { role, group }];
}

function applyField(model: DraftModel, subject: string, value: string): void {
  const [entity = '', name = ''] = subject.split('.');
  const field = fieldOf(entityOf(model, entity), name);
  const values = /^enum\((.*)\)$/.exec(value)?.[1]?.split('|');
  if (values) Object.assign(field, { type: 'enum', enumValues: values });
  else field.type = value as DraftFieldType;
}

const AGGREGATE = /^(sum|count|exists)\(/;

/** What is counted or summed over others is always there; a quotient of that is not, of none. */
function applyComputed(model: DraftModel, subject: string, expression: string): void {
  const [entity = '', name = ''] = subject.split('.');
  Object.assign(fieldOf(entityOf(model, entity), name), {
    computed: expression,
    // What follows from figures of the row is empty where one of them is.
    required: AGGREGATE.test(expression) && !expression.includes(' / '),
  });
}

function applyRelation(model: DraftModel, subject: string, value: string): void {
  const [source = '', target = ''] = subject.split('-');
  const [cardinality, role] = value.split(':');
  const same = model.relations.find(
    (relation) =>
      relation.source === source &&
      relation.target === target &&
      (relation.name ?? '') === (role ?? relation.name ?? ''),
  );
  if (same) {
    same.cardinality = cardinality as DraftRelation['cardinality'];
    return;
  }
  model.relations.push({ source, target, cardinality: cardinality as DraftRelation['cardinality'], name: role });
}

function applyState(model: DraftModel, subject: string, states: readonly string[]): void {
  const entity = entityOf(model, subject);
  const existing = entity.fields.find(({ name }) => name === entity.stateField || isStateNoun(name));
  const field = existing ?? fieldOf(entity, 'status');
  Object.assign(field, {
    type: 'enum',
    enumValues: [...states],
    required: true,
    default: { json: JSON.stringify(states[0]) },
  });
  entity.stateField = field.name;
  model.operations = model.operations.filter(
    (operation) =>
      operation.entity !== subject ||
      !operation.transition ||
      [operation.transition.to, ...operation.transition.from].every((state) => states.includes(state)),
  );
}

function applyOperation(model: DraftModel, subject: string, value: string): void {
  const [entity = '', name = ''] = subject.split('.');
  const operation = operationOf(model, entity, name, 'action');
  const flag = /^flag\((.*)\)$/.exec(value)?.[1];
  const transition = /^transition\((.*)>(.*)\)$/.exec(value);
  if (flag !== undefined) {
    const field = fieldOf(entityOf(model, entity), flag);
    Object.assign(field, { type: 'boolean', required: true, default: { json: 'false' } });
    operation.effects = [{ assign: `self.${flag}`, value: 'true' }];
    operation.description = `Sets ${spoken(flag)} on the ${spoken(entity)}.`;
  } else if (transition) {
    operation.transition = { from: (transition[1] ?? '').split('|'), to: transition[2] ?? '' };
    holdStates(model, entity, [...operation.transition.from, operation.transition.to]);
  }
}

/** What an operation moves between are states: of the status that was listed, or of one that is added. */
function holdStates(model: DraftModel, entity: string, states: readonly string[]): void {
  const draft = entityOf(model, entity);
  const status = draft.fields.find(({ name }) => name === draft.stateField || isStateNoun(name));
  const values = status?.enumValues ?? [];
  const missing = states.filter((state) => !values.includes(state));
  if (draft.stateField !== undefined && missing.length === 0) return;
  const said = status?.default;
  applyState(model, entity, [...values, ...missing]);
  if (status && said) status.default = said;
}

function applyRule(model: DraftModel, subject: string, value: string): void {
  const entity = entityOf(model, subject);
  if (!value.startsWith('invariant:')) {
    entity.rules = [...new Set([...(entity.rules ?? []), value as NamedRule])];
    return;
  }
  const expression = value.slice('invariant:'.length);
  entity.invariants = [...(entity.invariants ?? []), { expression, ...invariantWords(entity, expression) }];
}

function applyQuery(model: DraftModel, subject: string, value: string): void {
  if (value !== 'search' || subject === '*') return;
  const entity = model.entities.find(({ name }) => name === subject);
  for (const field of entity?.fields ?? [])
    if (field.type === 'string' || field.type === 'text') field.searchable ??= true;
}

function applyPagination(model: DraftModel, value: string): void {
  model.pagination ??= {};
  const [key, figure] = value.split('=');
  if (key === 'limit' && figure !== undefined) model.pagination.defaultLimit = clampLimit(figure);
  else if (key === 'max' && figure !== undefined) model.pagination.maxLimit = clampLimit(figure);
  else if (key === 'page' || key === 'offset') model.pagination.style = key;
}

const clampLimit = (figure: string): number => Math.min(1000, Math.max(1, Number(figure)));

function applyExclusion(model: DraftModel, value: string): void {
  const [entity = '', verb] = value.split('.');
  if (verb === undefined) {
    if (value === 'authentication') model.authentication = 'none';
    return;
  }
  const draft = model.entities.find(({ name }) => name === entity);
  if (!draft) return;
  const gone = verb === 'read' ? ['read', 'list'] : [verb];
  draft.crud = (draft.crud ?? ['create', 'list', 'read', 'update', 'delete']).filter((one) => !gone.includes(one));
}
