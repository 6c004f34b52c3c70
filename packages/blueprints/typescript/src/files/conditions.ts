import { contains, OperationKind, type TypedExpression } from '@quantumlayer/ir';
import { effectExpressions } from '../view/operation-code';
import type { History } from '../migration/history';
import type { ProjectView } from '../view/project-view';
import { hasRules } from './entity-files';
import type { FileRule } from './project-files';
import { usesDecimals } from './value-kinds';

type Condition = NonNullable<FileRule['when']>;

/** Which optional files an application has; looks at the model only. */
export function conditionsOf(view: ProjectView, { carried, names }: History): Readonly<Record<Condition, boolean>> {
  const expressions = expressionsOf(view);
  const some = (test: (node: TypedExpression) => boolean) =>
    expressions.some((expression) => contains(expression, test));
  const fields = view.entities.flatMap(({ model }) => model.definition.fields);
  const operations = view.entities.flatMap(({ operations: all }) => all);
  return {
    jwt: view.jwt,
    firstRelease: carried.length === 0,
    laterReleases: names.length > 1,
    apiKeys: view.apiKeys,
    authenticated: view.authenticated,
    postgres: view.postgres,
    redirect: view.redirect,
    administrators: view.jwt && view.model.roles.some(({ isAdministrator }) => isAdministrator),
    aggregates: some(({ kind }) => kind === 'aggregate'),
    textLength: some((node) => node.kind === 'call' && node.function === 'length'),
    randomCode: fields.some(({ defaultValue }) => defaultValue?.kind.case === 'codeLength'),
    decimals: usesDecimals(view),
    lists: view.entities.some(({ operation }) => operation.list !== undefined),
    rules:
      view.entities.some((entity) => hasRules(entity)) ||
      operations.some(
        ({ kind, code, transition }) =>
          transition !== undefined || code.guards.length + code.effects.length > 0 || kind === OperationKind.ACTION,
      ),
  };
}

function expressionsOf(view: ProjectView): TypedExpression[] {
  return view.entities.flatMap(({ model }) => [
    ...model.computed.map(({ expression }) => expression),
    ...model.invariants.map(({ condition }) => condition),
    ...model.operations.flatMap(({ guards, effects, location }) => [
      ...guards.map(({ condition }) => condition),
      ...effects.flatMap(effectExpressions),
      ...(location ? [location] : []),
    ]),
  ]);
}
