import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import accounts from '../../../data/lexicons/accounts.json';
import { crudVerb, grammar } from '../lexicon/grammar-lexicon';
import { isFieldName } from '../lexicon/field-lexicon';
import { isFlag, stateForVerb } from '../lexicon/state-lexicon';
import { camelCase, entityName, singular, singularWords, snakeCase, wordsOf } from '../names';
import { isMark, isWord, type Token } from '../text/token';
import type { Clause } from './clauses';
import { canBeEntity, isSpeaker, PRONOUNS, type Actor, type DomainNotes } from './domain-notes';
import { listItems } from './list-items';
import { nounPhraseAt } from './noun-phrase';
import type { Range } from './phrase-pattern';
import { phrasesOf } from './read-predicates';
import { holdsFieldNames, readFieldList } from './read-structure';
import type { BriefReading, SentenceReading } from './reading';

const roleNouns = new Set(accounts.roleNouns);
const accountNouns = new Set(accounts.accountNouns);

/** "Admins can delete any post", "only librarians may add books", "users can borrow books". */
export function readAbility(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const able = clause.modal !== undefined || clause.subject !== undefined;
  if (!able || clause.verbs.every(({ lemma }) => lemma === 'be' || lemma === 'have')) return false;
  if (clause.passive) return readPassive(reading, notes, at, clause);
  const actors = actorsOf(notes, at, clause.subject);
  if (actors.length === 0) return false;
  if (readEverything(reading, notes, at, clause, actors)) return true;
  const objects = objectEntities(reading, notes, at, clause);
  if (objects.length === 0) return false;
  const own = isOwn(tokens, clause.object);
  let noted = false;
  for (const { name: entity, place } of objects) {
    for (const { lemma, at: verbAt } of clause.verbs) {
      const end = Math.max(place.end, clause.verb.end);
      for (const actor of own ? [{ kind: 'owner' as const, name: 'owner', only: true }, ...actors] : actors) {
        noted = true;
        notes.abilities.push({ actor, verb: verbOf(tokens, clause, lemma, verbAt), entity, negated: clause.negated, place: { at, start: clause.start, end } });
      }
    }
    notes.current = entity;
  }
  if (noted) reading.use(at, clause.start, clause.end);
  return noted;
}

/** "The principal can do everything", "managers see everything". */
function readEverything(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause, actors: readonly Actor[]): boolean {
  const { tokens } = at.sentence;
  const object = tokens.slice(clause.object.start, Math.min(clause.object.end, clause.object.start + 4));
  if (!object.some((token) => isWord(token, 'everything', 'anything', 'all')) || (object.some((token) => isWord(token, 'all')) && object.length > 2 && !object.some((token) => isWord(token, 'of')))) return false;
  let noted = false;
  for (const { lemma } of clause.verbs) {
    const verb = crudVerb(lemma) ?? '';
    for (const actor of actors) {
      if (actor.kind !== 'role' || verb === '' || clause.negated) continue;
      reading.fact(at, clause.start, clause.end, FactKind.ROLE, actor.name, '');
      reading.fact(at, clause.start, clause.end, FactKind.PERMISSION, actor.name, `*.${verb}`);
      noted = true;
    }
  }
  return noted;
}

const isOwn = (tokens: readonly Token[], object: Range): boolean => tokens.slice(object.start, object.end).some((token) => isWord(token, 'own'));

/** The verb with its particle, in camelCase: "sign up for" -> signUp. */
function verbOf(tokens: readonly Token[], clause: Clause, lemma: string, at: number): string {
  const next = tokens[at + 1];
  const particle = at + 1 >= clause.verb.end - 0 && isWord(next, 'up', 'out', 'in', 'off', 'back', 'down', 'over') ? next?.lower : undefined;
  return camelCase(particle === undefined ? wordsOf(lemma) : [...wordsOf(lemma), particle]);
}

