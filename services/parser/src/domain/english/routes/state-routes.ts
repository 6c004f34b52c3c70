import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { routeWords } from '../../lexicon/route-lexicon';
import { camelCase, wordsOf } from '../../names';
import { markedAs } from '../abilities/marked-as';
import { operationEffect } from '../abilities/state-operations';
import type { DomainNotes } from '../domain-notes';
import { memberOf, onlyMoment } from '../queries/query-fields';
import type { BriefReading } from '../reading';
import { recordsOf } from '../things/recorded-deeds';
import { accessOf } from './route-access';
import type { ParameterNote, RouteNote } from './route-note';
import { moveOfRoute, stateConditions } from './route-remarks';

/** States what the routes of the brief stand for, once it is known what its things hold and which states they have. */
export function stateRoutes(reading: BriefReading, notes: DomainNotes): void {
  for (const note of notes.routes) {
    const { at, entity, route } = note;
    if (!notes.isDeclared(entity)) continue;
    at.readRoutes.add(route);
    reading.fact(at, 0, 0, FactKind.ENTITY, entity, '');
    const made = note.custom ? recordMade(notes, note) : undefined;
    const operations = made !== undefined ? ['create'] : note.custom ? stateOwn(reading, notes, note) : note.operations;
    if (made === undefined) stateConditions(reading, notes, note, operations);
    for (const access of accessOf(reading, notes, at)) {
      if (access.isRole) reading.useRole(access.at, access.range.start, access.range.end, access.subject);
      reading.use(access.at, access.range.start, access.range.end);
      for (const operation of operations)
        reading.fact(at, 0, 0, FactKind.PERMISSION, access.subject, `${made ?? entity}.${operation}`);
    }
  }
  for (const note of notes.routes) stateParameters(reading, notes, note);
  for (const parameter of notes.parameters)
    if (!stateParameter(reading, notes, parameter))
      parameter.at.missed.push({ start: 0, end: parameter.at.used.length });
}

/** "/books/:id/borrow" makes a loan, where the brief has them. */
const recordMade = (notes: DomainNotes, { entity, operations }: RouteNote): string | undefined =>
  operations
    .flatMap((said) => recordsOf(camelCase(wordsOf(said))))
    .find((record) => record !== entity && notes.isDeclared(record));

/** "/orders/:id/cancel" becomes an operation. */
function stateOwn(reading: BriefReading, notes: DomainNotes, note: RouteNote): string[] {
  const { entity, operations, at } = note;
  const move = moveOfRoute(reading, notes, note);
  return operations.map((said) => {
    const words = wordsOf(said);
    const verb = camelCase(words);
    const { tokens } = at.sentence;
    const marked = words[0] === 'mark' ? words.slice(words[1] === 'as' ? 2 : 1) : [];
    const values =
      marked.length > 0 ? [marked.join('_')] : (markedAs(tokens, { start: 0, end: tokens.length })?.values ?? []);
    // A route called like a usual operation would be one of those.
    const name =
      crudVerb(verb) !== undefined && ['create', 'read', 'update', 'delete'].includes(verb)
        ? camelCase(['mark', verb])
        : verb;
    reading.fact(
      at,
      0,
      0,
      FactKind.OPERATION,
      `${entity}.${name}`,
      move ?? operationEffect(reading, notes, entity, verb, values),
    );
    return name;
  });
}

/** "?page=2&status=open": wishes for the list; a route is understood if all of its parameters are. */
function stateParameters(reading: BriefReading, notes: DomainNotes, { route, entity, at }: RouteNote): void {
  for (const [name, value] of route.parameters)
    if (!stateParameter(reading, notes, { entity, name, value, at })) at.readRoutes.delete(route);
}

function stateParameter(
  reading: BriefReading,
  notes: DomainNotes,
  { entity, name, value, at }: ParameterNote,
): boolean {
  const words = wordsOf(name);
  const wish = (one: string): void => reading.fact(at, 0, 0, FactKind.QUERY, entity, one);
  const meaning = routeWords.parameters.get(words.join('_'));
  if (meaning === 'search') wish('search');
  else if (meaning === 'sort') {
    const by = memberOf(notes, entity, wordsOf(value.replace(/^-/, '')));
    if (by !== undefined) wish(`sort=${value.startsWith('-') ? '-' : ''}${by}`);
  } else if (meaning !== undefined) {
    if (!reading.has(FactKind.PAGINATION)) reading.fact(at, 0, 0, FactKind.PAGINATION, '', meaning);
  } else {
    const member = filteredBy(notes, entity, words) ?? flagOf(reading, entity, words);
    if (member === undefined) return false;
    wish(`filter=${member}`);
  }
  return true;
}

/** "status", "ferry_id", "min_price", "from": what the rows are chosen by. */
function filteredBy(notes: DomainNotes, entity: string, words: readonly string[]): string | undefined {
  const inner = words.filter((word) => !routeWords.bounds.has(word) && !routeWords.keys.has(word));
  if (inner.length === 0) return onlyMoment(notes.fields.filter((note) => note.entity === entity));
  return memberOf(notes, entity, words) ?? memberOf(notes, entity, inner);
}

/** "?done=true", where an operation sets the flag. */
function flagOf({ facts }: BriefReading, entity: string, words: readonly string[]): string | undefined {
  const flag = camelCase(words);
  const isSet = facts.some(({ subject, value }) => subject.startsWith(`${entity}.`) && value === `flag(${flag})`);
  return isSet ? flag : undefined;
}
