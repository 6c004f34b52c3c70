import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { crudVerb, grammar } from '../../lexicon/grammar-lexicon';
import { wordsOf } from '../../names';
import { baseOf } from '../../lexicon/verb-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import { readClauses } from '../grammar/clauses';
import { isFromTheStart } from '../grammar/conditions';
import type { DomainNotes } from '../domain-notes';
import { isNegated } from '../grammar/negation';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import type { BriefReading, SentenceReading } from '../reading';

type Verb = 'create' | 'update' | 'delete';

/** "Readings are append-only", "a read-only API", "the API must not allow deleting fountains", "never updated". */
export function readRuledOut(reading: BriefReading, notes: DomainNotes, at: SentenceReading): void {
  const { tokens } = at.sentence;
  const only = onlyKind(tokens);
  if (only && (only.whole || !hasCondition(tokens, 0))) {
    const entities = only.whole
      ? declaredEntities(notes)
      : entitiesBefore(notes, tokens, only.at, clauseStart(tokens, only.at));
    exclude(reading, at, entities, only.verbs, only.at);
  }
  const swept = sweptVerb(tokens);
  if (swept !== undefined && !hasCondition(tokens, 0)) {
    exclude(reading, at, declaredEntities(notes), [swept], 0);
    return;
  }
  // "Deleting films is forbidden for interns": for nobody else.
  if (notes.abilities.some((note) => note.place.at === at && note.negated && note.actor.kind !== 'someone')) return;
  const ruledOut = nominalVerbs(notes, tokens);
  if (ruledOut.length === 0) return;
  const entities = entitiesBefore(notes, tokens, tokens.length);
  exclude(
    reading,
    at,
    entities.length > 0 ? entities : notes.current === undefined ? [] : [notes.current],
    ruledOut.map(({ verb }) => verb),
    ruledOut[0]?.at ?? 0,
  );
}

function exclude(
  reading: BriefReading,
  at: SentenceReading,
  entities: readonly string[],
  verbs: readonly Verb[],
  place: number,
): void {
  for (const entity of entities)
    for (const verb of verbs) reading.fact(at, place, place + 1, FactKind.EXCLUSION, '', `${entity}.${verb}`);
  if (entities.length > 0) reading.use(at, 0, at.sentence.tokens.length);
}

/** What kind of thing can only be read, or only be added. */
function onlyKind(tokens: readonly Token[]): { at: number; verbs: Verb[]; whole: boolean } | undefined {
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1];
    const isOnly = isWord(next, 'only') || token.lower.endsWith('only');
    const isAppend =
      (isOnly && /^append/.test(token.lower)) ||
      isWord(token, 'immutable') ||
      (isWord(token, 'write') && isWord(next, 'once'));
    if (isAppend && !isNegated(tokens, at)) return { at, verbs: ['update', 'delete'], whole: false };
    if (!isOnly || !/^read(-?only)?$/.test(token.lower) || isNegated(tokens, at)) continue;
    const noun = tokens[token.lower === 'read' ? at + 2 : at + 1];
    const whole = isWord(noun, 'api', 'service', 'backend', 'rest', 'application', 'app', 'endpoint', 'interface');
    const isSaid =
      isWord(tokens[at - 1], 'be', 'strictly', 'purely', 'completely') && (noun === undefined || noun.kind === 'mark');
    if (whole || isSaid) return { at, verbs: ['create', 'update', 'delete'], whole };
  }
  return undefined;
}

/** "Nothing should ever be deleted", "no record may be changed", "data is never deleted": said of all that is kept. */
function sweptVerb(tokens: readonly Token[]): Verb | undefined {
  const [clause] = readClauses(tokens, { start: 0, end: tokens.length });
  if (!clause?.subject || !clause.passive) return undefined;
  const { subject, verb, end } = clause;
  const words = tokens.slice(subject.start, subject.end);
  const isAll = isWord(words[0], 'nothing') && words.length === 1;
  // "Approved entries cannot be changed": some of them.
  const isAny = words.length === 1 || isWord(words[0], 'no', 'the', 'any', 'all', 'our', 'these', 'such', 'existing');
  const isRecords = words.length < 3 && isAny && isWord(words.at(-1), 'data', 'record', 'entry', 'row');
  const isNone = isAll || (isRecords && (isWord(words[0], 'no') || clause.negated));
  const participle = tokens[verb.end - 1];
  const isWhole = tokens
    .slice(verb.end, end)
    .every((token) => token.kind === 'mark' || isWord(token, 'ever', 'really', 'here', 'and', 'but'));
  const done = isNone && isWhole && participle ? nominalVerb(participle) : undefined;
  return done === 'create' ? undefined : done;
}

const NOUNS: Readonly<Record<string, Verb>> = {
  deletion: 'delete',
  deletions: 'delete',
  deletes: 'delete',
  removal: 'delete',
  updates: 'update',
  edits: 'update',
  change: 'update',
  changes: 'update',
  alterations: 'update',
  modification: 'update',
  modifications: 'update',
};

/** "must not allow creating, updating or deleting", "no edits or deletes", "never updated", "deleting one is not possible". */
function nominalVerbs(notes: DomainNotes, tokens: readonly Token[]): { verb: Verb; at: number }[] {
  const found: { verb: Verb; at: number }[] = [];
  for (const [at, token] of tokens.entries()) {
    // "No booking may overlap another": where bookings are kept, one of them.
    const isName = notes.entityFor([token.lower]) !== undefined || isWord(tokens[at - 1], 'to');
    const verb = isName ? undefined : (nominalVerb(token) ?? deniedVerb(tokens, at));
    if (verb !== undefined && isForbidden(tokens, at) && !hasCondition(tokens, at)) found.push({ verb, at });
  }
  return found;
}

