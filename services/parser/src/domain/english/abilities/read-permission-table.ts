import { isPersonNoun } from '../../lexicon/account-lexicon';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { isActionVerb } from '../../lexicon/verb-lexicon';
import { singular, singularWords, snakeCase, wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { ownerAmong } from './own-rows';
import { actorsOf } from '../grammar/actors';
import type { DomainNotes } from '../domain-notes';
import type { Actor, PermissionTable } from '../notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import { cellsOf } from '../structure/table-cells';
import { tellsOfFields } from '../structure/table-columns';

/** "| | Admin | Member |" over "| Create books | yes | no |", or "| Role | Books | Loans |" over "| Clerk | read | create, read |". */
export function readPermissionRow(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens, kind, text } = at.sentence;
  if (kind !== 'row') {
    // A row that was told as a sentence is still one of the table.
    if (!text.startsWith('|')) notes.permissionTable = undefined;
    return false;
  }
  // "| Tour | guide | Guide | assigned by the planner |" below "| Entity | Field | Type |": people, but no columns of theirs.
  if (tellsOfFields(reading, at)) return false;
  const cells = cellsOf(tokens);
  const head = headOf(notes, at, cells);
  if (head) {
    notes.permissionTable = head;
    const unknown = head.entities?.flatMap((entity, i) => (entity === undefined ? [cells[i + 1]] : [])) ?? [];
    if (unknown.length < (head.entities?.length ?? 0)) at.missed.push(...unknown.filter((cell) => cell !== undefined));
    for (const actor of head.roles ?? []) if (actor?.kind === 'role') reading.useRole(at, 0, tokens.length, actor.name);
    reading.use(at, 0, tokens.length);
    return true;
  }
  const table = notes.permissionTable;
  const [first, ...rest] = cells;
  if (!table || !first) return false;
  if (table.describes === true) return describeRole(reading, notes, at, first, rest);
  return table.roles
    ? readAction(reading, notes, at, first, rest, table.roles)
    : readRole(reading, notes, at, first, rest, table.entities ?? []);
}

function headOf(
  notes: DomainNotes,
  at: SentenceReading,
  [first, ...rest]: readonly Range[],
): PermissionTable | undefined {
  const { tokens } = at.sentence;
  if (!first || rest.length === 0) return undefined;
  const label = tokens.slice(first.start, first.end);
  const entities = rest.map((cell) => entityIn(notes, tokens, cell));
  const isOpen = label.length === 0 || isLabelOf(label, ACTION_LABELS);
  const persons = rest.filter((cell) => isPerson(tokens, cell)).length;
  if (
    rest.length > 1 &&
    (persons === rest.length || (isOpen && persons * 2 >= rest.length && entities.includes(undefined)))
  )
    return { roles: rest.map((cell) => roleIn(notes, at, cell)) };
  const what =
    rest.length === 1 &&
    tokens
      .slice(rest[0]?.start, rest[0]?.end)
      .some((token) => isWord(token, 'permission', 'right', 'can', 'may', 'access', 'ability'));
  if (isLabelOf(label, ROLE_LABELS) && rest.length === 1 && isLabelOf(tokens.slice(rest[0]?.start), DESCRIBING))
    return { describes: true };
  const known = entities.filter((entity) => entity !== undefined).length;
  const named = known === entities.length;
  // A column of what the brief tells nothing of takes none of the others their rights.
  const isMostlyNamed = known > 1 && known * 2 >= entities.length;
  if (isLabelOf(label, ROLE_LABELS)) return what || named || isMostlyNamed ? { entities } : undefined;
  return label.length === 0 && named && rest.length > 1 ? { entities } : undefined;
}

const ROLE_LABELS = new Set(['role', 'who', 'actor', 'group', 'person', 'user']);
/** Above what is told of each role in words of its own. */
const DESCRIBING = new Set(['description', 'responsibility', 'duty', 'job', 'function', 'activity', 'purpose', 'note']);
const ACTION_LABELS = new Set([
  ...['action', 'permission', 'right', 'resource', 'entity', 'operation', 'what', 'object', 'thing', 'area', 'data'],
]);

const isLabelOf = (label: readonly Token[], words: ReadonlySet<string>): boolean =>
  label.some(({ lemma, lower }) => words.has(lemma) || words.has(lower) || words.has(singular(lower)));

/** A cell for people is a role, whatever the word: "HR", "New hire". */
function roleIn(notes: DomainNotes, at: SentenceReading, cell: Range): Actor | undefined {
  const [actor] = actorsOf(notes, at, cell);
  if (actor && (actor.kind !== 'someone' || actor.name !== '') && actor.kind !== 'entity') return actor;
  const words = at.sentence.tokens.slice(cell.start, cell.end).filter(({ kind }) => kind === 'word');
  if (words.length === 0 || words.length > 3) return undefined;
  const name = snakeCase(singularWords(words.map(({ lower }) => lower)));
  if (!notes.roles.has(name)) notes.roles.set(name, { at, start: cell.start, end: cell.end });
  return { kind: 'role', name, only: false, sure: true };
}

function isPerson(tokens: readonly Token[], { start, end }: Range): boolean {
  const last = tokens[end - 1];
  return (
    start < end &&
    (isWord(last, 'everyone', 'anyone', 'public', 'anonymous', 'visitor', 'guest', 'user') ||
      isPersonNoun(singular(last?.lower ?? '')))
  );
}

function entityIn(notes: DomainNotes, tokens: readonly Token[], { start, end }: Range): string | undefined {
  for (let i = start; i < end; i++) {
    const phrase = nounPhraseAt(tokens, i, end);
    const known = phrase && notes.entityFor(phrase.words);
    if (known !== undefined) return known;
  }
  return undefined;
}

