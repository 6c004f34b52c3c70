import lexicon from '../../../data/lexicons/verbs.json';
import type { DraftModel, DraftOperation } from '../draft-model';

const RECORDS: readonly Readonly<Record<string, readonly string[]>>[] = [
  lexicon.records,
  lexicon.occasions,
  lexicon.counted,
];

/**
 * What the brief says without naming it, of what the archetype keeps: "members borrow books" makes loans, "anyone can answer a survey"
 * answers of its questions, and orders of products have lines.
 */
export function withSpokenRecords(base: DraftModel, said: DraftModel): DraftModel {
  const made = new Map<DraftOperation, string>();
  for (const operation of said.operations) {
    const record = recordMade(base, said, operation);
    if (record !== undefined) made.set(operation, record);
  }
  const lines = linesOf(base, said);
  const added = [...new Set([...made.values(), ...lines])].filter((name) => !isSaid(said, name));
  if (made.size === 0 && added.length === 0) return said;
  return {
    ...said,
    entities: [...said.entities, ...added.map((name) => ({ name, fields: [] }))],
    operations: said.operations.map((operation) => {
      const record = made.get(operation);
      const { access, denied } = operation;
      return record === undefined ? operation : { entity: record, name: 'create', kind: 'create', access, denied };
    }),
  };
}

const isSaid = ({ entities }: DraftModel, name: string): boolean => entities.some((one) => one.name === name);

/** The usual record of such a deed that is of the thing, or of a part of it. */
function recordMade(
  base: DraftModel,
  said: DraftModel,
  { entity, name, kind, transition, effects }: DraftOperation,
): string | undefined {
  if (kind !== 'action' || transition !== undefined || (effects ?? []).length > 0) return undefined;
  const names = RECORDS.flatMap((records) => records[name] ?? []);
  const [record, second] = base.entities.filter((one) => names.includes(one.name) && isOf(base, one.name, entity));
  const isMade = said.operations.some((one) => one.entity === record?.name && one.kind === 'create');
  return second || isMade ? undefined : record?.name;
}

const isOf = (base: DraftModel, record: string, whole: string): boolean =>
  targetsOf(base, record).some((target) => target === whole || targetsOf(base, target).includes(whole));

const targetsOf = ({ relations }: DraftModel, name: string): string[] =>
  relations.flatMap(({ source, target, cardinality }) =>
    source === name && cardinality === 'many_to_one' ? [target] : [],
  );

/** Lines of orders, where there are orders and what they list, and nothing else ties the two. */
function linesOf(base: DraftModel, said: DraftModel): string[] {
  return base.entities.flatMap(({ name }) => {
    const targets = targetsOf(base, name);
    const whole = said.entities.find((one) => name !== one.name && name.startsWith(one.name))?.name;
    const isTied = said.relations.some(
      ({ source, target, cardinality }) =>
        targets.includes(source) && targets.includes(target) && cardinality !== 'many_to_many',
    );
    const areThere = whole !== undefined && targets.length > 1 && targets.every((target) => isSaid(said, target));
    return areThere && !isTied ? [name] : [];
  });
}