function nominalVerb(token: Token): Verb | undefined {
  const noun = NOUNS[token.lower];
  if (noun !== undefined) return noun;
  if (token.kind !== 'word' || !/(ing|ed|able)$/.test(token.lower)) return undefined;
  const able = { editable: 'edit', changeable: 'change', deletable: 'delete', modifiable: 'modify' }[token.lower];
  const verb = crudVerb(able ?? baseOf(token.lower) ?? '');
  return verb === 'create' || verb === 'update' || verb === 'delete' ? verb : undefined;
}

/** "No delete for inspections", "no update or delete": the bare verb, named as what there is not; "no new trips" may be of some. */
function deniedVerb(tokens: readonly Token[], at: number): Verb | undefined {
  // "No record may be deleted": one of them.
  if (tokens[at + 1]?.pos === 'AUX' || grammar.modals.has(tokens[at + 1]?.lower ?? '')) return undefined;
  const verb = tokens[at]?.pos === 'ADJ' ? undefined : crudVerb(tokens[at]?.lower ?? '');
  if (verb !== 'create' && verb !== 'update' && verb !== 'delete') return undefined;
  if (isWord(tokens[at - 1], 'no')) return verb;
  const isListed = isWord(tokens[at - 1], 'or', 'and', 'nor') || isMark(tokens[at - 1], ',', '/');
  return isListed && deniedVerb(tokens, at - 2) !== undefined ? verb : undefined;
}

function isForbidden(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token?.lower.endsWith('ed') === true) return isWord(before, 'never') && !isWord(tokens[at - 2], 'be');
  if (token?.lower.endsWith('able') === true) return isWord(before, 'not', 'never', "n't");
  const behind = tokens.slice(at + 1, at + 9);
  const not = behind.findIndex((one) =>
    isWord(one, 'not', "n't", 'never', 'forbidden', 'impossible', 'prohibited', 'disallowed'),
  );
  const refused =
    not >= 0 &&
    !behind.slice(0, not).some((one) => isMark(one, '.', ';', ',') || isWord(one, 'but')) &&
    (isWord(behind[not], 'forbidden', 'impossible', 'prohibited', 'disallowed') ||
      behind
        .slice(not + 1)
        .some((one) => isWord(one, 'possible', 'allow', 'permit', 'support', 'need', 'offer', 'foresee')));
  if (refused) return true;
  const verb = tokens
    .slice(0, at)
    .findLastIndex((one) =>
      isWord(one, 'allow', 'permit', 'support', 'offer', 'provide', 'forbid', 'prevent', 'no', 'disallow', 'prohibit'),
    );
  if (verb < 0 || tokens.slice(verb + 1, at).some((one) => isMark(one, '.', ';', ':'))) return false;
  if (isWord(tokens[verb], 'forbid', 'prevent', 'disallow', 'prohibit')) return true;
  // "No one can change another's": who may not, which the verb says.
  if (isWord(tokens[verb], 'no'))
    return at - verb <= 4 && !tokens.slice(verb, at).some(({ lower }) => grammar.modals.has(lower));
  return isNegated(tokens, verb) || isNegated(tokens, verb + 1);
}

const hasCondition = (tokens: readonly Token[], at: number): boolean =>
  tokens.some(
    (one, i) =>
      i >= at &&
      isWord(one, 'once', 'while', 'until', 'unless', 'after', 'if', 'when', 'before', 'without') &&
      !isFromTheStart(tokens, i),
  );

const declaredEntities = (notes: DomainNotes): string[] =>
  [...notes.entities.values()].filter(({ strength }) => strength === 'declared').map(({ name }) => name);

/** "Archived transfers are read-only": what holds in one state rules nothing out for good. */
function isSomeOnly(tokens: readonly Token[], { start, end }: NounPhrase, entity: string): boolean {
  const own = wordsOf(entity).length;
  const before = [...tokens.slice(Math.max(0, start - 1), start), ...tokens.slice(start, Math.max(start, end - own))];
  return before.some(
    ({ lower, pos }) =>
      ['VERB', 'ADJ', 'NOUN', 'PROPN'].includes(pos) && /(ed|en|id|past|old)$/.test(lower) && !ALREADY.has(lower),
  );
}

/** Of whatever is kept: no state of it. */
const ALREADY = new Set([
  'existing',
  'recorded',
  'saved',
  'stored',
  'entered',
  'created',
  'logged',
  'added',
  'submitted',
]);

/** Behind "a concert has a date;": of what stands there nothing is said. */
const clauseStart = (tokens: readonly Token[], end: number): number =>
  tokens.findLastIndex((token, i) => i < end && isMark(token, ';', '.')) + 1;

function entitiesBefore(notes: DomainNotes, tokens: readonly Token[], end: number, start = 0): string[] {
  const names: string[] = [];
  for (let i = start; i < end; ) {
    const phrase = nounPhraseAt(tokens, i, tokens.length);
    const known = phrase ? notes.entityFor(phrase.words) : undefined;
    if (phrase && known !== undefined && notes.isDeclared(known) && !isSomeOnly(tokens, phrase, known))
      names.push(known);
    i = Math.max(i + 1, phrase?.end ?? 0);
  }
  return [...new Set(names)];
}
