import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { isNegation } from '../grammar/negation';
import type { NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { statementsOf } from '../grammar/statements';
import type { BriefReading, SentenceReading } from '../reading';
import { isTied } from '../relations/parties';
import type { Member } from '../things/members';
import { phrasesNaming } from './read-kept-parents';

const DELETING = ['delete', 'remove', 'deletion', 'removal'];
/** What becomes of the parts, where something else is deleted: "its photos go too", "takes its tracks with it". */
const GOING = [...DELETING, 'disappear', 'vanish', 'cascade', 'go', 'take'];
const ALLOWING = ['can', 'may', 'could', 'cannot', 'only', 'allowed', 'able', 'possible'];

interface Named {
  readonly phrase: NounPhrase;
  readonly name: string;
}

/** "Deleting a project deletes its issues": what goes with what; the first of them is gone first. */
interface Cascade {
  readonly gone: Named;
  readonly too: readonly Named[];
  /** Where it says no more of them than that: "and are deleted along with it". */
  readonly pointed?: Range;
}

/** What goes with something belongs to it, where nothing else ties them; nothing more is said by such a sentence. */
export function noteCascade(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  if (loosenedIn(notes, at.sentence.tokens)) return true;
  const found = cascadeSaid(notes, at);
  if (!found) return false;
  const { cascade } = found;
  const to = cascade.gone.name;
  for (const { name, phrase } of cascade.too) {
    if (!isOwn(at.sentence.tokens, phrase) || isTied(notes, name, to)) continue;
    const place = { at, start: phrase.start, end: phrase.end };
    notes.multiplicities.push({ from: name, to, count: 'one', verb: 'refers', loose: true, place });
    reading.use(at, phrase.start, phrase.end);
  }
  return found.isAll && !cascade.pointed;
}

/** States that rows are deleted with the row that they refer to. */
export function readCascade(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  members: readonly Member[],
): void {
  const found = cascadeSaid(notes, at);
  if (!found) return;
  const { cascade, place } = found;
  for (const { name } of cascade.too) {
    const link = members.find(({ entity, target }) => entity === name && target === cascade.gone.name);
    if (!link) continue;
    const { start, end } = cascade.pointed ?? place;
    reading.fact(at, start, end, FactKind.CONSTRAINT, `${name}.${link.name}`, 'on_delete=cascade');
    at.settled.push({ start, end });
  }
}

interface SaidCascade {
  readonly cascade: Cascade;
  readonly place: Range;
  /** Nothing else stands in the sentence. */
  readonly isAll: boolean;
}

/** "When a choir is deleted, its rehearsals go too, but a choir with concerts stays": in one of the statements. */
function cascadeSaid(notes: DomainNotes, { sentence: { tokens } }: SentenceReading): SaidCascade | undefined {
  const statements = statementsOf(tokens);
  for (const place of statements) {
    const only = tokens.slice(place.start, place.end);
    const cascade = cascadeIn(notes, statements.length === 1 ? tokens : only);
    if (cascade) return { cascade: shifted(cascade, place.start), place, isAll: statements.length === 1 };
  }
  return undefined;
}

/** With the places that the words have in the sentence. */
const shifted = ({ gone, too, pointed }: Cascade, by: number): Cascade => {
  const shift = ({ name, phrase }: Named): Named => ({
    name,
    phrase: {
      ...phrase,
      start: phrase.start + by,
      end: phrase.end + by,
      head: { start: phrase.head.start + by, end: phrase.head.end + by },
    },
  });
  const there = pointed && { pointed: { start: pointed.start + by, end: pointed.end + by } };
  return { gone: shift(gone), too: too.map(shift), ...there };
};

function cascadeIn(notes: DomainNotes, tokens: readonly Token[]): Cascade | undefined {
  const deeds = tokens.flatMap((token, i) => (isWord(token, ...GOING) ? [i] : []));
  const [first, second] = deeds;
  if (first === undefined || tokens.some((token) => isWord(token, ...ALLOWING) || isNegation(token))) return undefined;
  if (!isWord(tokens[first], ...DELETING, 'disappear', 'vanish', 'cascade')) return undefined;
  const named = phrasesNaming(notes, tokens, deeds).filter(({ name }) => notes.isForeseen(name));
  // "Issues are deleted together with their project."
  const along = tokens.findIndex((token, i) => i > first && isWord(token, 'with', 'when', 'once', 'if'));
  const isWith = second === undefined && isWord(tokens[along], 'with');
  const isCascade = isWord(tokens[first], 'cascade');
  if (second === undefined && !isWith && !isCascade) return undefined;
  const isAhead = isWith || (along > first && along < (second ?? 0));
  const [before, behind] = [
    named.filter(({ phrase }) => phrase.start < along),
    named.filter(({ phrase }) => phrase.start > along),
  ];
  // "Logs belong to a run and are deleted along with it."
  const isPointed = isWith && isWord(tokens[along + 1], 'it', 'them') && behind.length === 0;
  const [gone] = isPointed ? before.slice(-1) : isAhead ? behind : named;
  const too = (isAhead ? before : named.slice(1)).filter(({ name }) => name !== gone?.name);
  return gone && too.length > 0
    ? { gone, too, ...(isPointed ? { pointed: { start: first, end: along + 2 } } : {}) }
    : undefined;
}

/**
 * "Deleting a member leaves the chores unassigned", "when a box is thrown away its costumes are kept without a box": what refers to it stays,
 * and refers to nothing.
 */
export function readLoosened(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  members: readonly Member[],
): boolean {
  const said = loosenedIn(notes, at.sentence.tokens);
  const link = said && members.find(({ entity, target }) => entity === said.part && target === said.whole);
  if (!link) return false;
  const place = { start: 0, end: at.sentence.tokens.length };
  reading.fact(at, place.start, place.end, FactKind.CONSTRAINT, `${link.entity}.${link.name}`, 'optional');
  at.settled.push(place);
  return true;
}

const LEAVING = ['leave', 'keep', 'stay', 'remain', 'become', 'be'];
const ENDING = [...DELETING, 'deleting', 'removing', 'throw', 'leave', 'dissolve', 'close', 'disband', 'scrap', 'go'];

function loosenedIn(
  notes: DomainNotes,
  tokens: readonly Token[],
): { readonly part: string; readonly whole: string } | undefined {
  const isOccasion = isWord(tokens[0], 'when', 'if', 'once', 'deleting', 'removing');
  const free = tokens.findIndex(
    (token, i) =>
      isWord(token, 'unassigned', 'unattached') ||
      (isWord(token, 'without') && isWord(tokens[i + 1], 'a', 'an', 'any', 'its', 'their', 'one')),
  );
  const stays = tokens.slice(0, free).some((token) => isWord(token, ...LEAVING));
  if (!isOccasion || free < 0 || !stays || !tokens.slice(0, free).some((token) => isWord(token, ...ENDING)))
    return undefined;
  const deeds = tokens.flatMap((token, i) => (isWord(token, ...LEAVING, ...ENDING, 'unassigned') ? [i] : []));
  const named = phrasesNaming(notes, tokens, deeds).filter(({ name }) => notes.isForeseen(name));
  const [whole, part] = named;
  const again = named[2];
  // "without a box" must be without the one that goes
  const isSame = isWord(tokens[free], 'without') ? again === undefined || again.name === whole?.name : !again;
  return whole && part && isSame && part.name !== whole.name ? { part: part.name, whole: whole.name } : undefined;
}

/** "its issues", "all of their comments" */
const isOwn = (tokens: readonly Token[], { start, head }: NounPhrase): boolean =>
  tokens.slice(start, head.end).some((token) => isWord(token, 'its', 'their', 'his', 'her'));
