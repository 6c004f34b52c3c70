import type { DraftFieldType } from '../../draft-model';
import { entityName, singularWords, wordsOf } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import type { Clause } from '../grammar/clause';
import type { DomainNotes } from '../domain-notes';
import type { ReferenceNote } from '../notes';
import type { ListItem } from '../lists/list-item';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import { boundsBehind, isJudging } from '../things/judged-deeds';
import { phrasesOf } from '../grammar/subjects';
import { isRecordOf } from './read-who-which';

/** What a word stands for: "the manager is also an employee", "an author (user)", "a sender and a recipient, both users". */
interface Kind {
  readonly target: string;
  /** Said of the element before as well: "both users", "which are goats". */
  readonly ofBoth: boolean;
}

/** The entity that a list element is said to be one of, in brackets or in a relative clause behind it. */
export function kindOfItem(notes: DomainNotes, tokens: readonly Token[], item: ListItem): Kind | undefined {
  const inBrackets = item.group && wholeEntity(notes, tokens, typeBehind(tokens, item.group) ?? item.group);
  if (inBrackets !== undefined) return { target: inBrackets, ofBoth: isWord(tokens[item.group?.start ?? -1], 'both') };
  const typed = typeBehind(tokens, item.tail);
  const named = typed && wholeEntity(notes, tokens, typed);
  if (named !== undefined) return { target: named, ofBoth: false };
  for (let i = item.tail.start; i < item.tail.end; i++) {
    if (!isWord(tokens[i], 'who', 'which', 'that', 'both', 'each', 'all')) continue;
    const verb = tokens.findIndex((token, k) => k > i && k <= i + 3 && isWord(token, 'be', 'is', 'are'));
    // "who are persons, and both may be unknown"
    const stop = tokens.findIndex((token, k) => k > verb && k < item.tail.end && isMark(token, ',', ';'));
    const end = stop < 0 ? item.tail.end : stop;
    const target = verb < 0 ? undefined : wholeEntity(notes, tokens, { start: verb + 1, end });
    if (target !== undefined) return { target, ofBoth: isWord(tokens[verb], 'are') };
  }
  return undefined;
}

/** "home: Player", "depot -> Depot, required", "lender – FK to users": what stands for the type. */
function typeBehind(tokens: readonly Token[], { start, end }: Range): Range | undefined {
  if (!isMark(tokens[start], ':', '->', '→', '–') && !isKeyWord(tokens[start])) return undefined;
  let from = start;
  while (from < end && (tokens[from]?.kind === 'mark' || isKeyWord(tokens[from]))) from++;
  const stop = tokens.findIndex((token, i) => i > from && i < end && isMark(token, ',', ';', '('));
  return { start: from, end: stop < 0 ? end : stop };
}

const isKeyWord = (token: Token | undefined): boolean => isWord(token, 'fk', 'foreign', 'key', 'references', 'ref');

/** "both users", "all of them members": an element that says what those before it are. */
export function kindOfOthers(notes: DomainNotes, tokens: readonly Token[], item: ListItem): string | undefined {
  const start = isWord(tokens[item.start], 'both', 'all') ? item.start + 1 : undefined;
  if (start === undefined || item.group) return undefined;
  const from = isWord(tokens[start], 'of') ? start + 2 : start;
  return wholeEntity(notes, tokens, { start: from, end: item.end });
}

const BEFORE = [
  'both',
  'are',
  'is',

  'also',
  'again',
  'itself',
  'himself',
  'herself',
  'themselves',
  'too',
  'always',
  'a',
  'an',
  'another',
  'other',
  'one',
  'reference',
  'ref',
  'link',
  'to',
  'of',
  'the',
  'from',
  'fk',
  'id',
];

/** The entity, when the words name it and nothing else: "also an employee", "goats too", "another animal". */
function wholeEntity(notes: DomainNotes, tokens: readonly Token[], { start, end }: Range): string | undefined {
  let from = start;
  while (from < end - 1 && isWord(tokens[from], ...BEFORE) && !nounStarts(notes, tokens, from, end)) from++;
  const phrase = nounPhraseAt(tokens, from, end);
  if (!phrase || phrase.quantity === 'many') return undefined;
  const rest = tokens.slice(phrase.end, end);
  if (!rest.every((token) => token.kind === 'mark' || isWord(token, 'too', 'as', 'well', 'themselves', 'itself')))
    return undefined;
  return nameOf(notes, phrase);
}

const nounStarts = (notes: DomainNotes, tokens: readonly Token[], from: number, end: number): boolean => {
  const phrase = nounPhraseAt(tokens, from, end);
  return phrase?.head.start === from && nameOf(notes, phrase) !== undefined;
};

/** The whole phrase must name the entity: "user account" is no User. */
function nameOf(notes: DomainNotes, phrase: NounPhrase): string | undefined {
  const name = notes.canonical(entityName(phrase.words));
  return notes.isDeclared(name) || notes.isForeseen(name) || name === 'User' ? name : undefined;
}

