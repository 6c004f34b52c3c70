import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { readConstraints } from '../things/constraints';
import { fieldHint, isFieldName } from '../../lexicon/field-lexicon';
import { camelCase } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { BriefReading, SentenceReading } from '../reading';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { fieldMembers, likeness, type Member } from '../things/members';
import { valueOf } from './guard-parts';
import { conditionsOf, type Conditions, stateCondition } from './guard-states';
import { type Presence, presenceIn, type SaidPresence } from './said-presence';

/** Parts of one thing, and what must hold where the condition does: "the reason of a rejected claim". */
interface ConditionalParts {
  readonly entity: string;
  readonly parts: readonly Member[];
  readonly presence: Presence;
  /** As an expression of the row, and its opposite. */
  readonly holds: string;
  readonly fails: string;
}

/** Whether the sentence says when a part must be there; nothing else is to be read of it. */
export function saysWhenNeeded(notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  const said = presenceIn(tokens);
  if (said?.bracketed !== false) return false;
  const known = conditionalParts(notes, tokens, said, fieldMembers(notes), notedConditions(notes));
  return known !== undefined || noteNewPart(notes, at, said);
}

/** "If the temperature is above 8 degrees, a comment must be given": a part of what has the temperature, told here for the first time. */
function noteNewPart(notes: DomainNotes, at: SentenceReading, said: SaidPresence): boolean {
  const { tokens } = at.sentence;
  const entity = notes.topic ?? notes.current;
  const [phrase, another] = said.phrases.filter(({ start }) => isWord(tokens[start], 'a', 'an'));
  const isPart = phrase && !another && isFieldName(phrase.words) && notes.entityFor(phrase.words) === undefined;
  if (said.presence !== 'needed' || entity === undefined || !isPart) return false;
  if (conditionHolds(tokens, said.condition, notedConditions(notes)(entity), true) === undefined) return false;
  const name = camelCase(phrase.words);
  notes.fields.push({
    entity,
    field: { name, words: phrase.words, type: fieldHint(name)?.field.type, enumValues: undefined, constraints: [] },
    phrase,
    place: { at, start: phrase.start, end: phrase.end },
  });
  return true;
}

/**
 * "A reason is required when the claim is rejected": what leads to that state asks for the part; where no deed does, or the row
 * merely chooses ("for courier deliveries"), it holds of every row. The part may be missing otherwise.
 */
export function readConditionalParts(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  members: readonly Member[],
): boolean {
  const { tokens } = at.sentence;
  const said = presenceIn(tokens);
  if (!said) return false;
  const conditions = (entity: string): Conditions => conditionsOf(reading, notes, entity, members);
  const found = conditionalParts(notes, tokens, said, members, conditions);
  if (!found) return false;
  const state = (kind: FactKind, subject: string, value: string): void => {
    reading.fact(at, 0, tokens.length, kind, subject, value);
  };
  for (const part of found.parts) {
    const field = `${found.entity}.${part.name}`;
    const isBound = reading.facts.some(
      ({ kind, subject, value }) => kind === FactKind.CONSTRAINT && subject === field && value === 'required',
    );
    if (!isBound) state(FactKind.CONSTRAINT, field, 'optional');
    const deeds = found.presence === 'needed' ? deedsInto(reading, found) : [];
    for (const deed of deeds) state(FactKind.RULE, deed, `guard:self.${valueOf(part)} != null`);
    if (deeds.length === 0) state(FactKind.RULE, found.entity, `invariant:${invariantOf(found, part)}`);
  }
  at.settled.push({ start: 0, end: tokens.length });
  return true;
}

/** What holds of every row: of a part that is there only then, that it is missing or the condition holds. */
function invariantOf({ presence, holds, fails }: ConditionalParts, part: Member): string {
  const unless = presence === 'needed' || presence === 'empty' ? fails : holds;
  return `${unless} or self.${valueOf(part)} ${presence === 'needed' || presence === 'spared' ? '!=' : '=='} null`;
}

/** The moves that lead into the states of the condition. */
function deedsInto(reading: BriefReading, { entity, holds }: ConditionalParts): string[] {
  const states = [...holds.matchAll(/self\.\w+ == "(\w+)"/g)].map(([, state]) => state);
  return reading.facts.flatMap(({ kind, subject, value }) => {
    const move =
      kind === FactKind.OPERATION && subject.startsWith(`${entity}.`) ? /^transition\((.*)>(\w+)\)$/.exec(value) : null;
    const isInto =
      move !== null && states.includes(move[2]) && !states.some((state) => move[1]?.split('|').includes(state ?? ''));
    return isInto ? [subject] : [];
  });
}

