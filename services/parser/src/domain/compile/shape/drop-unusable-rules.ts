import { FieldType } from '@quantumlayer/contracts/ir/v1/entity';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import type { Violation } from '@quantumlayer/errors';
import type { Assumptions } from '../assumptions';

/**
 * Takes out rules and defaults that the check refuses (a comparison of a text with a date, a default that its pattern forbids)
 * and says so; true when something could be done.
 */
export function dropUnusable(
  application: Application,
  violations: readonly Violation[],
  assumptions: Assumptions,
): boolean {
  let changed = false;
  for (const { field: path } of [...violations].reverse()) {
    const indices = [...path.matchAll(/\[(\d+)\]/g)].map(([, index]) => Number(index));
    const [first = 0, second = 0] = indices;
    const entity = application.entities[first];
    const operation = application.operations[first];
    if (/^entities\[\d+\]\.invariants/.test(path) && entity)
      changed = drop(entity.invariants, second, `A rule of ${entity.name}`, assumptions) || changed;
    else if (/^operations\[\d+\]\.guards/.test(path) && operation)
      changed =
        drop(operation.guards, second, `A rule of ${operation.entity}.${operation.name}`, assumptions) || changed;
    else if (/^operations\[\d+\]\.effects/.test(path) && operation)
      changed =
        drop(operation.effects, second, `An effect of ${operation.entity}.${operation.name}`, assumptions) || changed;
    else if (/^entities\[\d+\]\.fields\[\d+\]\.computed/.test(path) && entity?.fields[second]) {
      const field = entity.fields[second];
      changed = true;
      if (field.type === FieldType.DECIMAL) {
        Object.assign(field, { type: FieldType.NUMBER, scale: 0 });
        assumptions.add(
          `${entity.name}.${field.name} is a number that is not rounded to cents, as what it is calculated from is none.`,
          'Name whole units, for example "a number of hours", where it shall be an amount of money.',
        );
        continue;
      }
      field.computed = '';
      assumptions.add(
        `${entity.name}.${field.name} is written like any other field: what it is to be calculated from does not fit it.`,
        'Say it with the names of the fields, for example "the total is the sum of the amounts of the lines".',
      );
    } else if (
      /^entities\[\d+\]\.fields/.test(path) &&
      entity?.fields[second]?.defaultValue &&
      entity.stateField !== entity.fields[second].name
    ) {
      const field = entity.fields[second];
      delete field.defaultValue;
      assumptions.add(
        `${entity.name}.${field.name} has no default: the one that was said does not fit it.`,
        'Give a default that the field can hold.',
      );
      changed = true;
    } else if (/^entities\[\d+\]\.unique/.test(path) && entity)
      changed = drop(entity.unique, second, `A uniqueness of ${entity.name}`, assumptions) || changed;
  }
  return changed;
}

function drop(list: unknown[], index: number, what: string, assumptions: Assumptions): boolean {
  if (index >= list.length) return false;
  list.splice(index, 1);
  assumptions.add(
    `${what} is left out: it does not fit the fields.`,
    'Say it with the names of the fields, for example "the end must be after the start".',
  );
  return true;
}
