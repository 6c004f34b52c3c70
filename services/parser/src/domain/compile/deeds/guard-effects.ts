import { withArticle } from '@quantumlayer/ir';
import type { DraftModel, DraftOperation } from '../../draft-model';
import { guardWords } from '../../guard-words';
import { isTaken } from '../../lexicon/effect-lexicon';
import { endsDeed } from '../../lexicon/verb-lexicon';
import { camelCase, snakeCase, spoken, wordsOf } from '../../names';
import type { Assumptions } from '../assumptions';

/** What an operation writes into a row that it refers to. */
interface Written {
  readonly relation: string;
  readonly field: string;
  readonly target: string;
  readonly value: string;
}

/**
 * What operations change in other rows is changed once, along the states of those rows, and taken only where it was given back:
 * of two who borrow one copy the second is refused.
 */
export function guardEffects(model: DraftModel, assumptions: Assumptions): void {
  for (const operation of model.operations) {
    const written = writtenBy(operation);
    if (written.length === 0) continue;
    for (const one of written) {
      const condition = isGivenBack(model, operation, one)
        ? `${one.target} != ${one.value}`
        : moveTo(model, operation, one);
      if (condition !== undefined) guard(operation, condition);
    }
    doOnce(operation, written, assumptions);
  }
}

const writtenBy = ({ effects = [] }: DraftOperation): Written[] =>
  effects.flatMap((effect) => {
    const [, relation = '', field] = ('assign' in effect && /^self\.(\w+)\.(\w+)$/.exec(effect.assign)) || [];
    return 'assign' in effect && field !== undefined
      ? [{ relation, field, target: effect.assign, value: effect.value }]
      : [];
  });

/** What a new row takes, until a later deed of it gives it back: of a copy on loan there is no second loan. */
function isGivenBack(model: DraftModel, { entity, kind }: DraftOperation, { target, field, value }: Written): boolean {
  const state = /^"(\w+)"$/.exec(value)?.[1];
  const takes = state === undefined ? isTaken(snakeCase(wordsOf(field)), value === 'true') : isTaken(state, true);
  const later = model.operations.filter((operation) => operation.entity === entity && operation.kind === 'action');
  return (
    kind === 'create' && takes && later.flatMap(writtenBy).some((one) => one.target === target && one.value !== value)
  );
}

/** Where the other row's own moves to the state begin, if it has such. */
function moveTo(
  model: DraftModel,
  { entity }: DraftOperation,
  { relation, field, target, value }: Written,
): string | undefined {
  const link = model.relations.find(
    (one) => one.source === entity && (one.name ?? camelCase(wordsOf(one.target))) === relation,
  );
  const reached = model.entities.find(({ name }) => name === link?.target);
  if (!reached || reached.stateField !== field) return undefined;
  const from = model.operations.flatMap(({ entity: owner, transition }) =>
    owner === reached.name && transition && JSON.stringify(transition.to) === value ? transition.from : [],
  );
  return from.length === 0
    ? undefined
    : [...new Set(from)].map((state) => `${target} == ${JSON.stringify(state)}`).join(' or ');
}

/** An action that adds to another row, or that ends what was recorded, happens to a row once; its own states see to that elsewhere. */
function doOnce(operation: DraftOperation, written: readonly Written[], assumptions: Assumptions): void {
  const isCounted = written.some(({ target, value }) => value.startsWith(`${target} `));
  if (operation.kind !== 'action' || operation.transition || !(isCounted || endsDeed(operation.name))) return;
  const mark = (operation.effects ?? []).find(
    (effect) =>
      'assign' in effect && /^self\.\w+$/.test(effect.assign) && /^(?:true|now\(\)|today\(\))$/.test(effect.value),
  );
  if (!mark || !('assign' in mark)) return;
  const expression = mark.value === 'true' ? `${mark.assign} == false` : `${mark.assign} == null`;
  guard(operation, expression, { name: 'only_once', message: 'That has been done already.' });
  const [deed, one] = [spoken(operation.name), withArticle(spoken(operation.entity))];
  assumptions.add(
    `"${deed}" happens to ${one} once, because it changes ${[...new Set(written.map(({ relation }) => `the ${spoken(relation)}`))].join(' and ')} as well.`,
    `Give ${one} states through which it may come there again, for example "${one} goes from open to done".`,
  );
}

function guard(operation: DraftOperation, expression: string, words = guardWords(expression)): void {
  const guards = operation.guards ?? [];
  if (!guards.some((known) => known.expression === expression))
    operation.guards = [...guards, { ...words, expression }];
}
