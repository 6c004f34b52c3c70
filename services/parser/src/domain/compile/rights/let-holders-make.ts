import type { DraftModel } from '../../draft-model';
import { withArticle } from '@quantumlayer/ir';
import { camelCase, spoken, wordsOf } from '../../names';
import type { Assumptions } from '../assumptions';
import { administratorsOf, give, operationFor } from './rights';
import { peopleAndAdministrators } from '../wording';

/**
 * "Podcasters edit their own episodes": rows are their maker's, so those who have rows of their own make them, where nobody is said to; whoever
 * registered as a listener makes none. Nor does he make the courses that each have a teacher.
 */
export function letHoldersMake(model: DraftModel, assumptions: Assumptions): void {
  const administrators = administratorsOf(model);
  const standard = model.roles.find(({ isDefault }) => isDefault)?.name ?? '';
  for (const { name, ownership, crud, groups } of model.entities) {
    const named = model.roles.flatMap((role) => (camelCase(wordsOf(role.name)) === ownership?.name ? [role.name] : []));
    const holders = [...new Set([...(ownership?.holders ?? []).map((right) => right.split('.')[0] ?? ''), ...named])];
    const known = operationFor(model, name, 'create');
    if (holders.length === 0 || holders.includes(standard) || groups || ownership?.through) continue;
    if (known?.access !== undefined || crud?.includes('create') === false) continue;
    give(model, name, 'create', [...new Set([...holders, ...administrators])]);
    const one = withArticle(spoken(name));
    assumptions.add(
      `Only ${peopleAndAdministrators(holders)} may create ${one}, which belongs to whoever does.`,
      `Say who else may, for example "everyone can create ${one}".`,
    );
  }
}
