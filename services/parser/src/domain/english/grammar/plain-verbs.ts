import { isPersonNoun, isTeam } from '../../lexicon/account-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import { crudVerb, grammar } from '../../lexicon/grammar-lexicon';
import { isActionVerb } from '../../lexicon/verb-lexicon';
import { isPlural, singular } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import { isHyphenated } from './name-words';
import { isParticiple } from './verb-forms';

export const DO = ['do', 'does', 'did'];
export const BE = ['be', 'is', 'are', 'was', 'were', 'been', 'being', 'am', "'re", "'m", 'gets', 'get'];
export const HAVE = ['have', 'has', 'had', "'ve"];
export const isAuxiliary = (token: Token): boolean =>
  (grammar.modals.has(token.lower) && token.lower !== 'need') ||
  DO.includes(token.lower) ||
  BE.includes(token.lower) ||
  HAVE.includes(token.lower) ||
  token.lower === "'ll" ||
  token.lower === "'d";

export const isVerbForm = (token: Token): boolean =>
  token.lower === 'do' ||
  token.pos === 'VERB' ||
  crudVerb(token.lemma) !== undefined ||
  grammar.manageVerbs.has(token.lemma) ||
  grammar.haveVerbs.has(token.lemma) ||
  grammar.joinVerbs.has(token.lemma);

/** A verb of the same form follows the conjunction, and its object or the next verb after it. */
export function isCoordinatedVerb(tokens: readonly Token[], i: number, first: number): boolean {
  const token = tokens[i];
  const next = tokens[i + 1];
  if (!token || grammar.articles.has(token.lower) || isAuxiliary(token)) return false;
  const sameForm = /s$/.test(tokens[first]?.lower ?? '') === /s$/.test(token.lower) || token.lower === token.lemma;
  const known =
    crudVerb(token.lemma) !== undefined ||
    (token.pos === 'VERB' &&
      (token.lower === token.lemma ||
        (/(ed|en)$/.test(token.lower) && /(ed|en)$/.test(tokens[first]?.lower ?? '')) ||
        (/s$/.test(token.lower) && isThirdPerson(tokens[first]))));
  if (!known || !sameForm || token.lower.endsWith('ing')) return false;
  return next === undefined || next.kind !== 'mark' || isMark(next, ...BEHIND_VERBS);
}

/** What may follow the last of several verbs; a colon or a sign makes a name of it. */
const BEHIND_VERBS = [',', '/', '.', '!', '?', ';', '(', ')', '-', '–', '—', '...', '…'];

/** "customers just browse", "members read, admins write": somebody, and what he does with all of it. */
const isDoneAlone = (tokens: readonly Token[], i: number): boolean => {
  const who = isWord(tokens[i - 1], 'just', 'only', 'simply') ? i - 2 : i - 1;
  const next = tokens[i + 1];
  return (
    tokens[i]?.pos === 'VERB' &&
    isWord(tokens[i], 'read', 'write', 'browse', 'view', 'edit', 'look') &&
    isPlural(tokens[who]?.lower ?? '') &&
    isPersonNoun(singular(tokens[who]?.lower ?? '')) &&
    (next === undefined || isMark(next, '.', ',', ';', ')'))
  );
};

const isThirdPerson = (token: Token | undefined): boolean =>
  token?.pos === 'VERB' && /s$/.test(token.lower) && token.lower !== token.lemma;