/** "The mother of an animal is another animal", "its captain is one of the players": the role refers to the entity. */
export function readKind(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  if (clause.verbs[0]?.lemma !== 'be' || clause.passive || clause.negated || !clause.subject) return false;
  const isAnother = tokens
    .slice(clause.verb.start, clause.object.end)
    .some((token) => isWord(token, 'another', 'also', 'too', 'again') || (isWord(token, 'one') && !clause.modal));
  const isRole = isWord(tokens[clause.object.start], 'a', 'an') && isRoleOf(tokens, clause.subject);
  const target = isAnother || isRole ? wholeEntity(notes, tokens, withoutOneOf(tokens, clause.object)) : undefined;
  if (target === undefined) return false;
  let noted = false;
  for (const { words } of phrasesOf(tokens, clause.subject)) {
    const [role, owner] = roleAndOwner(notes, words);
    if (owner === undefined || role.length === 0 || notes.entityFor(role) === owner) continue;
    const place = { at, start: clause.start, end: clause.end };
    notes.references.push({ entity: owner, role, target, place, complete: words.length > role.length });
    noted = true;
  }
  if (noted) reading.use(at, clause.start, clause.end);
  return noted;
}

/** "The head of a department" */
const isRoleOf = (tokens: readonly Token[], { start, end }: Range): boolean =>
  isWord(tokens[start], 'the') && tokens.slice(start, end).some((token, i) => i > 1 && isWord(token, 'of'));

/** "one of the players" */
const withoutOneOf = (tokens: readonly Token[], { start, end }: Range): Range =>
  isWord(tokens[start], 'one') && isWord(tokens[start + 1], 'of') ? { start: start + 2, end } : { start, end };

/** "A comment can be a reply to another comment", "a copy is an example of a book": the noun ties the two. */
export function readNounLink(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const { object } = clause;
  if (clause.verbs[0]?.lemma !== 'be' || clause.passive || clause.negated || !clause.subject) return false;
  const [subject] = phrasesOf(tokens, clause.subject);
  const source = subject && nameOf(notes, subject);
  const cut = tokens.findIndex((token, i) => i > object.start && i < object.end && isWord(token, 'to', 'of', 'for'));
  if (source === undefined || cut < 0 || cut > object.start + 4) return false;
  const noun = nounPhraseAt(tokens, object.start, cut);
  const phrase = nounPhraseAt(tokens, cut + 1, object.end);
  const target = phrase && notes.entityFor(phrase.words);
  if (
    noun?.end !== cut ||
    !noun.determined ||
    !phrase ||
    target === undefined ||
    notes.entityFor(noun.words) !== undefined
  )
    return false;
  const another = tokens.slice(phrase.start, phrase.end).some((token) => isWord(token, 'another', 'other'));
  if (target === source && !another) return false;
  const place = { at, start: clause.start, end: phrase.end };
  const [from, to] = phrase.plural && target !== source ? [target, source] : [source, target];
  notes.multiplicities.push({ from, to, count: 'one', verb: 'refers', place, sameKind: another });
  notes.current = source;
  reading.use(at, clause.start, phrase.end);
  return true;
}

/** "animal mother" (of "the mother of an animal") is the animal's; a role alone belongs to what was spoken of last. */
function roleAndOwner(notes: DomainNotes, words: readonly string[]): [role: string[], owner: string | undefined] {
  for (let cut = words.length - 1; cut > 0; cut--) {
    const owner = notes.entityFor(words.slice(0, cut));
    if (owner !== undefined) return [singularWords(words.slice(cut)), owner];
  }
  return [singularWords(words), notes.current];
}

/** Turns what was said of roles into relations; a role that stands in a list of fields is turned when the field is met. */
export function referenceFor(
  references: readonly ReferenceNote[],
  entity: string,
  words: readonly string[],
): ReferenceNote | undefined {
  const role = words.join(' ');
  // "maker_id -> users"
  return references.find(
    (note) => note.entity === entity && [role, role.replace(/ id$/, '')].includes(note.role.join(' ')),
  );
}

/** "Attendance: which student was in which lesson", "a loan records which member borrowed which book": it refers to each. */
export function readWhich(reading: BriefReading, notes: DomainNotes, at: SentenceReading): void {
  const { tokens } = at.sentence;
  const asked = tokens.flatMap((token, i) => {
    if (!isWord(token, 'which', 'what') || (i > 0 && tokens[i - 1]?.pos === 'NOUN')) return [];
    const phrase = nounPhraseAt(tokens, i + 1, Math.min(tokens.length, i + 4));
    const words = phrase?.head.start === i + 1 ? tokens.slice(i + 1, i + 2).map(({ lower }) => lower) : [];
    const target = notes.entityFor(words);
    return target === undefined ? [] : [{ target, start: i, end: i + 2 }];
  });
  const [first] = asked;
  const source = first && sourceOf(notes, at, first.start);
  if (!first || source === undefined) return;
  for (const { target, start, end } of asked) {
    if (target === source) continue;
    notes.multiplicities.push({ from: source, to: target, count: 'one', verb: 'refers', place: { at, start, end } });
    reading.use(at, start, end);
  }
}

