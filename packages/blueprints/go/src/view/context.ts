import {
  Database,
  KeyKind,
  OperationKind,
  OwnershipMode,
  PaginationStyle,
  type Application,
  type EntityModel,
  type Model,
} from '@quantumlayer/ir';
import { EnumNames } from './enum-names';
import { sqlName } from '../naming';
import { Examples } from './examples';
import { Names } from './names';
import { Queries } from './queries';

/** What every view needs to know of the application. */
export interface Context {
  readonly application: Application;
  readonly model: Model;
  readonly module: string;
  readonly jwt: boolean;
  readonly apiKey: boolean;
  readonly postgres: boolean;
  readonly pages: boolean;
  readonly names: Names;
  readonly enums: EnumNames;
  /** Filled while operations are compiled. */
  readonly queries: Queries;
  readonly examples: Examples;
  tableOf(entity: EntityModel): string;
  keyColumnOf(entity: EntityModel): string;
}

export function contextOf(model: Model): Context {
  const { application } = model;
  const postgres = application.stack?.database === Database.POSTGRESQL;
  return {
    application,
    model,
    module: `example.com/${application.name}`,
    jwt: model.authentication === 'jwt',
    apiKey: model.authentication === 'api_key',
    postgres,
    pages: application.api?.pagination === PaginationStyle.PAGE,
    names: new Names(model),
    enums: new EnumNames(model),
    queries: new Queries(postgres),
    examples: new Examples(model),
    tableOf: ({ table }) => sqlName(table),
    keyColumnOf: ({ key }) => sqlName(key.column),
  };
}

export const isPrivate = (entity: EntityModel): boolean => entity.owner?.mode === OwnershipMode.PRIVATE;
export const hasIntegerKey = (entity: EntityModel): boolean => entity.definition.key?.kind === KeyKind.INTEGER;
export const hasNaturalKey = (entity: EntityModel): boolean => entity.definition.key?.kind === KeyKind.NATURAL;

/** Rows of the entity change through a request or an effect. */
export function isUpdated(model: Model, entity: EntityModel): boolean {
  return model.entities.some(({ operations }) =>
    operations.some((operation) => {
      const own = operation.entity === entity;
      if (
        own &&
        (operation.kind === OperationKind.UPDATE ||
          operation.kind === OperationKind.ACTION ||
          operation.kind === OperationKind.REDIRECT)
      )
        return true;
      return operation.effects.some((effect) => effect.kind === 'assign' && effect.via?.target === entity);
    }),
  );
}
