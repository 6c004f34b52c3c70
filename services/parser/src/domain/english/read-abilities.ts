import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isFieldName } from '../lexicon/field-lexicon';
import { crudVerb } from '../lexicon/grammar-lexicon';
import { camelCase, entityName, wordsOf } from '../names';
import { type Token, isMark, isWord } from '../text/token';
import { actorsOf } from './actors';
import type { Clause } from './clauses';
import { type Actor, type DomainNotes, PRONOUNS, canBeEntity } from './domain-notes';
import { listItems } from './list-items';
import type { Range } from './phrase-pattern';
import { phrasesOf } from './subjects';
import { holdsFieldNames, readFieldList } from './read-field-list';
import type { BriefReading, SentenceReading } from './reading';

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
        notes.abilities.push({
          actor,
          verb: verbOf(tokens, clause, lemma, verbAt),
          entity,
          negated: clause.negated,
          place: { at, start: clause.start, end },
        });
      }
    }
    notes.current = entity;
  }
  if (noted) reading.use(at, clause.start, clause.end);
  return noted;
}

/** "The principal can do everything", "managers see everything". */
function readEverything(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
  actors: readonly Actor[],
): boolean {
  const { tokens } = at.sentence;
  const object = tokens.slice(clause.object.start, Math.min(clause.object.end, clause.object.start + 4));
  if (
    !object.some((token) => isWord(token, 'everything', 'anything', 'all')) ||
    (object.some((token) => isWord(token, 'all')) && object.length > 2 && !object.some((token) => isWord(token, 'of')))
  )
    return false;
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

const isOwn = (tokens: readonly Token[], object: Range): boolean =>
  tokens.slice(object.start, object.end).some((token) => isWord(token, 'own'));

/** The verb with its particle, in camelCase: "sign up for" -> signUp. */
function verbOf(tokens: readonly Token[], clause: Clause, lemma: string, at: number): string {
  const next = tokens[at + 1];
  const particle =
    at + 1 >= clause.verb.end - 0 && isWord(next, 'up', 'out', 'in', 'off', 'back', 'down', 'over')
      ? next?.lower
      : undefined;
  return camelCase(particle === undefined ? wordsOf(lemma) : [...wordsOf(lemma), particle]);
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
    if (known !== undefined) {
      notes.declare(known, { at, start: phrase.head.start, end: phrase.head.end });
      targets.push({ name: known, place });
    } else if (
      isCrud &&
      canBeEntity(phrase.words, phrase.plural) &&
      (phrase.plural || phrase.determined) &&
      !isMoney(phrase.words) &&
      !notes.isTaken(at, phrase) &&
      !isFieldName(phrase.words)
    ) {
      const name = notes.canonical(entityName(phrase.words));
      notes.declare(name, { at, start: phrase.head.start, end: phrase.head.end }, 'declared');
      targets.push({ name, place });
    }
    const target = targets.at(-1);
    if (target && item.group && holdsFieldNames(tokens, item.group))
      readFieldList(reading, notes, at, target.name, item.group);
  }
  if (
    targets.length === 0 &&
    notes.current !== undefined &&
    tokens
      .slice(clause.object.start, clause.object.end)
      .some(({ lower }) => ['it', 'them', 'they', 'these', 'those'].includes(lower))
  ) {
    targets.push({ name: notes.current, place: clause.object });
  }
  return targets;
}

const isMoney = (words: readonly string[]): boolean =>
  words.length === 1 && ['money', 'note', 'notes', 'comment', 'password', 'email', 'profile'].includes(words[0] ?? '');

/** The object up to the first word that begins something else; a particle before it is skipped. */
function objectRange(tokens: readonly Token[], clause: Clause): Range {
  let { start } = clause.object;
  while (
    start < clause.object.end &&
    isWord(
      tokens[start],
      'up',
      'out',
      'in',
      'off',
      'for',
      'to',
      'back',
      'on',
      'at',
      'into',
      'through',
      'down',
      'over',
      'about',
    )
  )
    start++;
  let end = start;
  for (; end < clause.object.end; end++) {
    if (
      isMark(tokens[end], '.', ';', ':', '!') ||
      isWord(
        tokens[end],
        'as',
        'to',
        'by',
        'with',
        'so',
        'for',
        'without',
        'when',
        'if',
        'from',
        'until',
        'once',
        'via',
        'using',
        'in',
        'at',
        'before',
        'after',
        'on',
        'into',
        'between',
      )
    )
      break;
  }
  return { start, end };
}

/** "A todo can be marked as done", "orders can be cancelled", "posts can be edited only by their author". */
function readPassive(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  if (clause.modal === undefined || (clause.modal === 'must' && !clause.negated)) return false;
  const entities: string[] = [];
  for (const phrase of phrasesOf(tokens, clause.subject)) {
    const known = notes.entityFor(phrase.words);
    if (known !== undefined) entities.push(known);
    else if (canBeEntity(phrase.words)) {
      const name = notes.canonical(entityName(phrase.words));
      notes.declare(name, { at, start: phrase.head.start, end: phrase.head.end });
      entities.push(name);
    } else if (PRONOUNS.has(phrase.words.join(' ')) && notes.current !== undefined) entities.push(notes.current);
  }
  if (entities.length === 0 && notes.current !== undefined) entities.push(notes.current);
  const by = tokens.slice(clause.object.start, clause.object.end).findIndex((token) => isWord(token, 'by'));
  const actors =
    by >= 0
      ? actorsOf(notes, at, { start: clause.object.start + by + 1, end: clause.object.end })
      : [{ kind: 'someone' as const, name: '', only: false }];
  const only = tokens.slice(clause.verb.start, clause.object.end).some((token) => isWord(token, 'only'));
  for (const entity of entities) {
    for (const { lemma, at: verbAt } of clause.verbs) {
      for (const actor of actors) {
        notes.abilities.push({
          actor: { ...actor, only: actor.only || only },
          verb: verbOf(tokens, clause, lemma, verbAt),
          entity,
          negated: clause.negated,
          place: { at, start: clause.start, end: clause.end },
        });
      }
    }
    notes.current = entity;
  }
  if (entities.length > 0) reading.use(at, clause.start, clause.end);
  return entities.length > 0;
}
