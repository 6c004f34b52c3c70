import type { EntityModel, InputProperty, Model, OperationModel, Property } from '@quantumlayer/ir';
import { exported } from '../naming';

export interface EnumType {
  readonly type: string;
  /** The variable that lists the values. */
  readonly list: string;
  readonly constants: ReadonlyMap<string, string>;
}

/** Go names of every enum, unique in package domain. */
export class EnumNames {
  private readonly byProperty = new Map<string, EnumType>();
  private readonly names: Set<string>;

  constructor(model: Model) {
    this.names = new Set(model.entities.flatMap(({ name }) => [exported(name), `New${exported(name)}`]));
    for (const name of ['Later']) this.names.add(name);
    for (const entity of model.entities) {
      for (const property of entity.properties) {
        if (property.type.kind === 'enum')
          this.add(`${entity.name}.${property.name}`, entity.name + exported(property.name), property.type.values);
      }
      for (const { name, type } of entity.computed) {
        if (type.kind === 'enum') this.add(`${entity.name}.${name}`, entity.name + exported(name), type.values);
      }
      for (const operation of entity.operations) {
        for (const { name, type } of operation.input) {
          if (type.kind === 'enum')
            this.add(
              `${entity.name}.${operation.name}.${name}`,
              entity.name + exported(operation.name) + exported(name),
              type.values,
            );
        }
      }
    }
  }

  /** Of a stored or computed property. */
  of(entity: EntityModel, property: { readonly name: string }): EnumType {
    return this.found(`${entity.name}.${property.name}`);
  }

  ofInput(operation: OperationModel, input: InputProperty): EnumType {
    return this.found(`${operation.entity.name}.${operation.name}.${input.name}`);
  }

  constant(entity: EntityModel, property: Property, value: string): string {
    return this.of(entity, property).constants.get(value) ?? JSON.stringify(value);
  }

  /** The constant of a type's value, by the type's Go name. */
  constantOf(type: string, value: string): string | undefined {
    for (const candidate of this.byProperty.values())
      if (candidate.type === type) return candidate.constants.get(value);
    return undefined;
  }

  private found(key: string): EnumType {
    const found = this.byProperty.get(key);
    if (!found) throw new RangeError(`${key} is no enum`);
    return found;
  }

  private add(key: string, base: string, values: readonly string[]): void {
    const type = this.unique(exported(base));
    const list = this.unique(`${type}Values`);
    const constants = new Map(values.map((value) => [value, this.unique(type + exported(value))]));
    this.byProperty.set(key, { type, list, constants });
  }

  private unique(wanted: string): string {
    let name = wanted;
    for (let i = 2; this.names.has(name); i += 1) name = `${wanted}${i}`;
    this.names.add(name);
    return name;
  }
}
