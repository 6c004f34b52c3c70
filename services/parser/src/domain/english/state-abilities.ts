import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { pastParticiple } from '../compile/action-effects';
import { crudVerb, grammar } from '../lexicon/grammar-lexicon';
import { isFlag, stateForVerb } from '../lexicon/state-lexicon';
import { camelCase, entityName, snakeCase, wordsOf } from '../names';
import { type Token, isMark, isWord } from '../text/token';
import type { Actor, DomainNotes } from './domain-notes';
import { nounPhraseAt } from './noun-phrase';
import type { Range } from './phrase-pattern';
import type { BriefReading } from './reading';

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
    if (!notes.isDeclared(entity) && !notes.isForeseen(entity)) continue;
    const { at, start, end } = place;
    const marked = markedAs(at.sentence.tokens, place);
    const crud = marked ? undefined : crudVerb(note.verb);
    const verb = crud === undefined || crud === '' ? stateOperation(reading, notes, note, marked) : crud;
    const subject = permissionSubject(notes, actor);
    if (negated) {
      if (actor.kind === 'someone' && verb !== undefined && verb !== '*')
        reading.fact(at, start, end, FactKind.EXCLUSION, '', `${entity}.${verb}`);
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
    case 'someone':
      return undefined;
    default:
      return actor.kind;
  }
}

/** A verb of the domain becomes an operation of its own; its name is returned. */
function stateOperation(
  reading: BriefReading,
  notes: DomainNotes,
  note: DomainNotes['abilities'][number],
  marked: string[] | undefined,
): string | undefined {
  const { entity, place, negated, verb } = note;
  if (grammar.haveVerbs.has(verb) && !marked) return undefined;
  const { at, start, end } = place;
  if (negated) return verb;
  if (marked) {
    for (const value of marked)
      reading.fact(
        at,
        start,
        end,
        FactKind.OPERATION,
        `${entity}.${operationFor(value)}`,
        `flag(${camelCase(wordsOf(value))})`,
      );
    return marked[0] === undefined ? undefined : operationFor(marked[0]);
  }
  if (IGNORED_VERBS.has(verb) || verb.length < 3) return undefined;
  reading.fact(at, start, end, FactKind.OPERATION, `${entity}.${verb}`, effectOf(reading, notes, entity, verb));
  return verb;
}

/** A move of the states that were said, a flag that the entity has, or an action whose effect is not known. */
function effectOf(reading: BriefReading, notes: DomainNotes, entity: string, verb: string): string {
  const target = stateForVerb.get(verb) ?? pastParticiple(verb);
  const states =
    reading.facts.find(({ kind, subject }) => kind === FactKind.STATE && subject === entity)?.value.split('>') ?? [];
  const place = states.indexOf(target);
  if (place > 0) return `transition(${states[place - 1] ?? ''}>${target})`;
  const flag = notes.fields.find((note) => note.entity === entity && note.field.name === camelCase(wordsOf(target)));
  return flag ? `flag(${flag.field.name})` : 'action';
}

const operationFor = (value: string): string => camelCase(['mark', ...wordsOf(value)]);

const IGNORED_VERBS = new Set([
  'be',
  'have',
  'use',
  'want',
  'need',
  'like',
  'know',
  'see',
  'work',
  'get',
  'go',
  'come',
  'help',
  'let',
  'allow',
  'support',
  'provide',
  'include',
  'contain',
  'belong',
  'exist',
  'filter',
  'sort',
  'search',
  'order',
  'paginate',
  'share',
  'think',
  'say',
  'try',
  'keep',
  'show',
  'give',
  'make',
  'run',
  'start',
  'mark',
  'call',
  'expose',
  'implement',
  'build',
  'write',
  'prefer',
  'choose',
  'store',
  'manage',
  'handle',
  'return',
  'require',
  'log',
  'exceed',
  'expect',
  'depend',
  'refer',
  'relate',
  'become',
  'look',
  'lookup',
  'count',
  'remember',
  'forget',
  'own',
  'wish',
  'receive',
]);
export const ignoredVerbs: ReadonlySet<string> = IGNORED_VERBS;
