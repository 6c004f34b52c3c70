import type { DraftModel } from '../../draft-model';
import { isAuthored } from '../../lexicon/account-lexicon';
import { plural, spoken, wordsOf } from '../../names';
import type { Assumptions } from '../assumptions';
import { rolesFor } from '../rights/rights';

const ACCOUNT = 'User';

/**
 * "Users publish recipes and rate those of others": what people make in their own name, and what is kept of who did it, needs to know who
 * they are, though the brief says nothing of a login. `made` holds what users are said to write: `Recipe.create`.
 */
export function presumeAccounts(model: DraftModel, made: ReadonlySet<string>, assumptions: Assumptions): void {
  const account = model.entities.find(({ name }) => name === ACCOUNT);
  if (model.authentication !== undefined || (account?.fields.length ?? 0) > 0) return;
  const keptOf = model.relations.find(
    ({ source, target, cardinality }) => target === ACCOUNT && source !== ACCOUNT && cardinality === 'many_to_one',
  )?.source;
  const authored = model.entities.find(
    ({ name }) =>
      made.has(`${name}.create`) &&
      isAuthored(wordsOf(name).at(-1) ?? '') &&
      rolesFor(model, name, 'create').length === 0,
  )?.name;
  const theirs = authored ?? keptOf;
  if (theirs === undefined) return;
  model.authentication = 'jwt';
  assumptions.add(
    `People register and log in, because ${plural(spoken(theirs))} are somebody's own.`,
    'Write "no login" where everybody may do everything.',
  );
}
