import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { recordedBy } from '../../recorded-names';
import { isClaim } from '../../lexicon/claim-lexicon';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { baseOfParticiple } from '../../lexicon/verb-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { AbilityNote, Actor } from '../notes';
import type { BriefReading } from '../reading';
import { deedNamed } from './ability-verbs';
import { isMaking, THEM } from './own-rows';

/** What somebody did with a thing before he may do something else with it. */
export interface DeedBefore extends Range {
  /** As operations are called: "pickUp". */
  readonly deed: string;
}

interface FoundDeed extends DeedBefore {
  /** "wrote": what he made is his own, unless things are there before it is done with them. */
  readonly making: boolean;
}

/** "the member who claimed a chore", "whoever has picked it up": who may is known by what he did. */
export function deedOfDoer(
  notes: DomainNotes,
  tokens: readonly Token[],
  { start, end }: Range,
  entity?: string,
): DeedBefore | undefined {
  const who = tokens.findIndex((token, i) => i >= start && i < end && isWord(token, 'who', 'whoever', 'that'));
  return who < 0 ? undefined : unlessMaking(notes, deedAt(tokens, who, end), entity);
}

/** "a plot they have taken", where plots can be taken: no maker is meant. */
function unlessMaking(
  { abilities }: DomainNotes,
  found: FoundDeed | undefined,
  entity?: string,
): FoundDeed | undefined {
  const isDone =
    isClaim(found?.deed ?? '') &&
    abilities.some((one) => one.verb === found?.deed && (entity === undefined || one.entity === entity));
  return found?.making === true && !isDone ? undefined : found;
}

/** Behind the thing: "tickets (that) they claimed", "a shift he has taken himself", "chores claimed by them". */
export function deedOfTheirs(
  notes: DomainNotes,
  tokens: readonly Token[],
  start: number,
  entity: string,
): DeedBefore | undefined {
  const limit = tokens.findIndex((token, i) => i >= start && token.kind === 'mark');
  return unlessMaking(notes, theirsAt(tokens, start, limit < 0 ? tokens.length : limit), entity);
}

function theirsAt(tokens: readonly Token[], start: number, end: number): FoundDeed | undefined {
  if (pastAt(tokens, start) !== undefined && isWord(tokens[start + 1], 'by') && isWord(tokens[start + 2], ...THEM))
    return { deed: deedNamed(tokens, start, start + 1, end), making: isMaking(tokens[start]), start, end: start + 3 };
  const who = isWord(tokens[start], 'that', 'which') ? start + 1 : start;
  if (!isWord(tokens[who], 'they', 'he', 'she', 'i')) return undefined;
  const found = deedAt(tokens, who, end);
  return found && { ...found, start, end: isWord(tokens[found.end], ...THEMSELVES) ? found.end + 1 : found.end };
}

/** "ship orders, | but not those they packed": what is denied to whoever did it. */
export function deedLeftOut(
  notes: DomainNotes,
  tokens: readonly Token[],
  { start, end }: Range,
  entity: string,
): DeedBefore | undefined {
  const who = tokens.findIndex((token, i) => i > start && i < end && isWord(token, 'they', 'he', 'she'));
  const found = who < 0 ? undefined : deedOfTheirs(notes, tokens, who, entity);
  return found && { ...found, start };
}

/** "finished by the same tailor": by the one who did what was told of tailors last. */
export function deedOfSame(
  { abilities }: DomainNotes,
  tokens: readonly Token[],
  { start, end }: Range,
  [actor]: readonly Actor[],
  entity: string,
): DeedBefore | undefined {
  const isSame = actor?.kind === 'role' && tokens.slice(start, end).some((token) => isWord(token, 'same'));
  const before = abilities.findLast(
    (one) => isSame && !one.negated && one.entity === entity && one.actor.name === actor.name,
  );
  return before && (crudVerb(before.verb) ?? '') === '' ? { deed: before.verb, start, end } : undefined;
}

const THEMSELVES = ['themselves', 'himself', 'herself', 'myself'] as const;

/** What "who" did: "who (has) picked it up". Making a thing is another matter: then it is his own. */
function deedAt(tokens: readonly Token[], who: number, limit: number): FoundDeed | undefined {
  const at = isWord(tokens[who + 1], 'have', "'ve", "'s") ? who + 2 : who + 1;
  if (at >= limit || pastAt(tokens, at) === undefined) return undefined;
  const direct = isWord(tokens[at + 1], 'it', 'them', 'one') ? at + 2 : undefined;
  const behind = nounPhraseAt(tokens, particle(tokens, at + 1) ? at + 2 : at + 1, limit);
  const object = direct ?? behind?.end ?? at + 1;
  const end =
    particle(tokens, object) && object < limit
      ? object + 1
      : Math.max(object, particle(tokens, at + 1) ? at + 2 : at + 1);
  return { deed: deedNamed(tokens, at, object, limit), making: isMaking(tokens[at]), start: who, end };
}

const particle = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'up', 'out', 'in', 'on', 'over', 'off', 'down', 'back') && !isMark(tokens[i]);

/** The verb of a form of the past: "claimed", "took". */
function pastAt(tokens: readonly Token[], i: number): string | undefined {
  const token = tokens[i];
  if (token?.kind !== 'word' || token.lower === token.lemma) return undefined;
  if (token.pos !== 'VERB') return baseOfParticiple(token.lower);
  return /(?:s|ing)$/.test(token.lower) ? undefined : token.lemma;
}

/**
 * Asks of each of the deeds that whoever does it did the other before; whether the thing keeps who that was is seen to when it is compiled.
 * False where nothing is known of that deed, so that not everybody may.
 */
export function guardByDoer(
  reading: BriefReading,
  notes: DomainNotes,
  { by, place }: AbilityNote,
  entity: string,
  verbs: readonly string[],
): boolean {
  if (by === undefined) return true;
  const isDone = isKnown(reading, notes, entity, by.deed);
  const ruled = verbs.filter((verb) => verb !== 'read' && verb !== 'create');
  if (!isDone || ruled.length === 0) place.at.missed.push({ start: by.start, end: by.end });
  else
    for (const verb of ruled) {
      const kept = `self.${recordedBy(by.deed)}`;
      reading.fact(
        place.at,
        by.start,
        by.end,
        FactKind.RULE,
        `${entity}.${verb}`,
        `guard:${kept} != null and ${kept} == caller.id`,
      );
    }
  return isDone;
}

const isKnown = ({ facts }: BriefReading, { abilities }: DomainNotes, entity: string, deed: string): boolean =>
  facts.some(({ kind, subject }) => kind === FactKind.OPERATION && subject === `${entity}.${deed}`) ||
  abilities.some((one) => !one.negated && one.entity === entity && one.verb === deed);

/** "The mechanic who repaired a truck may not approve it", "nobody may approve a truck he repaired": anybody else who may. */
export function refuseDoer(
  reading: BriefReading,
  notes: DomainNotes,
  { entity, verb, by, place }: AbilityNote,
): boolean {
  if (by === undefined) return false;
  const isRuled = ['update', 'delete'].includes(verb) || isKnown(reading, notes, entity, verb);
  if (isRuled && isKnown(reading, notes, entity, by.deed))
    reading.fact(
      place.at,
      place.start,
      Math.max(place.end, by.end),
      FactKind.RULE,
      `${entity}.${verb}`,
      `guard:self.${recordedBy(by.deed)} != caller.id`,
    );
  else place.at.missed.push({ start: place.start, end: place.end });
  return true;
}
