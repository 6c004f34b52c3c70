import { grammar } from '../../lexicon/grammar-lexicon';
import { isEntitled } from '../../lexicon/rights-lexicon';
import { baseOfGerund, baseOfParticiple } from '../../lexicon/verb-lexicon';
import { beginsObject } from '../../text/tags/tag-changes';
import { phraseAt } from './noun-phrase';
import { type Token, isMark, isWord } from '../../text/token';
import type { Range } from './phrase-pattern';
import { allowedAt } from './allowances';
import { ATTACHED, attachedGroup, madeOfAt } from './attached-parts';
import { anotherWayAt, heldAbilityAt, type ImpersonalAbility, impersonalAt } from './impersonal-ability';
import { isRaised } from './raised-verbs';
import { resumedSubject } from './resumed-clauses';
import { withoutRegistering } from './registering-oneself';
import { goesOnInInfinitive, goesOnInPassive, isDeniedParticiple, isDeniedVerb } from './verb-continuations';
import { isInfinitiveHead, isParticiple } from './verb-forms';
import { DO, BE, HAVE, isAuxiliary, isVerbForm, isCoordinatedVerb, isPlainVerb } from './plain-verbs';
import type { VerbGroup } from './clause';

const SWEEPING = ['everything', 'anything', 'all', 'whatever'];
/** What is done, so that "do" is the verb itself. */
const DONE = [...SWEEPING, 'nothing', 'that', 'so', 'this', 'the', 'their', 'both'];
export function verbGroupAt(tokens: readonly Token[], start: number, range: Range): VerbGroup | undefined {
  const token = tokens[start];
  if (token?.kind !== 'word' || token.quoted) return undefined;
  if (ATTACHED.includes(token.lower)) {
    const end = isWord(tokens[start + 1], 'of') ? start + 2 : start + 1;
    return attachedGroup(tokens, { start, end }, range.start);
  }
  // "the job together with its word count"
  if (isWord(token, 'together', 'along') && isWord(tokens[start + 1], 'with'))
    return attachedGroup(tokens, { start, end: start + 2 }, range.start);
  const parts = madeOfAt(tokens, start, range.end);
  if (parts !== undefined) return attachedGroup(tokens, { start, end: parts }, range.start);
  if (isListedState(tokens, start) || isNarrowing(tokens, start)) return undefined;
  if (isAuxiliary(token) && !isNounAfterArticle(tokens, start)) return auxiliaryGroup(tokens, start, range.end);
  const another = anotherWayAt(tokens, start, range.end);
  if (another) return impersonalGroup(tokens, another, range.end, { modal: 'can', negated: false, from: start });
  const allowed = allowedAt(tokens, start);
  if (allowed) {
    const context = { modal: 'can', negated: allowed.negated, from: start };
    return { ...plainGroup(tokens, start + 1, range.end, context), doer: allowed.doer };
  }
  if (isDeniedParticiple(tokens, start))
    return {
      ...plainGroup(tokens, start + 1, range.end, { modal: undefined, negated: true, from: start }),
      passive: true,
    };
  if (isDeniedVerb(tokens, start))
    return plainGroup(tokens, start + 1, range.end, { modal: undefined, negated: true, from: start });
  if (goesOnInInfinitive(tokens, start, range.start))
    return plainGroup(tokens, start + 1, range.end, { modal: 'can', negated: false, from: start });
  if (goesOnInPassive(tokens, start))
    return {
      start,
      end: start + 1,
      verbs: [{ lemma: token.lemma, at: start }],
      modal: undefined,
      negated: false,
      passive: true,
      attached: false,
    };
  if (isRaised(tokens, start, range.start))
    return plainGroup(tokens, start, range.end, { modal: 'can', negated: false, from: start });
  if (!isPlainVerb(tokens, start, range.start)) {
    const doer = resumedSubject(tokens, start, range.start);
    const context = { modal: undefined, negated: false, from: start };
    return doer && { ...plainGroup(tokens, start, range.end, context), doer, resumed: true };
  }
  const plain = plainGroup(tokens, start, range.end, { modal: undefined, negated: false, from: start });
  const way = isWord(token, ...GRANTING) ? impersonalAt(tokens, plain.end, range.end) : undefined;
  if (!way) return plain;
  const context = { modal: 'can', negated: false, from: start };
  const { doer, ...group } = impersonalGroup(tokens, way, range.end, context);
  // "Members need a way to cancel": whoever needs it does it.
  return doer ? { ...group, doer } : group;
}

