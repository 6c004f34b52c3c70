import { create } from '@bufbuild/protobuf';
import {
  AccessLevel,
  AccessSchema,
  OperationKind,
  OperationSchema,
  type Access,
  type Operation,
} from '@quantumlayer/contracts/ir/v1/operation';
import { withArticle } from '@quantumlayer/ir';
import type { CrudVerb, DraftEntity, DraftModel, DraftOperation } from '../../draft-model';
import { thirdPerson } from '../../lexicon/verb-lexicon';
import { spoken, titleCase, wordsOf } from '../../names';
import { administratorsOf } from '../rights/rights';
import { completeField } from './complete-field';
import { pluralOf } from './complete-relations';

const KINDS: Readonly<Record<DraftOperation['kind'], OperationKind>> = {
  create: OperationKind.CREATE,
  list: OperationKind.LIST,
  read: OperationKind.READ,
  update: OperationKind.UPDATE,
  delete: OperationKind.DELETE,
  action: OperationKind.ACTION,
  redirect: OperationKind.REDIRECT,
};
const CRUD: readonly CrudVerb[] = ['create', 'list', 'read', 'update', 'delete'];
const READING: ReadonlySet<DraftOperation['kind']> = new Set<DraftOperation['kind']>(['list', 'read', 'redirect']);

/** Every operation the API offers: CRUD as far as it is offered, then actions. */
export function completeOperations(model: DraftModel): Operation[] {
  return model.entities.flatMap((entity) => {
    const drafts = model.operations.filter((operation) => operation.entity === entity.name);
    const offered = entity.crud ?? CRUD;
    const crud = CRUD.filter((verb) => offered.includes(verb)).map(
      (verb) => drafts.find(({ name }) => name === verb) ?? { entity: entity.name, name: verb, kind: verb },
    );
    const custom = drafts.filter(({ kind }) => kind === 'action' || kind === 'redirect');
    return [...crud, ...custom].map((operation) => completeOperation(model, entity, operation));
  });
}

function completeOperation(model: DraftModel, entity: DraftEntity, draft: DraftOperation): Operation {
  return create(OperationSchema, {
    name: draft.name,
    entity: entity.name,
    kind: KINDS[draft.kind],
    description: draft.description ?? describe(entity, draft),
    access: access(model, entity, draft),
    input: (draft.input ?? []).map(completeField),
    guards: draft.guards ?? [],
    ...(draft.transition ? { transition: draft.transition } : {}),
    effects: (draft.effects ?? []).map((effect) =>
      'assign' in effect
        ? { kind: { case: 'assign' as const, value: { target: effect.assign, value: effect.value } } }
        : { kind: { case: 'create' as const, value: { entity: effect.create, values: effect.values } } },
    ),
    location: draft.location ?? '',
  });
}

function describe(entity: DraftEntity, { kind, name, transition }: DraftOperation): string {
  const one = spoken(entity.name);
  const aRow = withArticle(one);
  switch (kind) {
    case 'create':
      return `Creates ${aRow}.`;
    case 'list':
      return `Lists ${spoken(pluralOf(entity))}.`;
    case 'read':
      return `Reads ${aRow}.`;
    case 'update':
      return `Changes ${aRow}.`;
    case 'delete':
      return `Deletes ${aRow}.`;
    case 'redirect':
      return `Leads to where ${aRow} points.`;
    default: {
      const [verb = name, ...rest] = wordsOf(name);
      const deed = [titleCase([thirdPerson(verb)]), aRow, ...rest].join(' ');
      return transition
        ? `${deed}: ${transition.from.map(spoken).join(' or ')} becomes ${spoken(transition.to)}.`
        : `${deed}.`;
    }
  }
}

function access(model: DraftModel, entity: DraftEntity, draft: DraftOperation): Access {
  if (model.authentication === 'none' || model.authentication === undefined) return level(AccessLevel.PUBLIC);
  if (draft.kind === 'redirect') return level(AccessLevel.PUBLIC);
  if (model.authentication === 'api_key')
    return level(draft.access === 'public' ? AccessLevel.PUBLIC : AccessLevel.AUTHENTICATED);
  const administrators = administratorsOf(model);
  if (entity.name === model.accountEntity && draft.kind !== 'action') {
    const readers = READING.has(draft.kind) && typeof draft.access === 'object' ? draft.access.roles : [];
    return roles([...new Set([...readers, ...administrators])]);
  }
  const said = draft.access ?? 'authenticated';
  const denied = new Set(draft.denied);
  if (typeof said === 'object')
    return roles([...new Set([...said.roles, ...administrators])].filter((role) => !denied.has(role)));
  if (said === 'public' && !(entity.ownership && (entity.ownership.mode === 'private' || !READING.has(draft.kind)))) {
    return level(AccessLevel.PUBLIC);
  }
  return level(AccessLevel.AUTHENTICATED);
}

const level = (value: AccessLevel): Access => create(AccessSchema, { level: value });

const roles = (names: readonly string[]): Access =>
  create(AccessSchema, { level: AccessLevel.ROLES, roles: [...names] });
