import type { DraftEntity, DraftModel, DraftRelation } from '../../draft-model';
import { actsForHimself } from '../../lexicon/account-lexicon';
import { camelCase, spoken, wordsOf } from '../../names';
import type { Assumptions } from '../assumptions';
import { rolesFor } from './rights';
import { listed, peopleOf, rowsOf } from '../wording';

/**
 * "Customers see only their own tickets. A ticket has comments": whoever does not see the ticket does not see its comments, of which
 * nothing else is said. They belong to whoever creates them and to those whose the ticket is.
 */
export function keepPartsPrivate(model: DraftModel, assumptions: Assumptions): void {
  // Parts of parts come in a later round.
  for (let found = true; found; ) {
    found = false;
    for (const entity of model.entities) {
      const wholes = isOpen(model, entity) ? wholesOf(model, entity) : [];
      if (wholes.length === 0) continue;
      entity.ownership = {
        name: entity.ownership?.name ?? 'owner',
        mode: 'private',
        bypassRoles: rolesReaching(model, entity, wholes),
        through: wholes.flatMap(({ relation, whole }) => pathsTo(relation, whole)),
      };
      tell(entity, wholes, assumptions);
      found = true;
    }
  }
}

/** What the IR takes. */
const MOST_STEPS = 5;

interface Whole {
  readonly relation: DraftRelation;
  readonly whole: DraftEntity;
}

/** It belongs to nobody as far as is said, it has room for whose it is, and nobody is said to see it. */
const isOpen = (
  { accountEntity, operations, relations }: DraftModel,
  { name, ownership, fields }: DraftEntity,
): boolean =>
  (ownership === undefined || ownership.assumed === true) &&
  name !== accountEntity &&
  !fields.some((field) => field.name === `${ownership?.name ?? 'owner'}Id`) &&
  !relations.some((relation) => relation.source === name && relation.name === (ownership?.name ?? 'owner')) &&
  !operations.some(({ entity, kind, access }) => entity === name && kind === 'read' && access !== undefined);

/** What each row is a part of and only its owners see. */
const wholesOf = ({ entities, relations }: DraftModel, { name }: DraftEntity): Whole[] =>
  relations.flatMap((relation) => {
    const whole = entities.find((entity) => entity.name === relation.target);
    const isPart = relation.source === name && relation.cardinality !== 'many_to_many' && relation.required !== false;
    return isPart && whole?.ownership?.mode === 'private' && whole.name !== name ? [{ relation, whole }] : [];
  });

/** Who sees all rows of the wholes, and whom the part lets in itself; of those who make such parts for themselves, each acts on his own. */
function rolesReaching(model: DraftModel, { name, ownership }: DraftEntity, wholes: readonly Whole[]): string[] {
  const makers = ownership?.assumed === true ? rolesFor(model, name, 'create').filter(actsForHimself) : [];
  const above = rolesSeeingAll(wholes.map(({ whole }) => whole)).filter((role) => !makers.includes(role));
  return [...new Set([...above, ...(ownership?.bypassRoles ?? [])])];
}

/** Who sees all rows of each. */
const rolesSeeingAll = ([first, ...others]: readonly DraftEntity[]): string[] =>
  (first?.ownership?.bypassRoles ?? []).filter((role) =>
    others.every(({ ownership }) => ownership?.bypassRoles?.includes(role)),
  );

/** To the creator of the whole, and to whom its own paths lead. */
function pathsTo(relation: DraftRelation, { ownership }: DraftEntity): string[] {
  relation.name ??= camelCase(wordsOf(relation.target));
  return [ownership?.name ?? 'owner', ...(ownership?.through ?? [])]
    .map((path) => `${relation.name ?? ''}.${path}`)
    .filter((path) => path.split('.').length <= MOST_STEPS);
}

function tell(entity: DraftEntity, wholes: readonly Whole[], assumptions: Assumptions): void {
  const rows = rowsOf(entity);
  const names = listed(wholes.map(({ whole }) => spoken(whole.name)));
  const others = (entity.ownership?.bypassRoles ?? []).map((role) => `, by ${peopleOf(role)}`);
  assumptions.add(
    `The ${rows} are seen by those who create them${others.join('')} and by the owners of their ${names}, which others do not see either.`,
    `Say who may see them all the same, for example "anyone who is logged in can see all ${rows}".`,
  );
}
