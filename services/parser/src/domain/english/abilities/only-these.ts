import { crudVerb } from '../../lexicon/grammar-lexicon';
import { isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { AbilityNote } from '../notes';
import type { BriefReading } from '../reading';

const deedOf = ({ verb }: AbilityNote): string => crudVerb(verb) ?? verb;

/**
 * "Clerks write and send letters. Only the chief may send them": the last word on a deed takes it from those of whom it was said before,
 * and from those who only make what "only the office can see".
 */
export function keepOnlyThese(reading: BriefReading, notes: DomainNotes, named: readonly AbilityNote[]): AbilityNote[] {
  const exclusive = named.filter((note) => isLastWord(note));
  const kept = named.filter((note, i) => {
    const last = exclusive.find((only) => named.indexOf(only) > i && takesFrom(only, note, exclusive));
    if (!last) return true;
    if (deedOf(note) === '*') {
      reading.denied.add(`${note.actor.name} ${note.entity}.${deedOf(last)}`);
      return true;
    }
    note.place.at.settled.push({ start: note.place.start, end: note.place.end });
    return false;
  });
  for (const only of exclusive.filter((note) => deedOf(note) === 'read')) keepFromMakers(reading, notes, only, kept);
  return kept;
}

/** "Only the chief may send them", with no word on which of them or when. */
function isLastWord({ actor, negated, conditional, entity, verb, place: { at, start, end } }: AbilityNote): boolean {
  if (!actor.only || actor.kind !== 'role' || negated || conditional === true || entity === '' || verb === '')
    return false;
  const { tokens } = at.sentence;
  const said = tokens.slice(start, end);
  const next = tokens[end];
  const closes = next === undefined || next.kind === 'mark' || isWord(next, 'and', 'but');
  const modal = said.findIndex((token) => isWord(token, 'can', 'may', 'should', 'must'));
  const be = said.findIndex((token) => isWord(token, 'be'));
  // "Letters are visible to the chief only": of which letters stands before it.
  const [from, to] = modal >= 0 ? [modal, said.length] : [0, be];
  const narrowing = modal >= 0 ? ['ADJ', 'ADP', 'NUM', 'SCONJ'] : ['ADJ', 'VERB', 'NUM'];
  return (
    closes &&
    to > 0 &&
    said.slice(from, to).every((token) => !narrowing.includes(token.pos) && !isWord(token, 'own', 'not'))
  );
}

/** Said of others before, in another sentence, and as plainly. */
const takesFrom = (only: AbilityNote, note: AbilityNote, exclusive: readonly AbilityNote[]): boolean =>
  note.actor.kind === 'role' &&
  !note.negated &&
  !note.actor.only &&
  note.entity === only.entity &&
  note.place.at !== only.place.at &&
  [deedOf(only), '*'].includes(deedOf(note)) &&
  !(deedOf(note) === '*' && deedOf(only) === 'read') &&
  !exclusive.some(
    ({ actor, entity, verb }) => actor.name === note.actor.name && entity === only.entity && verb === only.verb,
  );

/** Whoever writes something usually sees it; not where only others are said to. */
function keepFromMakers(
  reading: BriefReading,
  { sweeping }: DomainNotes,
  { entity }: AbilityNote,
  notes: readonly AbilityNote[],
): void {
  const told = notes.filter((note) => note.entity === entity && note.actor.kind === 'role' && !note.negated);
  for (const { actor } of told) {
    const deeds = told.filter((note) => note.actor.name === actor.name).map(deedOf);
    const isSwept = sweeping.some((note) => note.actor.name === actor.name && note.negated !== true);
    if (!isSwept && deeds.every((deed) => deed === 'create')) reading.denied.add(`${actor.name} ${entity}.read`);
  }
}
