import { grammar } from '../../lexicon/grammar-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { AbilityNote, Actor } from '../notes';
import { actorsOf } from '../grammar/actors';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { phrasesOf } from '../grammar/subjects';
import type { BriefReading, SentenceReading } from '../reading';
import { doerBefore } from './charges';
import { infinitiveGrant } from './granted-deeds';
import { readAbility } from './read-abilities';

/** "Everything a planner can do, the boss can do as well", "teachers may do the same as students, plus write lessons" */
export function readInheritance(reading: BriefReading, notes: DomainNotes, at: SentenceReading): Range[] {
  const { tokens } = at.sentence;
  const said = aheadOf(tokens) ?? sameAs(tokens);
  if (!said) return [];
  const heirs = rolesOf(notes, at, said.heir);
  const from = said.from ? rolesOf(notes, at, said.from) : toldBefore(notes, at, heirs);
  if (heirs.length === 0 || from.length === 0) return [];
  for (const { name: role } of heirs) for (const { name } of from) notes.inherited.push({ role, from: name });
  for (const { name } of heirs) reading.useRole(at, said.heir.start, said.heir.end, name);
  const more = said.plus === undefined ? undefined : infinitiveGrant(tokens, said.plus, said.heir, said.plus + 1);
  if (more) readAbility(reading, notes, at, more);
  const range = { start: said.start, end: Math.max(said.end, more?.end ?? 0) };
  reading.use(at, range.start, range.end);
  return [range];
}

/** Of whom rights were told last, other than those who have the same. */
function toldBefore(notes: DomainNotes, at: SentenceReading, heirs: readonly Actor[]): Actor[] {
  const last = notes.abilities.findLast(
    ({ actor }) => actor.kind === 'role' && !heirs.some(({ name }) => name === actor.name),
  );
  const isNear = last !== undefined && (last.place.at === at || isRightBefore(last.place.at, at));
  return isNear && !last.negated ? [last.actor] : [];
}

interface Inheritance extends Range {
  readonly heir: Range;
  /** Those spoken of before, where nobody is named. */
  readonly from: Range | undefined;
  /** What joins a further deed: "plus write lessons". */
  readonly plus?: number | undefined;
}

/** "Everything (that) a planner can do, the boss can do as well" */
function aheadOf(tokens: readonly Token[]): Inheritance | undefined {
  if (!isWord(tokens[0], 'everything', 'anything', 'whatever', 'all', 'what')) return undefined;
  const start = isWord(tokens[1], 'that', 'which') ? 2 : 1;
  const comma = tokens.findIndex((token, i) => i > start && isMark(token, ','));
  const can = tokens.findIndex((token, i) => i > start && i < comma && isAllowing(token));
  const may = tokens.findIndex((token, i) => i > comma && isAllowing(token));
  if (comma < 0 || can < 0 || may < 0) return undefined;
  return { start: 0, end: tokens.length, from: { start, end: can }, heir: { start: comma + 1, end: may } };
}

/** "Teachers may do the same as students", "a boss has the same rights as a planner, plus ..." */
function sameAs(tokens: readonly Token[]): Inheritance | undefined {
  const same = tokens.findIndex((token, i) => i > 1 && isWord(token, 'same') && isWord(tokens[i - 1], 'the'));
  const as = tokens.findIndex((token, i) => i > same && i < same + 3 && isWord(token, 'as'));
  if (same < 0 || !isWord(tokens[same - 2], 'do', 'have', 'get')) return undefined;
  if (as < 0) return sameAsThem(tokens, same);
  if (as > same + 1 && !isWord(tokens[same + 1], 'right', 'permission', 'access', 'thing', 'power', 'privilege'))
    return undefined;
  const heir = doerBefore(tokens, same - 2);
  const from = nounPhraseAt(tokens, as + 1, tokens.length);
  if (!heir || !from) return undefined;
  const plus = tokens.findIndex(
    (token, i) => i >= from.end && i < from.end + 4 && isWord(token, 'plus', 'also', 'additionally'),
  );
  const next = plus >= 0 && isWord(tokens[plus], 'also') && isAllowing(tokens[plus + 1]) ? plus + 1 : plus;
  return { start: heir.start, end: from.end, heir, from, plus: next < 0 ? undefined : next };
}

