import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { stateAfter, statesForVerb } from '../../lexicon/state-lexicon';
import { baseOfParticiple, pastParticiple } from '../../lexicon/verb-lexicon';
import { snakeCase } from '../../names';
import type { DomainNotes } from '../domain-notes';
import type { BriefReading } from '../reading';
import { isNumeric } from '../lists/item-properties';
import { conditionsOf } from '../rules/guard-states';
import { likeness, type Member } from '../things/members';
import type { Change, EffectNote } from './effect-note';
import { causeOf, ownerAndRest, type Cause, type Known } from './occasion-operation';

/** What a deed makes of another row is no default: "when a task is done the room becomes clean". */
export function withdrawMisread(notes: DomainNotes): void {
  for (const { place, occasion, changes } of notes.effects) {
    const own = notes.entityFor(occasion.words);
    const isOfOthers = changes.some(({ target }) => {
      const { entity } = ownerAndRest(notes, target);
      return entity !== undefined && entity !== own;
    });
    if (!isOfOthers) continue;
    for (const read of [notes.constraints, notes.lifecycles])
      for (let i = read.length - 1; i >= 0; i--) if (read[i]?.place.at === place.at) read.splice(i, 1);
  }
}

/** States what operations change in the rows that theirs refer to; what cannot be said so is told as not understood. */
export function stateEffects(reading: BriefReading, notes: DomainNotes, members: readonly Member[]): void {
  const known = { reading, notes, members };
  for (const note of notes.effects) if (!isStock(note)) stateEffect(known, note);
}

/** "Ordering reduces the stock by the quantity" has a rule of its own, which also asks for enough. */
const isStock = ({ place }: EffectNote): boolean =>
  place.at.stated.some(({ kind, value }) => kind === FactKind.RULE && value === 'stock');

function stateEffect(known: Known, { occasion, changes, place }: EffectNote): void {
  const { at, start, end } = place;
  const cause = causeOf(known, occasion, place);
  const effects = cause ? changes.map((change) => effectOf(known, cause, change)) : [];
  if (!cause || effects.includes(undefined)) {
    if (changes.some((change) => isChange(known, change))) at.missed.push({ start, end });
    return;
  }
  for (const effect of effects)
    known.reading.fact(at, start, end, FactKind.RULE, `${cause.entity}.${cause.operation}`, `effect:${effect ?? ''}`);
}

/** Whether it would change data that there is, if it could be said: a number, or a state of what is named. */
function isChange({ reading, notes, members }: Known, change: Change): boolean {
  if (change.kind === 'add') return true;
  const { entity } = ownerAndRest(notes, change.target);
  if (entity === undefined) return false;
  const { states, choices } = conditionsOf(reading, notes, entity, members);
  return [states, ...choices.map(({ values }) => values)].some(
    (values) => valueAmong(values, change.value) !== undefined,
  );
}

/** A row that the operation reaches, its own or one that it refers to. */
interface Reached {
  readonly entity: string;
  readonly path: string;
}

function effectOf(known: Known, cause: Cause, change: Change): string | undefined {
  if (change.kind === 'set' && change.many === true) return undefined;
  const { entity, rest } = ownerAndRest(known.notes, change.target);
  const rows = reachedFrom(known.members, cause.entity).filter((row) => entity === undefined || row.entity === entity);
  return change.kind === 'add'
    ? addition(known, cause, rows, rest, change)
    : assignment(known, rows, rest, change.value);
}

/** The row itself, and those to which one reference alone leads. */
function reachedFrom(members: readonly Member[], entity: string): Reached[] {
  const links = members.filter((member) => member.entity === entity && member.target !== undefined);
  const single = links.filter(({ target }) => links.filter((other) => other.target === target).length === 1);
  return [
    { entity, path: 'self' },
    ...single.map(({ name, target = '' }) => ({ entity: target, path: `self.${name}` })),
  ];
}