/** "we need a way to", "the API offers an endpoint to" */
const GRANTING = ['need', 'want', 'provide', 'offer', 'expose', 'like', 'have', 'include', 'add', 'give'];

/** "it should be possible to close and reopen tickets": it is about closing and reopening. */
const impersonalGroup = (
  tokens: readonly Token[],
  { verb, doer, gerund }: ImpersonalAbility,
  limit: number,
  context: GroupContext,
): VerbGroup => {
  const group = plainGroup(tokens, verb, limit, context);
  const verbs = gerund === undefined ? group.verbs : [{ lemma: gerund, at: verb }];
  return { ...group, verbs, doer: doer ?? null, main: verb };
};

interface GroupContext {
  readonly modal: string | undefined;
  readonly negated: boolean;
  readonly from: number;
}

/** "reported, being repaired or finished": what something may be, among others of the kind. */
const isListedState = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'being') &&
  (isMark(tokens[i - 1], ',', ':', '/') || isWord(tokens[i - 1], 'or')) &&
  tokens[i + 1]?.pos === 'VERB' &&
  (isMark(tokens[i + 2], ',', '/') || isWord(tokens[i + 2], 'or') || isWord(tokens[i - 1], 'or'));

/** "and the tool being rented": which one it is. */
const isNarrowing = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'being') &&
  tokens[i - 1]?.pos === 'NOUN' &&
  baseOfParticiple(tokens[i + 1]?.lower ?? '') !== undefined &&
  (tokens[i + 2] === undefined || isMark(tokens[i + 2], ',', '.', ';') || isWord(tokens[i + 2], 'and'));

const isNounAfterArticle = (tokens: readonly Token[], i: number): boolean =>
  i > 0 &&
  grammar.articles.has(tokens[i - 1]?.lower ?? '') &&
  ['can', 'will', 'may', 'must', 'get'].includes(tokens[i]?.lower ?? '') &&
  tokens[i - 1]?.lower !== 'each' &&
  tokens[i - 1]?.lower !== 'all' &&
  !['this', 'that', 'these', 'those', 'each', 'every', 'all', 'some'].includes(tokens[i - 1]?.lower ?? '');

