import { create } from '@bufbuild/protobuf';
import { FactKind, FactOrigin, FactSchema, type Fact } from '@quantumlayer/contracts/requirements/v1/requirements';
import type { DraftDefault, DraftEntity, DraftField, DraftModel, DraftRelation } from '../draft-model';
import { camelCase, wordsOf } from '../names';
import type { Range } from './source-text';

type Saying = readonly [kind: FactKind, subject: string, value: string, aspect?: string];

/** Every statement of a model as a fact of the specification, with its place where one is known. */
export function factsOfModel(model: DraftModel, places: ReadonlyMap<string, Range>): Fact[] {
  const sayings = [
    ...headOf(model),
    ...model.entities.flatMap(entitySayings),
    ...relationSayings(model.relations),
    ...model.operations
      .filter(({ kind }) => kind === 'action')
      .map(({ entity, name }): Saying => [FactKind.OPERATION, `${entity}.${name}`, 'action']),
  ];
  return sayings.map(([kind, subject, value, aspect = '']) => {
    const owner = subject.split(/[.-]/)[0] ?? '';
    const place = places.get(`${subject}#${aspect}`) ?? places.get(subject) ?? places.get(owner) ?? places.get('');
    const span = place && { source: 0, start: place.start, end: place.end };
    return create(FactSchema, { kind, subject, value, origin: FactOrigin.SPECIFICATION, ...(span ? { span } : {}) });
  });
}

function headOf(model: DraftModel): Saying[] {
  const sayings: Saying[] = [];
  if (model.name !== undefined) sayings.push([FactKind.NAME, '', model.name, 'name']);
  if (model.authentication) sayings.push([FactKind.AUTHENTICATION, '', model.authentication, 'authentication']);
  for (const { name } of model.roles) sayings.push([FactKind.ROLE, name, '', 'role']);
  const { style, defaultLimit, maxLimit } = model.pagination ?? {};
  if (style) sayings.push([FactKind.PAGINATION, '', style, 'pagination']);
  if (defaultLimit !== undefined) sayings.push([FactKind.PAGINATION, '', `limit=${defaultLimit}`, 'pagination']);
  if (maxLimit !== undefined) sayings.push([FactKind.PAGINATION, '', `max=${maxLimit}`, 'pagination']);
  return sayings;
}

function entitySayings(entity: DraftEntity): Saying[] {
  const verbs = (['create', 'read', 'update', 'delete'] as const).filter(
    (verb) => entity.crud && !entity.crud.includes(verb) && !(verb === 'read' && entity.crud.includes('list')),
  );
  return [
    [FactKind.ENTITY, entity.name, ''],
    ...entity.fields.flatMap((field) => fieldSayings(entity.name, field)),
    ...(entity.unique ?? []).map(([first = '', ...others]): Saying => {
      return [FactKind.CONSTRAINT, `${entity.name}.${first}`, `unique_with=${others.join(',')}`, 'unique_with'];
    }),
    ...(entity.invariants ?? []).map(({ expression }): Saying => {
      return [FactKind.RULE, entity.name, `invariant:${expression}`, expression];
    }),
    ...verbs.map((verb): Saying => [FactKind.EXCLUSION, '', `${entity.name}.${verb}`, `${entity.name}.${verb}`]),
  ];
}

function fieldSayings(entity: string, field: DraftField): Saying[] {
  const subject = `${entity}.${field.name}`;
  const type = field.type === 'enum' ? `enum(${(field.enumValues ?? []).join('|')})` : (field.type ?? 'string');
  const constraints = [
    field.required === true ? 'required' : '',
    field.unique === true ? 'unique' : '',
    bound('minimum', field.minimum, field.exclusiveMinimum),
    bound('maximum', field.maximum, field.exclusiveMaximum),
    bound('min_length', field.minLength),
    bound('max_length', field.maxLength),
    bound('pattern', field.pattern),
    bound('default', defaultText(field.default)),
    field.readOnly === true ? 'read_only' : '',
  ];
  return [
    [FactKind.FIELD, subject, type],
    ...constraints
      .filter((value) => value !== '')
      .map((value): Saying => [FactKind.CONSTRAINT, subject, value, value.split('=')[0] ?? '']),
  ];
}

function bound(name: string, value: string | number | undefined, exclusive = false): string {
  return value === undefined ? '' : `${exclusive ? 'exclusive_' : ''}${name}=${value}`;
}

function defaultText(value: DraftDefault | undefined): string | undefined {
  if (value === undefined || 'codeLength' in value) return undefined;
  if ('now' in value) return 'now';
  const parsed: unknown = JSON.parse(value.json);
  return typeof parsed === 'string' ? parsed : value.json;
}

/** The second relation between the same two entities adds its role, as in docs/requirements.md. */
function relationSayings(relations: readonly DraftRelation[]): Saying[] {
  const seen = new Set<string>();
  return relations.map(({ source, target, cardinality, name }): Saying => {
    const subject = `${source}-${target}`;
    const repeated = seen.has(subject);
    seen.add(subject);
    const role = name ?? camelCase(wordsOf(target));
    return [FactKind.RELATION, subject, repeated ? `${cardinality}:${role}` : cardinality, role];
  });
}
