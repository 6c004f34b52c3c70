import { isAdministratorRole } from '../lexicon/account-lexicon';
import type { DraftEntity } from '../draft-model';
import { pluralWords, spoken, wordsOf } from '../names';
import { pluralOf } from './shape/complete-relations';

/** "orders", "orders and invoices", "orders, invoices and payments" */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;

/** "line items" of LineItem */
export const rowsOf = (entity: DraftEntity): string => spoken(pluralOf(entity));

/** "night porters" of the role night_porter */
export const peopleOf = (role: string): string => pluralWords(wordsOf(role)).join(' ');

/** "porters and guides"; "nobody" where there is no role. */
export const people = (roles: readonly string[]): string =>
  roles.length === 0 ? 'nobody' : listed([...new Set(roles)].map(peopleOf));

/** "porters, guides and administrators", whether or not the administrators' role is among them. */
export const peopleAndAdministrators = (roles: readonly string[]): string =>
  listed(
    [...new Set(roles)]
      .filter((role) => !isAdministratorRole(role))
      .map(peopleOf)
      .concat('administrators'),
  );