/** "should be able to create", "must not be", "is stored", "wants to see". */
function auxiliaryGroup(tokens: readonly Token[], start: number, limit: number): VerbGroup {
  let i = start;
  let negated = false;
  let modal: string | undefined;
  let last = tokens[start];
  for (; i < limit; i++) {
    const token = tokens[i];
    if (!token) break;
    if (i > start && token.lower === 'do' && DONE.includes(tokens[i + 1]?.lower ?? '')) break;
    if (['not', "n't", 'never', 'neither'].includes(token.lower)) negated = true;
    else if (i > start && token.lower === 'got' && HAVE.includes(last?.lower ?? '')) continue;
    else if (i > start && token.lower === 'no' && isWord(tokens[i + 1], 'longer', 'more')) {
      negated = true;
      i++;
    } else if (isAuxiliary(token) || token.lower === 'been') {
      if (grammar.modals.has(token.lower)) modal ??= token.lower;
      if (token.lower === 'cannot') negated = true;
      last = token;
    } else if (token.lower === 'to' && i === start + 1 && modal !== undefined && tokens[i + 1]?.pos === 'VERB') {
      // "can to create", as some learners say.
      last = token;
    } else if (token.lower === 'to' && i > start && tokens[i + 1]?.pos !== 'DET' && isInfinitiveHead(tokens[i - 1])) {
      modal ??= HAVE.includes(tokens[i - 1]?.lower ?? '') ? 'must' : 'can';
      last = token;
    } else if (i > start && isEntitled(token.lower) && isWord(tokens[i + 1], 'to') && tokens[i + 2]?.pos !== 'DET') {
      modal ??= 'can';
    } else {
      const between = betweenParts(tokens, i, limit);
      if (between === 0) break;
      i += between - 1;
    }
  }
  const context = { modal, negated, from: start };
  const main = tokens[i];
  const lastWord = last?.lower ?? '';
  // "I can everything", as some speak
  if (modal !== undefined && grammar.modals.has(lastWord) && SWEEPING.includes(main?.lower ?? ''))
    return { start, end: i, verbs: [{ lemma: 'do', at: start }], modal, negated, passive: false, attached: false };
  const held = HAVE.includes(lastWord) || BE.includes(lastWord) ? heldAbilityAt(tokens, i, limit) : undefined;
  if (held !== undefined) {
    const denied = negated || isWord(main, 'no');
    return plainGroup(tokens, held, limit, { modal: modal ?? 'can', negated: denied, from: start });
  }
  const impersonal = BE.includes(lastWord) ? impersonalAt(tokens, i, limit) : undefined;
  const isDummy = isWord(tokens[start - 1], 'it', 'there') || isWord(tokens[i], 'impossible');
  if (impersonal && isDummy) {
    const denied = isWord(main, 'impossible', 'forbidden', 'prohibited') || isWord(main, 'no');
    return impersonalGroup(tokens, impersonal, limit, {
      modal: modal ?? 'can',
      negated: negated !== denied,
      from: start,
    });
  }
  if (main?.kind === 'word' && i < limit && !main.quoted) {
    // "the estate is having divisions", as some speak
    if (BE.includes(lastWord) && main.lower === 'having')
      return { start, end: i + 1, verbs: [{ lemma: 'have', at: i }], modal, negated, passive: false, attached: false };
    // "will be entering them", "we are lending toys"
    const isProgressive =
      main.pos === 'VERB' && main.lower.endsWith('ing') && (modal !== undefined || isDoing(tokens, start, i));
    if (BE.includes(lastWord) && isProgressive) return plainGroup(tokens, i, limit, context);
    if (BE.includes(lastWord) && isParticiple(main)) return { ...plainGroup(tokens, i, limit, context), passive: true };
    const expectsBase =
      grammar.modals.has(lastWord) ||
      DO.includes(lastWord) ||
      lastWord === 'to' ||
      lastWord === "'ll" ||
      lastWord === "'d";
    // "can do at most two jobs": doing is all there is.
    const isAll = DO.includes(lastWord) && ['ADP', 'NUM'].includes(main.pos);
    if (expectsBase && !isAll && (isVerbForm(main) || modal !== undefined))
      return plainGroup(tokens, i, limit, context);
    if (
      HAVE.includes(lastWord) &&
      isParticiple(main) &&
      !grammar.requiredAdjectives.has(main.lower) &&
      (['DET', 'PRON'].includes(tokens[i + 1]?.pos ?? '') ||
        isWord(tokens[i + 1], 'one') ||
        tellsEvent(tokens, start, i) ||
        grammar.many.has(tokens[i + 1]?.lower ?? ''))
    )
      return plainGroup(tokens, i, limit, context);
  }
  const lemma = ownLemma(lastWord);
  return { start, end: i, verbs: [{ lemma, at: start }], modal, negated, passive: false, attached: false };
}

/** "(is) writing this down", not "(is) pending", nor "there are mailing lists" */
const isDoing = (tokens: readonly Token[], start: number, i: number): boolean =>
  !isWord(tokens[start - 1], 'there') &&
  baseOfGerund(tokens[i]?.lower ?? '') !== undefined &&
  beginsObject(tokens, i + 1) &&
  !isWord(tokens[i + 1], 'how');