/** "Trainers can do the same plus delete flights": as those of whom was told. */
function sameAsThem(tokens: readonly Token[], same: number): Inheritance | undefined {
  const heir = doerBefore(tokens, same - 2);
  const plus =
    isWord(tokens[same + 1], 'plus') || (isWord(tokens[same + 1], 'and') && isWord(tokens[same + 2], 'also'));
  const isWhole = tokens[same + 1] === undefined || isMark(tokens[same + 1], '.', ';', ',');
  if (!heir || (!plus && !isWhole)) return undefined;
  const behind = isWord(tokens[same + 1], 'and') ? same + 2 : same + 1;
  return { start: heir.start, end: same + 1, heir, from: undefined, plus: plus ? behind : undefined };
}

const isAllowing = (token: Token | undefined): boolean => grammar.modals.has(token?.lower ?? '') || isWord(token, 'do');

const rolesOf = (notes: DomainNotes, at: SentenceReading, range: Range): Actor[] =>
  actorsOf(notes, at, range).filter(({ kind }) => kind === 'role');

/** "Gardeners can add tasks, and so can stewards", "the same goes for walks": what was said last holds of others too. */
export function readSameRights(reading: BriefReading, notes: DomainNotes, at: SentenceReading): void {
  const { tokens } = at.sentence;
  const said = tokens.flatMap((_, i) => soCan(tokens, i) ?? sameFor(tokens, i) ?? [])[0];
  const last = said && notes.abilities.findLast(({ place }) => place.at === at || isRightBefore(place.at, at));
  if (!said || !last) return;
  const others = phrasesOf(tokens, said.of).flatMap(({ words }) => notes.entityFor(words) ?? []);
  const actors = others.length > 0 ? [] : rolesOf(notes, at, said.of);
  if (others.length === 0 && actors.length === 0) return;
  const place = { at, start: said.start, end: said.of.end };
  const before = notes.abilities.filter(
    ({ place: { at: where, start }, entity }) =>
      where === last.place.at && (others.length > 0 ? entity === last.entity : start === last.place.start),
  );
  for (const note of before) notes.abilities.push(...repeated(note, others, actors).map((one) => ({ ...one, place })));
  for (const { name } of actors) reading.useRole(at, said.of.start, said.of.end, name);
  notes.current = others.at(-1) ?? notes.current;
  reading.use(at, place.start, place.end);
}

const repeated = (note: AbilityNote, entities: readonly string[], actors: readonly Actor[]): AbilityNote[] => [
  ...entities.map((entity) => ({ ...note, entity })),
  ...actors.map((actor) => ({ ...note, actor })),
];

interface Repetition extends Range {
  readonly of: Range;
}

/** "so can stewards", "as do the wardens" */
function soCan(tokens: readonly Token[], i: number): Repetition | undefined {
  if (!isWord(tokens[i], 'so', 'as') || !isAllowing(tokens[i + 1])) return undefined;
  const phrase = nounPhraseAt(tokens, i + 2, tokens.length);
  return phrase && { start: i, end: phrase.end, of: { start: i + 2, end: phrase.end } };
}

/** "The same goes for walks", "the same applies to wardens" */
function sameFor(tokens: readonly Token[], i: number): Repetition | undefined {
  if (!isWord(tokens[i], 'same') || !isWord(tokens[i + 1], 'go', 'hold', 'apply', 'count', 'be')) return undefined;
  const whom = tokens.findIndex((token, k) => k > i + 1 && k < i + 5 && isWord(token, 'for', 'to', 'of', 'with'));
  const stop = tokens.findIndex((token, k) => k > whom && isMark(token, '.', ';', ':', '!'));
  return whom < 0
    ? undefined
    : { start: Math.max(0, i - 1), end: whom, of: { start: whom + 1, end: stop < 0 ? tokens.length : stop } };
}

/** Only a mark and a blank are between them. */
const isRightBefore = (before: SentenceReading, at: SentenceReading): boolean =>
  before.sentence.end <= at.sentence.start && at.sentence.start - before.sentence.end <= 4;
