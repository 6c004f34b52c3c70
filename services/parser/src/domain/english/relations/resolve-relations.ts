import { roleOf } from './role-of';
import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isPersonNoun } from '../../lexicon/account-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { gathersShared, isSharedBy, isSharedKind } from '../../lexicon/relation-lexicon';
import { isLasting } from '../../lexicon/state-lexicon';
import { camelCase, entityName, singularWords, snakeCase, wordsOf } from '../../names';
import type { DomainNotes } from '../domain-notes';
import type { AbilityNote, Multiplicity, Place } from '../notes';
import type { BriefReading } from '../reading';
import { isWord, type Token } from '../../text/token';
import { isAuthored, recordsOf } from '../things/recorded-deeds';

/** One row refers to another in a role of its own name. */
export function refer(notes: DomainNotes, from: string, to: string, words: readonly string[], place: Place): void {
  const role = roleOf(notes, words, to);
  notes.multiplicities.push({ from, to, count: 'one', verb: 'refers', role, place, sameKind: true });
}

/** One row has several others in a role of their own name, and is one of several itself. */
export function share(notes: DomainNotes, from: string, to: string, words: readonly string[], place: Place): void {
  const role = entityName(words) === to ? undefined : camelCase(words);
  notes.multiplicities.push({ from, to, count: 'many', verb: 'joins', role, place, sameKind: true });
}

/** References to roles that no list of fields names: "the mother of an animal is another animal". */
export function completeReferences(notes: DomainNotes): void {
  for (const { entity, role, target, place, complete } of notes.references) {
    const listed = notes.fields.some(
      (note) => note.entity === entity && singularWords(note.phrase.words).join(' ') === role.join(' '),
    );
    if (complete && !listed && notes.isDeclared(entity) && notes.isDeclared(target))
      refer(notes, entity, target, role, place);
  }
}

/** "People book a slot": where there are bookings, each of them is of a slot. */
export function relateRecords(notes: DomainNotes): void {
  for (const note of notes.abilities) relateAuthor(notes, note);
  for (const { verb, entity, negated, place } of notes.abilities) {
    const record = recordsOf(verb).find((name) => notes.isDeclared(name));
    if (negated || record === undefined || record === entity || !notes.isDeclared(entity)) continue;
    const known = notes.multiplicities.some(
      ({ from, to }) => (from === record && to === entity) || (from === entity && to === record),
    );
    if (!known) notes.multiplicities.push({ from: record, to: entity, count: 'one', verb: 'refers', place });
  }
}

/** "Companies post jobs": where companies are data, a job is that of one of them. */
function relateAuthor(notes: DomainNotes, { actor, verb, entity, negated, place }: AbilityNote): void {
  const author = actor.kind === 'entity' ? actor.name : entityName(actor.name.split('_'));
  const isData = notes.isDeclared(author) && notes.fields.filter((note) => note.entity === author).length > 1;
  if (negated || actor.only || !isData || author === entity || !isAuthored(verb) || !notes.isDeclared(entity)) return;
  const known = notes.multiplicities.some(
    ({ from, to }) => (from === entity && to === author) || (from === author && to === entity),
  );
  if (!known) notes.multiplicities.push({ from: entity, to: author, count: 'one', verb: 'refers', place });
}

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly said: Multiplicity[];
}

export function stateRelations(notes: DomainNotes, reading: BriefReading): void {
  const pairs = new Map<string, Pair>();
  for (const said of notes.multiplicities.map((each) => toAccount(notes, each))) {
    if (!notes.isDeclared(said.from) || !notes.isDeclared(said.to)) continue;
    if (said.from === said.to && !said.sameKind && !isReflexive(said)) continue;
    if ((said.deed === true && isRecorded(notes, said)) || isOneAtATime(notes, said)) continue;
    const [a, b] = [said.from, said.to].sort() as [string, string];
    const key = `${a}-${b}-${said.role ?? ''}`;
    const pair = pairs.get(key) ?? { a: said.from, b: said.to, said: [] };
    pairs.set(key, pair);
    pair.said.push(said);
  }
  const related = withoutMirrors([...pairs.values()]).map(({ a, b, said }) => {
    const firm = said.filter(({ loose }) => loose !== true);
    const { source, target, cardinality } = relationOf(a, b, firm.length > 0 ? firm : said);
    return { subject: `${source}-${target}`, cardinality, said, role: said[0]?.role };
  });
  for (const { subject, cardinality, said, role } of related) {
    const isAlone = related.filter((other) => other.subject === subject).length === 1;
    // One account is like another: what it is to the row names the relation, "translator".
    const isPlain = role === undefined || (isAlone && !said.some(({ named }) => named));
    const value = isPlain ? cardinality : `${cardinality}:${role}`;
    for (const { place } of said) state(reading, place, FactKind.RELATION, subject, value);
    stateOptional(reading, said, subject, isPlain ? undefined : role);
  }
}

/** "A lift has one maintenance contract and a contract covers one lift": both speak of the same contract. */
function withoutMirrors(pairs: readonly Pair[]): Pair[] {
  const ofOne = ({ said }: Pair, from: string): boolean =>
    said.every((one) => one.from === from && one.count === 'one' && one.sameKind !== true);
  const mirrors = pairs.flatMap((named) => {
    const [first] = named.said;
    const others = pairs.filter(
      (pair) => pair !== named && [pair.a, pair.b].sort().join() === [named.a, named.b].sort().join(),
    );
    const [plain] = others;
    const noun = wordsOf(first?.to ?? '').at(-1) ?? '';
    // The lead engineer of a project is one of its engineers.
    const isKind = wordsOf(first?.role ?? '').at(-1) === noun && !isPersonNoun(noun);
    const isMirror =
      first !== undefined &&
      plain !== undefined &&
      others.length === 1 &&
      isKind &&
      plain.said.some(({ place }) => place.at === first.place.at) &&
      ofOne(named, first.from) &&
      ofOne(plain, first.to) &&
      plain.said.every(({ role }) => role === undefined);
    return isMirror ? [{ named, plain }] : [];
  });
  return pairs
    .filter((pair) => !mirrors.some(({ named }) => named === pair))
    .map((pair) => {
      const mirror = mirrors.find(({ plain }) => plain === pair);
      return mirror ? { ...pair, said: [...pair.said, ...mirror.named.said] } : pair;
    });
}