/** A finite verb without auxiliary: behind its subject, or opening an instruction. */
export function isPlainVerb(tokens: readonly Token[], i: number, from: number): boolean {
  const token = tokens[i];
  const before = tokens[i - 1];
  if (!token || (token.lower.endsWith('ing') && token.lemma !== token.lower)) return false;
  const known = isVerbForm(token) || grammar.belongVerbs.has(token.lemma);
  // "charge points", "posts that contain links": nouns, unless they lead to something.
  const leads = ['point', 'link', 'concern'].includes(token.lemma) && token.pos === 'NOUN';
  if (leads && !isWord(tokens[i + 1], 'to', 'at', 'with') && tokens[i + 1]?.pos !== 'DET') return false;
  if (!known || grammar.possessives.has(before?.lower ?? '')) return false;
  if ((i === from && opensName(tokens, i)) || (token.pos === 'NOUN' && tokens[i + 1]?.pos === 'AUX')) return false;
  // "phone, address and": a noun of the list, whatever the tagger takes it for.
  const isListed = isMark(before, ',') && isWord(tokens[i + 1], 'and', 'or') && tokens[i + 2]?.pos !== 'VERB';
  if (isListed && isFieldName([token.lower])) return false;
  if (beginsListedName(tokens, i) || isOfCompound(tokens, i)) return false;
  // "up to five photo links"
  if (token.pos === 'NOUN' && tokens[i - 2]?.pos === 'NUM' && isPlural(token.lower)) return false;
  const first = i === from || (i === from + 1 && isWord(before, 'please', 'then', 'also', 'to'));
  // "Boat: model, weight"
  const opensList =
    token.pos === 'NOUN' && isMark(before, ':') && isMark(tokens[i + 1], ',') && isFieldName([token.lower]);
  if (opensList) return false;
  if (first)
    return (
      (token.lower === token.lemma ||
        (isMark(before, ':', '-', '–') && token.pos === 'VERB' && /s$/.test(token.lower))) &&
      !isLabel(tokens, i) &&
      !isSubject(tokens, i) &&
      (token.pos === 'VERB' ||
        crudVerb(token.lemma) !== undefined ||
        grammar.manageVerbs.has(token.lemma) ||
        (isActionVerb(token.lower) &&
          (grammar.articles.has(tokens[i + 1]?.lower ?? '') || isWord(tokens[i + 1], 'it', 'them'))))
    );
  if (!before) return false;
  if (isDoneAlone(tokens, i)) return true;
  const afterConjunction =
    isWord(before, 'and', 'or', 'then', 'but', 'alone') ||
    isMark(before, ',') ||
    grammar.relatives.has(before.lower) ||
    grammar.adverbs.has(before.lower);
  if (afterConjunction)
    return (
      token.pos === 'VERB' &&
      isFinite(tokens, i) &&
      !isLabel(tokens, i) &&
      (grammar.relatives.has(before.lower) || grammar.belongVerbs.has(token.lemma) || hasObject(tokens, i))
    );
  if (before.kind !== 'word') return isMark(before, ')') && token.pos === 'VERB' && isFinite(tokens, i);
  if (
    before.pos === 'PRON' ||
    ['i', 'we', 'you', 'they', 'it', 'each', 'everyone', 'anyone', 'who'].includes(before.lower) ||
    // "all three see everything"
    (before.pos === 'NUM' && isWord(tokens[i - 2], 'all', 'these', 'those'))
  )
    return isFinite(tokens, i) && (token.pos === 'VERB' || (before.pos === 'PRON' && before.lower !== 'each'));
  // "orders have order lines", "a cart contains order lines"
  const isCompound = isThirdPerson(before) && tokens[i + 1]?.pos === 'NOUN';
  if (token.pos === 'NOUN' && (HAVE.includes(before.lower) || isCompound)) return false;
  // "as sold out": no preposition does anything, though its word may end like a plural.
  if (['ADP', 'SCONJ', 'CCONJ'].includes(before.pos)) return false;
  // "approves new shows"
  if (token.pos === 'ADJ' && before.pos === 'VERB') return false;
  const isNoun = ['NOUN', 'PROPN'].includes(before.pos) || grammar.articles.has(tokens[i - 2]?.lower ?? '');
  if (!isNoun && !isPlural(before.lower)) return false;
  return (
    (agrees(before, token) || agreesWithHead(tokens, i)) &&
    !isReduced(tokens, i) &&
    (token.pos === 'VERB' ||
      (grammar.haveVerbs.has(token.lemma) && tokens[i + 1]?.pos === 'DET') ||
      grammar.belongVerbs.has(token.lemma) ||
      ((crudVerb(token.lemma) ?? '') !== '' && isPlural(tokens[i + 1]?.lower ?? ''))) &&
    (hasObject(tokens, i) || grammar.belongVerbs.has(token.lemma) || merelyHappens(tokens, i))
  );
}