/** Who may: a role, everybody, whoever is logged in, the owner; nobody in particular for "users" and "we". */
export function actorsOf(notes: DomainNotes, at: SentenceReading, subject: Range | undefined): Actor[] {
  const { tokens } = at.sentence;
  if (!subject) return [{ kind: 'someone', name: '', only: false }];
  const words = tokens.slice(subject.start, subject.end);
  const only = words.some((token) => isWord(token, 'only', 'just', 'solely')) || isWord(tokens[subject.start - 1], 'only');
  const said = words.map(({ lower }) => lower).join(' ');
  if (/\b(anyone|anybody|everyone|everybody|visitors?|the public|guests?|anonymous)\b/.test(said)) return [{ kind: 'anyone', name: 'anyone', only }];
  if (/\b(logged|signed|authenticated|registered)\b/.test(said)) return [{ kind: 'authenticated', name: 'authenticated', only }];
  if (/\b(owner|creator|author|person|user|whoever)\b/.test(said) && only && /\b(owner|creator|who|whoever|author|that)\b/.test(said)) return [{ kind: 'owner', name: 'owner', only }];
  const actors: Actor[] = [];
  const isStory = isWord(tokens[subject.start - 1], 'as') && isWord(tokens[subject.start], 'a', 'an');
  for (const phrase of phrasesOf(tokens, subject)) {
    const name = snakeCase(singularWords(phrase.words));
    const last = singular(phrase.words.at(-1) ?? '');
    if (accountNouns.has(last) || ['people', 'we', 'i', 'they', 'you', 'person'].includes(last) || PRONOUNS.has(last)) actors.push({ kind: only ? 'authenticated' : 'someone', name: '', only });
    else if (roleNouns.has(last)) {
      actors.push({ kind: 'role', name, only });
      if (!notes.roles.has(name)) notes.roles.set(name, { at, start: phrase.head.start, end: phrase.head.end });
    } else if (isStory || (isPersonNoun(last) && notes.entityFor(phrase.words) === undefined && canBeEntity(phrase.words))) {
      actors.push({ kind: 'role', name, only });
      if (!notes.roles.has(name)) notes.roles.set(name, { at, start: phrase.head.start, end: phrase.head.end });
    } else if (notes.entityFor(phrase.words) !== undefined) actors.push({ kind: 'entity', name: notes.entityFor(phrase.words) ?? '', only });
  }
  if (actors.length === 0 && isSpeaker(at, subject)) actors.push({ kind: 'someone', name: '', only });
  return actors;
}

interface Target {
  readonly name: string;
  readonly place: Range;
}

function objectEntities(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): Target[] {
  const { tokens } = at.sentence;
  const isCrud = clause.verbs.some(({ lemma }) => (crudVerb(lemma) ?? '') !== '');
  const targets: Target[] = [];
  for (const item of listItems(tokens, objectRange(tokens, clause))) {
    const { phrase } = item;
    if (PRONOUNS.has(phrase.words.join(' '))) continue;
    const known = notes.entityFor(phrase.words);
    const place = { start: item.start, end: phrase.end };
    if (known !== undefined) targets.push({ name: known, place });
    else if (isCrud && canBeEntity(phrase.words) && (phrase.plural || phrase.determined) && !isMoney(phrase.words) && !notes.isTaken(at, phrase) && !isFieldName(phrase.words)) {
      const name = entityName(phrase.words);
      notes.declare(name, { at, start: phrase.head.start, end: phrase.head.end }, 'declared');
      targets.push({ name, place });
    }
    const target = targets.at(-1);
    if (target && item.group && holdsFieldNames(tokens, item.group)) readFieldList(reading, notes, at, target.name, item.group);
  }
  if (targets.length === 0 && notes.current !== undefined && tokens.slice(clause.object.start, clause.object.end).some(({ lower }) => ['it', 'them', 'they', 'these', 'those'].includes(lower))) {
    targets.push({ name: notes.current, place: clause.object });
  }
  return targets;
}

