import { descriptionOf } from '@quantumlayer/blueprint-kit';
import { Database, PaginationStyle, resolve, type Application, type Model } from '@quantumlayer/ir';
import { exportsOf } from '../code/exports';
import type { Export } from '../code/imports';
import { entityView, type EntityView } from './entity-view';

/** A whole application as the templates see it. */
export interface ProjectView {
  readonly model: Model;
  readonly project: { readonly name: string; readonly title: string; readonly description: string };
  readonly api: { readonly defaultLimit: number; readonly maxLimit: number; readonly rateLimitPerMinute: number };
  readonly basePath: string;
  readonly jwt: boolean;
  readonly apiKeys: boolean;
  readonly authenticated: boolean;
  readonly postgres: boolean;
  readonly paged: boolean;
  readonly redirect: boolean;
  readonly entities: readonly EntityView[];
  readonly exports: readonly Export[];
  entity(name: string): EntityView;
}

export function projectView(application: Application): ProjectView {
  const model = resolve(application);
  const { name, title, api } = application;
  const entities = model.entities.map((entity) => entityView(model, entity));
  const byName = new Map(entities.map((entity) => [entity.model.name, entity]));
  return {
    model,
    project: { name, title, description: descriptionOf(model) },
    api: {
      defaultLimit: api?.defaultLimit ?? 50,
      maxLimit: api?.maxLimit ?? 200,
      rateLimitPerMinute: api?.rateLimitPerMinute ?? 0,
    },
    basePath: model.basePath,
    jwt: model.authentication === 'jwt',
    apiKeys: model.authentication === 'api_key',
    authenticated: model.authentication !== 'none',
    postgres: application.stack?.database === Database.POSTGRESQL,
    paged: api?.pagination === PaginationStyle.PAGE,
    redirect: model.redirect !== undefined,
    entities,
    exports: exportsOf(model),
    entity(wanted) {
      const found = byName.get(wanted);
      if (!found) throw new RangeError(`no entity ${wanted}`);
      return found;
    },
  };
}
