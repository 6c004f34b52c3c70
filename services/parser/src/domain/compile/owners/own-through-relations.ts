import { withArticle } from '@quantumlayer/ir';
import accounts from '../../../../data/lexicons/accounts.json';
import type { CrudVerb, DraftEntity, DraftModel, DraftRelation } from '../../draft-model';
import { camelCase, capitalised, snakeCase, spoken, wordsOf } from '../../names';
import type { Assumptions } from '../assumptions';
import { rolesFor } from '../rights/rights';
import { listed, people, peopleAndAdministrators, peopleOf, rowsOf } from '../wording';

type Ownership = NonNullable<DraftEntity['ownership']>;

const WRITING: readonly CrudVerb[] = ['create', 'update', 'delete'];

/**
 * "Patients see only their own prescriptions", which doctors write: those that name the patient. Whom the relation names owns the row
 * as well as whoever creates it; what he is not said to do with it stays with those who write such rows.
 */
export function ownThroughRelations(model: DraftModel, assumptions: Assumptions): void {
  for (const entity of model.entities)
    for (const role of foreignHolders(model, entity)) {
      if (ownThroughRecord(model, entity, role, assumptions)) continue;
      const relation = relationTo(model, entity, role);
      if (!relation || !own(model, entity, role, relation, assumptions))
        tellForeignRows(model, entity, role, assumptions);
    }
}

/** Roles that have rights on their own rows and make none, or are given some beside those that they make. */
function foreignHolders(model: DraftModel, entity: DraftEntity): string[] {
  const creators = rolesFor(model, entity.name, 'create');
  const rights = entity.ownership?.holders ?? [];
  const holders = rights.map((right) => right.split('.')[0] ?? '');
  return [...new Set(holders)].filter((role) => !creators.includes(role) || rights.includes(`${role}.given`));
}

/** "The plans of their own patients": of the patients that name them, where they cannot write those themselves. */
function ownThroughRecord(model: DraftModel, entity: DraftEntity, role: string, assumptions: Assumptions): boolean {
  const called = camelCase(wordsOf(role));
  const isTo = (source: string, target: string, name?: string): boolean =>
    model.relations.some(
      (one) => one.source === source && one.target === target && (name === undefined || one.name === name),
    );
  const record = model.entities.find(
    ({ name }) => name !== entity.name && isTo(entity.name, name) && isTo(name, model.accountEntity ?? '', called),
  );
  const keepers = record ? rolesFor(model, record.name, 'create') : [];
  const isOpen =
    keepers.length === 0 || [...keepers, ...(record ? rolesFor(model, record.name, 'update') : [])].includes(role);
  const straight = model.relations.some(({ source, name }) => source === entity.name && name === called);
  if (!record || !entity.ownership || isOpen || straight) return false;
  const relation = model.relations.find(({ source, target }) => source === entity.name && target === record.name);
  if (!relation || relation.cardinality === 'many_to_many') return false;
  relation.name ??= camelCase(wordsOf(record.name));
  entity.ownership.through = [...new Set([...(entity.ownership.through ?? []), `${relation.name}.${called}`])];
  const rows = rowsOf(entity);
  assumptions.add(
    `${capitalised(rows)} belong to the ${spoken(called)} of their ${spoken(relation.name)}, as well as to whoever creates them.`,
    `Say who else may, for example "managers can see all ${rows}".`,
  );
  return true;
}

/** To the account in the role, or to the record that is kept of such a person. */
function relationTo(model: DraftModel, { name }: DraftEntity, role: string): DraftRelation | undefined {
  const called = camelCase(wordsOf(role));
  const toOne = model.relations.filter(({ source, cardinality }) => source === name && cardinality !== 'many_to_many');
  const straight = toOne.filter(({ target }) => target === model.accountEntity);
  return (
    straight.find((relation) => relation.name === called) ??
    toOne.find(({ target }) => target !== model.accountEntity && snakeCase(wordsOf(target)) === role) ??
    straight.find((relation) => isGiven(relation))
  );
}

const isGiven = ({ name }: DraftRelation): boolean => accounts.referenceRoles.includes(name ?? '');

/** False where nobody would be left to write such rows, or where anybody could name himself. */
function own(
  model: DraftModel,
  entity: DraftEntity,
  role: string,
  relation: DraftRelation,
  assumptions: Assumptions,
): boolean {
  const creators = rolesFor(model, entity.name, 'create');
  const writers = creators.length > 0 ? creators : staffBeside(model, [role]);
  const isAccount = relation.target === model.accountEntity;
  if (!entity.ownership || (writers.length === 0 && !(isAccount && isGiven(relation)))) return false;
  relation.name ??= camelCase(wordsOf(relation.target));
  if (isTaken(entity, relation.name)) return false;
  const onward = isAccount ? undefined : tieRecord(model, relation.target, role, writers, assumptions);
  if (!isAccount && onward === undefined) return false;
  const path = [relation.name, ...(onward === undefined ? [] : [onward])].join('.');
  entity.ownership.through = [...new Set([...(entity.ownership.through ?? []), path])];
  const deeds = keepToWriters(model, entity, writers);
  const [rows, who] = [rowsOf(entity), spoken(relation.name)];
  const kept = deeds.length > 0 ? `; only ${peopleAndAdministrators(writers)} may ${listed(deeds)} them` : '';
  assumptions.add(
    `${capitalised(rows)} belong to the ${who} that they name, as well as to whoever creates them${kept}.`,
    `Say who else may, for example "${peopleOf(writers[0] ?? role)} can see all ${rows}" or "${peopleOf(role)} can ${deeds.includes('create') ? `create ${rows}` : `change their ${rows}`}".`,
  );
  return true;
}