/** "When a vehicle leaves, ...": behind a word that says when, a verb needs no object. */
function merelyHappens(tokens: readonly Token[], i: number): boolean {
  if (tokens[i]?.pos !== 'VERB' || !isMark(tokens[i + 1], ',')) return false;
  let start = i - 1;
  while (['DET', 'NOUN', 'PROPN', 'ADJ'].includes(tokens[start]?.pos ?? '')) start--;
  const opens = start === 0 || tokens[start - 1]?.kind === 'mark' || isWord(tokens[start - 1], 'and', 'as');
  return start < i - 1 && opens && isWord(tokens[start], 'when', 'whenever', 'once', 'if', 'after', 'as', 'until');
}

/** "take-off time", "check-in date": with its hyphen no verb. */
const isOfCompound = (tokens: readonly Token[], i: number): boolean =>
  isHyphenated(tokens, i + 1) && isWord(tokens[i + 1], 'off', 'in', 'up', 'out', 'on', 'by', 'over', 'down', 'through');

/** "Ensure price is positive": what stands behind is a statement. */
const TAKES_STATEMENT = new Set(
  'ensure check verify validate assume suppose note see say let make help require'.split(' '),
);

/**
 * "Order has a price", "Report must have a title", "Visit belongs to a patient", "Order number is unique": what another finite verb
 * follows is what it is said of.
 */
const isSubject = (tokens: readonly Token[], i: number): boolean => {
  const [next, after] = [tokens[i + 1], tokens[i + 2]];
  if (next?.kind !== 'word') return false;
  const isPart = next.pos === 'NOUN' && !isPlural(next.lower) && !TAKES_STATEMENT.has(tokens[i]?.lemma ?? '');
  if (isPart && after && isAuxiliary(after)) return true;
  // "New hires have a name"
  return isAuxiliary(next) || (isThirdPerson(next) && !(after && isAuxiliary(after)));
};

/** "show, dome, start time": in a list, a usual name of a field that begins like a verb. */
const beginsListedName = (tokens: readonly Token[], i: number): boolean =>
  (isMark(tokens[i - 1], ',', ':', ';', '(') || isWord(tokens[i - 1], 'and')) &&
  isFieldName(tokens.slice(i, i + 2).map(({ lower }) => lower)) &&
  (tokens[i + 2] === undefined || tokens[i + 2]?.kind === 'mark' || isWord(tokens[i + 2], 'and'));

/** "Leave requests have ..." speaks of leave requests; it asks nobody to leave them. */
const opensName = (tokens: readonly Token[], i: number): boolean =>
  ['NOUN', 'PROPN'].includes(tokens[i]?.pos ?? '') &&
  isPlural(tokens[i + 1]?.lower ?? '') &&
  tokens[i + 1]?.pos === 'NOUN' &&
  (tokens[i]?.pos === 'NOUN' ||
    tokens[i + 2]?.pos === 'AUX' ||
    tokens[i + 2]?.lower === 'have' ||
    // "Show hosts update their shows"
    (tokens[i + 2]?.pos === 'VERB' && tokens[i + 2]?.lower === tokens[i + 2]?.lemma && hasObject(tokens, i + 2)));

const isLabel = (tokens: readonly Token[], i: number): boolean => isMark(tokens[i + 1], ':', '(', '=');

