import { withArticle } from '@quantumlayer/ir';
import type { DraftEffect, DraftEntity, DraftModel, DraftOperation } from '../../draft-model';
import { givesBack, isClaim, isForATime, isForOthers } from '../../lexicon/claim-lexicon';
import { camelCase, snakeCase, spoken, wordsOf } from '../../names';
import { doneWords, recordedAt, recordedBy } from '../../recorded-names';
import type { Assumptions } from '../assumptions';
import { administratorsOf, rolesOf } from '../rights/rights';

/**
 * "Members claim chores": the row keeps who did it, so that it is known who has it, that nobody else takes it meanwhile, and that he alone gives
 * it back. So it does for any deed of which a rule asks who did it: "only the tailor who started it may finish it".
 */
export function keepHolders(model: DraftModel, assumptions: Assumptions): void {
  if (model.authentication !== 'jwt' || model.accountEntity === undefined) return;
  for (const entity of model.entities) {
    if (entity.name === model.accountEntity) continue;
    const actions = model.operations.filter(({ entity: of, kind }) => of === entity.name && kind === 'action');
    for (const claim of actions)
      if (isKept(actions, claim, rulesOf(model, entity))) keepHolder(model, entity, claim, actions, assumptions);
  }
}

const rulesOf = ({ operations }: DraftModel, { name }: DraftEntity): string[] =>
  operations.flatMap(({ entity, guards = [] }) => (entity === name ? guards.map(({ expression }) => expression) : []));

/** Whether it has to be known who did it, where that is no visitor without an account. */
function isKept(actions: readonly DraftOperation[], claim: DraftOperation, rules: readonly string[]): boolean {
  const field = recordedBy(claim.name);
  const isAsked = rules.some((rule) => new RegExp(`\\b(?:self|item)\\.${field} `).test(rule));
  // "Guests are checked in and checked out": what comes first takes nothing back.
  const isTurned = actions.some((one, i) => i < actions.indexOf(claim) && givesBack(one.name, claim.name));
  return claim.access !== 'public' && (isAsked || (isClaim(claim.name) && !isTurned && !namesSomebody(claim)));
}

/** "Clerks assign lockers to members": whom it is for comes with the call. */
const namesSomebody = ({ input = [], effects = [], recorded = [] }: DraftOperation): boolean =>
  input.some(({ name }) => name.endsWith('Id')) ||
  [...effects, ...recorded].some((effect) => 'assign' in effect && effect.value === 'caller.id');

function keepHolder(
  model: DraftModel,
  entity: DraftEntity,
  claim: DraftOperation,
  actions: readonly DraftOperation[],
  assumptions: Assumptions,
): void {
  const holder = holderOf(model, entity, claim);
  const path = `self.${holder}`;
  record(claim, { assign: path, value: 'caller.id' });
  const back = actions.filter(({ name }) => name !== claim.name && givesBack(name, claim.name));
  if (!claim.transition && isClaim(claim.name) && (back.length > 0 || !isForATime(claim.name)))
    guard(claim, {
      name: snakeCase(['not', ...doneWords(claim.name)]),
      expression: `${path} == null`,
      message: `Somebody has ${done(claim)} it already.`,
    });
  for (const release of back) {
    record(release, { assign: path, value: 'null' });
    const moment = entity.fields.find(({ name }) => name === recordedAt(claim.name));
    if (moment || !(claim.transition || claim.effects))
      record(release, { assign: `self.${recordedAt(claim.name)}`, value: 'null' });
    if (!isForOthers(claim.name)) keepRelease(model, claim, release, path);
  }
  assumptions.add(
    `"${spoken(claim.name)}" of ${withArticle(spoken(entity.name))} keeps who did it in ${holder}${back.length > 0 ? `, until "${spoken(back[0]?.name ?? '')}"` : ''}.`,
    `Say who has ${withArticle(spoken(entity.name))}, for example "each ${spoken(entity.name)} has an assignee".`,
  );
}

/** The holder alone gives it back, and those who may do only that, or everything. */
function keepRelease(model: DraftModel, claim: DraftOperation, release: DraftOperation, path: string): void {
  if (release.guards?.some(({ expression }) => expression.includes(`${path} == caller.id`))) return;
  const claimers = rolesOf(claim);
  const others = rolesOf(release).filter((role) => !claimers.includes(role));
  const chiefs = administratorsOf(model);
  const roles = [...new Set([...others, ...chiefs])].map((role) => ` or caller.role == "${role}"`);
  guard(release, {
    name: snakeCase(['only', 'who', ...doneWords(claim.name)]),
    expression: `(${path} != null and ${path} == caller.id)${roles.join('')}`,
    message: `Only whoever ${done(claim)} it may do that.`,
  });
}

/** The relation to whoever does it, "each job has a cleaner", which cleaners claim; else a field of its own. */
function holderOf(model: DraftModel, entity: DraftEntity, claim: DraftOperation): string {
  const roles = [...rolesOf(claim), ...HOLDERS].map((role) => camelCase(wordsOf(role)));
  const relation = model.relations.find(
    ({ source, target, name, cardinality, required }) =>
      source === entity.name &&
      target === model.accountEntity &&
      cardinality === 'many_to_one' &&
      required !== true &&
      roles.includes(name ?? ''),
  );
  const field = recordedBy(claim.name);
  if (relation) {
    relation.required = false;
    const key = `${relation.name ?? ''}Id`;
    for (const one of model.operations)
      for (const rule of one.entity === entity.name ? (one.guards ?? []) : [])
        rule.expression = rule.expression.replaceAll(new RegExp(`\\b(self|item)\\.${field}\\b`, 'g'), `$1.${key}`);
    return key;
  }
  const known = entity.fields.find(({ name }) => name === field);
  const kept = { type: 'uuid', required: false, readOnly: true } as const;
  if (known) Object.assign(known, kept);
  else entity.fields.push({ name: field, ...kept, description: `Who did "${spoken(claim.name)}".` });
  return field;
}

const HOLDERS = ['assignee', 'assigned_to', 'holder', 'claimer', 'taker', 'borrower'];

function record(operation: DraftOperation, effect: DraftEffect & { assign: string }): void {
  const known = [...(operation.recorded ?? []), ...(operation.effects ?? [])];
  if (!known.some((one) => 'assign' in one && one.assign === effect.assign))
    operation.recorded = [...(operation.recorded ?? []), effect];
}

function guard(operation: DraftOperation, rule: { name: string; expression: string; message: string }): void {
  const guards = operation.guards ?? [];
  if (!guards.some(({ name, expression }) => name === rule.name || expression === rule.expression))
    operation.guards = [...guards, rule];
}

const done = ({ name }: DraftOperation): string => doneWords(name).join(' ');