/** The record of a person names his account; it is his, and everybody's but his like. The name of that relation. */
function tieRecord(
  model: DraftModel,
  name: string,
  role: string,
  writers: readonly string[],
  assumptions: Assumptions,
): string | undefined {
  const record = model.entities.find((entity) => entity.name === name);
  const account = model.accountEntity;
  if (!record || account === undefined) return undefined;
  const called = camelCase(wordsOf(account));
  const known = model.relations.find(
    (relation) => relation.source === name && relation.target === account && (relation.name ?? called) === called,
  );
  if (record.ownership?.through?.includes(called)) return called;
  const said = [...rolesFor(model, record.name, 'update'), ...rolesFor(model, record.name, 'create')];
  const keepers = said.length > 0 ? [...new Set(said)] : writers;
  const ownership = record.ownership ?? ownershipOfRecord(model, record, role);
  if (isTaken(record, called) || mayNameHimself(model, record, ownership, keepers)) return undefined;
  const relation: DraftRelation = known ?? { source: name, target: account, cardinality: 'one_to_one' };
  if (!known) model.relations.push(relation);
  Object.assign(relation, { name: called, cardinality: 'one_to_one', required: false });
  record.ownership = ownership && { ...ownership, through: [called] };
  keepToWriters(model, record, keepers);
  const one = spoken(name);
  assumptions.add(
    `Whose record ${withArticle(one)} is stands in its ${called}Id: ${peopleAndAdministrators(keepers)} set it to the account of the ${one}, who sees nothing of it before.`,
    `Leave out what is kept of ${withArticle(one)} where the account is enough.`,
  );
  return called;
}

/** A field or the creator has the name that the relation's key would have. */
const isTaken = ({ fields, ownership }: DraftEntity, relation: string): boolean =>
  fields.some(({ name }) => name === `${relation}Id`) || (ownership?.name ?? 'owner') === relation;

/** Where nothing is said of who sees it. Whoever registers is no more than a stranger to it. */
function ownershipOfRecord(
  { operations, roles }: DraftModel,
  { name }: DraftEntity,
  role: string,
): Ownership | undefined {
  if (operations.some(({ entity, kind, access }) => entity === name && kind === 'read' && access)) return undefined;
  const others = roles.filter((one) => one.name !== role && one.isDefault !== true);
  return { mode: 'private', bypassRoles: others.map((one) => one.name) };
}

/** Whoever registers could say whose record it is, and so whose rows there are. */
function mayNameHimself(
  { operations, roles }: DraftModel,
  { name }: DraftEntity,
  ownership: Ownership | undefined,
  keepers: readonly string[],
): boolean {
  const standard = roles.find(({ isDefault }) => isDefault)?.name ?? '';
  if (ownership && ownership.bypassRoles?.includes(standard) !== true) return false;
  const access = operations.find(({ entity, kind }) => entity === name && kind === 'update')?.access;
  return typeof access === 'string' || (access?.roles ?? keepers).includes(standard);
}

/** Rights to write that nobody was given, and actions, are for those who write such rows; in words. */
function keepToWriters(model: DraftModel, entity: DraftEntity, writers: readonly string[]): string[] {
  if (writers.length === 0) return [];
  const kept = WRITING.filter((verb) => {
    const known = model.operations.find(({ entity: name, kind }) => name === entity.name && kind === verb);
    if (known?.access !== undefined || entity.crud?.includes(verb) === false) return false;
    const access = { roles: [...new Set([...writers, ...holdersOf(entity, verb)])] };
    if (known) known.access = access;
    else model.operations.push({ entity: entity.name, name: verb, kind: verb, access });
    return true;
  });
  const actions = model.operations.filter(
    ({ entity: name, kind, access }) => name === entity.name && kind === 'action' && access === undefined,
  );
  for (const action of actions) action.access = { roles: [...writers] };
  const theirs = kept.filter((verb) => holdersOf(entity, verb).length === 0);
  return [...theirs.map((verb) => (verb === 'update' ? 'change' : verb)), ...actions.map(({ name }) => spoken(name))];
}

const holdersOf = ({ ownership }: DraftEntity, verb: string): string[] =>
  (ownership?.holders ?? []).flatMap((right) => (right.endsWith(`.${verb}`) ? [right.split('.')[0] ?? ''] : []));

/** Rows belong to whoever creates them: what is told of somebody's own that others alone create, and that names nobody, is not there for him. */
function tellForeignRows(model: DraftModel, entity: DraftEntity, role: string, assumptions: Assumptions): void {
  const creators = rolesFor(model, entity.name, 'create');
  const isNamed = relationTo(model, entity, role) !== undefined;
  if (entity.ownership?.mode !== 'private' || (creators.length === 0 && !isNamed)) return;
  const [who, rows, one] = [peopleOf(role), rowsOf(entity), withArticle(spoken(entity.name))];
  const others = creators.length > 0 ? `that ${people(creators)} create` : 'but those that they create';
  assumptions.add(
    `The ${who} see no ${rows} ${others}: a row belongs to whoever creates it.`,
    isNamed
      ? `Say who creates ${rows}, for example "managers create ${rows}".`
      : `Say that ${who} can see all ${rows}, that they create them, or what names them, for example "${one} has ${withArticle(spoken(role))}".`,
  );
}

/** Other roles than these that do not run the place. */
const staffBeside = ({ roles }: DraftModel, others: readonly string[]): string[] =>
  roles.flatMap(({ name, isAdministrator }) => (isAdministrator === true || others.includes(name) ? [] : [name]));
