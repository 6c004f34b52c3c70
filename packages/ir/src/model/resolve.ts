import { AuthenticationKind, OperationKind, type Application } from '../contract';
import { impliedRule } from './implied-rule';
import { operationIds } from './operation-ids';
import { RuleCompiler, type Report } from './rules';
import { connect, entityDraft, type EntityDraft } from './structure';
import type { EntityModel, Model } from './types';

/**
 * Looks up every name of an application that passed `checkApplication`.
 * @throws RangeError for one that did not.
 */
export function resolve(application: Application): Model {
  return build(application, (path, message) => {
    throw new RangeError(`${path}: ${message}`);
  });
}

/** As `resolve`, with faults of expressions reported; names and references must be sound. */
export function build(application: Application, report: Report): Model {
  const drafts = new Map(application.entities.map((entity) => [entity.name, entityDraft(application, entity)]));
  const entity = (name: string): EntityDraft => {
    const found = drafts.get(name);
    if (!found) throw new RangeError(`no entity ${name}`);
    return found;
  };
  connect(application, entity);
  compileRules(application, drafts, report);
  const entities = [...drafts.values()];
  const ids = operationIds(entities);
  return {
    application,
    authentication: authenticationName(application),
    basePath: application.api?.basePath ?? '',
    roles: application.roles,
    entities,
    creationOrder: creationOrder(entities),
    account: entities.find(({ isAccount }) => isAccount),
    redirect: entities.flatMap(({ operations }) => operations).find(({ kind }) => kind === OperationKind.REDIRECT),
    entity,
    operationIds: ids,
    operationId: (method, path) => {
      const id = ids.get(`${method} ${path}`);
      if (id === undefined) throw new RangeError(`no route ${method} ${path}`);
      return id;
    },
  };
}

function compileRules(application: Application, drafts: ReadonlyMap<string, EntityDraft>, report: Report): void {
  const compiler = new RuleCompiler(application, drafts, report);
  application.entities.forEach((definition, i) => {
    const draft = drafts.get(definition.name) as EntityDraft;
    definition.fields.forEach((field, j) => {
      if (field.computed === '') return;
      const computed = compiler.computed(draft, field, `entities[${i}].fields[${j}].computed`);
      if (computed) draft.computed.push(computed);
    });
  });
  application.entities.forEach((definition, i) => {
    const draft = drafts.get(definition.name) as EntityDraft;
    draft.invariants = [
      ...definition.invariants.flatMap(
        (rule, j) => compiler.rule(rule, compiler.scope(draft), `entities[${i}].invariants[${j}]`) ?? [],
      ),
      ...draft.computed.flatMap((computed) => impliedRule(computed) ?? []),
    ];
  });
  application.operations.forEach((operation, i) => {
    const draft = drafts.get(operation.entity) as EntityDraft;
    draft.operations.push(compiler.operation(draft, operation, `operations[${i}]`));
  });
}

/** Depth first along required references; a cycle of optional ones does not matter. */
function creationOrder(entities: readonly EntityModel[]): EntityModel[] {
  const ordered = new Set<EntityModel>();
  const visit = (entity: EntityModel, path: readonly EntityModel[]) => {
    if (ordered.has(entity) || path.includes(entity)) return;
    for (const { required, target } of entity.references) if (required) visit(target, [...path, entity]);
    ordered.add(entity);
  };
  for (const entity of entities) if (entity.isAccount) visit(entity, []);
  for (const entity of entities) visit(entity, []);
  return [...ordered];
}

function authenticationName({ authentication }: Application): Model['authentication'] {
  switch (authentication?.kind) {
    case AuthenticationKind.JWT:
      return 'jwt';
    case AuthenticationKind.API_KEY:
      return 'api_key';
    default:
      return 'none';
  }
}
