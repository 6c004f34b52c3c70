import { descriptionOf } from '@quantumlayer/blueprint-kit';
import { OperationKind, PaginationStyle, type EntityModel, type Model } from '@quantumlayer/ir';
import { entityView, type EntityView } from './entity-view';
import { featuresOf, type Features } from './features';
import { pythonString } from './literal';
import { packageName } from './naming';
import { usedNames, type UsedNames } from './used-names';

/** What templates see of the whole project. */
export interface ProjectView extends Features {
  readonly model: Model;
  readonly used: UsedNames;
  readonly package: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly entities: readonly EntityView[];
  /** Entities with routes of their own. */
  readonly routed: readonly EntityView[];
  readonly account: EntityView | undefined;
  readonly redirect: EntityView | undefined;
  readonly api: {
    readonly basePath: string;
    readonly paged: boolean;
    readonly defaultLimit: number;
    readonly maxLimit: number;
    readonly rateLimit: number;
  };
  /** A path for examples. */
  readonly examplePath: string;
  /** First role that may administer. */
  readonly adminRole: string | undefined;
  readonly defaultRole: string | undefined;
  view(entity: EntityModel): EntityView;
  py(text: string): string;
  decimalPattern(scale: number): string;
  decimalOutputPattern(scale: number): string;
}

export function projectView(model: Model): ProjectView {
  const { application, basePath } = model;
  const features = featuresOf(model);
  const views = new Map(model.entities.map((entity) => [entity, entityView(entity, model, features)]));
  const view = (entity: EntityModel): EntityView => {
    const found = views.get(entity);
    if (!found) throw new RangeError(`no entity ${entity.name}`);
    return found;
  };
  const entities = [...views.values()];
  const routed = entities.filter(({ entity }) => entity.operations.some(({ kind }) => isRouted(entity, kind)));
  return {
    ...features,
    used: usedNames(entities, features),
    model,
    package: packageName(application.name),
    name: application.name,
    title: application.title,
    description: descriptionOf(model),
    entities,
    routed,
    account: model.account && view(model.account),
    redirect: model.redirect && view(model.redirect.entity),
    api: {
      basePath,
      paged: application.api?.pagination === PaginationStyle.PAGE,
      defaultLimit: application.api?.defaultLimit ?? 50,
      maxLimit: application.api?.maxLimit ?? 200,
      rateLimit: application.api?.rateLimitPerMinute ?? 0,
    },
    examplePath: `${basePath}${(routed[0] ?? entities[0])?.entity.path ?? ''}/1`,
    adminRole: model.roles.find(({ isAdministrator }) => isAdministrator)?.name,
    defaultRole: model.roles.find(({ isDefault }) => isDefault)?.name,
    view,
    py: pythonString,
    decimalPattern: (scale) => `^-?[0-9]{1,${15 - scale}}${scale === 0 ? '' : `([.][0-9]{1,${scale}})?`}$`,
    decimalOutputPattern: (scale) => `^-?[0-9]+${scale === 0 ? '' : `[.][0-9]{${scale}}`}$`,
  };
}

const isRouted = (entity: EntityModel, kind: OperationKind) => !(entity.isAccount && kind === OperationKind.CREATE);
