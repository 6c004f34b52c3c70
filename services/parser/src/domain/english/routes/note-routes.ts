import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isRoleNoun } from '../../lexicon/account-lexicon';
import { routeWords } from '../../lexicon/route-lexicon';
import { isActionVerb } from '../../lexicon/verb-lexicon';
import { camelCase, entityName, isPlural, singular, wordsOf } from '../../names';
import type { Method, Route, Step } from '../../routes/route';
import { isMark, isWord, type Token } from '../../text/token';
import { canBeEntity, type DomainNotes } from '../domain-notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { memberOf } from '../queries/query-fields';
import type { BriefReading, SentenceReading } from '../reading';
import { cellsOf } from '../structure/table-cells';
import { accessIn, remarksIn } from './route-access';
import { readRouteDetails, readSentParts } from './route-details';
import { hasRemarks, noteRouteEffects } from './route-remarks';

/** What the routes that a sentence names are about, and what they do with it. True when its words say no more than that. */
export function noteRoutes(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { routes = [], kind } = at.sentence;
  if (routes.length === 0)
    return isHead(reading, at) || restatesRoute(reading, notes, at) || readRouteDetails(reading, notes, at);
  const before = notes.routes.length;
  for (const route of routes) if (!readsWhole(reading, at, route)) noteRoute(notes, at, route);
  const noted = notes.routes.slice(before);
  const [first] = noted;
  if (!first) return kind === 'row';
  notes.current = first.entity;
  const isCustom = noted.some(({ custom }) => custom);
  const isSent = noted.some(
    ({ operations }) => !operations.every((operation) => ['read', 'delete'].includes(operation)),
  );
  for (const note of noted) noteRouteEffects(notes, note);
  // "{title, author} -> staff only": what is sent stands apart from who may.
  const isBody = isMark(at.sentence.tokens[0], '{');
  const tellsParts = !isCustom && isSent && (isBody || !hasRemarks(notes, at));
  const hasParts = tellsParts && readSentParts(reading, notes, at, first.entity);
  useRestated(reading, notes, at, new Set(noted.map(({ entity }) => entity)), isCustom);
  // "list rooms (public)": who may, and no part of a room.
  for (const remark of kind === 'row' ? [] : remarksIn(at.sentence, []))
    if (accessIn(notes, at, remark).length > 0) reading.use(at, remark.start, remark.end);
  const isPlain = at.sentence.tokens.every(({ kind: one }, i) => one !== 'word' || at.used[i] === true);
  return kind === 'row' || isPlain || isCustom || hasParts;
}

/** "Creates a recipe." under "### POST /recipes": nothing new. */
function restatesRoute(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const above = reading.sentences[reading.sentences.indexOf(at) - 1];
  const note = notes.routes.at(-1);
  if (!note || note.at !== above || above.sentence.tokens.length > 0) return false;
  useRestated(reading, notes, at, new Set([note.entity]), note.custom);
  return at.sentence.tokens.every(({ kind }, i) => kind !== 'word' || at.used[i] === true);
}

/** "| Method | Path | Description |" over rows with routes. */
function isHead(reading: BriefReading, at: SentenceReading): boolean {
  if (at.sentence.kind !== 'row') return false;
  const next = reading.sentences[reading.sentences.indexOf(at) + 1]?.sentence;
  if (next?.kind !== 'row' || next.parent !== at.sentence.parent || next.routes === undefined) return false;
  at.noContent = true;
  return true;
}

/** Routes for logging in and for watching the service. */
function readsWhole(reading: BriefReading, at: SentenceReading, route: Route): boolean {
  const names = route.steps.map(({ name }) => name.toLowerCase());
  const wish = names.length === 1 ? routeWords.operational.get(names[0] ?? '') : undefined;
  const isLogin = routeWords.logins.has(names[0] ?? '') || routeWords.logins.has(names.at(-1) ?? '');
  if (wish !== undefined) reading.fact(at, 0, 0, FactKind.NON_FUNCTIONAL, '', wish);
  // A session may be a thing of the domain: who logs in needs no key of one.
  else if (isLogin && !route.steps.some(({ ofOne }) => ofOne)) {
    if (!reading.has(FactKind.AUTHENTICATION)) reading.fact(at, 0, 0, FactKind.AUTHENTICATION, '', 'jwt');
    reading.use(at, 0, at.sentence.tokens.length);
  } else return false;
  at.readRoutes.add(route);
  return true;
}

function noteRoute(notes: DomainNotes, at: SentenceReading, route: Route): void {
  const before = notes.routes.at(-1);
  // "?open=true" alone asks for the list that was spoken of.
  if (route.steps.length === 0 && before)
    notes.routes.push({ ...before, route, operations: ['read'], custom: false, at });
  const [first, ...rest] = withoutNamespace(notes, route.steps);
  const top = first && entityOf(notes, first);
  if (!first || top === undefined) return;
  const place = { at, start: 0, end: 0 };
  notes.declare(top, place);
  let [entity, step] = [top, first];
  for (const next of rest) {
    const part =
      (step.ofOne && next.ofOne) || isCollection(notes, entity, next) ? partOf(notes, entity, next) : undefined;
    if (part === undefined || !step.ofOne) {
      noteLast(notes, at, route, entity, step, next === rest.at(-1) ? next : undefined);
      return;
    }
    notes.declare(part, place);
    if (part !== entity)
      notes.multiplicities.push({
        from: part,
        to: entity,
        count: 'one',
        verb: 'refers',
        deed: true,
        loose: true,
        place,
      });
    [entity, step] = [part, next];
  }
  const operations = route.methods.map((method) => usualOperation(method));
  notes.routes.push({ route, entity, operations, custom: false, at });
}

