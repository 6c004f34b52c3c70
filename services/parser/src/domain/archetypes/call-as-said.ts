import type { DraftEntity, DraftModel } from '../draft-model';

/** Names of a field that mean the same; the archetype's own takes the name that the brief has for it. */
const SAME: readonly RegExp[] = [
  /^(capacity|seats|places|spots|numberOf(seats|places|spots)|(max|maximum)(numberOf)?(capacity|participants|attendees|students|members|people|persons|guests|places|seats|spots))$/i,
  /^(start|starts|startsAt|startTime|begin|begins|beginsAt)$/,
  /^(end|ends|endsAt|endTime)$/,
  /^(checkIn|checkInDate|arrival|arrivalDate|arrivalDay)$/,
  /^(checkOut|checkOutDate|departure|departureDate|departureDay)$/,
  /^(due|dueDate|dueOn|deadline|targetDate)$/,
  /^(duration|durationMinutes|durationInMinutes|length|lengthInMinutes)$/,
  /^(body|text|content|message)$/,
  /^(year|releaseYear|yearOfRelease)$/,
  /^(phone|phoneNumber|telephone|telephoneNumber)$/,
  /^(birthDate|dateOfBirth|birthday)$/,
  /^(location|venue|place)$/,
  /^(weight|weightKg|weightInKg)$/,
  /^(date|workedOn|performedOn|spentOn)$/,
];

/** Whether two names of fields mean the same. */
export const meanSame = (one: string, other: string): boolean =>
  one === other || SAME.some((names) => names.test(one) && names.test(other));

/**
 * The archetype with the brief's names for what it has under others: of an event with "a maximum number of participants" this is the
 * capacity, which is not there a second time.
 */
export function callAsSaid(base: DraftModel, said: DraftModel): DraftModel {
  return said.entities.reduce((model, { name, fields }) => {
    const own = new Set(fields.map((field) => field.name));
    const usual = model.entities.find((entity) => entity.name === name);
    if (!usual) return model;
    return fields.reduce((renamed, field) => {
      const same = SAME.find((names) => names.test(field.name));
      const known = usual.fields.filter((one) => same?.test(one.name) === true && !own.has(one.name));
      const isThere = usual.fields.some((one) => one.name === field.name);
      return known.length === 1 && known[0] && !isThere ? rename(renamed, name, known[0].name, field.name) : renamed;
    }, model);
  }, base);
}

/** Nothing is renamed where another entity has a field of the name too: an expression does not say whose it is. */
function rename(model: DraftModel, owner: string, from: string, to: string): DraftModel {
  const isShared = model.entities.some(({ name, fields }) => name !== owner && fields.some((one) => one.name === from));
  if (isShared) return model;
  const expression = (text: string): string => text.replace(new RegExp(`(?<=\\.)${from}\\b`, 'g'), to);
  const deep = <Value>(value: Value): Value =>
    value === undefined
      ? value
      : (JSON.parse(JSON.stringify(value), (_, part: unknown) =>
          typeof part === 'string' ? expression(part) : part,
        ) as Value);
  const entity = (one: DraftEntity): DraftEntity => ({
    ...one,
    fields: one.fields.map((field) => ({
      ...field,
      name: one.name === owner && field.name === from ? to : field.name,
      ...(field.computed !== undefined && { computed: expression(field.computed) }),
    })),
    invariants: deep(one.invariants),
    unique: one.unique?.map((members) =>
      members.map((member) => (one.name === owner && member === from ? to : member)),
    ),
  });
  return {
    ...model,
    entities: model.entities.map(entity),
    operations: model.operations.map((one) => ({ ...one, guards: deep(one.guards), effects: deep(one.effects) })),
  };
}