/** "when the assessor has looked at it" */
const tellsEvent = (tokens: readonly Token[], start: number, verb: number): boolean =>
  tokens[verb]?.pos === 'VERB' &&
  (tokens[verb + 1]?.pos === 'ADP' || tokens[verb + 1]?.kind === 'mark') &&
  tokens.slice(Math.max(0, start - 4), start).some((token) => isWord(token, 'when', 'once', 'after'));

/** What an auxiliary means that no other verb follows: "does everything", "has a name". */
const ownLemma = (auxiliary: string): string =>
  HAVE.includes(auxiliary)
    ? 'have'
    : DO.includes(auxiliary)
      ? 'do'
      : ['get', 'gets'].includes(auxiliary)
        ? 'get'
        : 'be';

/** What may stand within a verb group: "is also used", "is optionally assigned", "can of course be played"; how many words of it. */
function betweenParts(tokens: readonly Token[], i: number, limit: number): number {
  const token = tokens[i];
  if (!token || token.lower === 'first') return 0;
  if (grammar.adverbs.has(token.lower)) return 1;
  const next = tokens[i + 1];
  if (token.pos === 'ADV' && token.lower.endsWith('ly') && next !== undefined && isVerbForm(next)) return 1;
  const filler = phraseAt(tokens, i, limit, grammar.fillerPhrases) ?? 0;
  const after = tokens[i + filler];
  return filler > 0 && after?.kind === 'word' && (isVerbForm(after) || isAuxiliary(after)) ? filler : 0;
}

/** The main verb with those coordinated to it, "create, edit and delete", and the infinitive behind "want to". */
function plainGroup(tokens: readonly Token[], start: number, limit: number, context: GroupContext): VerbGroup {
  let at = start;
  let modal = context.modal;
  while (
    isInfinitiveHead(tokens[at]) &&
    isWord(tokens[at + 1], 'to') &&
    tokens[at + 2]?.kind === 'word' &&
    tokens[at + 2]?.pos !== 'DET'
  ) {
    modal ??= 'can';
    at += 2;
    while (
      at + 1 < limit &&
      (tokens[at]?.lower === 'be' || tokens[at]?.lower === 'only') &&
      (isInfinitiveHead(tokens[at + 1]) || tokens[at]?.lower === 'only')
    )
      at++;
  }
  // "need to be approved"
  const isNeeded = at > start && isWord(tokens[at - 2], 'need', 'have', 'ought') && tokens[at]?.lower === 'be';
  const [next] = tokens.slice(at + 1, limit);
  const passive = isNeeded && next !== undefined && isParticiple(next);
  if (passive) at++;
  const verbs = [{ lemma: verbLemma(tokens[at]), at }];
  let end = at + 1;
  for (;;) {
    let next = end;
    while (
      next < limit &&
      (isMark(tokens[next], ',', '/') ||
        isWord(tokens[next], 'and', 'or', '&', 'also') ||
        (context.negated && isWord(tokens[next], 'nor')))
    )
      next++;
    // "be repaired or be written off"
    if (next > end && tokens[next]?.lower === 'be' && isWord(tokens[at - 1], 'be')) next++;
    const token = tokens[next];
    if (next === end || next >= limit || token?.kind !== 'word' || !isCoordinatedVerb(tokens, next, at)) break;
    verbs.push({ lemma: verbLemma(token), at: next });
    end = next + 1;
  }
  const deeds = withoutRegistering(verbs);
  return { start: context.from, end, verbs: deeds, modal, negated: context.negated, passive, attached: false };
}

/** The tagger knows no base of what it takes for an adjective: "are thawed". */
const verbLemma = (token: Token | undefined): string =>
  token !== undefined && token.pos === 'ADJ' && token.lemma === token.lower && token.lower.endsWith('ed')
    ? (baseOfParticiple(token.lower) ?? token.lemma)
    : (token?.lemma ?? '');