/** What stands behind the things themselves: a deed, a part of them that is read or changed, or a search. */
function noteLast(
  notes: DomainNotes,
  at: SentenceReading,
  route: Route,
  entity: string,
  step: Step,
  last: Step | undefined,
): void {
  const words = wordsOf(last?.name ?? '');
  const note = { route, entity, at };
  if (!last || words.length === 0) return;
  const member = memberOf(notes, entity, words);
  // "POST /episodes/:id/publish" publishes, though there is a moment called publishAt.
  const isDeed =
    member !== camelCase(words) && step.ofOne && !route.methods.includes('GET') && isActionVerb(words[0] ?? '');
  if ((member !== undefined && !isDeed) || VIEWS.has(words.join(' ')))
    notes.routes.push({ ...note, operations: route.methods.map((method) => usualOperation(method)), custom: false });
  else if (step.ofOne && !route.methods.includes('GET'))
    notes.routes.push({ ...note, operations: [last.name], custom: true });
}

const VIEWS = new Set(['search', 'status', 'state', 'list', 'all']);

const usualOperation = (method: Method): string =>
  ({ GET: 'read', POST: 'create', PUT: 'update', PATCH: 'update', DELETE: 'delete' })[method];

/** "/admin/trips", "/shop/orders": what only says for whom or where. */
function withoutNamespace(notes: DomainNotes, steps: readonly Step[]): readonly Step[] {
  const [first, next, ...rest] = steps;
  if (!first || !next || first.ofOne) return steps;
  const words = wordsOf(first.name);
  const isNamespace =
    isRoleNoun(words.join(' ')) || (!isPlural(words.at(-1) ?? '') && notes.entityFor(words) === undefined);
  return isNamespace && isPlural(wordsOf(next.name).at(-1) ?? '') ? [next, ...rest] : steps;
}

function entityOf(notes: DomainNotes, { name, ofOne }: Step): string | undefined {
  const words = wordsOf(name);
  const known = notes.entityFor(words);
  if (known !== undefined) return known;
  const isThing = (ofOne || isPlural(words.at(-1) ?? '')) && canBeEntity(words, true);
  return isThing ? notes.canonical(entityName(words)) : undefined;
}

/** "/orders/:id/items": several of them, no deed. */
function isCollection(notes: DomainNotes, above: string, { name, ofOne }: Step): boolean {
  const words = wordsOf(name);
  return ofOne || isPlural(words.at(-1) ?? '') || notes.entityFor([...wordsOf(above), ...words]) !== undefined;
}

/** Items of an order are its order items, where the brief calls them so. */
function partOf(notes: DomainNotes, above: string, step: Step): string | undefined {
  const own = [...wordsOf(above), ...wordsOf(step.name)];
  const name = notes.canonical(entityName(own));
  return notes.isDeclared(name) || notes.isForeseen(name) ? name : entityOf(notes, step);
}

/** "list all trips", "cancel the order": what the route says already, in a row in one of its cells. */
function useRestated(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  entities: ReadonlySet<string>,
  custom: boolean,
): void {
  const { tokens, kind } = at.sentence;
  if (entities.size === 0) return;
  const whole = { start: 0, end: tokens.length };
  for (const { start, end: last } of kind === 'row' ? cellsOf(tokens) : [whole]) {
    const stop = tokens.findIndex((token, i) => i >= start && (token.kind === 'mark' || isWord(token, ...BOUNDARIES)));
    const end = stop < 0 ? last : Math.min(stop, last);
    const restated = custom ? end : endOfName(notes, tokens, { start, end }, entities);
    if (restated !== undefined && end - start > 1) reading.use(at, start, restated);
  }
}

/** Where the name of the thing ends, "by id" with it. */
function endOfName(
  notes: DomainNotes,
  tokens: readonly Token[],
  { start, end }: Range,
  entities: ReadonlySet<string>,
): number | undefined {
  for (let i = start; i < end; i++) {
    const phrase = nounPhraseAt(tokens, i, end);
    const named = phrase && (notes.entityFor(phrase.words) ?? entityName([singular(phrase.words.at(-1) ?? '')]));
    if (phrase && named !== undefined && entities.has(named))
      return isBy(tokens, phrase.end) ? phrase.end + 2 : phrase.end;
    if (phrase) i = Math.max(i, phrase.end - 1);
  }
  return undefined;
}

/** "get a trip by id" */
const isBy = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'by') && routeWords.keys.has(tokens[i + 1]?.lower ?? '');

const BOUNDARIES = ['if', 'when', 'unless', 'only', 'and', 'but', 'with', 'as', 'for', 'that', 'which'];