/** Nouns for people end alike. */
const isPersonNoun = (noun: string): boolean => /(er|or|ist|ian|ant|man|woman|master|hand|desk|staff|officer|crew|ee|lead|head|chief)$/.test(noun) && !['number', 'order', 'letter', 'paper', 'calendar', 'folder', 'computer', 'error', 'color', 'chapter', 'member', 'center', 'counter', 'filter', 'server', 'newsletter', 'ledger', 'poster', 'restaurant', 'plant', 'container', 'printer', 'parameter', 'sensor', 'reminder', 'offer', 'fee', 'committee', 'voucher', 'trailer', 'vendor', 'tree', 'sticker', 'layer', 'header', 'meter', 'register', 'tracker', 'transfer', 'dinner', 'trigger', 'water', 'weather'].includes(noun);

const isMoney = (words: readonly string[]): boolean => words.length === 1 && ['money', 'note', 'notes', 'comment', 'password', 'email', 'profile'].includes(words[0] ?? '');

/** The object up to the first word that begins something else; a particle before it is skipped. */
function objectRange(tokens: readonly Token[], clause: Clause): Range {
  let { start } = clause.object;
  while (start < clause.object.end && isWord(tokens[start], 'up', 'out', 'in', 'off', 'for', 'to', 'back', 'on', 'at', 'into', 'through', 'down', 'over', 'about')) start++;
  let end = start;
  for (; end < clause.object.end; end++) {
    if (isMark(tokens[end], '.', ';', ':', '!') || isWord(tokens[end], 'as', 'to', 'by', 'with', 'so', 'for', 'without', 'when', 'if', 'from', 'until', 'once', 'via', 'using', 'in', 'at', 'before', 'after', 'on', 'into', 'between')) break;
  }
  return { start, end };
}

/** "A todo can be marked as done", "orders can be cancelled", "posts can be edited only by their author". */
function readPassive(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  if (clause.modal === undefined || clause.modal === 'must' && !clause.negated) return false;
  const entities: string[] = [];
  for (const phrase of phrasesOf(tokens, clause.subject)) {
    const known = notes.entityFor(phrase.words);
    if (known !== undefined) entities.push(known);
    else if (canBeEntity(phrase.words)) {
      const name = entityName(phrase.words);
      notes.declare(name, { at, start: phrase.head.start, end: phrase.head.end });
      entities.push(name);
    } else if (PRONOUNS.has(phrase.words.join(' ')) && notes.current !== undefined) entities.push(notes.current);
  }
  if (entities.length === 0 && notes.current !== undefined) entities.push(notes.current);
  const by = tokens.slice(clause.object.start, clause.object.end).findIndex((token) => isWord(token, 'by'));
  const actors = by >= 0 ? actorsOf(notes, at, { start: clause.object.start + by + 1, end: clause.object.end }) : [{ kind: 'someone' as const, name: '', only: false }];
  const only = tokens.slice(clause.verb.start, clause.object.end).some((token) => isWord(token, 'only'));
  for (const entity of entities) {
    for (const { lemma, at: verbAt } of clause.verbs) {
      for (const actor of actors) {
        notes.abilities.push({ actor: { ...actor, only: actor.only || only }, verb: verbOf(tokens, clause, lemma, verbAt), entity, negated: clause.negated, place: { at, start: clause.start, end: clause.end } });
      }
    }
    notes.current = entity;
  }
  if (entities.length > 0) reading.use(at, clause.start, clause.end);
  return entities.length > 0;
}

/** "mark a todo as done", "can be marked as read": the flag or state behind "as". */
export function markedAs(tokens: readonly Token[], { start, end }: Range): string[] | undefined {
  const as = tokens.findIndex((token, i) => i > start && i < end && isWord(token, 'as'));
  const mark = tokens.slice(start, Math.max(as, start)).some((token) => isWord(token, 'mark', 'flag', 'set'));
  if (as < 0 || !mark) return undefined;
  const phrase = nounPhraseAt(tokens, as + 1, end);
  const words = phrase?.words ?? [];
  const values = [snakeCase(words), ...alternativesAfter(tokens, phrase?.end ?? end, end)];
  return values.filter((value) => value !== '');
}