const isFinite = (tokens: readonly Token[], i: number): boolean => {
  const [noun, before, token] = [tokens[i - 2], tokens[i - 1], tokens[i]];
  if (!before || !token) return false;
  // "enrol", whose lemma is spelt "enroll"
  const isBase = token.lower === token.lemma || `${token.lower}l` === token.lemma;
  if (isBase || /s$/.test(token.lower)) return true;
  if (['I', 'we'].includes(before.text) && /ed$/.test(token.lower)) return true;
  // "the date they joined", "singers who missed it": what looks like a participle tells of the past.
  const isSaidOfNoun = before.pos === 'PRON' && noun?.pos === 'NOUN';
  const isPast = token.pos === 'VERB' && !token.lower.endsWith('ing');
  return isPast && (PAST_SUBJECTS.has(before.lower) || isSaidOfNoun);
};

const PAST_SUBJECTS = new Set('who which that nobody somebody someone everybody everyone'.split(' '));

export function hasObject(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1];
  if (isWord(next, 'and', 'or') && tokens[i + 2]?.pos === 'VERB') return hasObject(tokens, i + 2);
  const last = lastOfDeeds(tokens, i);
  if (last !== undefined) return hasObject(tokens, last);
  if (!next || isMark(next, ',', ')', ':', '(', '/')) return false;
  return next.kind !== 'mark' || isMark(next, '"');
}

/** "Teachers add, edit and delete lessons": where the last of several verbs of one form stands. */
function lastOfDeeds(tokens: readonly Token[], i: number): number | undefined {
  const isBase = (token: Token | undefined): boolean => token?.pos === 'VERB' && token.lower === token.lemma;
  const isSame = (token: Token | undefined): boolean =>
    isBase(tokens[i]) ? isBase(token) : isThirdPerson(tokens[i]) && isThirdPerson(token);
  let at = i;
  while (isMark(tokens[at + 1], ',') && isSame(tokens[at + 2])) at += 2;
  const joins = isMark(tokens[at + 1], ',') ? at + 2 : at + 1;
  return at > i && isWord(tokens[joins], 'and', 'or') && isSame(tokens[joins + 1]) ? joins + 1 : undefined;
}

/** "Comments left by hikers", "titles won abroad": a participle without an object says which of them. */
const isReduced = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.pos === 'VERB' &&
  isParticiple(tokens[i]) &&
  tokens[i].lower !== tokens[i].lemma &&
  ['ADP', 'ADV'].includes(tokens[i + 1]?.pos ?? '');

const COLLECTIVE = new Set(['staff', 'team', 'crew', 'people', 'personnel', 'committee', 'management', 'police']);

/** "Leases of a cellar run from ...", "photos of the mooring show ...": several of one thing, and what they do. */
function agreesWithHead(tokens: readonly Token[], i: number): boolean {
  const verb = tokens[i];
  let of = i - 2;
  while (of > i - 5 && ['NOUN', 'PROPN', 'ADJ'].includes(tokens[of]?.pos ?? '')) of--;
  const isOne = grammar.articles.has(tokens[of]?.lower ?? '') && isWord(tokens[of - 1], 'of', 'for');
  const head = tokens[of - 2];
  const opens = of - 2 === 0 || (of - 3 === 0 && ['DET', 'ADJ'].includes(tokens[0]?.pos ?? ''));
  return isOne && opens && verb?.pos === 'VERB' && verb.lower === verb.lemma && isPlural(head?.lower ?? '');
}

/** "books belong", "a book belongs": number of subject and verb fit. */
function agrees(subject: Token, verb: Token): boolean {
  const plural = isPlural(subject.lower);
  // "Office staff manage everything" and "staff manages" are both said.
  if (COLLECTIVE.has(subject.lower) || isTeam([subject.lower])) return true;
  return /s$/.test(verb.lower) && verb.lower !== verb.lemma
    ? !plural
    : plural && (verb.lower === verb.lemma || !/(ed|en)$/.test(verb.lower));
}
