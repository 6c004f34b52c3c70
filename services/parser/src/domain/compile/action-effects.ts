import type { DraftEntity, DraftModel, DraftOperation } from '../draft-model';
import { isSideState, stateForVerb } from '../lexicon/state-lexicon';
import { camelCase, spoken, wordsOf } from '../names';
import type { Assumptions } from './compile-context';

/** An action that was named without saying what it does records when it was done; it is never an empty promise. */
export function giveActionsEffects(model: DraftModel, assumptions: Assumptions): void {
  for (const operation of model.operations) {
    if (operation.kind !== 'action' || operation.transition || (operation.effects?.length ?? 0) > 0) continue;
    const entity = model.entities.find(({ name }) => name === operation.entity);
    if (!entity || reachesState(entity, operation)) continue;
    const flag = pastParticiple(operation.name);
    if (isSideState(flag) && !entity.fields.some(({ name }) => name === recordedAt(operation.name))) {
      if (!entity.fields.some(({ name }) => name === flag))
        entity.fields.push({ name: flag, type: 'boolean', required: true, default: { json: 'false' }, readOnly: true });
      operation.effects = [{ assign: `self.${flag}`, value: 'true' }];
      continue;
    }
    const field = recordedAt(operation.name);
    if (!entity.fields.some(({ name }) => name === field)) {
      entity.fields.push({
        name: field,
        type: 'datetime',
        readOnly: true,
        description: `When "${spoken(operation.name)}" last happened.`,
      });
    }
    operation.effects = [{ assign: `self.${field}`, value: 'now()' }];
    assumptions.add(
      `"${spoken(operation.name)}" of a ${spoken(entity.name)} records the time in ${field}, because the brief does not say what it changes.`,
      `Say what it does, for example "${spoken(operation.name)} sets the status to closed".`,
    );
  }
}

function reachesState(entity: DraftEntity, operation: DraftOperation): boolean {
  const states = entity.fields.find(({ name }) => name === entity.stateField)?.enumValues ?? [];
  const target = stateForVerb.get(operation.name);
  return target !== undefined && states.includes(target) && states[0] !== target;
}

const IRREGULAR: Readonly<Record<string, string>> = {
  send: 'sent',
  pay: 'paid',
  take: 'taken',
  give: 'given',
  lend: 'lent',
  buy: 'bought',
  sell: 'sold',
  leave: 'left',
  hide: 'hidden',
  withdraw: 'withdrawn',
  ban: 'banned',
  tag: 'tagged',
  pin: 'pinned',
  flag: 'flagged',
  win: 'won',
  lose: 'lost',
  submit: 'submitted',
  write: 'written',
  ship: 'shipped',
  run: 'run',
  set: 'set',
  cancel: 'cancelled',
  freeze: 'frozen',
  upvote: 'upvoted',
  feed: 'fed',
  swap: 'swapped',
  log: 'logged',
  drop: 'dropped',
  stop: 'stopped',
  grow: 'grown',
  draw: 'drawn',
  read: 'read',
  put: 'put',
  make: 'made',
  begin: 'begun',
  keep: 'kept',
};

/** "archive" -> archivedAt, "checkIn" -> checkedInAt. */
function recordedAt(action: string): string {
  const [verb = action, ...rest] = wordsOf(action);
  return camelCase([pastParticiple(verb), ...rest, 'at']);
}

export function pastParticiple(verb: string): string {
  const irregular = IRREGULAR[verb];
  if (irregular !== undefined) return irregular;
  if (verb.endsWith('e')) return `${verb}d`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;
}