function alternativesAfter(tokens: readonly Token[], start: number, end: number): string[] {
  const values: string[] = [];
  for (let i = start; i < end && (isMark(tokens[i], ',', '/') || isWord(tokens[i], 'or', 'and')); ) {
    while (i < end && (isMark(tokens[i], ',', '/') || isWord(tokens[i], 'or', 'and'))) i++;
    const word = tokens[i];
    if (!word || (!isFlag(word.lower) && word.pos !== 'VERB' && word.pos !== 'ADJ')) break;
    values.push(word.lower);
    i++;
  }
  return values;
}

/** States abilities as permissions and custom operations, once it is known what is an entity and what a role. */
export function stateAbilities(reading: BriefReading, notes: DomainNotes): void {
  for (const note of notes.abilities) {
    const { actor, entity, place, negated } = note;
    if (!notes.isDeclared(entity)) continue;
    const { at, start, end } = place;
    const marked = markedAs(at.sentence.tokens, place);
    const crud = marked ? undefined : crudVerb(note.verb);
    const verb = crud === undefined || crud === '' ? stateOperation(reading, notes, note, marked) : crud;
    const subject = permissionSubject(notes, actor);
    if (negated) {
      if (actor.kind === 'someone' && verb !== undefined && verb !== '*') reading.fact(at, start, end, FactKind.EXCLUSION, '', `${entity}.${verb}`);
      continue;
    }
    if (subject === undefined || verb === undefined) continue;
    if (actor.kind === 'role') reading.fact(at, start, end, FactKind.ROLE, actor.name, '');
    reading.fact(at, start, end, FactKind.PERMISSION, subject, `${entity}.${verb}`);
  }
}

function permissionSubject(notes: DomainNotes, actor: Actor): string | undefined {
  switch (actor.kind) {
    case 'role':
      return notes.isDeclared(entityName(actor.name.split('_'))) && !actor.only ? undefined : actor.name;
    case 'entity':
      return actor.only ? snakeCase(wordsOf(actor.name)) : undefined;
    case 'someone':
      return undefined;
    default:
      return actor.kind;
  }
}

/** A verb of the domain becomes an operation of its own; its name is returned. */
function stateOperation(reading: BriefReading, notes: DomainNotes, note: DomainNotes['abilities'][number], marked: string[] | undefined): string | undefined {
  const { entity, place, negated, verb } = note;
  if (grammar.haveVerbs.has(verb) && !marked) return undefined;
  const { at, start, end } = place;
  if (negated) return verb;
  if (marked) {
    for (const value of marked) reading.fact(at, start, end, FactKind.OPERATION, `${entity}.${operationFor(value)}`, `flag(${camelCase(wordsOf(value))})`);
    return marked[0] === undefined ? undefined : operationFor(marked[0]);
  }
  if (IGNORED_VERBS.has(verb) || verb.length < 3) return undefined;
  const target = stateForVerb.get(verb);
  const field = notes.fields.find((candidate) => candidate.entity === entity && target !== undefined && candidate.field.name === camelCase(wordsOf(target)));
  reading.fact(at, start, end, FactKind.OPERATION, `${entity}.${verb}`, field ? `flag(${field.field.name})` : 'action');
  return verb;
}

const operationFor = (value: string): string => camelCase(['mark', ...wordsOf(value)]);

const IGNORED_VERBS = new Set(['be', 'have', 'use', 'want', 'need', 'like', 'know', 'see', 'work', 'get', 'go', 'come', 'help', 'let', 'allow', 'support', 'provide', 'include', 'contain', 'belong', 'exist', 'filter', 'sort', 'search', 'order', 'paginate', 'share', 'think', 'say', 'try', 'keep', 'show', 'give', 'make', 'run', 'start', 'mark', 'call', 'expose', 'implement', 'build', 'write', 'prefer', 'choose', 'store', 'manage', 'handle', 'return', 'require', 'log', 'exceed', 'expect', 'depend', 'refer', 'relate', 'become', 'look', 'lookup', 'count', 'remember', 'forget', 'own', 'wish', 'receive']);
export const ignoredVerbs: ReadonlySet<string> = IGNORED_VERBS;
