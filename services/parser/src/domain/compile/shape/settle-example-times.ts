import { FieldType, type Entity } from '@quantumlayer/contracts/ir/v1/entity';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import type { Operation } from '@quantumlayer/contracts/ir/v1/operation';

/** Example years are about now; these are out of reach for as long as anybody runs the tests of a project. */
const SHIFTS = { past: -10, future: 30 } as const;
type Side = keyof typeof SHIFTS;

/**
 * Moves the example times of an entity away from now where an action asks how they stand to it ("until 2 hours before the class starts") or
 * writes now beside them ("the exit time"): tests are made of examples, and one of next week would fail from then on.
 */
export function settleExampleTimes(application: Application): void {
  const sides = new Map<Entity, Set<Side>>();
  for (const operation of application.operations)
    for (const [entity, side] of sidesAskedBy(application, operation))
      sides.set(entity, (sides.get(entity) ?? new Set()).add(side));
  for (const [entity, [side, other]] of sides) if (side && !other) moveExamples(entity, SHIFTS[side]);
}

function sidesAskedBy(application: Application, { entity: name, guards, effects }: Operation): [Entity, Side][] {
  const own = application.entities.find((entity) => entity.name === name);
  if (!own) return [];
  const asked = guards.flatMap(({ expression }): [Entity, Side][] => {
    const [, operator, path] = /\b(?:now|today)\(\) ([<>])=? (self(?:\.\w+)+)/.exec(expression) ?? [];
    const entity = path === undefined ? undefined : ownerOf(application, own, path);
    return entity ? [[entity, operator === '<' ? 'future' : 'past']] : [];
  });
  const writesNow = effects.some(({ kind }) => {
    const { target, value } = kind.case === 'assign' ? kind.value : { target: '', value: '' };
    const isNow = /^(?:now|today)\(\)$/.test(value);
    return isNow && own.invariants.some(({ expression }) => expression.startsWith(`${target} >`));
  });
  return writesNow ? [...asked, [own, 'past']] : asked;
}

/** Whose field the path leads to: the row's own, or that of a row to which it refers. */
function ownerOf({ entities, relations }: Application, own: Entity, path: string): Entity | undefined {
  const [, relation, field] = path.split('.');
  if (field === undefined) return own;
  const target = relations.find(({ source, name }) => source === own.name && name === relation)?.target;
  return entities.find(({ name }) => name === target);
}

function moveExamples({ fields }: Entity, years: number): void {
  for (const field of fields)
    if (field.type === FieldType.DATE || field.type === FieldType.DATETIME)
      field.examples = field.examples.map((example) =>
        example.replace(/^20[2-9]\d(?=-)/, (year) => String(Number(year) + years)),
      );
}