function conditionalParts(
  notes: DomainNotes,
  tokens: readonly Token[],
  said: SaidPresence,
  members: readonly Member[],
  conditions: (entity: string) => Conditions,
): ConditionalParts | undefined {
  for (const entity of entitiesMeant(notes, said, members)) {
    const own = members.filter((member) => member.entity === entity);
    const meant = own.filter(
      (member) => member.type !== 'boolean' && said.phrases.some((phrase) => names(phrase, member)),
    );
    const parts = meant.length > 0 ? meant : partCalledAlike(own, said);
    if (parts.length === 0) continue;
    const known = conditions(entity);
    const [holds, fails] = [true, false].map((required) =>
      conditionHolds(
        tokens,
        said.condition,
        { ...known, members: known.members.filter((one) => !parts.includes(one)) },
        required !== said.turned,
      ),
    );
    if (holds !== undefined && fails !== undefined) return { entity, parts, presence: said.presence, holds, fails };
  }
  return undefined;
}

/** "The weight" of what has a collected weight, "a phone number" of what has a phone: where one part alone may be meant. */
function partCalledAlike(own: readonly Member[], { phrases }: SaidPresence): readonly Member[] {
  const [phrase, another] = phrases;
  if (!phrase || another) return [];
  const alike = own.filter(({ type, words }) => type !== 'boolean' && isShortFor(phrase.words, words));
  return alike.length === 1 ? alike : [];
}

/** One has all words of the other, and begins with them or ends in them: "phone" and "phone number". */
function isShortFor(some: readonly string[], others: readonly string[]): boolean {
  const [short, long] = (some.length < others.length ? [some, others] : [others, some]).map((words) => words.join(' '));
  if (short === undefined || long === undefined || short === '') return false;
  return /^(?:.+ )?(?:number|address|collected|given|paid|used|measured)$/.test(long.slice(short.length + 1))
    ? long.startsWith(`${short} `)
    : long.endsWith(` ${short}`) && some.length < others.length;
}

/** The thing that was spoken of last comes first of those that have the part. */
function entitiesMeant(notes: DomainNotes, said: SaidPresence, members: readonly Member[]): string[] {
  const named = members.flatMap((member) =>
    said.phrases.some((phrase) => names(phrase, member)) ? [member.entity] : [],
  );
  const current = notes.topic ?? notes.current;
  const holders = new Set(named.length > 0 || current === undefined ? named : [current]);
  return [...holders].sort((a, b) => Number(b === notes.current) - Number(a === notes.current));
}

/** "the address", "the claim's reason", "a reason for the rejection" */
const names = ({ words }: NounPhrase, member: Member): boolean =>
  likeness(member, words) >= 3 || (words.length > 1 && likeness(member, words.slice(1)) === 4);

/** What the words say of the row: a state, a choice, a flag, or a figure of it: "the amount is above 500". */
export function conditionHolds(
  tokens: readonly Token[],
  words: Range,
  known: Conditions,
  required: boolean,
): string | undefined {
  return (
    figureHolds(tokens, words, known.members, required) ??
    stateCondition(tokens, words, known, { bond: 'in', required, path: 'self' })
  );
}

export const SIGNS: Readonly<Record<string, readonly [holds: string, fails: string]>> = {
  minimum: ['>=', '<'],
  exclusive_minimum: ['>', '<='],
  maximum: ['<=', '>'],
  exclusive_maximum: ['<', '>='],
};

function figureHolds(
  tokens: readonly Token[],
  { start, end }: Range,
  members: readonly Member[],
  required: boolean,
): string | undefined {
  const [bound, another] = readConstraints(tokens, { start, end });
  const [kind = '', figure = ''] = bound?.value.split('=') ?? [];
  const signs = SIGNS[kind];
  if (!bound || another || !signs) return undefined;
  for (let i = start; i < bound.start; i++) {
    const phrase = nounPhraseAt(tokens, i, bound.start);
    const member =
      phrase && members.find(({ type, ...one }) => FIGURES.includes(type ?? '') && likeness(one, phrase.words) >= 3);
    if (member) return `self.${member.name} ${signs[required ? 0 : 1]} ${figure}`;
  }
  return undefined;
}

export const FIGURES = ['integer', 'number', 'decimal'];

/** What is known of states and choices before anything is stated. */
export const notedConditions =
  (notes: DomainNotes) =>
  (entity: string): Conditions => ({
    field: 'status',
    states: notes.lifecycles.flatMap((note) => (note.entity === entity ? note.steps.flat() : [])),
    choices: notes.fields.flatMap(({ entity: owner, field: { name, enumValues } }) =>
      owner === entity && enumValues ? [{ name, values: enumValues }] : [],
    ),
    members: fieldMembers(notes).filter((member) => member.entity === entity),
  });