/** The number that the words name best among the rows, if one alone does. */
function numberNamed({ members }: Known, rows: readonly Reached[], words: readonly string[]): string | undefined {
  const named = rows.flatMap(({ entity, path }) =>
    members.flatMap((member) =>
      member.entity === entity && isNumeric(member.type)
        ? [{ path: `${path}.${member.name}`, fits: likeness(member, words) }]
        : [],
    ),
  );
  const most = Math.max(1, ...named.map(({ fits }) => fits));
  const [best, other] = named.filter(({ fits }) => fits === most);
  return other ? undefined : best?.path;
}

/** "self.member.credits = self.member.credits - 1" */
function addition(
  known: Known,
  cause: Cause,
  rows: readonly Reached[],
  rest: readonly string[],
  { amount, sign }: Extract<Change, { kind: 'add' }>,
): string | undefined {
  const { figure, words } = amount;
  const target = numberNamed(known, rows, rest.length > 0 ? rest : words);
  const taken = figure ?? saidAmount(known, cause, words);
  return target === undefined || taken === undefined || target === taken
    ? undefined
    : `${target} = ${target} ${sign} ${taken}`;
}

/** "the amount", "the price of the product": of the row first, then of those that it refers to. */
function saidAmount(known: Known, { entity }: Cause, words: readonly string[]): string | undefined {
  const owner = ownerAndRest(known.notes, words);
  const rows = reachedFrom(known.members, entity).filter(
    (row) => owner.entity === undefined || row.entity === owner.entity,
  );
  return (
    numberNamed(
      known,
      rows.filter(({ path }) => path === 'self'),
      owner.rest,
    ) ?? numberNamed(known, rows, owner.rest)
  );
}

/** `self.room.status = "clean"`, `self.room.clean = true` */
function assignment(
  known: Known,
  rows: readonly Reached[],
  rest: readonly string[],
  said: readonly string[],
): string | undefined {
  const found = rows
    .filter(({ path }) => path !== 'self')
    .flatMap(({ entity, path }) => {
      const { field, states, choices, members } = conditionsOf(known.reading, known.notes, entity, known.members);
      const lists = [{ name: field, values: states }, ...choices];
      const chosen = lists.flatMap(({ name, values }) => {
        const value = valueAmong(values, said);
        return value === undefined || !isNamed(name, rest) ? [] : [`${path}.${name} = "${value}"`];
      });
      const flags = members.filter(({ type }) => type === 'boolean');
      return [...chosen, ...flags.flatMap(({ name, words }) => flagSet(`${path}.${name}`, words, rest, said) ?? [])];
    });
  return found.length === 1 ? found[0] : undefined;
}

const isNamed = (field: string, rest: readonly string[]): boolean =>
  rest.length === 0 || snakeCase(rest) === snakeCase([field]);

/** The value that the words name: "on loan", "cleaned" where it is called clean is none. */
function valueAmong(values: readonly string[], said: readonly string[]): string | undefined {
  const [word = ''] = said;
  const forms =
    said.length === 1 ? [word, stateAfter(word), pastParticiple(word), ...statesMade(word)] : [snakeCase(said)];
  return values.find((value) => forms.includes(value));
}

/** "reopens the ticket": its states that the verb leads to. */
const statesMade = (participle: string): readonly string[] =>
  statesForVerb.get(baseOfParticiple(participle) ?? '') ?? [];

/** "becomes available", "is no longer available", "is unavailable" of a flag "available". */
function flagSet(
  path: string,
  words: readonly string[],
  rest: readonly string[],
  said: readonly string[],
): string | undefined {
  const name = words.join(' ').replace(/^is /, '');
  const isOwn = rest.length === 0 || rest.join(' ') === words.join(' ');
  const value = said.join(' ').replace(/^(no longer|not) /, 'un');
  if (!isOwn) return undefined;
  if (value === name || (rest.length > 0 && ['true', 'yes'].includes(value))) return `${path} = true`;
  return value === `un${name}` || (rest.length > 0 && ['false', 'no'].includes(value)) ? `${path} = false` : undefined;
}
