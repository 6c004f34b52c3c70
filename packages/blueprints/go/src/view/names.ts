import { KeyKind, type EntityModel, type Model } from '@quantumlayer/ir';
import { goType } from '../go-type';
import { exported, fileStem, variable } from '../naming';

/** How one entity is called in Go. */
export interface EntityNames {
  readonly name: string;
  readonly plural: string;
  readonly var: string;
  readonly listVar: string;
  readonly stem: string;
  readonly keyGo: string;
  readonly keyVar: string;
  readonly keyType: string;
}

/** Words of packages store and service that a plural must not take. */
const reservedTypes = new Set(['Accounts', 'APIKeys', 'Precondition', 'Store', 'Queries', 'New']);

/** Files that every project has in the folders where entities have theirs, without their endings. */
const takenStems = new Set([
  ...['domain', 'store', 'seed', 'links', 'rules', 'sessions', 'service', 'accounts', 'api_keys'],
  ...['client', 'system', 'router', 'handler', 'respond', 'middleware', 'limiter', 'metrics'],
]);

const ownStem = (stem: string): string => (takenStems.has(stem) ? `${stem}_entity` : stem);

export class Names {
  private readonly byEntity = new Map<string, EntityNames>();

  constructor(model: Model) {
    for (const entity of model.entities) {
      const name = exported(entity.name);
      const plural = exported(entity.plural);
      const single = variable(entity.name);
      const list = variable(entity.plural, 'Rows');
      this.byEntity.set(entity.name, {
        name,
        plural: plural === name || reservedTypes.has(plural) ? `${plural}Service` : plural,
        var: single,
        listVar: list === single ? `${list}List` : list,
        stem: ownStem(fileStem(entity.name)),
        keyGo: exported(entity.key.name),
        keyVar: keyVariable(entity, single),
        keyType: goType(entity.key.type),
      });
    }
  }

  of(entity: Pick<EntityModel, 'name'>): EntityNames {
    const found = this.byEntity.get(entity.name);
    if (!found) throw new RangeError(`no entity ${entity.name}`);
    return found;
  }
}

function keyVariable(entity: EntityModel, single: string): string {
  if (entity.definition.key?.kind !== KeyKind.NATURAL) return 'id';
  const name = variable(entity.key.name, 'Key');
  return name === single ? 'key' : name;
}
