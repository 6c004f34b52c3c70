import { usualFields } from '../../archetypes/apply-archetype';
import type { DraftEntity, DraftField, DraftModel, DraftRelation } from '../../draft-model';
import { fieldHint } from '../../lexicon/field-lexicon';
import { isPersonName } from '../../lexicon/account-lexicon';
import { camelCase, plural, spoken, wordsOf } from '../../names';
import type { Assumptions } from '../assumptions';

/** What is kept of taking something for a time. */
const TAKING: ReadonlySet<string> = new Set(['booking', 'reservation', 'rental', 'hire', 'lease']);
/** What several take at the same time, or what is used up. */
const FOR_SEVERAL = new Set(
  'class course event workshop tour trip ride flight show screening concert session lesson activity excursion seat ticket slot place spot book wish item product gift service dish meal package plan menu offer'.split(
    ' ',
  ),
);
/** Such a thing is whole whatever it has room for. */
const WHOLE = new Set(
  'room hall table court car van boat bike vehicle bus truck desk studio apartment flat house cabin villa field pitch tent'.split(
    ' ',
  ),
);
const SHARED_OUT = /^(capacity|quantity|copies|stock|seats|places|spots|units|available|(number|amount)Of|max|total)/;

/**
 * "Members book courts", "drivers reserve a spot for a time slot": what is taken has a start and an end, where nothing is told of
 * it, and is not taken by two at once, though it is not said that it must not be; unless several may have it.
 */
export function keepTakenApart(model: DraftModel, assumptions: Assumptions): void {
  for (const entity of model.entities) {
    if (!TAKING.has(wordsOf(entity.name).at(-1) ?? '') || (entity.rules ?? []).length > 0) continue;
    const [taken, second] = model.relations.filter((one) => one.source === entity.name && isOfThing(model, one));
    const thing = model.entities.find(({ name }) => name === taken?.target);
    if (!taken || second || !thing || isForSeveral(thing) || isGuarded(model, entity)) continue;
    if (entity.fields.length === 0) entity.fields = timesOf(entity, assumptions);
    if (!hasSpan(entity.fields)) continue;
    entity.rules = [`no_overlap:${taken.name ?? camelCase(wordsOf(taken.target))}`];
    const [rows, one] = [plural(spoken(entity.name)), spoken(thing.name)];
    assumptions.add(
      `Two ${rows} of the same ${one} at the same time are refused.`,
      `Say how many there may be, for example "a ${one} has a capacity".`,
    );
  }
}

const isOfThing = (model: DraftModel, { target, cardinality, required }: DraftRelation): boolean =>
  cardinality === 'many_to_one' &&
  required !== false &&
  target !== (model.accountEntity ?? 'User') &&
  !isPersonName(target);

function isForSeveral({ name, fields }: DraftEntity): boolean {
  const words = wordsOf(name);
  const noun = words.at(-1) ?? '';
  // "a parking spot" holds one car.
  if (FOR_SEVERAL.has(noun) && !(noun === 'spot' && words.length > 1)) return true;
  return !WHOLE.has(noun) && fields.some((field) => SHARED_OUT.test(field.name));
}

/** What can be taken is limited by what is said already. */
const isGuarded = ({ operations }: DraftModel, { name }: DraftEntity): boolean =>
  operations.some(
    ({ entity, kind, guards }) =>
      entity === name &&
      kind === 'create' &&
      (guards ?? []).some(({ expression }) => /\b(?:count|exists)\(/.test(expression)),
  );

const typeOf = ({ name, type }: DraftField): string | undefined => type ?? fieldHint(name)?.field.type;

function hasSpan(fields: readonly DraftField[]): boolean {
  const moments = fields.filter((field) => ['date', 'datetime', 'time'].includes(typeOf(field) ?? ''));
  const start = moments.find(({ name }) => /^(start|from|begin|check_?in|arriv)/i.test(name));
  const end = moments.find(({ name }) => /^(end|to|until|finish|check_?out|depart|return)/i.test(name));
  return start !== undefined && end !== undefined && typeOf(start) === typeOf(end);
}

function timesOf({ name, ownership }: DraftEntity, assumptions: Assumptions): DraftField[] {
  const fields = usualFields('Booking', ownership !== undefined)?.filter((field) => typeOf(field) === 'datetime') ?? [];
  assumptions.add(
    `${name} has ${fields.map((field) => spoken(field.name)).join(', ')}, because the brief says nothing of what it holds.`,
    `List its fields, for example "a ${spoken(name)} has a date and a note".`,
  );
  return fields;
}
