import { FactKind, type Fact } from '@quantumlayer/contracts/requirements/v1/requirements';
import { withArticle } from '@quantumlayer/ir';
import type { DraftModel } from '../../draft-model';
import { isPersonName } from '../../lexicon/account-lexicon';
import { isDependant, wholesOf } from '../../lexicon/relation-lexicon';
import { capitalised, spoken, wordsOf } from '../../names';
import type { Assumptions } from '../assumptions';

/**
 * "Sellers post items. Buyers make offers": an offer is of something, which is what was spoken of last before it. What is told of
 * something by its name, a course review, is of no other.
 */
export function tieDependants(model: DraftModel, facts: readonly Fact[], assumptions: Assumptions): void {
  tieParts(model, assumptions);
  for (const { name } of model.entities) {
    const words = wordsOf(name);
    const isTied = model.relations.some(
      ({ source, target }) => source === name && target !== name && !isAccount(model, target),
    );
    if (isTied || words.length > 1 || !isDependant(words[0]?.toLowerCase() ?? '')) continue;
    const thing = spokenOfBefore(model, facts, name);
    if (thing === undefined) continue;
    model.relations.push({
      source: name,
      target: thing,
      cardinality: 'many_to_one',
      required: true,
      nested: true,
      onDelete: 'cascade',
    });
    const one = spoken(thing);
    assumptions.add(
      `${capitalised(withArticle(spoken(name)))} is of ${withArticle(one)}, which the brief speaks of before.`,
      `Say of what it is, for example "${withArticle(spoken(name))} belongs to ${withArticle(one)}".`,
    );
  }
}

/** "Podcasters publish episodes, listeners subscribe to podcasts": everybody knows of what an episode is a part. */
function tieParts(model: DraftModel, assumptions: Assumptions): void {
  for (const { name } of model.entities) {
    const isTied = model.relations.some(
      ({ source, target, cardinality }) =>
        (source === name && !isAccount(model, target)) || (target === name && cardinality === 'many_to_many'),
    );
    const wholes = wholesOf(wordsOf(name).at(-1) ?? '');
    const [whole, second] = model.entities.filter(({ name: other }) => wholes.includes(wordsOf(other).at(-1) ?? ''));
    if (isTied || !whole || second || whole.name === name) continue;
    model.relations.push({
      source: name,
      target: whole.name,
      cardinality: 'many_to_one',
      required: true,
      nested: true,
      onDelete: 'cascade',
    });
    const [part, one] = [withArticle(spoken(name)), withArticle(spoken(whole.name))];
    assumptions.add(
      `${capitalised(part)} is of ${one}, as is usual.`,
      `Say of what it is, for example "${part} belongs to ${one}".`,
    );
  }
}

const isAccount = ({ accountEntity, roles }: DraftModel, name: string): boolean =>
  name === (accountEntity ?? 'User') || (roles.length > 0 && isPersonName(name));

/** The thing of which the last fact before the first one of the entity tells; none where that is no thing of its own either. */
function spokenOfBefore(model: DraftModel, facts: readonly Fact[], name: string): string | undefined {
  const said = facts.flatMap((fact) =>
    fact.span && thingOf(fact) !== undefined ? [{ thing: thingOf(fact) ?? '', ...fact.span }] : [],
  );
  const own = said.filter(({ thing }) => thing === name);
  const first = own.toSorted((a, b) => a.start - b.start)[0];
  if (!first) return undefined;
  const before = said
    .filter(
      ({ thing, start }) => thing !== name && start < first.start && model.entities.some((one) => one.name === thing),
    )
    .toSorted((a, b) => b.start - a.start)
    .map(({ thing }) => thing)
    .find((thing) => !isAccount(model, thing));
  return before !== undefined && !isDependant(wordsOf(before).at(-1)?.toLowerCase() ?? '') ? before : undefined;
}

/** The entity that a fact tells of. */
function thingOf({ kind, subject, value }: Fact): string | undefined {
  const said = kind === FactKind.PERMISSION ? value : kind === FactKind.ROLE ? '' : subject;
  const name = said.split(/[.-]/)[0] ?? '';
  return /^[A-Z]/.test(name) ? name : undefined;
}