/** "A flat can only have one active lease", where a lease is of a flat: how many are open, and not how many there are. */
function isOneAtATime({ multiplicities }: DomainNotes, { from, to, count, verb, role, place }: Multiplicity): boolean {
  const isOfIt = multiplicities.some((other) => other.from === to && other.to === from && other.count === 'one');
  const behind = place.at.sentence.tokens.slice(place.end, place.end + 2);
  const isAtATime = isWord(behind[0], 'at') && isWord(behind[1], 'a', 'once', 'the', 'any');
  return count === 'one' && isOfIt && ((isAtATime && verb === 'has') || isLasting(wordsOf(role ?? '')[0] ?? ''));
}

/** "an optional folder": where all that is said of the one that a row refers to leaves it free. */
function stateOptional(
  reading: BriefReading,
  said: readonly Multiplicity[],
  subject: string,
  role: string | undefined,
): void {
  const [source = '', target = ''] = subject.split('-');
  const references = said.filter(({ from, count }) => from === source && count === 'one');
  const [first] = references;
  if (first && references.every(({ optional }) => optional === true))
    state(reading, first.place, FactKind.CONSTRAINT, `${source}.${role ?? camelCase(wordsOf(target))}`, 'optional');
}

/** "Each document is assigned to a translator", where translators use the software and are no data of their own: to one of the accounts. */
function toAccount(notes: DomainNotes, said: Multiplicity): Multiplicity {
  const role = snakeCase(wordsOf(said.to));
  const isRole =
    notes.roles.has(role) || notes.abilities.some(({ actor }) => actor.kind === 'role' && actor.name === role);
  const isOfOne = said.count === 'one' && said.verb === 'refers' && notes.isDeclared(said.from);
  if (!isRole || !isOfOne || notes.isDeclared(said.to) || said.from === ACCOUNT) return said;
  notes.declare(ACCOUNT, said.place);
  return { ...said, to: ACCOUNT, role: camelCase(wordsOf(said.to)), named: true };
}

/** Accounts, where the brief has no other name for them. */
export const ACCOUNT = 'User';

/** Whether something else is of both: the loan of a member and a book. */
const isRecorded = (notes: DomainNotes, { from, to }: Multiplicity): boolean =>
  [...notes.entities.keys()].some(
    (record) =>
      record !== from &&
      record !== to &&
      [from, to].every((party) =>
        notes.multiplicities.some((note) => note.from === record && note.to === party && note.count === 'one'),
      ),
  );

/** Whether the words say that one refers to another of its kind; a name that merely comes twice does not. */
function isReflexive({ from, place: { at, start, end } }: Multiplicity): boolean {
  const below = /^sub-?(\w+)$/;
  return at.sentence.tokens
    .slice(start, end)
    .some(({ lower }) => grammar.reflexiveCues.has(lower) || entityName([below.exec(lower)?.[1] ?? '']) === from);
}

/** "A film has many genres", "an exhibition shows several artworks": what each of many may have. */
export function isShared({ from, to, role, place: { at, start, end } }: Multiplicity): boolean {
  const noun = wordsOf(to).at(-1) ?? '';
  if (role !== undefined) return false;
  // "order items" are made for the order.
  const isOwnPart = wordsOf(to)[0] === wordsOf(from)[0];
  if (isSharedKind(noun) || (!isOwnPart && gathersShared(wordsOf(from).at(-1) ?? '', noun))) return true;
  const { tokens } = at.sentence;
  const isVerb = ({ pos }: Token): boolean => pos === 'VERB' || pos === 'AUX';
  const verb = tokens.slice(start, end).find(isVerb) ?? tokens.slice(0, start).reverse().find(isVerb);
  return verb !== undefined && isSharedBy(verb.lemma, noun);
}

/** Puts what is said of both directions together. */
function relationOf(
  a: string,
  b: string,
  said: readonly Multiplicity[],
): { source: string; target: string; cardinality: string } {
  const count = (from: string): 'one' | 'many' | undefined =>
    said
      .filter((one) => one.from === from)
      .reduce<'one' | 'many' | undefined>((found, one) => (found === 'many' ? found : one.count), undefined);
  const ab = count(a);
  const ba = count(b);
  const joins = said.some(({ verb }) => verb === 'joins');
  if (a === b) return { source: a, target: b, cardinality: ab === 'many' && joins ? 'many_to_many' : 'many_to_one' };
  const shared = said.some((one) => one.count === 'many' && isShared(one));
  if (ab === 'many' && (ba === 'many' || ((joins || shared) && ba === undefined)))
    return { source: a, target: b, cardinality: 'many_to_many' };
  if (ab === 'one' && ba === 'one') return { source: a, target: b, cardinality: 'one_to_one' };
  if (ab === 'one' || ba === 'many') return { source: a, target: b, cardinality: 'many_to_one' };
  return { source: b, target: a, cardinality: 'many_to_one' };
}

/** States a fact where the words of a note say so. */
export const state = (
  reading: BriefReading,
  { at, start, end }: Place,
  kind: FactKind,
  subject: string,
  value: string,
): void => reading.fact(at, start, end, kind, subject, value);