const RECORDS = [
  'say',
  'tell',
  'record',
  'note',
  'store',
  'hold',
  'show',
  'keep',
  'know',
  'contain',
  'state',
  'be',
] as const;

/** What stands as a label or as the subject of "records" before the first "which". */
function sourceOf(notes: DomainNotes, at: SentenceReading, which: number): string | undefined {
  const { tokens } = at.sentence;
  const before = tokens[which - 1];
  const isLabel = isMark(before, ':');
  if (!isLabel && !isWord(before, ...RECORDS)) return undefined;
  const phrase = nounPhraseAt(tokens, 0, which - 1);
  if (phrase?.end !== which - 1 || phrase.words.length > 3) return undefined;
  const known = notes.entityFor(phrase.words);
  if (known !== undefined || !(isLabel || isRecordOf(tokens, which))) return known;
  const name = notes.canonical(entityName(phrase.words));
  notes.declare(name, { at, start: phrase.head.start, end: phrase.head.end });
  return name;
}

/** "Grades from 0 to 100 for a student in a course": a line without a verb that says what it is of. */
export function readAttributes(reading: BriefReading, notes: DomainNotes, at: SentenceReading): void {
  const { tokens } = at.sentence;
  const phrase = nounPhraseAt(tokens, 0, tokens.length);
  if (!phrase || !isWord(tokens[phrase.end], 'for', 'of', 'by', 'in', 'at', 'from', 'between', '(')) return;
  const source =
    notes.entityFor(phrase.words) ?? (phrase.plural ? notes.canonical(entityName(phrase.words)) : undefined);
  if (source === undefined || notes.isTaken(at, phrase)) return;
  const targets: string[] = [];
  for (let i = phrase.end; i < tokens.length; i++) {
    if (!isWord(tokens[i], 'for', 'of', 'by', 'in', 'at') || !isWord(tokens[i + 1], 'a', 'an', 'one', 'each', 'every'))
      continue;
    const other = nounPhraseAt(tokens, i + 1, tokens.length);
    const target = other && notes.entityFor(other.words);
    if (!other || target === undefined || target === source || other.plural) continue;
    targets.push(target);
    notes.multiplicities.push({
      from: source,
      to: target,
      count: 'one',
      verb: 'refers',
      place: { at, start: 0, end: other.end },
    });
    i = other.end - 1;
  }
  if (targets.length === 0 || (targets.length === 1 && notes.entityFor(phrase.words) === undefined)) return;
  notes.declare(source, { at, start: phrase.head.start, end: phrase.head.end });
  noteFigure(notes, at, source, phrase);
  reading.use(at, 0, phrase.end);
}

/** "Grades from 0 to 100": what each of them is. */
function noteFigure(notes: DomainNotes, at: SentenceReading, entity: string, phrase: NounPhrase): void {
  const { tokens } = at.sentence;
  const found = boundsBehind(tokens, phrase.end, tokens.length);
  if (!found || !isWord(tokens[phrase.end], 'from', 'between', '(')) return;
  const type: DraftFieldType = found.values.some((value) => value.includes('.')) ? 'number' : 'integer';
  const constraints = found.values.map((value) => ({ value, start: found.start, end: found.end }));
  const field = { name: 'value', words: ['value'], type, enumValues: undefined, constraints };
  const place = { at, start: phrase.end, end: found.end };
  notes.fields.push({ entity, field, phrase: { ...phrase, words: ['value'], plural: false }, place });
}

/** "Persons can be friends with each other": rows of one entity, many to many. */
export function readReciprocal(notes: DomainNotes, at: SentenceReading): void {
  const { tokens } = at.sentence;
  const other = tokens.findIndex(
    (token, i) =>
      (isWord(token, 'each') && isWord(tokens[i + 1], 'other')) ||
      (isWord(token, 'one') && isWord(tokens[i + 1], 'another')),
  );
  // "see each other's names", "rate each other from 1 to 5" tie nobody.
  if (other < 0 || isWord(tokens[other + 2], "'s", "'")) return;
  const before = tokens.slice(0, other);
  if (before.some(({ lemma }) => isJudging(lemma))) return;
  if (
    before.some((token) => isWord(token, 'not', 'overlap', 'same', 'never', 'conflict', 'clash', 'no', 'cannot', "n't"))
  )
    return;
  const phrase = nounPhraseAt(tokens, 0, other);
  const entity = phrase && notes.entityFor(phrase.words);
  if (!phrase?.plural || entity === undefined || before.slice(phrase.end).some((token) => isMark(token, ',', ':')))
    return;
  notes.multiplicities.push({
    from: entity,
    to: entity,
    count: 'many',
    verb: 'joins',
    place: { at, start: phrase.start, end: other + 2 },
  });
}

/** Words of an entity's name: StaffMember -> staff member. */
export const spokenName = (entity: string): string => wordsOf(entity).join(' ');
