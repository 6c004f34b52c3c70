import type { DraftModel } from '../../draft-model';
import { snakeCase, wordsOf } from '../../names';
import { give, rolesOf } from '../rights/rights';

/**
 * "Podcasters publish episodes of podcasts", "shop owners add products": who is called by a thing makes it, where nobody is said to.
 */
export function makeByTrade(model: DraftModel): void {
  for (const { name, ownership, crud } of model.entities) {
    const noun = snakeCase(wordsOf(name));
    const writing = model.operations.filter((one) => one.entity === name && WRITING.has(one.kind));
    const traders = model.roles.filter((role) => role.name === `${noun}_owner` || TRADES.get(role.name) === noun);
    const isUntold = writing.every((one) => one.access === undefined && rolesOf(one).length === 0);
    if (traders.length === 1 && traders[0] && isUntold && !ownership && crud?.includes('create') !== false)
      give(model, name, 'create', [traders[0].name]);
  }
}

/** Not everybody who walks dogs books the walks. */
const TRADES: ReadonlyMap<string, string> = new Map([
  ['podcaster', 'podcast'],
  ['blogger', 'blog'],
  ['vlogger', 'vlog'],
  ['streamer', 'stream'],
]);

const WRITING: ReadonlySet<string> = new Set(['create', 'update', 'delete']);
