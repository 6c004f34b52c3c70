import { FieldType, KeyKind, OperationKind, type Application, type Entity, type Operation } from '../contract';
import { kebabCase } from '../naming';
import type { Issues } from './issues';

const standardNames: Partial<Record<OperationKind, string>> = {
  [OperationKind.CREATE]: 'create',
  [OperationKind.LIST]: 'list',
  [OperationKind.READ]: 'read',
  [OperationKind.UPDATE]: 'update',
  [OperationKind.DELETE]: 'delete',
};
const readingKinds = [OperationKind.LIST, OperationKind.READ];

/** Each operation has what its kind needs, and nothing else. */
export function checkOperations(application: Application, issues: Issues): void {
  const { operations } = application;
  issues.duplicates(
    operations,
    (o) => `${o.entity}.${kebabCase(o.name)}`,
    (i) => `operations[${i}].name`,
    'operation',
  );
  operations.forEach((operation, i) => {
    const at = `operations[${i}]`;
    const entity = application.entities.find(({ name }) => name === operation.entity);
    if (!entity) issues.add(at, 'operation.unknown', `${operation.name} is of ${operation.entity}, which is no entity`);
    else
      for (const problem of problems(operation, entity, application))
        issues.add(at, 'operation', `${entity.name}.${operation.name} ${problem}`);
  });
  if (operations.filter(({ kind }) => kind === OperationKind.REDIRECT).length > 1) {
    issues.add('operations', 'operation.redirect', 'only one operation can redirect from the root');
  }
}

function* problems(operation: Operation, entity: Entity, application: Application): Generator<string> {
  const { kind, name } = operation;
  const standard = standardNames[kind];
  if (standard !== undefined && name !== standard) yield `must be named ${standard}`;
  if (standard === undefined && Object.values(standardNames).includes(name))
    yield 'has the name of a standard operation';
  if (kind !== OperationKind.ACTION && operation.input.length > 0) yield 'takes input, but is no action';
  if (readingKinds.includes(kind) && operation.effects.length + operation.guards.length > 0) {
    yield 'only reads, so it has neither guards nor effects';
  }
  if ((kind === OperationKind.REDIRECT) !== (operation.location !== ''))
    yield 'needs a location if and only if it redirects';
  if (kind === OperationKind.REDIRECT && entity.key?.kind !== KeyKind.NATURAL)
    yield 'redirects, so it needs a natural key';
  if (kind === OperationKind.CREATE && entity.name === application.authentication?.accountEntity) {
    yield 'is not offered: accounts come to be by registration';
  }
  for (const effect of operation.effects) {
    const created = effect.kind.case === 'create' ? effect.kind.value.entity : '';
    if (created !== '' && created === application.authentication?.accountEntity) yield 'cannot create accounts';
  }
  yield* transitionProblems(operation, entity);
}

function* transitionProblems({ kind, transition }: Operation, entity: Entity): Generator<string> {
  if (!transition) return;
  const state = entity.fields.find(({ name, type }) => name === entity.stateField && type === FieldType.ENUM);
  if (kind !== OperationKind.ACTION || !state) {
    yield 'has a transition, so it must be an action of an entity with a state field';
    return;
  }
  const unknown = [...transition.from, transition.to].find((value) => !state.enumValues.includes(value));
  if (unknown !== undefined) yield `moves by the state ${unknown}, which ${state.name} has not`;
}
