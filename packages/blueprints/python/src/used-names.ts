import type { EntityView } from './entity-view';
import type { Features } from './features';

/** Names of the shared modules `values` and `filters` that the rest of the project mentions; what nobody mentions is not emitted. */
export interface UsedNames {
  readonly values: ReadonlySet<string>;
  readonly filters: ReadonlySet<string>;
}

export function usedNames(entities: readonly EntityView[], features: Features): UsedNames {
  const filters = named(
    'filters',
    entities.filter(({ operations }) => operations.list).flatMap((e) => e.filters),
  );
  const values = named('values', entities.flatMap(valueLines));
  if (features.jwt || features.uses.list) values.add('TEXT');
  if (features.apiKeys) values.add('VISIBLE_LINE');
  return { values, filters };
}

/** Lines of the schemas that are emitted. */
const valueLines = ({ entity, operations, row, create, replace, patch }: EntityView) => [
  ...row,
  ...(operations.create || entity.isAccount ? create : []),
  ...(operations.update ? [...replace, ...patch] : []),
  ...operations.actions.flatMap(({ input }) => input),
];

function named(module: string, lines: readonly object[]): Set<string> {
  const mentions = JSON.stringify(lines).matchAll(new RegExp(`\\b${module}\\.(\\w+)`, 'g'));
  return new Set([...mentions].map(([, name]) => name ?? ''));
}