/** "Create books | yes | no", "Books | all | read". */
function readAction(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  first: Range,
  cells: readonly Range[],
  roles: readonly (Actor | undefined)[],
): boolean {
  const { tokens } = at.sentence;
  const entity = entityIn(notes, tokens, { start: first.start + 1, end: first.end }) ?? entityIn(notes, tokens, first);
  if (entity === undefined) return false;
  // "Visit" alone is the thing, although to visit is a verb.
  const said = first.end - first.start > wordsOf(entity).length ? verbsIn(tokens, first) : [];
  for (const [i, cell] of cells.entries()) {
    const actor = roles[i];
    if (!actor || isRefusal(tokens, cell)) continue;
    if (said.length === 0) for (const part of partsOf(tokens, cell)) noteCell(notes, at, actor, part, entity);
    const own = saysOwn(tokens, cell);
    for (const verb of said) note(notes, at, own ? ownerAmong([actor]) : actor, verb, entity);
  }
  reading.use(at, 0, tokens.length);
  return true;
}

/** "Driver | carries out trips" below "| Role | Description |": somebody who uses it; what he does is told, and was not understood. */
function describeRole(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  first: Range,
  cells: readonly Range[],
): boolean {
  const actor = roleIn(notes, at, first);
  if (actor?.kind === 'role') reading.useRole(at, first.start, first.end, actor.name);
  at.missed.push(...cells);
  return true;
}

/** "Clerk | read | create, read", "Editor | edits and publishes articles". */
function readRole(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  first: Range,
  cells: readonly Range[],
  entities: readonly (string | undefined)[],
): boolean {
  const { tokens } = at.sentence;
  const actor = roleIn(notes, at, first);
  if (!actor) return false;
  if (actor.kind === 'role') reading.useRole(at, first.start, first.end, actor.name);
  for (const [i, cell] of cells.entries()) {
    if (isRefusal(tokens, cell)) continue;
    const entity = entities[i] ?? entityIn(notes, tokens, cell);
    const verbs = verbsIn(tokens, cell);
    if (entity !== undefined) for (const part of partsOf(tokens, cell)) noteCell(notes, at, actor, part, entity);
    else if (entities.some((one) => one !== undefined)) at.missed.push(cell);
    else if (verbs.includes('manage') && actor.kind === 'role')
      notes.sweeping.push({ actor, verb: '*', entity: '*', place: { at, start: 0, end: tokens.length } });
  }
  reading.use(at, 0, tokens.length);
  return true;
}

/** "C, R own": what is said of one's own holds for the words beside it. */
function noteCell(notes: DomainNotes, at: SentenceReading, actor: Actor, part: Range, entity: string): void {
  const { tokens } = at.sentence;
  const own = saysOwn(tokens, part);
  const verbs = verbsIn(tokens, part);
  for (const verb of verbs.length > 0 ? verbs : ['manage'])
    note(notes, at, own ? ownerAmong([actor]) : actor, verb, entity);
}

/** "read own", "read assigned": of those that are his, or that name him. */
const saysOwn = (tokens: readonly Token[], { start, end }: Range): boolean =>
  tokens.slice(start, end).some((token) => token.lower === 'own' || token.lower === 'assigned');

function partsOf(tokens: readonly Token[], { start, end }: Range): Range[] {
  const own = saysOwn(tokens, { start, end });
  const cuts = own ? tokens.flatMap((token, i) => (i > start && i < end && isMark(token, ',', ';') ? [i] : [])) : [];
  const edges = [start - 1, ...cuts, end];
  return edges.slice(0, -1).map((edge, i) => ({ start: edge + 1, end: edges[i + 1] ?? end }));
}

function note(notes: DomainNotes, at: SentenceReading, actor: Actor, verb: string, entity: string): void {
  notes.abilities.push({
    actor: { ...actor, sure: true },
    verb,
    entity,
    negated: false,
    allowed: true,
    place: { at, start: 0, end: at.sentence.tokens.length },
  });
}

const LETTERS: Readonly<Record<string, readonly string[]>> = {
  c: ['create'],
  r: ['read'],
  u: ['update'],
  d: ['delete'],
  w: ['create', 'update', 'delete'],
};

/** Verbs of a cell: "create, read", "CRUD", "R", "full access"; none for a mere yes. */
function verbsIn(tokens: readonly Token[], { start, end }: Range): string[] {
  const verbs: string[] = [];
  const cell = tokens.slice(start, end);
  // "read everything": all of it may be read, and no more be done with it.
  const isOfDeed = cell.slice(0, -1).some((token) => isWord(token, 'read', 'view', 'see', 'list', 'browse'));
  for (const token of cell) {
    if (isOfDeed && (isWord(token, 'all', 'everything') || token.lower === 'assigned')) continue;
    if (isWord(token, 'full', 'all', 'everything', 'crud')) return ['manage'];
    if (/^([CRUDW]{1,4}|[crudw]|rw)$/.test(token.text))
      verbs.push(...[...token.lower].flatMap((letter) => LETTERS[letter] ?? []));
    else if (
      token.kind === 'word' &&
      (isActionVerb(token.lemma) || (crudVerb(token.lemma) ?? '') !== '') &&
      !isWord(token, 'order', 'book', 'report', 'access')
    )
      verbs.push(token.lemma);
  }
  return verbs;
}

function isRefusal(tokens: readonly Token[], { start, end }: Range): boolean {
  const [first] = tokens.slice(start, end);
  return (
    first === undefined ||
    isWord(first, 'no', 'none', 'never', 'not', 'false', 'n') ||
    isMark(first, '-', '–', '—', '✗', '✘', '❌', '×')
  );
}
